--- Remembers the customers that `customers` listed last, so that completion offers them without the network.
--- PARTNERCENTER_REMEMBER_CUSTOMERS=false or the profile's `remember_customers: false` switches it off.
local profiles = require "partnercenter.cli.profiles"
local terminal = require "partnercenter.cli.terminal"

local seen_customers = {}

--- How many customers are remembered.
seen_customers.MAX = 5000

local SWITCH = "PARTNERCENTER_REMEMBER_CUSTOMERS"
local OFF = { ["0"] = true, ["false"] = true, off = true, no = true }

--- Whether customers may be remembered.
---@param profile table?
---@return boolean
function seen_customers.is_on(profile)
  if OFF[(os.getenv(SWITCH) or ""):lower()] then return false end
  return not (profile and profile.remember_customers == false)
end

--- Reads the customers remembered, the last seen first.
---@param profile_name string?
---@return { id: string, domain: string, name: string }[]
function seen_customers.all(profile_name)
  local file = io.open(profiles.customers_path(profile_name), "rb")
  if not file then return {} end
  local all = {}
  for line in file:lines() do
    local id, domain, name = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)$")
    if id then all[#all + 1] = { id = id, domain = domain, name = name } end
  end
  file:close()
  return all
end

local function line_of(customer)
  local company = type(customer.companyProfile) == "table" and customer.companyProfile or {}
  local texts = { customer.id, company.domain, company.companyName }
  for place = 1, 3 do
    texts[place] = type(texts[place]) == "string" and texts[place]:gsub("%c", " ") or ""
  end
  return table.concat(texts, "\t")
end

--- Remembers customers before those of earlier lists. A folder that cannot be written is no failure.
---@param profile_name string?
---@param customers table[] records of the service
function seen_customers.add(profile_name, customers)
  local lines, known = {}, {}
  for _, customer in ipairs(customers) do
    if type(customer.id) == "string" and not known[customer.id] then
      known[customer.id] = true
      lines[#lines + 1] = line_of(customer)
    end
  end
  for _, customer in ipairs(seen_customers.all(profile_name)) do
    if #lines >= seen_customers.MAX then break end
    if not known[customer.id] then
      lines[#lines + 1] = table.concat({ customer.id, customer.domain, customer.name }, "\t")
    end
  end
  if not terminal.make_folder(profiles.state_folder()) then return end
  local text = table.concat(lines, "\n", 1, math.min(#lines, seen_customers.MAX)) .. "\n"
  require("partnercenter.core").replace_file(profiles.customers_path(profile_name), text)
end

return seen_customers
