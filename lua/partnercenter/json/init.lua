--- JSON for the whole library: lua-cjson (in Neovim, where that is absent, `vim.json`) made strict, and alike
--- on every version: `null` disappears from objects, whole numbers are integers, arrays stay arrays.
local misuse = require "partnercenter.arguments.misuse"
local core = require "partnercenter.core"

local json = {}

local vim = rawget(_G, "vim")
local math_type = rawget(math, "type") or function() end -- only where there are integers

local DEPTH = 100

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

-- Decoders make floats of whole numbers, or cut them off at 64 bits.
local function keeps_integers()
  for text, number in pairs({ ["1"] = 1, ["1e3"] = 1000, ["9223372036854775808"] = 2 ^ 63,
    ["18446744073709551616"] = 2 ^ 64 }) do
    local ok, value = pcall(decode, text)
    if not ok or value ~= number or math_type(value) ~= math_type(number) then return false end
  end
  return true
end

local KEEPS_INTEGERS = keeps_integers()
local ARRAY = array_mt or {
  __name = "partnercenter.array", __tostring = function(t) return json.tell("array", #t) end,
}

--- What `null` is in arrays and at the top: lua-cjson's own, which is also `ngx.null`.
json.null = null

--- What an array says it is when it is printed.
---@param kind string
---@param count integer
---@return string
function json.tell(kind, count)
  return ("partnercenter.%s (%d item%s)"):format(kind, count, count == 1 and "" or "s")
end

--- Marks a table as an array, so that it is sent as `[]` even when it is empty; returns it.
---@param t? table
---@return table
function json.array(t)
  if t ~= nil and type(t) ~= "table" then
    misuse.raise("array: table expected, got " .. type(t))
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
  local reads_numbers = ok or pcall(decode, "0.5")
  if not reads_numbers then -- lua-cjson keeps to the decimal sign of the locale it was loaded in
    todo, marked = core.json_marks(text, DEPTH, not KEEPS_ARRAYS, not KEEPS_INTEGERS, true)
    ok, value = pcall(decode, marked)
  end
  if not ok then
    local why = value
    if reads_numbers then ok, why = pcall(decode, text) end -- again, as marks have shifted the position
    return nil, ok and "invalid JSON" or (tostring(why):gsub("^.-:%d+: ", ""))
  elseif todo == 0 then
    return value
  end
  value = core.json_tidy(value, todo, ARRAY, null)
  if value == nil then
    return nil, "number too large"
  end
  return value
end

--- Encodes a value; objects with their keys in order. What cannot be sent exactly is refused.
--- Fails with `invalid_argument`, which names the place in the value.
---@type fun(value: any): string?, partnercenter.error?
json.encode = require("partnercenter.json.encode")(json, encode_string)

return json
