--- Writes numbers the same way in every form of a report.
local numbers = {}

--- A count as it is, an amount with two digits; thousands apart.
---@param value number
---@param unit string? a currency makes it an amount
---@return string
function numbers.text(value, unit)
  local text = ((unit or value % 1 ~= 0) and "%.2f" or "%.0f"):format(value)
  local sign, whole, rest = text:match("^(-?)(%d+)(.*)$")
  whole = whole:reverse():gsub("(%d%d%d)", "%1 "):reverse():gsub("^ ", "")
  text = sign .. whole .. rest
  return unit and text .. " " .. unit or text
end

return numbers
