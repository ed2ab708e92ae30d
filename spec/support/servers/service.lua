-- A fast service whose paths say what it does:
--   /v1/delay/<ms>               "education" after that time
--   /v1/held/<name>              "education" after a request to /release/<name>
--   /v1/together/<name>/<n>      "education" once n requests of that name have arrived
--   /v1/status/<code>            that status, with an empty body
--   /v1/limit/<name>/<n>/<s>     429 with Retry-After of s seconds for the first n requests of that name
--   /v1/fresh/<name>             401 until a token was fetched after the first request of that name
--   /answers/<name>/v1/customers/<id>/...  one of the answers below, for a client with this base URL
--   /v1/token                    the bearer token that was sent
--   /v1/customers/<id>/qualification  "education"; /v1/customers?size= pages of 25 customers
--   /<tenant>/oauth2/...         a token; the tenant's last digits are milliseconds of delay, and one that
--                                begins with "bad0" is refused, with "0000" the first lives for a second
--   /count/<name>                the number of requests of that name or tenant

local nginx = require "spec.support.programs.nginx"

local service = {}

local HTTP = [[
lua_shared_dict counts 4m;
init_by_lua_block {
  local counts, semaphore, gates = ngx.shared.counts, require "ngx.semaphore", {}
  local function gate(name)
    gates[name] = gates[name] or { waiting = 0, opened = semaphore.new() }
    return gates[name]
  end
  local function open(name)
    gate(name).is_open = true
    gate(name).opened:post(gate(name).waiting)
  end
  local function pass(name)
    local one = gate(name)
    if one.is_open then return end
    one.waiting = one.waiting + 1
    if not one.opened:wait(300) then ngx.status = 504 end
    one.waiting = one.waiting - 1
  end
  local function say(text) ngx.header["Content-Length"] = #text; ngx.print(text) end
  local routes = {
    { "^/v1/delay/([%d.]+)", function(ms)
      ngx.sleep(tonumber(ms) / 1000)
      say('"education"')
    end },
    { "^/v1/held/(%w+)", function(name)
      counts:incr(name, 1, 0)
      pass(name)
      say('"education"')
    end },
    { "^/v1/together/(%w+)/(%d+)", function(name, n)
      if counts:incr(name, 1, 0) == tonumber(n) then open(name) end
      pass(name)
      say('"education"')
    end },
    { "^/release/(%w+)", function(name)
      open(name)
      say("")
    end },
    { "^/v1/status/(%d+)", function(status) ngx.status = tonumber(status); say("") end },
    { "^/v1/limit/(%w+)/(%d+)/([%d.]+)", function(name, n, seconds)
      if counts:incr(name, 1, 0) <= tonumber(n) then
        ngx.status = 429
        ngx.header["Retry-After"] = seconds
        return say("")
      end
      say('"education"')
    end },
    { "^/v1/fresh/(%w+)", function(name)
      local token = ngx.var.http_authorization
      if counts:add(name, token) or counts:get(name) == token then
        ngx.status = 401
        return say("")
      end
      say('"education"')
    end },
    { "^/answers/(%w+)/v1/customers/", function(name)
      local answers = {
        education = '"education"', shouted = '"EDUCATION"', none = '"none"', museum = '"Museum"',
        blank = ' "none"\n', marked = '\239\187\191"Education"', number = "2", empty = "", cut = '"educa',
        list = '[{"qualification":"Education"}]', words = '"state owned entity"',
        long = '"' .. ("a"):rep(65) .. '"', escaped = '"n\\u006fne"',
        denied = '{"code":3000,"description":"no such customer"}', slow = '"education"',
      }
      if name == "denied" then ngx.status = 403 end
      if name == "slow" then ngx.sleep(5) end
      say(answers[name])
    end },
    { "^/v1/token", function() say('"' .. tostring(ngx.var.http_authorization) .. '"') end },
    { "^/v1/customers$", function()
      local n, size = 25, tonumber(ngx.var.arg_size or 10)
      local from = tonumber(ngx.var.arg_from or 0)
      local items = {}
      for i = from + 1, math.min(from + size, n) do
        items[#items + 1] = ('{"id":"00000000-0000-4000-8000-%012d"}'):format(i)
      end
      local next_page = from + size < n and
        (',"next":{"uri":"/customers?size=%d&from=%d","method":"GET"}'):format(size, from + size) or ""
      say(('{"items":[%s],"links":{"self":{"uri":"/customers","method":"GET","headers":[]}%s}}'):format(
        table.concat(items, ","), next_page))
    end },
    { "^/(%x+%-[%x%-]-(%d*))/oauth2/", function(tenant, ms)
      local n = counts:incr(tenant, 1, 0)
      if #ms > 3 then ms = ms:sub(-3) end
      if ms ~= "" and ms ~= "000" then ngx.sleep(tonumber(ms) / 1000) end
      if tenant:sub(1, 4) == "bad0" then
        ngx.status = 400
        return say('{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret."}')
      end
      local life = tenant:sub(1, 4) == "0000" and n == 1 and 1 or 3599
      local answer = '{"token_type":"Bearer","expires_in":%d,"access_token":"marker-token-%s-%d"}'
      say(answer:format(life, tenant, n))
    end },
    { "^/count/(.+)", function(name) say(tostring(counts:get(name) or 0)) end },
    { "^/ping", function() say("pong") end },
  }
  function answer()
    ngx.header["Content-Type"] = "application/json"
    for _, route in ipairs(routes) do
      local a, b, c = ngx.var.uri:match(route[1])
      if a then return route[2](a, b, c) end
    end
    ngx.status = 404
    say("")
  end
}
server {
  listen 127.0.0.1:%PORT% backlog=4096;
  location ~ ^/v1/customers/[^/]+/qualification$ { default_type application/json; return 200 '"education"'; }
  location / { content_by_lua_block { answer() } }
}
]]

--- Starts the service.
---@return table server of spec.support.programs.nginx; count(name) too
function service.start()
  local server = nginx.start(function(port)
    return (HTTP:gsub("%%PORT%%", port))
  end)
  function server:count(name)
    local _, body = self:get("/count/" .. name)
    return tonumber(body)
  end
  function server:release(name)
    assert(self:get("/release/" .. name) == 200)
  end
  return server
end

return service
