--- Picks the headers of a delivery that its verification reads. A header that stands twice is refused, since
--- programs differ on which one counts.
local ascii = require "partnercenter.text.ascii"
local core = require "partnercenter.core"
local refusal = require "partnercenter.webhook.refusal"

local headers = {}

local FIELDS = {
  ["authorization"] = "authorization",
  ["x-ms-signature"] = "signature",
  ["x-ms-signature-algorithm"] = "algorithm",
  ["x-ms-certificate-url"] = "certificate_url",
}

-- The one value of a header; servers give an array where it stands more than once.
local function one_of(value)
  if type(value) == "table" then
    if #value ~= 1 then return nil end
    value = value[1]
  end
  return type(value) == "string" and value or nil
end

local function pick(given)
  local found = {}
  for name, value in pairs(given) do
    local plain = type(name) == "string" and ascii.lower(name)
    local field = plain and FIELDS[plain]
    if field then
      local one = one_of(value)
      if not one or found[field] then
        return refusal.of("validation", "header_twice", ("the header %s stands more than once"):format(plain))
      end
      found[field] = one
    end
  end
  return found
end

--- Reads the headers by the rules of the core, before anything is fetched.
---@param given table<string, string|string[]> names in any case
---@param certificate_hosts string[]
---@return { signature: string, certificate_url: string }? claim
---@return partnercenter.error?
function headers.read(given, certificate_hosts)
  local picked, err = pick(given)
  if not picked then return nil, err end
  picked.certificate_hosts = certificate_hosts
  local verdict = core.webhook_headers(picked)
  if verdict.outcome ~= "verified" then return refusal.of_verdict(verdict) end
  return verdict
end

return headers
