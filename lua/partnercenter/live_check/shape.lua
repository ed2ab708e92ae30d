--- Compares the body of an answer with the models: the types of JSON, the members, the words of enumerations.
local documented = require "partnercenter.live_check.documented"
local json = require "partnercenter.json"
local model = require "partnercenter.api.model"
local redaction = require "partnercenter.live_check.redaction"

local shape = {}

---@class partnercenter.Difference how an answer differs from the models
---@field member string      its place, as in "items[].lineItems[].quantity"; "" is the whole body
---@field difference "type"|"unknown member"|"unknown value"|"spelling"
---@field expected string?   type or spelling
---@field found string?      JSON type
---@field value string?      the unknown word, if it looks like one of the service's

local JSON_TYPES = {
  string = "string", guid = "string", datetime = "string", date = "string", enum = "string",
  boolean = "boolean", integer = "number", number = "number", object = "object",
}
local SILENT = { none = true, text = true, file = true, exists = true, location = true }
local HIDDEN = "(hidden)" -- a name or word that may be data

-- The members of every record.
local COMMON = {
  attributes = { type = "ResourceAttributes", values = {} }, links = { type = "ResourceLinks", values = {} },
}

-- The members that hold the items of a list, and others around them, beside those of the model Collection.
local HOLDS_ITEMS = { items = true, value = true, Value = true }
local AROUND = { TotalCount = true, next = true, nextLink = true }

-- Models that stand for one of several.
local VARIANTS = {
  InvoiceLineItem = {
    "OneTimeInvoiceLineItem", "LicenseBasedLineItem", "UsageBasedLineItem", "DailyRatedUsageLineItem",
  },
}

local check_value

local function add(found, member, difference, more)
  more.member, more.difference = member, difference
  found[#found + 1] = more
end

local function type_of(value)
  if value == json.null then return "null" end
  if type(value) ~= "table" then return value == nil and "nothing" or type(value) end
  return json.is_array(value) and "array" or "object"
end

local function below(path, member) return path == "" and member or path .. "." .. member end

-- Words are spelled "one_time", "OneTime" or "onetime".
local function plain(word) return (word:lower():gsub("[_ -]", "")) end

local function check_words(found, text, field, path)
  local known = {}
  for _, word in ipairs(field.values) do known[plain(word)] = true end
  for part in text:gmatch("[^,]+") do
    local word = part:match("^%s*(.-)%s*$")
    if word ~= "" and not known[plain(word)] then
      add(found, path, "unknown value", { value = redaction.word(word) or HIDDEN })
    end
  end
end

local function check_scalar(found, value, field, path)
  local kind, wanted = type_of(value), JSON_TYPES[field.type]
  local fits = kind == wanted and (field.type ~= "integer" or value == math.floor(value))
  if not fits then return add(found, path, "type", { expected = field.type, found = kind }) end
  if field.type == "enum" then check_words(found, value, field, path) end
end

-- The field of a member: the model's, or the one that an example shows if the value fits that.
local function field_of(value, record, name)
  local own = record.fields[name] or COMMON[name]
  local kind = documented[record.name] and documented[record.name][name]
  if not kind then return own end
  local differences, type_name, brackets = {}, kind:match("^(%a+)(.*)$")
  local field = { type = type_name, array = brackets ~= "", values = {} }
  check_value(differences, value, field, "")
  return own and differences[1] and own or field
end

local function check_members(found, value, record, path)
  for name, inner in pairs(value) do
    local field, known = field_of(inner, record, name), record.by_lower[name:lower()]
    local at = below(path, redaction.member(name) or HIDDEN)
    if not field and known then
      add(found, at, "spelling", { expected = known })
      field = record.fields[known]
    end
    if field then
      check_value(found, inner, field, at)
    elseif not name:find("@", 1, true) then -- OData's annotations stand beside any member
      add(found, at, "unknown member", { found = type_of(inner) })
    end
  end
end

-- A record is of the variant that it differs from the least.
local function check_variants(found, value, variants, path)
  local best
  for _, name in ipairs(variants) do
    local differences = {}
    check_members(differences, value, model.find(name), path)
    if not best or #differences < #best then best = differences end
  end
  for _, difference in ipairs(best) do found[#found + 1] = difference end
end

local function check_record(found, value, name, path)
  local kind = type_of(value)
  if kind ~= "object" then return add(found, path, "type", { expected = "object", found = kind }) end
  if VARIANTS[name] then return check_variants(found, value, VARIANTS[name], path) end
  local record = model.find(name)
  -- Of some records the documentation shows no member.
  if record and next(record.fields) then check_members(found, value, record, path) end
end

local function check_one(found, value, field, path)
  if value == json.null then return end
  if model.is_record(field) then return check_record(found, value, field.type, path) end
  return check_scalar(found, value, field, path)
end

local function check_array(found, value, field, path)
  local kind = type_of(value)
  -- Some decoders make `{}` of an empty array.
  if kind == "object" and next(value) == nil then return end
  if kind ~= "array" then return add(found, path, "type", { expected = "array", found = kind }) end
  for _, item in ipairs(value) do check_one(found, item, field, path .. "[]") end
end

function check_value(found, value, field, path)
  if value == json.null then return end
  return (field.array and check_array or check_one)(found, value, field, path)
end

local function check_list(found, body, field)
  local kind = type_of(body)
  if kind == "nothing" or kind == "null" then return end
  if kind == "array" then return check_array(found, body, field, "") end
  if kind ~= "object" then return add(found, "", "type", { expected = "array", found = kind }) end
  local around = model.find("Collection")
  for name, value in pairs(body) do
    local at = redaction.member(name) or HIDDEN
    if HOLDS_ITEMS[name] then
      check_array(found, value, field, name)
    elseif around.fields[name] then
      check_value(found, value, around.fields[name], name)
    elseif not AROUND[name] and not name:find("@", 1, true) then
      add(found, at, "unknown member", { found = type_of(value) })
    end
  end
  local is_empty = body.totalCount == 0 or body.TotalCount == 0
  if not (body.items or body.value or body.Value or is_empty) then
    add(found, "items", "type", { expected = "array", found = "nothing" })
  end
end

-- Items of a list differ alike: each difference is told once.
local function distinct(found)
  local told, kept = {}, json.array {}
  for _, difference in ipairs(found) do
    local key = table.concat({
      difference.member, difference.difference, difference.expected or "", difference.found or "",
      difference.value or "",
    }, "\n")
    if not told[key] then kept[#kept + 1] = difference end
    told[key], difference.key = true, key
  end
  table.sort(kept, function(a, b) return a.key < b.key end)
  for _, difference in ipairs(found) do difference.key = nil end
  return kept
end

--- Compares a decoded body with the result that a row promises. Absent members are no difference, and neither
--- is null. Rows without `gives`, and those that promise no JSON, differ from nothing.
---@param body any as `json.decode` gives it; nil for none
---@param row table of api/data/: gives, page, wrapped
---@return partnercenter.Difference[] differences sorted
function shape.differences(body, row)
  local found, gives = {}, row.gives
  if not gives or SILENT[gives] then return json.array {} end
  local kind, is_array = gives:match("^(.-)(%[?%]?)$")
  local field = { type = kind, values = {} }
  if row.page or is_array ~= "" then
    check_list(found, body, field)
  elseif row.wrapped and type_of(body) == "array" then
    check_array(found, body, field, "")
  elseif row.wrapped and type_of(body) == "object" and type_of(body.value) == "object" and body.id == nil then
    check_one(found, body.value, field, "value")
  elseif body ~= nil or kind ~= "string" then -- no text is a text, too
    check_one(found, body, field, "")
  end
  return distinct(found)
end

return shape
