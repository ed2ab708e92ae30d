-- Chooses the values with which the reference shows a call: ids, query, body.
local documented_models = require "spec.data.models"
local json = require "partnercenter.json"
local lua_text = require "spec.site.reference.lua_text"
local model = require "partnercenter.api.model"
local rows = require "spec.types.rows"

local call_values = {}

local LONGEST_BODY = 16 -- lines

local VALUES = {
  string = "<%s>", integer = 10, number = 1.5, boolean = true, date = "2026-01-31",
  datetime = "2026-01-31T12:00:00Z", list = "<%s>", odata = "status eq 'active'", names = "id",
  filter = { Field = "<field>", Value = "<value>", Operator = "starts_with" },
}

local function placeholder(name) return "<" .. name:gsub("_", "-") .. ">" end

local function query_value(name, kind)
  local value = VALUES[kind:match("^%l+")]
  return type(value) == "string" and value:format(name) or value
end

local function lines_in(text) return select(2, text:gsub("\n", "")) + 1 end

-- Two of the record's own texts or numbers, for changes that need no certain member.
local function some_members(name)
  local found, body, count = model.find(name), {}, 0
  for _, member in ipairs(found and rows.sorted(found.fields) or {}) do
    local field = found.fields[member]
    local value = field.values[1] or field.type ~= "guid" and VALUES[field.type]
    if count < 2 and value and not field.array and not member:lower():find("id$") then
      body[member] = type(value) == "string" and value:format(member) or value
      count = count + 1
    end
  end
  return body
end

-- The words that some bodies need: they fit the other words, which are the first of their sets too.
local function chosen_members(row, name)
  local found, chosen = model.find(name), {}
  for _, member in ipairs(found and found.conditional[row.name] or {}) do
    chosen[member] = found.fields[member].values[1]
  end
  return next(chosen) and chosen
end

local FILES = {
  { field = "metadata", value = { isPartofTender = false, customerPrice = "156.87", currency = "USD" } },
  { field = "pofiles", name = "order.pdf", content = "<bytes>" },
}

-- A documented body with the members as answers and models spell them.
local function respelt(value, name)
  local found = model.find(name)
  if type(value) ~= "table" or value == json.null then return value end
  local copy = {}
  for key, inner in pairs(value) do
    local member = found and type(key) == "string" and found.by_lower[key:lower()]
    local field = member and found.fields[member]
    local inner_name = type(key) == "number" and name or field and field.type
    copy[member or key] = respelt(inner, inner_name)
  end
  return copy
end

-- The documented body where it is short, else the members that the call needs.
local function body_of(row, examples)
  if row.takes == "files" then return FILES end
  local name, array = (row.takes or ""):match("^([^%[]*)(.*)$")
  for _, example in ipairs(examples or {}) do
    local body = respelt(example.request_body, name)
    if type(body) == "table" and next(body) ~= nil and lines_in(lua_text.value(body, "")) <= LONGEST_BODY then
      return body
    end
  end
  local body = documented_models.body(row, chosen_members(row, name))
  local item = body[1] or body
  if item.attributes and next(item) == "attributes" and next(item, "attributes") == nil then
    body = some_members(name)
    if array ~= "" then body = { body } end
  end
  return body
end

-- The steps of a call: { name, names of its arguments }.
local function steps_of(row)
  local steps = {}
  for name, inside in row[1]:gmatch("([%l%d_]+)(%b())") do
    local names = {}
    for argument in inside:gmatch("[%w_]+") do names[#names + 1] = argument end
    steps[#steps + 1] = { name = name, arguments = names }
  end
  return steps
end

-- The needed names of the query that are no arguments of their own.
local function needed_query(row, positional)
  local query = {}
  for _, key in ipairs(rows.sorted(row.query or {})) do
    local is_needed = row.query[key]:find("%*$") and not positional[key]
    if is_needed then query[key] = query_value(key, row.query[key]) end
  end
  return query
end

local function value_of(row, name)
  if name == "value" then return "Education" end
  local kind = row.query and row.query[name]
  return kind and query_value(name, kind) or placeholder(name)
end

---@class spec.CallValues
---@field steps { name: string, values: any[] }[] with the values of ids and plain arguments
---@field body table?
---@field query table<string, any> what the call needs of its query

--- The values of a call.
---@param row table
---@param examples table[]? documented ones
---@return spec.CallValues
function call_values.of(row, examples)
  local steps, positional, body = steps_of(row), {}, nil
  for _, step in ipairs(steps) do
    step.values = {}
    for _, name in ipairs(step.arguments) do
      positional[name] = true
      if name == "body" then
        body = body_of(row, examples)
      elseif name ~= "query" then
        table.insert(step.values, value_of(row, name))
      end
    end
  end
  return { steps = steps, body = body, query = needed_query(row, positional) }
end

return call_values
