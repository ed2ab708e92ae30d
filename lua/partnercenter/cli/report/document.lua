--- What a report consists of: a head, and sections of bars and tables. Every form is made from it.
---
---   title, subtitle   texts
---   tenant, profile   whose report it is; nil where it is not known
---   at                seconds since 1970
---   calls             names of the calls that were made
---   total, failures   how many customers were read, and { { customer =, error = } } of those that failed
---   sections          list of sections; `columns` and `rows` of the first one are its records for programs
---
--- A section is { heading, finding?, columns, rows, empty? } and, with a picture, { bars, series?, unit?,
--- axis, rows_heading }. A bar is { label, values }, one value for each series; `axis` names the labels.
--- A column is { heading, field, kind?, amount? }; kind is "date" or nil.
local document = {}

local BARS_MAX = 40

--- Begins a report.
---@param title string
---@param calls string[]
---@return table
function document.new(title, calls)
  return { title = title, calls = calls, sections = {}, failures = {}, total = 0 }
end

--- Adds a section.
---@param self table
---@param section table
function document.add(self, section) self.sections[#self.sections + 1] = section end

local function sum_of(bar)
  local sum = 0
  for _, value in ipairs(bar.values) do
    sum = sum + value
  end
  return sum
end

--- Keeps the longest bars, the longest first, and adds the others up.
---@param bars table[]
---@return table[]
function document.longest(bars)
  table.sort(bars, function(a, b)
    local left, right = sum_of(a), sum_of(b)
    if left ~= right then return left > right end
    return a.label < b.label
  end)
  if #bars <= BARS_MAX then return bars end
  local kept, rest = {}, { label = ("%d others"):format(#bars - BARS_MAX), values = {} }
  for place, bar in ipairs(bars) do
    if place <= BARS_MAX then
      kept[place] = bar
    else
      for series, value in ipairs(bar.values) do
        rest.values[series] = (rest.values[series] or 0) + value
      end
    end
  end
  kept[#kept + 1] = rest
  return kept
end

document.sum_of = sum_of

--- The sentence about how complete a report is.
---@param self table
---@return string
function document.completeness(self)
  if self.total == 0 then return "" end
  if #self.failures == 0 then return ("All %d customers were read."):format(self.total) end
  return ("%d of %d customers failed."):format(#self.failures, self.total)
end

return document
