--- Adds up amounts of billing by currency. Sums are decimal texts, so that no cent is lost.
local core = require "partnercenter.core"
local number = require "partnercenter.text.number"

local amounts = {}

local SUMS = { "total", "subtotal", "tax", "credits" }
local COUNTS = { "rows", "unread" }

---@class partnercenter.workflow.CurrencyTotal
---@field total number
---@field subtotal number before taxes
---@field tax number
---@field credits number the sum of the totals below zero
---@field rows integer
---@field unread integer rows without a total, or with an amount that is no number

--- Adds sums that `core.totals` has made, to those of a table by currency.
---@param all table<string, table>
---@param sums table[]?
function amounts.add(all, sums)
  for _, one in ipairs(sums or {}) do
    local kept = all[one.currency]
    if not kept then
      kept = { rows = 0, unread = 0, total = "0", subtotal = "0", tax = "0", credits = "0" }
      all[one.currency] = kept
    end
    for _, name in ipairs(SUMS) do kept[name] = core.add_decimals(kept[name], one[name]) or kept[name] end
    for _, name in ipairs(COUNTS) do kept[name] = kept[name] + one[name] end
  end
end

--- The exact difference of two decimal texts.
---@param one string
---@param other string
---@return string?
function amounts.subtract(one, other)
  local negative = other:match("^%-(.*)$")
  return core.add_decimals(one, negative or "-" .. other)
end

--- The decimal text of a member of a record.
---@param value any a number or a text
---@return string? nil where it is no number
function amounts.text(value)
  if type(value) == "number" then value = number.text(value) end
  return type(value) == "string" and core.add_decimals(value, "0") or nil
end

--- Sums as numbers, for a result.
---@param all table<string, table>
---@return table<string, partnercenter.workflow.CurrencyTotal>
function amounts.numbers(all)
  local made = {}
  for currency, kept in pairs(all) do
    local one = { rows = kept.rows, unread = kept.unread }
    for _, name in ipairs(SUMS) do one[name] = tonumber(kept[name]) end
    made[currency] = one
  end
  return made
end

return amounts
