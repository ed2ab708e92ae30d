-- Makes records out of samples: data in which "{name}" stands for a value of the record's context.
--
--   {id} {number} {customer_id} ...   a value of the context; alone in a text it keeps its type
--   {customer.domain}                 a member of one
--   {number:%05d}                     formatted
--   {guid} {guid order}               a GUID that follows from where the record is (and a word)
--   {one of a|b|c}                    by the record's number
--   {day -30} {time}                  a date so many days from today; now
-- luacheck: read globals ngx

local json = require "partnercenter.simulator.json"
local random = require "partnercenter.simulator.random"

local M = {}

local DAY = 86400

---A date as the service writes it.
---@param days number|nil from today, at midnight; nil: now
---@return string
function M.date(days)
  local now = ngx.time()
  if days then now = now - now % DAY + days * DAY end
  return (os.date("!%Y-%m-%dT%H:%M:%S", now)) .. "Z"
end

local makers = {}

function makers.guid(context, word)
  return random.guid(random.generator(random.hash(context.where), random.hash(word)))
end

function makers.day(_, days) return M.date(tonumber(days)) end

function makers.time() return M.date() end

function makers.one(context, words)
  local list = {}
  for word in words:gsub("^of ", ""):gmatch("[^|]+") do list[#list + 1] = word end
  return list[(context.number - 1) % #list + 1]
end

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

---Fills a sample; the result shares nothing with it. An empty table is an empty array.
---@param sample any
---@param context table
---@return any
function M.fill(sample, context)
  if type(sample) == "string" then return fill_text(sample, context) end
  if type(sample) ~= "table" then return sample end
  if sample == json.null then return sample end
  local made = {}
  for key, value in pairs(sample) do made[key] = M.fill(value, context) end
  return (next(sample) == nil or sample[1] ~= nil) and json.array(made) or made
end

---Copies a value with all that is in it.
---@param value any
---@return any
function M.copy(value)
  if type(value) ~= "table" or value == json.null then return value end
  local made = {}
  for key, inner in pairs(value) do made[key] = M.copy(inner) end
  return setmetatable(made, getmetatable(value))
end

---Puts the members of one record over those of another, objects member by member.
---@param record table changed
---@param given table
---@return table record
function M.merge(record, given)
  for key, value in pairs(given) do
    local old = record[key]
    if type(value) == "table" and type(old) == "table" and value[1] == nil and old[1] == nil
      and value ~= json.null and next(value) ~= nil then
      M.merge(old, value)
    else
      record[key] = M.copy(value)
    end
  end
  return record
end

return M
