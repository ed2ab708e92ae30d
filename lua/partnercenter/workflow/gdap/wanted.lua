--- Reads the options of the workflow `gdap`: the relationship and the access assignments that are wanted.
local check = require "partnercenter.arguments.check"
local duration = require "partnercenter.workflow.gdap.duration"
local printable = require "partnercenter.text.printable"
local roles = require "partnercenter.workflow.gdap.roles"

local wanted = {}

local NAME_MAX = 50 -- characters
local DURATION, EXTENSION, NO_EXTENSION = "P730D", "P180D", "PT0S"
local EXTENSIONS = { P180D = EXTENSION, P0D = NO_EXTENSION, PT0S = NO_EXTENSION }

local function characters(text) return #text:gsub("[\128-\191]", "") end

local function name_of(run)
  local options = run.options
  local name = options.name or options.display_name
  if options.name and options.display_name and options.name ~= options.display_name then
    return run:fail("invalid_argument", "name and display_name are the same option: give one")
  elseif name and not name:find("%S") then
    return run:fail("invalid_argument", "the name of a relationship must not be empty")
  elseif name and characters(name) > NAME_MAX then
    return run:fail("invalid_argument", ("the name '%s' has %d characters, more than %d"):format(
      printable(name), characters(name), NAME_MAX))
  elseif not name and not options.relationship then
    return run:fail("invalid_argument", "name is missing: name a new relationship, or give the id of one as"
      .. " relationship")
  end
  return name or false
end

local function duration_of(run)
  local given = run.options.duration
  local text, days = duration.of_relationship(given or DURATION)
  if not text then return run:fail("invalid_argument", days) end
  return text, nil, given and days
end

-- Auto-extend as the service writes it; nil where nothing is wanted.
local function extension_of(run)
  local given = run.options.auto_extend
  if given == nil then return nil end
  if type(given) == "boolean" then return given and EXTENSION or NO_EXTENSION end
  local known = EXTENSIONS[given:upper()]
  if known then return known end
  return run:fail("invalid_argument", "auto_extend must be true, false or P180D")
end

-- One group as an item of a list or as a member with its id as the name.
local function group_of(key, value)
  if type(key) == "string" then return key, value end
  if type(value) == "table" then return value.id or value.group, value.roles end
  return value, nil
end

local function groups_of(run)
  local groups, seen = {}, {}
  for key, value in pairs(run.options.groups or {}) do
    local id, given = group_of(key, value)
    if not check.guid(id) then
      return run:fail("invalid_argument", ("groups: '%s' is no id of a security group"):format(
        printable(tostring(id))))
    end
    local list, problem
    if given ~= nil and given ~= true then
      list, problem = roles.list(given)
      if not list then return run:fail("invalid_argument", ("groups: %s: %s"):format(id, problem)) end
    end
    if seen[id:lower()] then return run:fail("invalid_argument", ("groups: %s is there twice"):format(id)) end
    seen[id:lower()], groups[#groups + 1] = true, { id = id:lower(), roles = list }
  end
  table.sort(groups, function(a, b) return a.id < b.id end)
  return groups
end

local function roles_of(run)
  if run.options.roles == nil then return {} end
  local list, problem = roles.list(run.options.roles)
  if not list then return run:fail("invalid_argument", problem) end
  return list
end

-- The roles of all groups: those of a new relationship that gets no others.
local function roles_of_groups(groups)
  local all = {}
  for _, group in ipairs(groups) do
    for _, id in ipairs(group.roles or {}) do
      all[#all + 1] = id
    end
  end
  return all[1] and roles.list(all) or {}
end

-- The tenant of the customer: a GUID as it is given, or the customer of a domain.
local function customer_of(run)
  local given = run.options.customer
  if given == nil then return false end
  if check.guid(given) then return { tenantId = given:lower() } end
  local record, err = run.client:find_customer(given, run:call())
  if not record then return nil, err end
  local profile = type(record.companyProfile) == "table" and record.companyProfile or {}
  if not check.guid(record.id) then return run:fail("protocol", "the customer has no id") end
  return { tenantId = record.id:lower(), displayName = profile.companyName }
end

---@class partnercenter.workflow.gdap.Wanted
---@field name string|false
---@field duration string
---@field days number|nil    of the duration, where it was given
---@field extension string?  autoExtendDuration, where it was given
---@field roles string[]     ids, where they were given
---@field default_roles string[] of a new relationship
---@field groups { id: string, roles: string[]? }[] without roles: all of the relationship
---@field customer { tenantId: string, displayName: string? }|false

--- Checks the roles of groups against those of the relationship, and gives groups without roles all of them.
---@param run partnercenter.Run
---@param it partnercenter.workflow.gdap.Wanted
---@param all string[] roles of the relationship
---@return boolean? ok
---@return partnercenter.error? err `invalid_argument`
function wanted.fit_groups(run, it, all)
  for _, group in ipairs(it.groups) do
    group.roles = group.roles or all
    local missing = roles.missing(group.roles, all)
    if missing[1] then
      return run:fail("invalid_argument", ("groups: %s has roles that the relationship lacks: %s"):format(
        group.id, roles.names(missing)))
    end
  end
  return true
end

--- Reads the options of a run.
---@param run partnercenter.Run
---@return partnercenter.workflow.gdap.Wanted?
---@return partnercenter.error? err `invalid_argument`; of the look-up of the customer
function wanted.read(run)
  local it, err = {}
  it.name, err = name_of(run)
  if err then return nil, err end
  it.duration, err, it.days = duration_of(run)
  if err then return nil, err end
  it.extension, err = extension_of(run)
  if err then return nil, err end
  it.groups, err = groups_of(run)
  if err then return nil, err end
  it.roles, err = roles_of(run)
  if err then return nil, err end
  it.default_roles = it.roles[1] and it.roles or roles_of_groups(it.groups)
  if it.extension == EXTENSION and roles.has_global_administrator(it.default_roles) then
    return run:fail("invalid_argument", "a relationship with the role Global Administrator cannot extend"
      .. " itself: leave out the role or auto_extend")
  elseif it.roles[1] then
    local ok
    ok, err = wanted.fit_groups(run, it, it.roles)
    if not ok then return nil, err end
  end
  it.customer, err = customer_of(run)
  if err then return nil, err end
  return it
end

return wanted
