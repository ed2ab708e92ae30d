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
new="req -config openssl.cnf -x509 -sha256 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
signed="-CA ca.pem -CAkey ca.key -days 89"
openssl $new -extensions ca -days 90 -subj "/CN=partnercenter simulator authority" \
  -keyout ca.key -out ca.pem &&
openssl $new -extensions server $signed -subj "/CN=partnercenter simulator" \
  -keyout server.key -out server.pem &&
openssl $new -extensions issuer $signed -subj "/O=Microsoft Corporation/CN=partnercenter simulator issuer" \
  -keyout issuer.key -out issuer.pem]]

-- Only `openssl x509`, which takes three times as long, makes one that has expired.
local EXPIRE = [[ &&
openssl req -config openssl.cnf -new -key server.key -subj "/CN=partnercenter simulator" -out server.csr &&
openssl x509 -req -sha256 -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days -1 \
  -extfile openssl.cnf -extensions server -out server.pem]]

local kinds = {
  valid = { names = "DNS:localhost,IP:127.0.0.1" },
  wrong_host = { names = "DNS:elsewhere.example" },
  expired = { names = "DNS:localhost,IP:127.0.0.1", change = EXPIRE },
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
    .. "OPENSSL_CONF=$dir/openssl.cnf\nexport OPENSSL_CONF\n"
    .. ("{ %s\n} > openssl.log 2>&1 || "):format(COMMANDS .. (wanted.change or ""))
    .. '{ echo "openssl could not make the certificate: $(cat openssl.log)"; exit 1; }\n'
    .. "rm -f ca.key ca.srl server.csr openssl.cnf openssl.log\nunset OPENSSL_CONF\n"
end

return certificate
