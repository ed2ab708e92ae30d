--- Writes any value as readable text: records, arrays, errors.
local json = require "partnercenter.json"

local dump = {}

local DEPTH_MAX = 32

local function key_text(key)
  if type(key) == "string" then
    return key:find("^[%a_][%w_]*$") and key or ("[%q]"):format(key)
  end
  return "[" .. tostring(key) .. "]"
end

local function sorted_keys(value, from)
  local keys = {}
  for key in next, value do
    local is_item = type(key) == "number" and key >= 1 and key <= from and key % 1 == 0
    local is_own = type(key) == "string" and key:sub(1, 1) == "_"
    if not (is_item or is_own) then keys[#keys + 1] = key end
  end
  table.sort(keys, function(a, b)
    if type(a) == type(b) and type(a) ~= "boolean" and type(a) ~= "table" then return a < b end
    return type(a) .. tostring(a) < type(b) .. tostring(b)
  end)
  return keys
end

-- Clients, handles and other objects are no data: `tostring` prints them.
local function is_opaque(value)
  local meta = getmetatable(value)
  return rawget(value, "_params") ~= nil or rawget(value, "_private") and type(meta) == "table"
    and meta.__name ~= "partnercenter.response"
end

local write

local function write_table(value, out, depth, seen)
  if seen[value] or depth > DEPTH_MAX then
    out[#out + 1] = seen[value] and "(itself)" or "(...)"
    return
  end
  seen[value] = true
  local count, inner = #value, ("  "):rep(depth + 1)
  local keys = sorted_keys(value, count)
  if count == 0 and #keys == 0 then
    out[#out + 1] = "{}"
  else
    out[#out + 1] = "{\n"
    for i = 1, count do
      out[#out + 1] = inner
      write(value[i], out, depth + 1, seen)
      out[#out + 1] = ",\n"
    end
    for _, key in ipairs(keys) do
      out[#out + 1] = inner .. key_text(key) .. " = "
      write(rawget(value, key), out, depth + 1, seen)
      out[#out + 1] = ",\n"
    end
    out[#out + 1] = ("  "):rep(depth) .. "}"
  end
  seen[value] = nil
end

function write(value, out, depth, seen)
  local kind = type(value)
  if kind == "string" then
    out[#out + 1] = ("%q"):format(value):gsub("\\\n", "\\n"):gsub("\r", "\\r")
  elseif value == json.null then
    out[#out + 1] = "null"
  elseif kind == "table" and not is_opaque(value) then
    write_table(value, out, depth, seen)
  else
    out[#out + 1] = tostring(value)
  end
end

--- Writes a value as readable text, with keys in order.
---@param value any
---@return string
function dump.dump(value)
  local out = {}
  write(value, out, 0, {})
  return table.concat(out)
end

return dump
