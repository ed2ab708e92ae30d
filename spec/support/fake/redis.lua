--- Runs the scripts of the library as Redis does, at the time of a clock that the spec sets.
local redis = {}

local unpack = rawget(table, "unpack") or rawget(_G, "unpack")

---@class Redis
---@field now number microseconds
local methods = {}

local function number(text)
  if text == "+inf" then return math.huge end
  return text == "-inf" and -math.huge or tonumber(text)
end

-- The members of a sorted set in order, and the text of a bound as a comparison.
local function sorted(set)
  local list = {}
  for member, score in pairs(set) do list[#list + 1] = { member, score } end
  table.sort(list, function(a, b)
    if a[2] ~= b[2] then return a[2] < b[2] end
    return a[1] < b[1]
  end)
  return list
end

local function within(score, least, most)
  local function below(bound, other)
    if bound:sub(1, 1) == "(" then return number(bound:sub(2)), other end
    return number(bound), nil
  end
  local low, low_open = below(least, true)
  local high, high_open = below(most, true)
  return (low_open and score > low or not low_open and score >= low)
    and (high_open and score < high or not high_open and score <= high)
end

local commands = {}

function commands.TIME(self)
  return { ("%d"):format(math.floor(self.now / 1e6)), ("%d"):format(self.now % 1e6) }
end

function commands.HMGET(self, key, ...)
  local hash, values = self.keys[key] or {}, {}
  for i, name in ipairs { ... } do values[i] = hash[name] or false end
  return values
end

function commands.HSET(self, key, ...)
  local pairs_of = { ... }
  self.keys[key] = self.keys[key] or {}
  for i = 1, #pairs_of, 2 do self.keys[key][pairs_of[i]] = tostring(pairs_of[i + 1]) end
end

function commands.ZADD(self, key, score, member)
  self.keys[key] = self.keys[key] or {}
  self.keys[key][member] = number(score)
end

function commands.ZCARD(self, key) return #sorted(self.keys[key] or {}) end

function commands.ZREM(self, key, ...)
  for _, member in ipairs { ... } do (self.keys[key] or {})[member] = nil end
end

function commands.ZREMRANGEBYSCORE(self, key, least, most)
  local set = self.keys[key] or {}
  for _, entry in ipairs(sorted(set)) do
    if within(entry[2], least, most) then set[entry[1]] = nil end
  end
end

function commands.ZRANGEBYSCORE(self, key, least, most, _, from, count)
  local found = {}
  for _, entry in ipairs(sorted(self.keys[key] or {})) do
    if within(entry[2], least, most) then found[#found + 1] = entry[1] end
  end
  return { unpack(found, from + 1, math.min(from + count, #found)) }
end

function commands.DEL(self, key) self.keys[key] = nil end

function commands.EXPIRE() end

local function compiled(text, env)
  if not rawget(_G, "setfenv") then return assert(load(text, "script", "t", env)) end
  return rawget(_G, "setfenv")(assert(rawget(_G, "loadstring")(text)), env)
end

local function truncated(value)
  if type(value) ~= "number" then return value end
  return value < 0 and math.ceil(value) or math.floor(value)
end

--- Runs a script. Numbers arrive as texts and leave without their fraction, as with Redis.
---@param text string
---@param keys string[]
---@param args (string|number)[]
---@return any
function methods:run(text, keys, args)
  local env = self.env
  env.KEYS, env.ARGV = keys, {}
  for i, value in ipairs(args) do env.ARGV[i] = tostring(value) end
  self.compiled[text] = self.compiled[text] or compiled(text, env)
  local answer = self.compiled[text]()
  if type(answer) ~= "table" then return truncated(answer) end
  for i, value in ipairs(answer) do answer[i] = truncated(value) end
  return answer
end

--- An empty Redis whose clock starts at `now`.
---@param now number microseconds
---@return Redis
function redis.new(now)
  local self = setmetatable({ now = now, keys = {}, compiled = {} }, { __index = methods })
  self.env = {
    unpack = unpack, math = math, string = string, ipairs = ipairs, tonumber = tonumber,
    redis = { call = function(name, ...) return commands[name](self, ...) end },
  }
  return self
end

return redis
