--- Makes the texts of cells from records.
local cells = {}

local NULL_TEXT = ""

--- Whether a value is the null of JSON.
---@param value any
---@return boolean
function cells.is_null(value)
  return value == require("partnercenter.json").null
end

--- Returns the value at a path such as "companyProfile.domain".
---@param record any
---@param path string
---@return any
function cells.at(record, path)
  local value = record
  for name in path:gmatch("[^.]+") do
    if type(value) ~= "table" then return nil end
    local inner = value[name]
    if inner == nil then inner = value[tonumber(name)] end
    value = inner
  end
  return value
end

local function is_list_of_plain(value)
  if value[1] == nil then return false end
  for _, item in ipairs(value) do
    if type(item) == "table" then return false end
  end
  return true
end

local function number_text(value)
  return require("partnercenter.text.number").text(value) or tostring(value)
end

--- Returns the text of a value: lists joined by commas, other tables as JSON.
---@param value any
---@return string
function cells.text(value)
  if value == nil or cells.is_null(value) then return NULL_TEXT end
  if type(value) == "string" then return value end
  if type(value) == "number" then return number_text(value) end
  if type(value) ~= "table" then return tostring(value) end
  if next(value) == nil then return NULL_TEXT end
  if is_list_of_plain(value) then
    local texts = {}
    for place, item in ipairs(value) do
      texts[place] = cells.text(item)
    end
    return table.concat(texts, ",")
  end
  return require("partnercenter.json").encode(value) or tostring(value)
end

--- Returns the names of a record's members, sorted.
---@param record table
---@return string[]
function cells.names(record)
  local names = {}
  for name in pairs(record) do
    names[#names + 1] = tostring(name)
  end
  table.sort(names)
  return names
end

return cells
