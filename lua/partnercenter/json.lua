--- JSON for the whole library: lua-cjson (in Neovim, where that is absent, `vim.json`) made strict, and alike
--- on every version: `null` disappears from objects, whole numbers are integers, arrays stay arrays.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"

local json = {}

local vim = rawget(_G, "vim")
local math_type = rawget(math, "type") or function() end -- only where there are integers

local DEPTH = 100
local EXACT = 2 ^ 53 -- from here on a double may stand for its neighbour

local function load_codec()
  local found, cjson = pcall(require, "cjson")
  if found then
    local codec = cjson.new() -- settings are per instance: the host's own stays as it is
    codec.decode_invalid_numbers(false)
    codec.decode_max_depth(DEPTH)
    local array_mt
    if codec.decode_array_with_array_mt then
      codec.decode_array_with_array_mt(true)
      array_mt = cjson.array_mt
    end
    return codec.encode, codec.decode, cjson.null, array_mt
  elseif vim and vim.json then
    return vim.json.encode, vim.json.decode, vim.NIL, nil
  end
  error("partnercenter needs lua-cjson (luarocks install lua-cjson, or your system's package lua-cjson)", 0)
end

local encode_string, decode, null, array_mt = load_codec()

local KEEPS_ARRAYS = array_mt ~= nil
local KEEPS_INTEGERS = math_type(1) == nil or math_type(decode("1")) == "integer"
local ARRAY = array_mt or { __name = "partnercenter.array" }

--- What `null` is in arrays and at the top: lua-cjson's own, which is also `ngx.null`.
json.null = null

--- Marks a table as an array, so that it is sent as `[]` even when it is empty; returns it.
---@param t? table
---@return table
function json.array(t)
  if t ~= nil and type(t) ~= "table" then
    error("array: table expected, got " .. type(t), 2)
  end
  return setmetatable(t or {}, ARRAY)
end

--- Whether `t` was marked as an array, by this module or by a metatable with the field `__json_array`.
---@param t table
---@return boolean
function json.is_marked(t)
  local meta = getmetatable(t)
  return meta == ARRAY or (type(meta) == "table" and rawget(meta, "__json_array") == true)
end

--- Whether `t` is a JSON array: marked as one, or not empty and a list.
---@param t any
---@return boolean
function json.is_array(t)
  return type(t) == "table" and (json.is_marked(t) or t[1] ~= nil)
end

--- Decodes one JSON text of any type. Nothing but JSON passes: no NaN, Infinity or hexadecimal, no NUL, no
--- number too large, nothing behind the value.
---@param text string
---@return any value    never nil on success; `json.null` for a bare null
---@return string|nil message  what is wrong, and where; nothing of the text itself
function json.decode(text)
  local todo, marked = core.json_marks(text, DEPTH, not KEEPS_ARRAYS, not KEEPS_INTEGERS)
  if not todo then
    return nil, marked
  end
  local ok, value = pcall(decode, marked)
  if not ok then
    ok, value = pcall(decode, text) -- once more for the position, which marks have shifted
    return nil, ok and "invalid JSON" or (tostring(value):gsub("^.-:%d+: ", ""))
  elseif todo == 0 then
    return value
  end
  value = core.json_tidy(value, todo, ARRAY, null)
  if value == nil then
    return nil, "number too large"
  end
  return value
end

--- Strings alike with every codec: some write "/" as "\\/", which is the same text, some do not.
local function quote(text)
  local quoted = encode_string(text)
  return text:find("/", 1, true) and quoted:gsub("\\.", { ["\\/"] = "/" }) or quoted
end

local write

--- Raised and caught within `encode`: where in the value the trouble is (`path` as far as `depth`), and what.
local function refuse(path, depth, problem)
  local place = {}
  for i = 1, depth do
    place[i] = (type(path[i]) == "number" and "[%d]" or ".%s"):format(path[i])
  end
  place = table.concat(place):gsub("^%.", ""):gsub("[%z\1-\31\127]", "?"):sub(1, 200)
  error({ message = ("%s %s"):format(place ~= "" and place or "the value", problem) }, 0)
end

local function write_number(n, path, depth)
  if n ~= n or n == math.huge or n == -math.huge then
    refuse(path, depth, "is not a finite number")
  elseif n % 1 == 0 then
    if math_type(n) == "integer" then
      return ("%d"):format(n)
    elseif n >= EXACT or n <= -EXACT then
      refuse(path, depth, "is too large to be sent exactly; give it as text")
    end
    return ("%.0f"):format(n)
  end
  for digits = 14, 17 do
    local text = ("%." .. digits .. "g"):format(n)
    if tonumber(text) == n then
      return (text:gsub("[^%d%+%-e]+", ".")) -- the locale's decimal sign
    end
  end
  refuse(path, depth, "cannot be sent exactly")
end

local function write_array(t, size, path, depth)
  local out = {}
  for i = 1, size do
    path[depth] = i
    out[i] = write(t[i], path, depth)
  end
  return "[" .. table.concat(out, ",") .. "]"
end

local function write_object(t, keys, path, depth)
  table.sort(keys)
  for i, key in ipairs(keys) do
    path[depth] = key
    keys[i] = quote(key) .. ":" .. write(t[key], path, depth)
  end
  return "{" .. table.concat(keys, ",") .. "}"
end

local function write_table(t, path, depth)
  if depth >= DEPTH then
    refuse(path, 0, ("is nested deeper than %d, or contains itself"):format(DEPTH))
  end
  local keys, count, last = {}, 0, 0
  for key in pairs(t) do
    if type(key) == "string" then
      keys[#keys + 1] = key
    elseif type(key) == "number" and key >= 1 and key % 1 == 0 then
      count, last = count + 1, math.max(last, key)
    else
      refuse(path, depth, "has a key that is neither text nor a position")
    end
  end
  local marked = json.is_marked(t)
  if #keys > 0 and (count > 0 or marked) then
    refuse(path, depth, "mixes positions and names")
  elseif count ~= last then
    refuse(path, depth, "is an array with holes; fill them with partnercenter.null")
  elseif count > 0 or marked then
    return write_array(t, count, path, depth + 1)
  end
  return write_object(t, keys, path, depth + 1)
end

function write(value, path, depth)
  local kind = type(value)
  if kind == "string" then
    return quote(value)
  elseif kind == "number" then
    return write_number(value, path, depth)
  elseif kind == "boolean" then
    return tostring(value)
  elseif value == null or (vim and value == vim.NIL) then
    return "null"
  elseif kind == "table" then
    return write_table(value, path, depth)
  end
  refuse(path, depth, ("is a %s, which JSON cannot hold"):format(kind))
end

--- Encodes a value; objects with their keys in order. Only strings go through the codec: lua-cjson 2.1.0
--- rounds numbers to 14 digits and writes empty arrays as objects. What cannot be sent exactly is refused.
---@param value any
---@return string|nil text
---@return partnercenter.error|nil err  kind `invalid_argument`, naming the place in the value
function json.encode(value)
  local ok, result = pcall(write, value, {}, 0)
  if ok then
    return result
  elseif type(result) == "table" and result.message then
    return nil, errors.new("invalid_argument", { message = "JSON: " .. result.message })
  end
  error(result, 0)
end

return json
