-- Writes values as Lua.
local json = require "partnercenter.json"
local rows = require "spec.types.rows"

local lua_text = {}

local WIDEST = 70

-- Scalars first, then records, each by name.
local function ordered_keys(value)
  local keys = rows.sorted(value)
  local scalars, records = {}, {}
  for _, key in ipairs(keys) do
    table.insert(type(value[key]) == "table" and records or scalars, key)
  end
  for _, key in ipairs(records) do scalars[#scalars + 1] = key end
  return scalars
end

local function lua_table(value, indent)
  local inner, lines, one_line = indent .. "  ", {}, {}
  local function add(text) lines[#lines + 1], one_line[#one_line + 1] = inner .. text .. ",", text end
  if value[1] ~= nil then
    for _, item in ipairs(value) do add(lua_text.value(item, inner)) end
  else
    for _, key in ipairs(ordered_keys(value)) do
      local name = key:find("^[%a_][%w_]*$") and key or ("[%q]"):format(key)
      add(("%s = %s"):format(name, lua_text.value(value[key], inner)))
    end
  end
  local short = ("{ %s }"):format(table.concat(one_line, ", "))
  if #one_line == 0 then return "{}" end
  if #short + #indent <= WIDEST and not short:find("\n") then return short end
  return "{\n" .. table.concat(lines, "\n") .. "\n" .. indent .. "}"
end

--- A value as Lua.
---@param value any
---@param indent string of the line that it begins in
---@return string
function lua_text.value(value, indent)
  if value == json.null then return "partnercenter.null" end
  if type(value) == "string" then return (("%q"):format(value):gsub("\\\n", "\\n")) end
  return type(value) == "table" and lua_table(value, indent) or tostring(value)
end

return lua_text
