--- Checks a body against the model that its operation takes: members that are missing, and misspelt ones.
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local model = require "partnercenter.api.model"

local suggest = lazy "partnercenter.arguments.suggest"

local body_check = {}

local DEPTH_MAX = 16
local NONE = {}

-- The service ignores case, and some of its pages write `company_name` for `companyName`.
local function plain(name) return (name:lower():gsub("_", "")) end

-- The keys of a record, by their plain form.
local function keys_of(record)
  local keys = {}
  for key in pairs(record) do
    if type(key) == "string" then keys[plain(key)] = key end
  end
  return keys
end

local visit

local function visit_record(found, record, path, walk)
  local keys = keys_of(record)
  for _, member in ipairs(found.required[walk.operation] or NONE) do
    if not keys[plain(member)] then walk.missing[#walk.missing + 1] = path .. member end
  end
  for _, key in pairs(keys) do
    local member = found.by_lower[key:lower()]
    local field = member and found.fields[member]
    if not field then
      walk.unknown[#walk.unknown + 1] = { model = found, member = key, keys = keys }
    elseif model.is_record(field) then
      visit(model.find(field.type), record[key], path .. key, walk, field.array)
    end
  end
end

function visit(found, value, path, walk, is_list)
  if type(value) ~= "table" or walk.depth > DEPTH_MAX then return end
  if is_list and next(value) == nil then return end -- `{}` is sent as `[]`
  walk.depth = walk.depth + 1
  if json.is_array(value) then
    for i, item in ipairs(value) do
      visit(found, item, ("%s[%d]"):format(path, i), walk)
    end
  else
    visit_record(found, value, path == "" and "" or path .. ".", walk)
  end
  walk.depth = walk.depth - 1
end

-- The suggestions for members that no model knows. A body that has the suggested member too is left alone.
local function suggestions(unknown)
  local list, seen = {}, {}
  for _, one in ipairs(unknown) do
    local id = one.model.name .. "." .. one.member
    if not seen[id] then
      seen[id] = true
      local instead = suggest.suggest(one.member, one.model.fields)
      local there = instead and one.keys[plain(instead)]
      if instead and (not there or there == one.member) then
        list[#list + 1] = { member = one.member, instead = instead }
      end
    end
  end
  table.sort(list, function(a, b) return a.member < b.member end)
  return list
end

--- Walks over a body and the records within it.
---@param operation string name of the row
---@param takes string as in a row: a model, such as "Cart" or "Device[]"; other bodies are complete
---@param body any
---@return string[] missing paths of members that the operation needs, such as "lineItems[1].quantity"
---@return fun(): { member: string, instead: string }[] misspelt finds members that are close to known ones
function body_check.run(operation, takes, body)
  local walk = { operation = operation, missing = {}, unknown = {}, depth = 0 }
  local name, lists = takes:gsub("%[%]$", "")
  local found = model.find(name)
  if found then visit(found, body, "", walk, lists == 1) end
  table.sort(walk.missing)
  return walk.missing, function() return suggestions(walk.unknown) end
end

--- Checks the body of a call. A member that is missing is an error; one that is misspelt is passed on, and
--- reported once.
---@param client partnercenter.Session
---@param operation partnercenter.Operation
---@param body any
---@return boolean? complete
---@return partnercenter.error?
function body_check.apply(client, operation, body)
  local takes = operation.row.takes
  if not takes then return true end
  local missing, misspelt = body_check.run(operation.row.name, takes, body)
  if missing[1] then
    local message = ("the body lacks '%s': add %s, or pass unchecked = true"):format(
      table.concat(missing, "', '"), missing[2] and "them" or "it")
    return nil, errors.new("invalid_argument", { operation = operation.name, message = message })
  end
  if client.config.on_event or client.config.logger then
    for _, one in ipairs(misspelt()) do
      client:tell_once("misspelt", operation, one.instead, one.member)
    end
  end
  return true
end

return body_check
