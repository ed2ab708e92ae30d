--- Gives records a `__tostring` that names their type and number of fields.
local json = require "partnercenter.json"

local record_tostring = {}

local function tostring_of(record)
  local count, model = 0, getmetatable(record).model
  for _ in pairs(record) do count = count + 1 end
  return ("partnercenter.record (%s%d field%s)"):format(model and model .. ", " or "", count,
    count == 1 and "" or "s")
end

local metas = {}

local function meta_of(model)
  local meta = metas[model or ""]
  if not meta then
    meta = { __name = "partnercenter.record", __tostring = tostring_of, model = model }
    metas[model or ""] = meta
  end
  return meta
end

local function attach_one(value, meta)
  if type(value) == "table" and not getmetatable(value) and value[1] == nil then setmetatable(value, meta) end
end

--- Attaches `__tostring` to a record, or to the records in an array.
---@param value any
---@param model string? the row's `gives`
---@return any value
function record_tostring.attach(value, model)
  if type(value) ~= "table" then return value end
  local meta = meta_of(model and model:match("(%a%w*)[%[%]]*$"))
  if not json.is_array(value) then
    attach_one(value, meta)
    return value
  end
  for _, item in ipairs(value) do attach_one(item, meta) end
  return value
end

return record_tostring
