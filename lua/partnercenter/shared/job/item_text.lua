--- Writes the items of a job as text for Redis, and reads them back.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"

local item_text = {}

local MOST_BYTES = 64 * 1024

local TEXT, OTHER = "s", "j" -- text stands as it is, anything else as JSON

--- The text of an item.
---@param item any text, a number or a plain record
---@return string?
---@return string? problem to follow the name of the item
function item_text.write(item)
  local text, err = item, nil
  if type(item) ~= "string" then text, err = json.encode(item) end
  if err then return nil, "cannot be stored: " .. err.message end
  if #text > MOST_BYTES then
    return nil, ("takes %d bytes, more than %d: give its id"):format(#text, MOST_BYTES)
  end
  return (type(item) == "string" and TEXT or OTHER) .. text
end

--- The item of a text.
---@param text string
---@return any? item
---@return partnercenter.error?
function item_text.read(text)
  if text:sub(1, 1) == TEXT then return text:sub(2) end
  local item, problem = json.decode(text:sub(2))
  if item == nil then
    return nil, errors.new("protocol", { message = "an item in Redis is damaged: " .. problem })
  end
  return item
end

--- A short text that differs for different items, and is the same on every machine.
---@param ... any items
---@return string?
---@return string? problem
function item_text.digest(...)
  local parts = {}
  for place = 1, select("#", ...) do
    local text, problem = item_text.write((select(place, ...)))
    if not text then return nil, problem end
    parts[place] = ("%d:%s"):format(#text, text)
  end
  return core.sha256(table.concat(parts))
end

return item_text
