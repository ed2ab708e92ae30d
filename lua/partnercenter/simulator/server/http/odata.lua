--- Applies the OData options of Microsoft Graph's lists: $filter and $orderby.
local json = require "partnercenter.simulator.json"
local odata_names = require "partnercenter.simulator.server.http.odata_names"
local sets = require "partnercenter.simulator.server.records.sets"

local odata = {}

local COMPARE = {
  eq = function(value, wanted) return value == wanted end,
  ne = function(value, wanted) return value ~= wanted end,
  gt = function(value, wanted) return value ~= nil and value > wanted end,
  ge = function(value, wanted) return value ~= nil and value >= wanted end,
  lt = function(value, wanted) return value ~= nil and value < wanted end,
  le = function(value, wanted) return value ~= nil and value <= wanted end,
}

local CALL = {
  startswith = function(value, wanted) return value:sub(1, #wanted) == wanted end,
  endswith = function(value, wanted) return wanted == "" or value:sub(-#wanted) == wanted end,
  contains = function(value, wanted) return value:find(wanted, 1, true) ~= nil end,
}

local function text_at(text, at)
  local last = at
  repeat
    last = text:find("'", last + 1, true)
    if not last then return nil end
    local doubled = text:sub(last + 1, last + 1) == "'"
    if doubled then last = last + 1 end
  until not doubled
  return { value = (text:sub(at + 1, last - 1):gsub("''", "'")), literal = true }, last + 1
end

-- The words, signs and literals of an expression.
local function tokens(text)
  local list, at = {}, 1
  while true do
    at = text:find("%S", at)
    if not at then return list end
    local token, following
    if text:sub(at, at) == "'" then
      token, following = text_at(text, at)
    else
      local word = text:match("^[(),]", at) or text:match("^[%w_@./:+%-]+", at)
      token, following = word and { word = word }, word and at + #word
    end
    if not token then return nil end
    list[#list + 1], at = token, following
  end
end

local function member(record, path)
  for name in path:gmatch("[^/]+") do
    if type(record) ~= "table" then return nil end
    record = record[name]
  end
  if record == json.null then return nil end
  return record
end

-- Texts compare without case, as Graph does.
local function comparable(value) return type(value) == "string" and value:lower() or value end

local function literal(token)
  if not token then return nil end
  if token.literal then return comparable(token.value), true end
  local word = token.word
  if word == "true" or word == "false" then return word == "true", true end
  if word == "null" then return nil, true end
  return tonumber(word) or comparable(word), true
end

local parse_or

-- The path as its model spells it; nil, with state.problem, for an unknown one.
local function path_of(state, word)
  local path, problem, field = odata_names.path(state.model, word)
  state.problem = state.problem or problem
  return path, field
end

local function word_at(state) return state.list[state.at] and state.list[state.at].word end

local function take(state, word)
  if word_at(state) ~= word then return false end
  state.at = state.at + 1
  return true
end

local function parse_call(state, name)
  if not take(state, "(") then return nil end
  local path = path_of(state, word_at(state))
  state.at = state.at + 1
  if not path or not take(state, ",") then return nil end
  local wanted = literal(state.list[state.at])
  state.at = state.at + 1
  if type(wanted) ~= "string" or not take(state, ")") then return nil end
  return function(record)
    local value = comparable(member(record, path))
    return type(value) == "string" and CALL[name](value, wanted)
  end
end

-- "team/any(t:t/email eq 'a')": one of the items fits.
local function parse_any(state, path)
  local variable, first = (take(state, "(") and word_at(state) or ""):match("^([%w_]+):(.*)$")
  local known, field = path_of(state, path)
  if not variable or not known then return nil end
  state.list[state.at] = { word = first }
  local outer = state.model
  state.model = odata_names.items(variable, field)
  local inner = parse_or(state)
  state.model = outer
  if not inner or not take(state, ")") then return nil end
  return function(record)
    local items = member(record, known)
    for _, item in ipairs(type(items) == "table" and items or {}) do
      if inner { [variable] = item } then return true end
    end
    return false
  end
end

local function parse_one(state)
  if take(state, "not") then
    local inner = parse_one(state)
    return inner and function(record) return not inner(record) end
  elseif take(state, "(") then
    local inner = parse_or(state)
    return inner and take(state, ")") and inner or nil
  end
  local path = word_at(state)
  if not path then return nil end
  state.at = state.at + 1
  if CALL[path] then return parse_call(state, path) end
  if path:find("/any$") then return parse_any(state, (path:gsub("/any$", ""))) end
  local compare = COMPARE[word_at(state) or ""]
  if not compare then return nil end
  local known, field = path_of(state, path)
  local token = state.list[state.at + 1]
  local wanted, valid = literal(token)
  state.at = state.at + 2
  if not known or not valid then return nil end
  if token.literal and not odata_names.has_value(field, token.value) then
    state.problem = ("'%s' is not a value of the property '%s'"):format(token.value, known)
    return nil
  end
  return function(record)
    local value = comparable(member(record, known))
    if value ~= nil and wanted ~= nil and type(value) ~= type(wanted) then return false end
    return compare(value, wanted)
  end
end

-- Terms joined by a word.
local function joined(word, parse, join)
  return function(state)
    local left = parse(state)
    while left and take(state, word) do
      local first, second = left, parse(state)
      left = second and function(record) return join(first(record), function() return second(record) end) end
    end
    return left
  end
end

local parse_and = joined("and", parse_one, function(value, other) return value and other() end)
parse_or = joined("or", parse_and, function(value, other) return value or other() end)

local function predicate(text, model_name)
  local list = tokens(text)
  if not list then return nil end
  local state = { list = list, at = 1, model = odata_names.record(model_name) }
  local found = parse_or(state)
  if found and state.at > #list then return found end
  return nil, state.problem
end

local function order_keys(text, model_name)
  local keys = {}
  for piece in text:gmatch("[^,]+") do
    local word, way = piece:match("^%s*(%S+)%s*(%a*)%s*$")
    if not word or (way ~= "" and way ~= "asc" and way ~= "desc") then return nil end
    local path, problem = odata_names.path(odata_names.record(model_name), word)
    if not path then return nil, problem end
    keys[#keys + 1] = { path = path, falls = way == "desc" }
  end
  return keys
end

local function sorted(set, keys)
  local rows = {}
  for position = 1, set:count() do rows[position] = { record = set:at(position), position = position } end
  table.sort(rows, function(a, b)
    for _, key in ipairs(keys) do
      local left = tostring(member(a.record, key.path) or "")
      local right = tostring(member(b.record, key.path) or "")
      if left ~= right then return (left < right) ~= key.falls end
    end
    return a.position < b.position
  end)
  for position, row in ipairs(rows) do rows[position] = row.record end
  return sets.of(rows)
end

local function refused(clause, problem)
  return nil, ("Invalid %s clause%s"):format(clause, problem and ": " .. problem or "")
end

--- Applies $filter and $orderby.
---@param query table of the request, names in lower case
---@param set table
---@param model_name string|nil of the records
---@return table|nil set nil when an option is not valid
---@return string|nil problem
function odata.apply(query, set, model_name)
  local filter, order = query["$filter"], query["$orderby"]
  if filter then
    local passes, problem = predicate(filter, model_name)
    if not passes then return refused("filter", problem) end
    set = sets.where(set, passes)
  end
  if order then
    local keys, problem = order_keys(order, model_name)
    if not keys then return refused("orderby", problem) end
    set = sorted(set, keys)
  end
  return set
end

return odata
