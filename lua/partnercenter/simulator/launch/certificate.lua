--- Makes a certificate authority for one run and a server certificate. The key of the authority is deleted at
--- once, so that clients that trust `ca_file` trust nothing else.
local shell_text = require "partnercenter.simulator.launch.shell_text"

local certificate = {}

local CONFIGURATION = [[
[req]
distinguished_name = name
prompt = no
[name]
CN = partnercenter simulator
[ca]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = %s
]]

local COMMANDS = [[
openssl ecparam -name prime256v1 -genkey -noout -out ca.key &&
openssl ecparam -name prime256v1 -genkey -noout -out server.key &&
openssl req -config openssl.cnf -new -x509 -sha256 -key ca.key -extensions ca -days 90 \
  -subj "/CN=partnercenter simulator authority" -out ca.pem &&
openssl req -config openssl.cnf -new -sha256 -key server.key \
  -subj "/CN=partnercenter simulator" -out server.csr &&
openssl x509 -req -sha256 -in server.csr -CA ca.pem -CAkey ca.key -set_serial 0x$(openssl rand -hex 8) \
  -extfile openssl.cnf -extensions server -days %d -out server.pem]]

local kinds = {
  valid = { names = "DNS:localhost,IP:127.0.0.1", days = 89 },
  wrong_host = { names = "DNS:elsewhere.example", days = 89 },
  expired = { names = "DNS:localhost,IP:127.0.0.1", days = -1 },
}

--- Returns whether a kind of certificate is known.
---@param kind string
---@return boolean
function certificate.known(kind) return kinds[kind] ~= nil end

--- Returns the shell commands that make ca.pem, server.pem and server.key in the current folder, or print an
--- error and exit.
---@param kind string valid, wrong_host or expired
---@return string
function certificate.script(kind)
  local wanted = kinds[kind]
  return shell_text.file("openssl.cnf", CONFIGURATION:format(wanted.names))
    .. ("OPENSSL_CONF=$dir/openssl.cnf\nexport OPENSSL_CONF\n{ %s\n} > openssl.log 2>&1 || "):format(
      COMMANDS:format(wanted.days))
    .. '{ echo "openssl could not make the certificate: $(cat openssl.log)"; exit 1; }\n'
    .. "rm -f ca.key server.csr openssl.cnf openssl.log\nunset OPENSSL_CONF\n"
end

return certificate
