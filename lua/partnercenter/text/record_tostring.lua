--- Gives records a `__tostring` that names their type and number of fields.
local json = require "partnercenter.json"

local record_tostring = {}

local function tostring_of(record)
  local count, model = 0, getmetatable(record).model
  for _ in pairs(record) do count = count + 1 end
  return ("partnercenter.record (%s%d field%s)"):format(model and model .. ", " or "", count,
    count == 1 and "" or "s")
end

-- The metatables of records, by what rows give.
local metas = setmetatable({}, { __index = function(metas, gives)
  local model = gives:match("(%a%w*)[%[%]]*$")
  local meta = { __name = "partnercenter.record", __tostring = tostring_of, model = model }
  metas[gives] = meta
  return meta
end })

local function is_bare_record(value)
  return type(value) == "table" and value[1] == nil and not getmetatable(value)
end

--- Attaches `__tostring` to a record, or to the records in an array.
---@param value any
---@param gives string? of the row
---@return any value
function record_tostring.attach(value, gives)
  local meta = metas[gives or ""]
  if is_bare_record(value) then return setmetatable(value, meta) end
  if not json.is_array(value) then return value end
  for _, item in ipairs(value) do
    if is_bare_record(item) then setmetatable(item, meta) end
  end
  return value
end

return record_tostring
