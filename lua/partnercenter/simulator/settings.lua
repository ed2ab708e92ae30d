-- What can be switched about the simulated service, when it starts and while it runs. Each row: the default
-- and what may stand in its place (a Lua type, or the list of words).

local rows = {
  bom = { true, "boolean" }, -- a UTF-8 byte order mark before every body of the API
  padding = { false, "boolean" }, -- white space around the singular qualification, as in Microsoft's example
  links = { "plain", { "plain", "bare", "v1", "absolute", "foreign", "loop", "double", "none" } },
  total_count = { "all", { "all", "page", "none" } },
  page_size = { 100, "number" }, -- where a request does not say `size`
  singular = { true, "boolean" }, -- false: the singular qualification route is gone (404 without a code)
  singular_form = { "lower", { "lower", "pascal", "camel", "snake", "integer" } },
  plural_form = { "array", { "array", "wrapped", "object", "pascal" } },
  refusal_status = { 400, "number" }, -- status of the bare string "Customer tagging denied."
  education = { "by_customer", { "by_customer", "Approved", "Denied" } }, -- how vetting ends
  vetting_reads = { 2, "number" }, -- reads of the plural form that still say InReview; -1: all
  verification_tries = { 3, "number" },
  token_life = { 3599, "number" },
  refresh_rotation = { "rotate", { "rotate", "strict", "none" } }, -- strict: the old refresh token dies
  client_certificate = { "", "string" }, -- PEM: what assertions of the app must be signed with
  federated_token = { "", "string" }, -- an assertion of another issuer that is trusted as it is
  device_interval = { 5, "number" }, -- seconds between the polls of a device code
  device_life = { 900, "number" },
  mfa = { true, "boolean" }, -- whether app+user tokens carry the claim
  require_mfa = { false, "boolean" }, -- refuse app+user calls without it (401, code 900421)
  invoice_lines = { 5000, "number" }, -- of each invoice, and unbilled ones
  file_size = { 2000, "number" }, -- bytes of a statement, or a little more
  job_reads = { 1, "number" }, -- reads of work that goes on before it has ended
  job_wait = { 1, "number" }, -- seconds until the first of them, as Retry-After says
  order_reads = { 0, "number" }, -- reads of the lists of a customer that do not show a new order yet
  subscription_update = { "at_once", { "at_once", "accepted" } }, -- accepted: 202 with a Location
  gzip = { false, "boolean" }, -- compress where the request accepts it
}

local M = {}

---Option names and Lua types, for the check of `start`'s options.
M.types = {}

for name, row in pairs(rows) do
  M.types[name] = type(row[2]) == "table" and "string" or row[2]
end

local function contains(list, wanted)
  for _, word in ipairs(list) do
    if word == wanted then return true end
  end
  return false
end

---Says what is wrong with some settings.
---@param given table
---@return string|nil reason
function M.problem(given)
  for name, value in pairs(given) do
    local row = rows[name]
    if not row then return ("unknown setting '%s'"):format(tostring(name)) end
    if type(value) ~= M.types[name] then
      return ("setting '%s': %s expected, got %s"):format(name, M.types[name], type(value))
    end
    if type(row[2]) == "table" and not contains(row[2], value) then
      return ("setting '%s': one of %s expected, got '%s'"):format(name, table.concat(row[2], ", "), value)
    end
  end
end

---Completes settings with the defaults.
---@param given table|nil
---@return table settings
function M.complete(given)
  local settings = {}
  for name, row in pairs(rows) do
    settings[name] = row[1]
    if given and given[name] ~= nil then settings[name] = given[name] end
  end
  return settings
end

return M
