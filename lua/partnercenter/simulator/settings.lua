--- The settings of the simulated service, at its start and while it runs. Each row has the default and the
--- allowed values: a Lua type or a list of words.
local suggest = require "partnercenter.arguments.suggest"

local rows = {
  bom = { true, "boolean" }, -- starts every body of the API with a UTF-8 byte order mark
  padding = { false, "boolean" }, -- white space around the singular qualification, as in Microsoft's example
  links = { "plain", { "plain", "bare", "v1", "absolute", "foreign", "loop", "double", "none" } },
  total_count = { "all", { "all", "page", "none" } },
  page_size = { 100, "number" }, -- for requests without `size`
  singular = { true, "boolean" }, -- false: the singular qualification answers 404 without a code
  singular_form = { "lower", { "lower", "pascal", "camel", "snake", "integer" } },
  plural_form = { "array", { "array", "wrapped", "object", "pascal" } },
  refusal_status = { 400, "number" }, -- status of the answer "Customer tagging denied."
  education = { "by_customer", { "by_customer", "Approved", "Denied" } }, -- result of vetting
  vetting_reads = { 2, "number" }, -- reads of the plural form that answer InReview; -1: all
  verification_tries = { 3, "number" },
  token_life = { 3599, "number" },
  refresh_rotation = { "rotate", { "rotate", "strict", "none" } }, -- strict: revokes the old refresh token
  client_certificate = { "", "string" }, -- PEM: certificate that must sign the app's assertions
  federated_token = { "", "string" }, -- an assertion of another issuer that is accepted unchecked
  device_interval = { 5, "number" }, -- seconds between polls for a device code
  device_life = { 900, "number" },
  mfa = { true, "boolean" }, -- app+user tokens carry the MFA claim
  require_mfa = { false, "boolean" }, -- refuses app+user calls without the claim (401, code 900421)
  invoice_lines = { 5000, "number" }, -- line items of each invoice, and unbilled ones
  currencies = { "USD", "string" }, -- of the lines in turn; the first one is the invoice's
  tax_in_lines = { true, "boolean" }, -- false: taxes are in the invoice's total only
  export_blobs = { 3, "number" },
  export_members = { 1, "number" }, -- gzip members of each blob
  export_sas_life = { 43200, "number" }, -- seconds
  export_version = { 1, "number" }, -- another one: new data, a new eTag, and the old blobs are gone
  export_early = { 0, "number" }, -- exports that fail with code 5000 before one succeeds
  export_status = { "succeeded", { "succeeded", "completed" } },
  export_location = { "link", { "link", "object", "url" } }, -- form of the manifest in the operation
  export_keys = { "pascal", { "pascal", "camel" } },
  export_numbers = { "number", { "number", "text" } },
  export_bom = { false, "boolean" }, -- starts each blob with a UTF-8 byte order mark
  export_damage = { "none", { "none", "crc", "length", "cut", "line" } }, -- what is wrong with each blob
  file_size = { 2000, "number" }, -- minimum size of a statement in bytes
  job_reads = { 1, "number" }, -- polls until an accepted operation has finished
  job_wait = { 1, "number" }, -- Retry-After of an accepted operation in seconds
  gdap_approval = { "manual", { "manual", "automatic" } }, -- automatic: customers approve by themselves
  order_reads = { 0, "number" }, -- reads of a customer's lists that omit a new order
  subscription_update = { "at_once", { "at_once", "accepted" } }, -- accepted: 202 with a Location
  change_reads = { 0, "number" }, -- reads of a subscription that omit an accepted change
  one_change = { false, "boolean" }, -- refuses updates of a subscription that change several properties
  clock_days = { 0, "number" }, -- moves the service's clock, for purchases in the past and ends of terms
  webhook_tries = { 10, "number" }, -- of each delivery
  webhook_pause = { 0.2, "number" }, -- seconds between two tries
  webhook_timeout = { 5, "number" }, -- seconds for an answer of the receiver
  webhook_certificate = { "chain", { "chain", "leaf" } }, -- chain: PEM with its issuer; leaf: DER
  gzip = { false, "boolean" }, -- compresses bodies for requests that accept gzip
}

-- The smallest values of numbers other than 0.
local LEAST = { vetting_reads = -1, clock_days = -math.huge }

local settings = {}

--- Option names and Lua types, for the check of `start`'s options.
settings.types = {}

for name, row in pairs(rows) do
  settings.types[name] = type(row[2]) == "table" and "string" or row[2]
end

local function contains(list, wanted)
  for _, word in ipairs(list) do
    if word == wanted then return true end
  end
  return false
end

--- Says what is wrong with some settings.
---@param given table
---@return string|nil reason
function settings.problem(given)
  for name, value in pairs(given) do
    local row = rows[name]
    if not row then return suggest.unknown_name("setting", name, rows) end
    if type(value) ~= settings.types[name] then
      return ("setting '%s': %s expected, got %s"):format(name, settings.types[name], type(value))
    end
    local least = LEAST[name] or 0
    if type(value) == "number" and value < least then
      return ("setting '%s' must be at least %s, not %s"):format(name, least, value)
    end
    if type(row[2]) == "table" and not contains(row[2], value) then
      return ("setting '%s': one of %s expected, got '%s'"):format(name, table.concat(row[2], ", "), value)
    end
  end
end

--- Completes settings with the defaults.
---@param given table|nil
---@return table settings
function settings.complete(given)
  local all = {}
  for name, row in pairs(rows) do
    all[name] = row[1]
    if given and given[name] ~= nil then all[name] = given[name] end
  end
  return all
end

return settings
