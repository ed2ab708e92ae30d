--- Makes records from samples, in which "{name}" stands for a value of the context.
---
---   {id} {number} {customer_id} ...   a value of the context; alone in a text it keeps its type
---   {customer.domain}                 a member of a value
---   {number:%05d}                     a formatted value
---   {guid} {guid order}               a GUID computed from the path of the record (and a word)
---   {one of a|b|c}                    one of the words, by the number of the record
---   {day -30} {date -30} {time}       a day with or without its time, in days from today; the current time
---   {day of 20|640|45}                one of the days, by the number of the record
---   {term start} {term end} {term window}   dates of a term of a year, which differ by record
---   {chance 50}                       true for so many records of a hundred
-- luacheck: read globals ngx
local json = require "partnercenter.simulator.json"
local random = require "partnercenter.simulator.random"

local world = require "partnercenter.simulator.server.state.world"

local template = {}

local DAY = 86400

--- Stands for an object without members, since an empty table stands for an empty array.
template.EMPTY_OBJECT = setmetatable({}, { __name = "partnercenter.simulator.empty_object" })

--- Formats a date as the service does.
---@param days number|nil days from today, at midnight; nil: now
---@return string
function template.date(days)
  local now = ngx.time() + math.floor(world.settings.clock_days * DAY)
  if days then now = now - now % DAY + days * DAY end
  return (os.date("!%Y-%m-%dT%H:%M:%S", now)) .. "Z"
end

local makers = {}

function makers.guid(context, word)
  return random.guid(random.generator(random.hash(context.where), random.hash(word)))
end

local function draw_for(context, word, limit)
  return random.generator(random.hash(context.where), random.hash(word))(limit)
end

-- The second record of a list is in the midst of its term, and others have just been bought.
local TERM, BOUGHT, WINDOW = 365, 3, 7

function makers.term(context, what)
  local left = context.number == 2 and 1 + draw_for(context, "term", 350) or TERM - 1 - BOUGHT
  local start = left - TERM + 1
  return template.date(what == "end" and left or what == "window" and start + WINDOW or start)
end

function makers.chance(context, share) return draw_for(context, "chance", 100) < tonumber(share) end

function makers.one(context, words)
  local list = {}
  for word in words:gsub("^of ", ""):gmatch("[^|]+") do list[#list + 1] = word end
  return list[(context.number - 1) % #list + 1]
end

function makers.day(context, days)
  return template.date(tonumber(days) or tonumber(makers.one(context, days)))
end

function makers.date(context, days) return makers.day(context, days):sub(1, 10) end

function makers.time() return template.date() end

local function look_up(context, path)
  local value = context
  for name in path:gmatch("[^.]+") do value = type(value) == "table" and value[name] or nil end
  return value
end

local function value_of(context, text)
  local word, rest = text:match("^(%a+) ?(.*)$")
  if makers[word] then return makers[word](context, rest) end
  local path, form = text:match("^([%w_.]+):?(.*)$")
  local value = look_up(context, path)
  if value ~= nil and form ~= "" then return form:format(value) end
  return value
end

local function fill_text(text, context)
  local alone = text:match("^{([^{}]+)}$")
  if alone then return value_of(context, alone) end
  return (text:gsub("{([^{}]+)}", function(inner) return tostring(value_of(context, inner) or "") end))
end

--- Fills a sample. The result is a copy; an empty table becomes an empty array.
---@param sample any
---@param context table
---@return any
function template.fill(sample, context)
  if type(sample) == "string" then return fill_text(sample, context) end
  if type(sample) ~= "table" then return sample end
  if sample == json.null then return sample end
  if sample == template.EMPTY_OBJECT then return {} end
  local made = {}
  for key, value in pairs(sample) do made[key] = template.fill(value, context) end
  return (next(sample) == nil or sample[1] ~= nil) and json.array(made) or made
end

--- Makes a deep copy.
---@param value any
---@return any
function template.copy(value)
  if type(value) ~= "table" or value == json.null then return value end
  local made = {}
  for key, inner in pairs(value) do made[key] = template.copy(inner) end
  return setmetatable(made, getmetatable(value))
end

--- Merges members into a record, objects recursively.
---@param record table changed
---@param given table
---@return table record
function template.merge(record, given)
  for key, value in pairs(given) do
    local old = record[key]
    local is_null = value == json.null -- says that a request gives no value
    if type(value) == "table" and type(old) == "table" and value[1] == nil and old[1] == nil
      and not is_null and next(value) ~= nil then
      template.merge(old, value)
    elseif old == nil or not is_null then
      record[key] = template.copy(value)
    end
  end
  return record
end

return template
