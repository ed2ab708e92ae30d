--- Makes the message of a delivery: headers and signed body.
-- luacheck: read globals ngx
local emit_fields = require "partnercenter.simulator.emit_fields"
local faults = require "partnercenter.simulator.server.webhooks.faults"
local json = require "partnercenter.simulator.json"
local signature = require "partnercenter.simulator.server.webhooks.signature"
local world = require "partnercenter.simulator.server.state.world"

local message = {}

local CERTIFICATE = "pcnotifications-dispatch.microsoft.com"
local SLOW = 0.2 -- seconds

local function apply(table_of_faults, names, ...)
  for name in pairs(names) do
    if table_of_faults[name] then table_of_faults[name](...) end
  end
end

local function choose(table_of_faults, names, default)
  for name in pairs(names) do
    if table_of_faults[name] then return table_of_faults[name] end
  end
  return default
end

local function body_of(given, names, event)
  apply(faults.event, names, event)
  local body = given.body or json.encode(event)
  for name in pairs(names) do
    if faults.bytes[name] then body = faults.bytes[name](body) end
  end
  return body
end

local function headers_of(given, names, signing, header)
  local bytes = signature.of(signing.certificate, signing.body, signing.digest)
  for name in pairs(names) do
    if faults.signature[name] then bytes = faults.signature[name](bytes) end
  end
  local headers = {
    { header, "Signature " .. ngx.encode_base64(bytes) },
    { "X-MS-Certificate-Url", given.certificate_url
      or ("https://127.0.0.1:%d/cert/%s.cer"):format(world.service.port, signing.certificate) },
    { "X-MS-Signature-Algorithm", signing.algorithm },
  }
  apply(faults.headers, names, headers)
  for name, value in pairs(given.headers or {}) do headers[#headers + 1] = { name, tostring(value) } end
  return headers
end

--- Makes a message.
---@param given table an emission
---@param event table
---@param header string of the signature
---@return table message headers, body, sending, pause
function message.make(given, event, header)
  local names = {}
  for _, name in ipairs(emit_fields.faults_of(given)) do names[name] = true end
  local body = body_of(given, names, event)
  local signing = {
    body = body, digest = "sha256", algorithm = "rsa-sha256",
    certificate = choose(faults.certificate, names, CERTIFICATE),
  }
  apply(faults.signing, names, signing)
  local headers, sending = headers_of(given, names, signing, header), choose(faults.sending, names)
  table.insert(headers, 1, { "Content-Type", "application/json" })
  headers[#headers + 1] = sending == "chunked" and { "Transfer-Encoding", "chunked" }
    or { "Content-Length", ("%d"):format(#body) }
  faults.headers_last(names, headers)
  return { headers = headers, body = body, sending = sending, pause = SLOW, repeated = names.repeated }
end

return message
