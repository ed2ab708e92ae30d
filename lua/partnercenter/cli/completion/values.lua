--- Lists the values of an argument or option: its choices, or values by its name. It never uses the network.
local commands = require "partnercenter.cli.command_line.commands"

local values = {}

---@class partnercenter.cli.Candidate
---@field [1] string value
---@field [2] string? description

local function profiles_of_file()
  local loaded, codec = pcall(require, "cjson")
  local file = loaded and io.open(require("partnercenter.cli.profiles").path(), "rb")
  if not file then return {} end
  local text = file:read("*a")
  file:close()
  return codec.decode(text).profiles
end

local function profile_names()
  local found = {}
  for name, profile in pairs(profiles_of_file()) do
    found[#found + 1] = { name, tostring(profile.tenant_id or "") }
  end
  table.sort(found, function(a, b) return a[1] < b[1] end)
  return found
end

-- The profile that the command would take: see profiles.chosen, which loads the core for its messages.
local function profile_name(line)
  local profiles = require "partnercenter.cli.profiles"
  local name = line.profile or os.getenv "PARTNERCENTER_PROFILE"
  if name and name ~= "" then return name end
  if profiles.environment_has_identity() then return nil end
  return profiles.DEFAULT
end

local function customers(line)
  local found = {}
  for _, customer in ipairs(require("partnercenter.cli.completion.seen_customers").all(profile_name(line))) do
    if customer.domain ~= "" then found[#found + 1] = { customer.domain, customer.name } end
    local by_id = line.current ~= "" and customer.id:find(line.current, 1, true) == 1
    if by_id then found[#found + 1] = { customer.id, customer.domain .. " " .. customer.name } end
  end
  return found
end

local function steps_of(text)
  local steps = {}
  for step in (text .. ":"):gmatch("([^:]*):") do
    steps[#steps + 1] = step
  end
  return steps
end

-- The call of a row behind the steps that are typed already: customer(contoso.com):subs.
local function behind(typed, call)
  local steps = steps_of(call)
  if #steps < #typed then return nil end
  for place = 1, #typed - 1 do
    if typed[place]:match("^[%w_]+") ~= steps[place]:match("^[%w_]+") then return nil end
    steps[place] = typed[place]
  end
  return table.concat(steps, ":")
end

local function calls(line)
  local found, typed = {}, steps_of(line.current)
  for _, row in ipairs(require("partnercenter.cli.api.calls").rows()) do
    local call = behind(typed, row[1])
    if call then found[#found + 1] = { call, row[2] .. " " .. row[3] } end
  end
  return found
end

--- The names and summaries of the commands.
---@return partnercenter.cli.Candidate[]
function values.commands()
  local found = {}
  for place, about in ipairs(commands.list) do
    found[place] = { about.name, about.summary }
  end
  return found
end

local function file_names() return { { "" } } end

local BY_NAME = {
  profile = profile_names, customer = customers, customers = customers, call = calls,
  command = values.commands, file = file_names, certificate = file_names,
}

--- The values of an argument or option.
---@param part table of the command's data
---@param line { current: string, profile: string? }
---@return partnercenter.cli.Candidate[]
function values.of(part, line)
  if part.choices then
    local found = {}
    for place, choice in ipairs(part.choices) do
      found[place] = { choice }
    end
    return found
  end
  local find = BY_NAME[part.name]
  return find and find(line) or {}
end

return values
