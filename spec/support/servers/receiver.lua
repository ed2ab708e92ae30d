-- A receiver of webhooks in its own process, which knows neither the library nor the simulator. The openssl
-- command judges what it received.

local json = require "partnercenter.json"
local sign_in = require "spec.support.sign_in"

local receiver = {}

local meta = { __index = {} }
local methods = meta.__index

--- Starts a receiver. With a certificate (PEM with its key beside it, `.key`) it speaks TLS.
---@param certificate string|nil
function receiver.start(certificate)
  local directory = sign_in.output("mktemp -d"):match("%S+")
  local key = certificate and certificate:gsub("%.pem$", ".key")
  local stream = assert(io.popen(("exec python3 spec/support/servers/receiver.py %s/log %s %s"):format(
    directory, certificate or "-", key or "-"), "r"))
  local pid, port = stream:read("*l"), stream:read("*l")
  local url = ("%s://127.0.0.1:%s"):format(certificate and "https" or "http", port)
  return setmetatable({ directory = directory, stream = stream, pid = pid, url = url }, meta)
end

local function unhex(text)
  return (text:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end))
end

--- What was received, oldest first: path, body, headers by lower-case name (lists of values).
function methods:received()
  local all, log = {}, io.open(self.directory .. "/log", "rb")
  if not log then return all end
  for line in log:lines() do
    local one = assert(json.decode(line))
    local headers = {}
    for _, pair in ipairs(one.headers) do
      local name = pair[1]:lower()
      headers[name] = headers[name] or {}
      table.insert(headers[name], pair[2])
    end
    all[#all + 1] = { path = one.path, body = unhex(one.body), headers = headers, lines = one.headers }
  end
  log:close()
  return all
end

local function quiet(command)
  local ok = os.execute(command .. " >/dev/null 2>&1")
  return ok == true or ok == 0
end

--- What the openssl command says of a delivery: whether the chain builds to a root of `ca_file`, whether the
--- signature fits the body, and the issuer.
---@param one table of `received`
---@param ca_file string
---@return table judgement chain, signature, issuer
function methods:judge(one, ca_file)
  local directory, url = self.directory, one.headers["x-ms-certificate-url"][1]
  local text = (one.headers.authorization or one.headers["x-ms-signature"])[1]:match("^Signature (.+)$")
  sign_in.write(directory .. "/body", one.body)
  sign_in.write(directory .. "/signature.txt", text)
  assert(quiet(("cd %s && curl -q -fsS --noproxy '*' --cacert %s -o chain.pem '%s'"
    .. " && openssl base64 -d -A -in signature.txt -out signature"
    .. " && openssl x509 -in chain.pem -pubkey -noout -out public.pem"):format(directory, ca_file, url)))
  return {
    chain = quiet(("cd %s && openssl verify -CAfile %s -untrusted chain.pem chain.pem"):format(directory,
      ca_file)),
    signature = quiet(("cd %s && openssl dgst -sha256 -verify public.pem -signature signature body"):format(
      directory)),
    issuer = sign_in.output(("openssl x509 -in %s/chain.pem -noout -issuer"):format(directory)),
  }
end

--- Forgets what was received.
function methods:clear() os.remove(self.directory .. "/log") end

function methods:stop()
  os.execute("kill " .. self.pid)
  self.stream:close()
  os.execute("rm -rf '" .. self.directory .. "'")
end

return receiver
