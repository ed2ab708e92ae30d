--- Carries out the faults of a sender (emit_fields.lua): each changes a message in the making.
local event = require "partnercenter.simulator.server.webhooks.event"
local json = require "partnercenter.simulator.json"

local faults = {}

local MIB = 1048576
local ELSEWHERE = "https://elsewhere.example"

--- Change the event before it becomes bytes.
faults.event = {
  old = function(one) one.ResourceChangeUtcDate = event.moment(-30) end,
  unknown_name = function(one) one.EventName = "never-heard-of" end,
  null_audit = function(one) one.AuditUri = json.null end,
  no_audit = function(one) one.AuditUri = nil end,
  audit_url = function(one) one.AuditUri, one.AuditUrl = nil, one.AuditUri end,
  null_resource = function(one) one.ResourceUri = json.null end,
  foreign_resource = function(one)
    one.ResourceUri = ELSEWHERE .. "/v1/invoices/G000000001"
    one.AuditUri = ELSEWHERE .. "/auditactivity/v1/auditrecords/1"
  end,
}

--- Change the bytes before they are signed.
faults.bytes = {
  bom = function(body) return "\239\187\191" .. body end,
  invalid_utf8 = function(body) return (body:gsub("}%s*$", ',"Note":"\255\254\192"}')) end,
  not_json = function() return "EventName=subscription-updated" end,
  array = function(body) return "[" .. body .. "]" end,
  empty = function() return "" end,
  large = function(body) return body .. (" "):rep(MIB) end,
}

--- The certificate that signs, by its file.
faults.certificate = {
  expired_certificate = "expired", other_organization = "of-another-organization",
  untrusted_root = "untrusted", short_key = "short-key", wrong_usage = "wrong-usage",
}

--- Change what is signed, and how.
faults.signing = {
  other_body = function(signing) signing.body = signing.body .. " " end,
  sha1 = function(signing) signing.digest, signing.algorithm = "sha1", "rsa-sha1" end,
  wrong_algorithm = function(signing) signing.algorithm = "rsa-sha1" end,
}

local function changed(bytes)
  local middle = math.floor(#bytes / 2)
  return bytes:sub(1, middle) .. string.char((bytes:byte(middle + 1) + 1) % 256) .. bytes:sub(middle + 2)
end

--- Change the signature's bytes.
faults.signature = { bad_signature = changed }

local function without(headers, name)
  for index = #headers, 1, -1 do
    if headers[index][1]:lower() == name then table.remove(headers, index) end
  end
end

local function of(headers, name)
  for _, one in ipairs(headers) do
    if one[1]:lower() == name then return one end
  end
end

local function signed(headers) return of(headers, "authorization") or of(headers, "x-ms-signature") end

local function twin(headers, value)
  local one = signed(headers)
  if not one then return end
  local other = one[1]:lower() == "authorization" and "x-ms-signature" or "Authorization"
  headers[#headers + 1] = { other, value or one[2] }
end

local function url(headers) return of(headers, "x-ms-certificate-url") end

--- Change the headers: a list of names with values.
faults.headers = {
  no_signature = function(headers)
    without(headers, "authorization")
    without(headers, "x-ms-signature")
  end,
  signature_text = function(headers) signed(headers)[2] = "Signature not*base64" end,
  bare_signature = function(headers) signed(headers)[2] = signed(headers)[2]:gsub("^Signature ", "") end,
  no_algorithm = function(headers) without(headers, "x-ms-signature-algorithm") end,
  both_headers = function(headers) twin(headers) end,
  two_signatures = function(headers) twin(headers, "Signature " .. ("QUJD"):rep(86)) end,
  duplicate_header = function(headers)
    headers[#headers + 1] = { "X-MS-Certificate-Url", ELSEWHERE .. "/cert/other.cer" }
  end,
  no_certificate_url = function(headers) without(headers, "x-ms-certificate-url") end,
  foreign_url = function(headers) url(headers)[2] = url(headers)[2]:gsub("^https://[^/]*", ELSEWHERE) end,
  plain_url = function(headers) url(headers)[2] = url(headers)[2]:gsub("^https", "http") end,
  certificate_query = function(headers) url(headers)[2] = url(headers)[2] .. "?version=1" end,
  certificate_missing = function(headers) url(headers)[2] = url(headers)[2]:gsub("[^/]*$", "missing.cer") end,
}

--- Applied after the others, since it changes the names that they look for.
function faults.headers_last(names, headers)
  if not names.lower_case then return end
  for _, one in ipairs(headers) do one[1] = one[1]:lower() end
end

--- How the bytes are sent.
faults.sending = { chunked = "chunked", slow = "slow", cut = "cut" }

return faults
