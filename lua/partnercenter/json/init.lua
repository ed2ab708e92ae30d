--- JSON for the whole library. It makes lua-cjson, or `vim.json` in a Neovim without it, strict and alike in
--- every version: objects lose their nulls, whole numbers are integers, arrays stay arrays.
local misuse = require "partnercenter.arguments.misuse"
local core = require "partnercenter.core"
local lazy = require "partnercenter.loader.lazy"

local encoder = lazy "partnercenter.json.encode"

local json = {}

local vim = rawget(_G, "vim")
local math_type = rawget(math, "type") or function() end -- nil where Lua has no integers

local DEPTH_MAX = 100

local function load_codec()
  local found, cjson = pcall(require, "cjson")
  if found then
    local codec = cjson.new() -- the host's own instance keeps its settings
    codec.decode_invalid_numbers(false)
    codec.decode_max_depth(DEPTH_MAX)
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

-- Some decoders make floats of whole numbers, or saturate them at 64 bits.
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

--- Null in arrays and at the top. It is lua-cjson's own, and so equal to `ngx.null`.
json.null = null

--- The text of a printed array or listing.
---@param kind string
---@param count integer
---@return string
function json.tell(kind, count)
  return ("partnercenter.%s (%d item%s)"):format(kind, count, count == 1 and "" or "s")
end

--- Marks a table as an array, so that it is sent as `[]` even when empty.
---@param t? table
---@return table
function json.array(t)
  if t ~= nil and type(t) ~= "table" then
    misuse.raise("array: table expected, got " .. type(t))
  end
  return setmetatable(t or {}, ARRAY)
end

--- Whether `t` is marked as an array, by `json.array` or by a metatable with the field `__json_array`.
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

--- Decodes one JSON text of any type. NaN, Infinity, hexadecimal, NUL, too large numbers and text after the
--- value are errors.
--- Returns the value, `json.null` for a bare null; or nil and the problem with its position, without any of
--- the text.
---@type fun(text: string): any, string?
json.decode = core.json_decoder(decode, ARRAY, null, DEPTH_MAX, KEEPS_ARRAYS, KEEPS_INTEGERS)

local encode

--- Encodes a value, with the keys of objects in order. A value that cannot be sent exactly is
--- `invalid_argument`, with its place.
---@param value any
---@return string?
---@return partnercenter.error?
function json.encode(value)
  encode = encode or encoder.new(json, encode_string)
  return encode(value)
end

return json
