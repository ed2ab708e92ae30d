--- The certificates that sign deliveries: sound ones and bad ones, made by the openssl command at their first
--- use.
-- luacheck: read globals ngx
local shell_text = require "partnercenter.simulator.launch.shell_text"
local world = require "partnercenter.simulator.server.state.world"

local certificates = {}

local CONFIGURATION = [[
[req]
distinguished_name = name
prompt = no
[name]
CN = partnercenter simulator
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[leaf]
basicConstraints = critical,CA:false
keyUsage = critical,${usage}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:http://127.0.0.1:${port}/cert/${by}.cer
]]

local REQUEST = [[
openssl req -config ${name}.cnf -new -sha256 ${key} -nodes -keyout ${name}.key -subj "${subject}" \
  -out ${name}.csr &&
]]

local SIGN = REQUEST .. [[
openssl x509 -req -sha256 -in ${name}.csr -CA ${by}.pem -CAkey ${by}.key \
  -set_serial 0x$(openssl rand -hex 8) -days ${days} -extfile ${name}.cnf -extensions ${extensions} \
  -out ${name}.pem
]]

local SELF_SIGN = [[
openssl req -config ${name}.cnf -new -x509 -sha256 ${key} -nodes -keyout ${name}.key -subj "${subject}" \
  -days ${days} -extensions ca -out ${name}.pem
]]

local EC = "-newkey ec -pkeyopt ec_paramgen_curve:P-256"
local RSA = "-newkey rsa:2048"

-- By the name of the file without its end. Without `by` a certificate signs itself; the issuer was made at
-- the start.
local rows = {
  issuer = {},
  ["other-organization"] = { by = "issuer", ca = true, subject = "/O=Simulated Company/CN=other issuer" },
  ["untrusted-root"] = { ca = true, subject = "/O=Microsoft Corporation/CN=untrusted root" },
  ["pcnotifications-dispatch.microsoft.com"] = { by = "issuer" },
  ["expired"] = { by = "issuer", days = -1 },
  ["of-another-organization"] = { by = "other-organization" },
  ["untrusted"] = { by = "untrusted-root" },
  ["short-key"] = { by = "issuer", key = "-newkey rsa:1024" },
  ["wrong-usage"] = { by = "issuer", usage = "keyEncipherment" },
}

local function folder() return ngx.config.prefix() end

local function read(name)
  local file = io.open(folder() .. name, "rb")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  return text
end

local function run(script)
  local head = ("%scd %s && umask 077 && "):format(shell_text.head, shell_text.quote(folder()))
  os.execute(("%s{ %s} > webhooks.log 2>&1"):format(head, script))
end

local make

-- Makes the files of a certificate unless they are there.
local function need(name)
  local pem = read(name .. ".pem")
  if pem then return pem end
  make(name, rows[name])
  return assert(read(name .. ".pem"), "openssl could not make a certificate: " .. (read "webhooks.log" or ""))
end

function make(name, row)
  if row.by then need(row.by) end
  local values = {
    name = name, by = row.by or name, key = row.key or (row.ca and EC or RSA), days = row.days or 80,
    subject = row.subject or "/O=Microsoft Corporation/CN=" .. name,
    extensions = row.ca and "ca" or "leaf", usage = row.usage or "digitalSignature",
    port = world.service.http_port,
  }
  local function fill(text) return (text:gsub("%${(%l+)}", values)) end
  run(shell_text.file(name .. ".cnf", fill(CONFIGURATION)) .. fill(row.by and SIGN or SELF_SIGN))
end

local function der(name)
  need(name)
  if not read(name .. ".der") then
    run(("openssl x509 -in %s.pem -outform DER -out %s.der\n"):format(name, name))
  end
  return assert(read(name .. ".der"), "openssl could not convert a certificate")
end

-- The certificate and its issuers, without the root.
local function chain(name)
  local pem, by = need(name), rows[name].by
  while by and by ~= "untrusted-root" do
    pem, by = pem .. need(by), rows[by].by
  end
  return pem
end

--- The file at /cert/<name>.cer.
---@param name string
---@param form string "chain" or "leaf"
---@return string|nil bytes
function certificates.file(name, form)
  local row = rows[name]
  if not row then return nil end
  return (row.ca or name == "issuer" or form == "leaf") and der(name) or chain(name)
end

--- The private key of a certificate, in PEM.
---@param name string
---@return string
function certificates.key(name)
  need(name)
  return assert(read(name .. ".key"))
end

return certificates
