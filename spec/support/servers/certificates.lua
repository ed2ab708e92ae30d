-- Makes certificates for TLS specs, with the openssl command in a temporary directory.

local certificates = {}

local function run(command)
  local ok, _, code = os.execute(command .. " >/dev/null 2>&1")
  assert(ok == true or ok == 0, ("failed with %s: %s"):format(tostring(code), command))
end

-- A handshake with the first takes a tenth of the time.
local EC, RSA = "-newkey ec -pkeyopt ec_paramgen_curve:P-256", "-newkey rsa:2048"

local meta = { __index = {} }
local set = meta.__index

--- A directory with its own authority; end it with `:remove()`.
---@param name string|nil of the authority
function certificates.new(name)
  local pipe = assert(io.popen("mktemp -d", "r"))
  local self = setmetatable({ dir = pipe:read("*l") }, meta)
  pipe:close()
  self.ca = self.dir .. "/ca.pem"
  run(("openssl req -x509 %s -nodes -days 30 -subj '/CN=spec CA%s' -keyout %s/ca.key -out %s")
    :format(EC, name and " " .. name or "", self.dir, self.ca))
  return self
end

--- A certificate of this authority: options name, san (default localhost, 127.0.0.1), days (below 0:
--- expired), extra (a line of extensions), rsa (true for the key of an application, which signs assertions).
---@return table { certificate, key }
function set:issue(options)
  local base = ("%s/%s"):format(self.dir, options.name)
  local san = options.san or "DNS:localhost,IP:127.0.0.1"
  run(("openssl req %s -nodes -subj /CN=%s -keyout %s.key -out %s.csr")
    :format(options.rsa and RSA or EC, options.name, base, base))
  local file = assert(io.open(base .. ".ext", "w"))
  file:write("subjectAltName=", san, "\n", options.extra or "", "\n")
  file:close()
  run(("openssl x509 -req -in %s.csr -CA %s -CAkey %s/ca.key -CAcreateserial -days %d"
    .. " -extfile %s.ext -out %s.pem")
    :format(base, self.ca, self.dir, options.days or 30, base, base))
  return { certificate = base .. ".pem", key = base .. ".key" }
end

--- LuaSec's parameters for a server with this certificate.
function set.server(_, issued, protocol)
  return {
    mode = "server", protocol = protocol or "any", key = issued.key, certificate = issued.certificate,
    verify = "none", options = "all",
  }
end

function set:remove()
  os.execute("rm -rf '" .. self.dir .. "'")
end

return certificates
