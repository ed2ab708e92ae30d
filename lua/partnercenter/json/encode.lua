--- Encodes JSON. Only strings go through the codec, as lua-cjson 2.1.0 rounds numbers to 14 digits and writes
--- empty arrays as objects. Values that cannot be sent exactly are refused.
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local number = require "partnercenter.text.number"
local printable = require "partnercenter.text.printable"

local encode = {}

local vim = rawget(_G, "vim")

local DEPTH_MAX = 100

-- Raises a problem with the place in the value, `path` up to `depth`. The encoder catches it.
local function refuse(path, depth, problem)
  local place = {}
  for i = 1, depth do
    local step = path[i]
    place[i] = (type(step) == "number" and "[%d]" or ".%s"):format(step)
  end
  place = printable(table.concat(place):gsub("^%.", ""), 200)
  error({ message = ("%s %s"):format(place ~= "" and place or "the value", problem) }, 0)
end

local function write_number(n, path, depth)
  local text, problem = number.text(n)
  return text or refuse(path, depth, problem)
end

--- Makes the encoder for a codec.
---@param json table the module json, which requires this one
---@param encode_string fun(text: string): string
---@return fun(value: any): string?, partnercenter.error?
function encode.new(json, encode_string)
  -- Some codecs write "/" as "\\/", which means the same; strings shall be alike with all of them.
  local function quote(text, path, depth)
    local ok, problem = check.utf8(text)
    if not ok then refuse(path, depth, problem) end
    local quoted = encode_string(text)
    return text:find("/", 1, true) and quoted:gsub("\\.", { ["\\/"] = "/" }) or quoted
  end

  local write

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
      keys[i] = quote(key, path, depth) .. ":" .. write(t[key], path, depth)
    end
    return "{" .. table.concat(keys, ",") .. "}"
  end

  local function write_table(t, path, depth)
    if depth >= DEPTH_MAX then
      refuse(path, 0, ("is nested deeper than %d, or contains itself"):format(DEPTH_MAX))
    end
    local keys, count, last = {}, 0, 0
    local key = next(t)
    while key ~= nil do -- no `pairs`, which may never end in a finalizer of old LuaJIT
      if type(key) == "string" then
        keys[#keys + 1] = key
      elseif type(key) == "number" and key >= 1 and key % 1 == 0 then
        count, last = count + 1, math.max(last, key)
      else
        refuse(path, depth, "has a key that is neither text nor a position")
      end
      key = next(t, key)
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
      return quote(value, path, depth)
    elseif kind == "number" then
      return write_number(value, path, depth)
    elseif kind == "boolean" then
      return tostring(value)
    elseif value == json.null or (vim and value == vim.NIL) then
      return "null"
    elseif kind == "table" then
      return write_table(value, path, depth)
    end
    refuse(path, depth, ("is a %s, which JSON cannot hold"):format(kind))
  end

  return function(value)
    local ok, result = pcall(write, value, {}, 0)
    if ok then
      return result
    elseif type(result) == "table" and result.message then
      return nil, errors.new("invalid_argument", { message = "JSON: " .. result.message })
    end
    error(result, 0)
  end
end

return encode
