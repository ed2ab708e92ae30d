--- The fields of `sim:emit`: an event, and how its sender misbehaves.
local suggest = require "partnercenter.arguments.suggest"

local emit_fields = {}

--- Field names and Lua types ("a|b" for either).
emit_fields.types = {
  name = "string",
  resource = "string|table",
  audit = "table|boolean",
  changed = "string",
  body = "string",
  url = "string",
  certificate_url = "string",
  headers = "table",
  count = "number",
  fault = "string|table",
}

--- What a sender may do wrong, each with a sentence for the README.
emit_fields.faults = {
  -- the signature
  no_signature = "sends no signature",
  bad_signature = "changes a byte of the signature",
  signature_text = "sends a signature that is no base64",
  bare_signature = "leaves out the word Signature",
  other_body = "signs another body",
  sha1 = "signs with SHA-1, and says so",
  wrong_algorithm = "says rsa-sha1 of an rsa-sha256 signature",
  no_algorithm = "sends no algorithm",
  both_headers = "sends the signature in Authorization and in x-ms-signature",
  two_signatures = "sends another signature in x-ms-signature than in Authorization",
  -- the headers
  duplicate_header = "sends X-MS-Certificate-Url twice, with different values",
  lower_case = "sends the names of headers in lower case",
  -- the certificate
  no_certificate_url = "sends no certificate URL",
  foreign_url = "names a certificate on another host",
  plain_url = "names a certificate by http",
  certificate_query = "names a certificate by a URL with a query",
  certificate_missing = "names a certificate that is not there",
  expired_certificate = "signs with an expired certificate",
  other_organization = "signs with a certificate whose issuer is another organization",
  untrusted_root = "signs with a certificate of an untrusted root",
  short_key = "signs with an RSA key of 1024 bits",
  wrong_usage = "signs with a certificate that is not for signatures",
  -- the body
  old = "gives a date 30 days ago",
  unknown_name = "gives an unknown event name",
  null_audit = "gives null as AuditUri",
  no_audit = "leaves out AuditUri",
  audit_url = "spells AuditUri as AuditUrl",
  null_resource = "gives null as ResourceUri",
  foreign_resource = "names a resource and an audit record on another host",
  bom = "starts the body with a byte order mark",
  invalid_utf8 = "puts bytes that are not UTF-8 into the body",
  not_json = "sends text that is no JSON",
  array = "sends an array of events",
  empty = "sends an empty body",
  large = "sends a body of more than 1 MiB",
  -- the delivery
  repeated = "sends the same bytes again after they were received",
  chunked = "sends the body in chunks",
  slow = "pauses within the body",
  cut = "ends the connection within the body",
}

--- Options of `sim:emit`.
---@class partnercenter.simulator.Emission
---@field name? string of the event; subscription-updated by default
---@field resource? string|table<string, string> its URI, its path, its id, or ids by name, such as
--- { customer =, subscription = }; the first one of the simulator by default
---@field audit? table|boolean the resource in the audit record; false: no audit record
---@field changed? string ResourceChangeUtcDate; now by default
---@field body? string bytes in place of the event
---@field url? string the receiver; the registered one by default
---@field certificate_url? string
---@field headers? table<string, string> further headers
---@field count? integer how many events
---@field fault? string|string[] names of `emit_fields.faults`

--- The names of an emission's faults.
---@param given partnercenter.simulator.Emission
---@return string[]
function emit_fields.faults_of(given)
  local fault = given.fault
  return type(fault) == "table" and fault or { fault }
end

--- Checks an emission.
---@param given any
---@return string|nil reason
function emit_fields.problem(given)
  if type(given) ~= "table" then return "an event must be a table, not a " .. type(given) end
  for name, value in pairs(given) do
    local kinds = emit_fields.types[name]
    if not kinds then return suggest.unknown_name("field of an event", name, emit_fields.types) end
    if not ("|" .. kinds .. "|"):find("|" .. type(value) .. "|", 1, true) then
      return ("the event's '%s': %s expected, got %s"):format(name, kinds, type(value))
    end
  end
  for _, fault in ipairs(emit_fields.faults_of(given)) do
    if not emit_fields.faults[fault] then
      return suggest.unknown_name("fault of an event", fault, emit_fields.faults)
    end
  end
  local count = given.count
  if count and (count < 1 or count > 100000 or count % 1 ~= 0) then
    return "the event's 'count' must be a whole number from 1 to 100000"
  end
end

return emit_fields
