-- A service over TLS that speaks HTTP/2 and HTTP/1.1, for specs of connections:
--   /v1/meet/<name>/<n>   as any other path, once n requests of that name have arrived
--   /<tenant>/oauth2/...  a token
--   any other path        the method and the version of HTTP, such as "GET 2.0"

local certificates = require "spec.support.servers.certificates"
local nginx = require "spec.support.programs.nginx"

local upstream = {}

local HTTP = [[
lua_shared_dict counts 1m;
server {
  listen 127.0.0.1:%PORT% ssl%HTTP2% backlog=4096;
  ssl_certificate %CERTIFICATE%;
  ssl_certificate_key %KEY%;
  default_type application/json;
  location / { content_by_lua_block {
    ngx.req.read_body()
    local name, n = ngx.var.uri:match("^/v1/meet/(%w+)/(%d+)")
    if name then
      ngx.shared.counts:incr(name, 1, 0)
      while ngx.shared.counts:get(name) < tonumber(n) do ngx.sleep(0.005) end
    end
    local text = ngx.var.uri:find("/oauth2/", 1, true)
      and '{"token_type":"Bearer","expires_in":3599,"access_token":"marker-token"}'
      or ('"%s %.1f"'):format(ngx.req.get_method(), ngx.req.http_version())
    ngx.header["Content-Length"] = #text
    ngx.print(text)
  } }
}
]]

--- Starts the service; `options.http2 == false`: only HTTP/1.1.
---@return table server of spec.support.programs.nginx, with `ca` and an https `url`
function upstream.start(options)
  local set = options and options.set or certificates.new()
  local issued = set:issue { name = "upstream" }
  local words = {
    CERTIFICATE = issued.certificate, KEY = issued.key,
    HTTP2 = options and options.http2 == false and "" or " http2",
  }
  local server = nginx.start(function(port)
    words.PORT = tostring(port)
    return (HTTP:gsub("%%(%u%w+)%%", words))
  end)
  server.ca, server.set = set.ca, set
  server.url = "https://127.0.0.1:" .. server.port
  local stop = server.stop
  function server:stop()
    stop(self)
    if not (options and options.set) then set:remove() end
  end
  return server
end

return upstream
