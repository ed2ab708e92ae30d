-- The world that deliveries are verified in: certificates, their host, an issuers' host, and a host that no
-- delivery may reach.

local certificates = require "spec.support.servers.certificates"
local raw = require "spec.support.servers.raw"
local signer = require "spec.support.servers.webhook_signer"
local source = require "spec.support.source"

local world = {}

local meta = { __index = {} }
local methods = meta.__index

-- Answers with files of a directory by the last segment of the path, or as a name says.
local function serve(dir)
  local ANSWERS = {
    ["missing.cer"] = { "404 Not Found", "no such blob" },
    ["down.cer"] = { "503 Service Unavailable", "" },
    ["moved.cer"] = { "302 Found", "", "Location: /cert/leaf.cer\r\n" },
  }
  return function(conn)
    local head = conn:request()
    while head do
      local name = head:match("^GET /[%w/]-([%w._-]+) ") or ""
      local file = io.open(dir .. "/" .. name, "rb")
      if name == "cut.cer" then
        conn:send "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n0"
        return
      end
      local answer = ANSWERS[name] or { "200 OK", file and file:read("*a") or "" }
      if file then file:close() end
      conn:answer(answer[1], answer[2], answer[3])
      head = conn:request()
    end
  end
end

local function issue_all(self)
  local set = self.set
  local key = ("-new -key %s/leaf.key"):format(set.dir)
  local aia = "authorityInfoAccess=caIssuers;URI:http://127.0.0.1:" .. self.issuers.port .. "/%s"
  set:issue { name = "leaf" }
  for _, one in ipairs {
    { name = "expired", days = -1 }, { name = "rsa1024", key = "-newkey rsa:1024" },
    { name = "ec", key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256" },
    { name = "usage", usage = "keyEncipherment" }, { name = "sha1", digest = "sha1" },
    { name = "ca", ca = true, usage = "digitalSignature,keyCertSign" },
    { name = "organization", by = "root" }, { name = "critical", extra = "1.2.3.4=critical,ASN1:NULL" },
    { name = "tls", extra = "extendedKeyUsage=serverAuth,clientAuth" },
    { name = "aia", extra = aia:format "issuer.cer" }, { name = "aia_html", extra = aia:format "page.html" },
    { name = "aia_none", extra = aia:format "missing.cer" },
    { name = "aia_other", extra = "authorityInfoAccess=caIssuers;URI:http://issuers.example/issuer.cer" },
  } do
    one.key = one.key or key
    set:issue(one)
    set:der(one.name)
  end
  set:der "leaf"
  set:der "issuer"
  local der = set:read "leaf.cer"
  set:write("pem.cer", set:read "leaf.pem")
  set:write("chain.cer", set:read "leaf.pem" .. set:read "issuer.pem")
  set:write("two.cer", set:read "leaf.pem" .. set:read "tls.pem")
  set:write("trailing.cer", der .. "x")
  set:write("short.cer", der:sub(1, -2))
  set:write("page.cer", "<!doctype html><title>Sign in</title>")
  set:write("page.html", "<!doctype html><title>Sign in</title>")
  set:write("nothing.cer", "")
  set:write("large.cer", der .. ("0"):rep(64 * 1024))
end

local function issue_strangers(self)
  local set, key = self.set, ("-new -key %s/leaf.key"):format(self.set.dir)
  set:issue { name = "self", key = key, organization = "Microsoft Corporation" }
  local command = "cd %s && openssl x509 -req -in self.csr -signkey leaf.key -days 30 -extfile self.ext"
    .. " -outform DER -out self.cer >/dev/null 2>&1"
  os.execute(command:format(set.dir))
  local other = signer.new()
  other:issue { name = "leaf", key = key }
  set:write("stranger.cer", other:read "leaf.pem" .. other:read "issuer.pem" .. other:read "root.pem")
  other:remove()
end

--- Makes it; end it with `:stop()`.
function world.new()
  local self = setmetatable({ set = signer.new(), tls = certificates.new(), signatures = {} }, meta)
  local how = self.tls:server(self.tls:issue { name = "host" })
  self.hooks = raw.start(serve(self.set.dir), how)
  self.trap = raw.start(serve(self.set.dir), how)
  self.issuers = raw.start(serve(self.set.dir))
  issue_all(self)
  issue_strangers(self)
  self.set:write("cas.pem", self.set:read "root.pem" .. source.read(self.tls.ca))
  self.host = "127.0.0.1:" .. self.hooks.port
  return self
end

--- The options of the client, as JSON can carry them.
function methods:client_options()
  return {
    access_token = "marker-access-token", base_url = "http://127.0.0.1:1", authority = "http://127.0.0.1:1",
    ca_file = self.set.dir .. "/cas.pem",
  }
end

--- The options of the receiver, likewise.
function methods:receiver_options()
  return {
    certificate_hosts = { self.host }, issuer_hosts = { "127.0.0.1:" .. self.issuers.port },
    intermediates = self.set:read "issuer.pem",
  }
end

--- The signature of a body in base64.
function methods:sign(body, name, digest)
  local key = ("%s %s %s"):format(name or "leaf", digest or "", body)
  self.signatures[key] = self.signatures[key] or self.set:sign_text(name or "leaf", body, digest)
  return self.signatures[key]
end

--- The address of a certificate at the certificates' host.
function methods:url(name) return ("https://%s/cert/%s.cer"):format(self.host, name or "leaf") end

function methods:stop()
  for _, server in ipairs { self.hooks, self.trap, self.issuers } do server:stop() end
  self.set:remove()
  self.tls:remove()
end

return world
