--- Checks the credential of an app: a secret, an assertion signed with the registered certificate, or a token
--- of a trusted issuer. Public apps need none. The openssl command checks signatures.
-- luacheck: read globals ngx
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local json = require "partnercenter.simulator.json"
local world = require "partnercenter.simulator.server.state.world"

local app_credential = {}

local ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
local LONGEST_LIFE = 24 * 3600 -- seconds

-- Prints the SHA-256 thumbprint, and whether the signature was made with the certificate.
local SCRIPT = [[
cd %s &&
openssl x509 -in registered.pem -outform DER | openssl dgst -sha256 -binary | openssl base64 -A && echo &&
openssl x509 -in registered.pem -noout -pubkey > registered.pub &&
openssl dgst -sha256 -verify registered.pub %s -signature assertion.sig assertion.txt 2>&1
]]

local OPTIONS = { RS256 = "", PS256 = "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest" }

local used = {} -- jti -> when its assertion expires

local function decode(text)
  text = text:gsub("-", "+"):gsub("_", "/")
  return ngx.decode_base64(text .. ("="):rep(-#text % 4))
end

local function object(text)
  local bytes = decode(text)
  local value = bytes and json.decode(bytes)
  return type(value) == "table" and value or nil
end

local function write(name, bytes)
  local file = assert(io.open(ngx.config.prefix() .. name, "wb"))
  file:write(bytes)
  file:close()
end

-- Returns the thumbprints of the registered certificate, and whether the signature is valid.
local function inspect(settings, algorithm, signed, signature)
  write("registered.pem", settings.client_certificate)
  write("assertion.txt", signed)
  write("assertion.sig", signature)
  local directory = "'" .. ngx.config.prefix():gsub("'", "'\\''") .. "'"
  local stream = assert(io.popen(SCRIPT:format(directory, OPTIONS[algorithm]), "r"))
  local sha256, verdict = stream:read("*l"), stream:read("*a")
  stream:close()
  local body = settings.client_certificate:match("%-+BEGIN CERTIFICATE%-+%s+(.-)%-+END") or ""
  local der = ngx.decode_base64((body:gsub("%s", ""))) or ""
  return { ["x5t"] = ngx.encode_base64(ngx.sha1_bin(der)), ["x5t#S256"] = sha256 },
    verdict ~= nil and verdict:find("Verified OK", 1, true) ~= nil
end

local function check_claims(claims, audience)
  local now = ngx.time()
  if claims.aud ~= audience then return entra_errors.problem(700023) end
  if claims.iss ~= world.service.client_id or claims.sub ~= claims.iss then
    return entra_errors.problem(700021)
  end
  if type(claims.exp) ~= "number" or type(claims.nbf) ~= "number" or claims.nbf > now or claims.exp <= now
    or claims.exp - claims.nbf > LONGEST_LIFE then
    return entra_errors.problem(700024)
  end
  if type(claims.jti) ~= "string" or used[claims.jti] then return entra_errors.problem(50027) end
  for id, expires in pairs(used) do
    if expires < now then used[id] = nil end
  end
  used[claims.jti] = claims.exp
end

local function check_assertion(text, call)
  local header, claims, signature = text:match("^([%w_-]+)%.([%w_-]+)%.([%w_-]+)$")
  local head, body = object(header or ""), object(claims or "")
  if not head or not body or head.typ ~= "JWT" or not OPTIONS[head.alg] then
    return entra_errors.problem(50027)
  end
  if call.settings.client_certificate == "" then return entra_errors.problem(700027) end
  local thumbprints, good = inspect(call.settings, head.alg, header .. "." .. claims, decode(signature) or "")
  local named = false
  for name, expected in pairs(thumbprints) do
    if head[name] then
      named = decode(head[name]) == ngx.decode_base64(expected)
      if not named then return entra_errors.problem(700027) end
    end
  end
  if not named or not good then return entra_errors.problem(700027) end
  local request = call.request
  local audience = ("%s://%s%s"):format(request.scheme, request.header("Host"), request.path)
  return check_claims(body, audience)
end

--- Checks the credential of the app.
---@param form table
---@param call table
---@param public boolean this grant needs no credential
---@return table|nil refusal a reply
function app_credential.check(form, call, public)
  if not form.client_id then return entra_errors.problem(900144, "client_id") end
  if form.client_id ~= world.service.client_id then return entra_errors.problem(700016) end
  if form.client_assertion then
    if form.client_assertion_type ~= ASSERTION_TYPE then
      return entra_errors.problem(900144, "client_assertion_type")
    end
    local trusted = call.settings.federated_token
    if trusted ~= "" and form.client_assertion == trusted then return nil end
    return check_assertion(form.client_assertion, call)
  end
  if form.client_secret then
    return form.client_secret ~= world.service.client_secret and entra_errors.problem(7000215) or nil
  end
  if not public then return entra_errors.problem(7000218) end
end

return app_credential
