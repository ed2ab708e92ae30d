--- Adds and writes numbers the same way in every form of a report. Amounts are exact: sums are decimal texts.
local amounts = require "partnercenter.workflow.billing.amounts"
local core = require "partnercenter.core"

local numbers = {}

local DIGITS = 2
local MINOR_DIGITS = { -- of ISO 4217, where they are not two
  BIF = 0, CLP = 0, DJF = 0, GNF = 0, ISK = 0, JPY = 0, KMF = 0, KRW = 0, PYG = 0, RWF = 0, UGX = 0, VND = 0,
  VUV = 0, XAF = 0, XOF = 0, XPF = 0, BHD = 3, IQD = 3, JOD = 3, KWD = 3, LYD = 3, OMR = 3, TND = 3,
}
local DIFFERENCE_GROUPS = 5 -- whole digits from which a difference has its thousands apart

local function grouped(whole, least)
  if #whole < least then return whole end
  return (whole:reverse():gsub("(%d%d%d)", "%1 "):reverse():gsub("^ ", ""))
end

local function write(value, unit, least)
  local exact = amounts.text(value)
  local sign, whole, fraction = (exact or ""):match("^(-?)(%d+)%.?(%d*)$")
  if not whole then return tostring(value) end
  local digits = unit and (MINOR_DIGITS[unit] or DIGITS) or (fraction ~= "" and DIGITS or 0)
  fraction = fraction .. ("0"):rep(digits - #fraction)
  return sign, grouped(whole, least) .. (fraction ~= "" and "." .. fraction or "")
end

--- A count as it is, an amount with the digits of its currency; thousands apart.
---@param value number|string
---@param unit string? a currency makes it an amount
---@return string
function numbers.text(value, unit)
  local sign, text = write(value, unit, 1)
  text = text and sign .. text or sign
  return unit and text .. " " .. unit or text
end

--- A difference, with its sign.
---@param value number|string
---@param unit string
---@return string
function numbers.difference(value, unit)
  local sign, text = write(value, unit, DIFFERENCE_GROUPS)
  return text and (sign == "" and "+" or sign) .. text or sign
end

--- A count and its noun.
---@param count integer
---@param noun string of one
---@return string
function numbers.count(count, noun)
  return numbers.text(count) .. " " .. noun .. (count == 1 and "" or "s")
end

--- The sum of two counts, or of two amounts.
---@param one number|string
---@param other number|string
---@return number|string
function numbers.add(one, other)
  if type(one) == "number" and type(other) == "number" then return one + other end
  return core.add_decimals(tostring(one), tostring(other)) or one
end

return numbers
