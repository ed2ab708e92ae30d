--- A small JSON codec for the starter and the server. The starter has plain Lua only. Answers must be the
--- same bytes in every run (sorted keys, empty arrays), which lua-cjson does not promise.
local json = {}

local array_mt = { __name = "partnercenter.simulator.array" }
local MAX_DEPTH = 100

--- JSON's null.
json.null = setmetatable({}, { __tostring = function() return "null" end })

--- Marks a table as a JSON array, also when it is empty.
---@param list table|nil
---@return table list
function json.array(list) return setmetatable(list or {}, array_mt) end

local unescaped = {
  ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t",
}

local named = {}
for letter, char in pairs(unescaped) do
  if char ~= "/" then named[char] = "\\" .. letter end
end

local function escape(char) return named[char] or ("\\u%04x"):format(char:byte()) end

local function encode_string(text) return '"' .. text:gsub('[%c"\\]', escape) .. '"' end

local function encode_number(number)
  if number ~= number or number == math.huge or number == -math.huge then
    error("JSON has no number for " .. tostring(number), 0)
  end
  if number == math.floor(number) and math.abs(number) < 2 ^ 53 then return ("%d"):format(number) end
  local text = ("%.14g"):format(number)
  if tonumber(text) ~= number then text = ("%.17g"):format(number) end
  return (text:gsub(",", ".")) -- some locales have a decimal comma
end

-- Scripts put null and empty arrays of the library into records and faults.
local function is_null(value)
  local library = package.loaded["partnercenter.json"]
  return value == json.null or library ~= nil and value == library.null
end

local function is_array(value)
  local library = package.loaded["partnercenter.json"]
  return getmetatable(value) == array_mt or #value > 0 or library ~= nil and library.is_array(value)
end

local encode_value

local function encode_array(list, depth)
  local parts = {}
  for index = 1, #list do parts[index] = encode_value(list[index], depth) end
  return "[" .. table.concat(parts, ",") .. "]"
end

local function encode_object(object, depth)
  local keys, parts = {}, {}
  for key in pairs(object) do
    if type(key) ~= "string" then error("a JSON object has text keys, not " .. type(key), 0) end
    keys[#keys + 1] = key
  end
  table.sort(keys)
  for index, key in ipairs(keys) do
    parts[index] = encode_string(key) .. ":" .. encode_value(object[key], depth)
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

function encode_value(value, depth)
  local kind = type(value)
  if is_null(value) then return "null" end
  if kind == "string" then return encode_string(value) end
  if kind == "number" then return encode_number(value) end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "table" then error("JSON has no " .. kind, 0) end
  if depth > MAX_DEPTH then error("too deep for JSON", 0) end
  if is_array(value) then return encode_array(value, depth + 1) end
  return encode_object(value, depth + 1)
end

--- Encodes a value. Raises if JSON cannot represent it.
---@param value any
---@return string text
function json.encode(value) return encode_value(value, 0) end

local function utf8_char(code)
  local char = string.char
  local function six(shift) return 0x80 + math.floor(code / shift) % 64 end
  if code < 0x80 then return char(code) end
  if code < 0x800 then return char(0xC0 + math.floor(code / 64), six(1)) end
  if code < 0x10000 then return char(0xE0 + math.floor(code / 4096), six(64), six(1)) end
  return char(0xF0 + math.floor(code / 262144), six(4096), six(64), six(1))
end

local function fail(at, what) error({ json = ("%s at byte %d"):format(what, at) }, 0) end

local function skip(text, at) return (text:find("[^ \t\r\n]", at)) or #text + 1 end

local function read_unicode(text, at)
  local code = tonumber(text:match("^%x%x%x%x", at) or fail(at, "bad \\u escape"), 16)
  if code < 0xD800 or code > 0xDBFF then return utf8_char(code), at + 4 end
  local low = tonumber(text:match("^\\u(%x%x%x%x)", at + 4) or "0", 16)
  if low < 0xDC00 or low > 0xDFFF then fail(at, "half a surrogate pair") end
  return utf8_char(0x10000 + (code - 0xD800) * 1024 + (low - 0xDC00)), at + 10
end

local function read_string(text, at)
  local parts = {}
  while true do
    local stop = text:find('[%c"\\]', at) or fail(at, "unfinished string")
    parts[#parts + 1] = text:sub(at, stop - 1)
    local char = text:sub(stop, stop)
    if char == '"' then return table.concat(parts), stop + 1 end
    if char ~= "\\" then fail(stop, "control character in a string") end
    local letter = text:sub(stop + 1, stop + 1)
    if letter == "u" then
      parts[#parts + 1], at = read_unicode(text, stop + 2)
    else
      parts[#parts + 1] = unescaped[letter] or fail(stop, "bad escape")
      at = stop + 2
    end
  end
end

local read_value

local function read_array(text, at, depth)
  local list = json.array()
  at = skip(text, at)
  if text:sub(at, at) == "]" then return list, at + 1 end
  while true do
    list[#list + 1], at = read_value(text, at, depth)
    at = skip(text, at)
    local char = text:sub(at, at)
    if char == "]" then return list, at + 1 end
    if char ~= "," then fail(at, "expected , or ]") end
    at = at + 1
  end
end

local function read_object(text, at, depth)
  local object = {}
  at = skip(text, at)
  if text:sub(at, at) == "}" then return object, at + 1 end
  while true do
    at = skip(text, at)
    if text:sub(at, at) ~= '"' then fail(at, "expected a key") end
    local key, after = read_string(text, at + 1)
    at = skip(text, after)
    if text:sub(at, at) ~= ":" then fail(at, "expected :") end
    object[key], at = read_value(text, at + 1, depth)
    at = skip(text, at)
    local char = text:sub(at, at)
    if char == "}" then return object, at + 1 end
    if char ~= "," then fail(at, "expected , or }") end
    at = at + 1
  end
end

local literals = { { "true", true }, { "false", false }, { "null", json.null } }

function read_value(text, at, depth)
  at = skip(text, at)
  if depth > MAX_DEPTH then fail(at, "too deep") end
  local char = text:sub(at, at)
  if char == '"' then return read_string(text, at + 1) end
  if char == "{" then return read_object(text, at + 1, depth + 1) end
  if char == "[" then return read_array(text, at + 1, depth + 1) end
  local number = text:match("^%-?%d+%.?%d*[eE]?[+-]?%d*", at)
  if number then return tonumber(number) or fail(at, "bad number"), at + #number end
  for _, literal in ipairs(literals) do
    if text:sub(at, at + #literal[1] - 1) == literal[1] then return literal[2], at + #literal[1] end
  end
  fail(at, "expected a value")
end

--- Decodes a text.
---@param text string
---@return any value json.null for null; nil if the text is not JSON
---@return string|nil err
function json.decode(text)
  local ok, value, at = pcall(read_value, text, 1, 0)
  if not ok then return nil, type(value) == "table" and value.json or tostring(value) end
  if skip(text, at) <= #text then return nil, ("more text after the value at byte %d"):format(at) end
  return value
end

return json
