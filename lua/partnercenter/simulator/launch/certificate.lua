--- Makes a certificate authority for one run, a server certificate, and the issuer of the certificates that
--- sign webhooks. The key of the authority is deleted at once, so that clients that trust `ca_file` trust no
--- other server: the issuer is not for servers.
local shell_text = require "partnercenter.simulator.launch.shell_text"

local certificate = {}

local CONFIGURATION = [[
[req]
distinguished_name = name
prompt = no
[name]
CN = partnercenter simulator
[ca]
basicConstraints = critical,CA:true,pathlen:2
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = %s
[issuer]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
]]

local COMMANDS = [[
openssl ecparam -name prime256v1 -genkey -noout -out ca.key &&
openssl ecparam -name prime256v1 -genkey -noout -out server.key &&
openssl req -config openssl.cnf -new -x509 -sha256 -key ca.key -extensions ca -days 90 \
  -subj "/CN=partnercenter simulator authority" -out ca.pem &&
openssl req -config openssl.cnf -new -sha256 -key server.key \
  -subj "/CN=partnercenter simulator" -out server.csr &&
openssl x509 -req -sha256 -in server.csr -CA ca.pem -CAkey ca.key -set_serial 0x$(openssl rand -hex 8) \
  -extfile openssl.cnf -extensions server -days %d -out server.pem &&
openssl req -config openssl.cnf -new -sha256 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
  -keyout issuer.key -subj "/O=Microsoft Corporation/CN=partnercenter simulator issuer" -out issuer.csr &&
openssl x509 -req -sha256 -in issuer.csr -CA ca.pem -CAkey ca.key -set_serial 0x$(openssl rand -hex 8) \
  -extfile openssl.cnf -extensions issuer -days 89 -out issuer.pem]]

local kinds = {
  valid = { names = "DNS:localhost,IP:127.0.0.1", days = 89 },
  wrong_host = { names = "DNS:elsewhere.example", days = 89 },
  expired = { names = "DNS:localhost,IP:127.0.0.1", days = -1 },
}

--- Returns whether a kind of certificate is known.
---@param kind string
---@return boolean
function certificate.known(kind) return kinds[kind] ~= nil end

--- Returns the shell commands that make ca.pem, server.pem, issuer.pem and their keys in the current folder,
--- or print an error and exit.
---@param kind string valid, wrong_host or expired
---@return string
function certificate.script(kind)
  local wanted = kinds[kind]
  return shell_text.file("openssl.cnf", CONFIGURATION:format(wanted.names))
    .. ("OPENSSL_CONF=$dir/openssl.cnf\nexport OPENSSL_CONF\n{ %s\n} > openssl.log 2>&1 || "):format(
      COMMANDS:format(wanted.days))
    .. '{ echo "openssl could not make the certificate: $(cat openssl.log)"; exit 1; }\n'
    .. "rm -f ca.key server.csr issuer.csr openssl.cnf openssl.log\nunset OPENSSL_CONF\n"
end

return certificate
