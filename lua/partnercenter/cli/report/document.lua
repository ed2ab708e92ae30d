--- What a report consists of: a head, and sections of bars and tables. Every form is made from it.
---
---   title, subtitle   texts
---   tenant, profile   whose report it is; nil where it is not known
---   at                seconds since 1970
---   calls             names of the calls that were made
---   noun              of what was read one by one, such as "customers"; nil where nothing was
---   total, failures   how many were read, and { { customer =, error = } } of those that failed
---   sections          list of sections; `columns` and `rows` of the first one are its records for programs
---
--- A section is { heading, finding?, columns, rows, sums?, empty? } and, with a picture, { bars, series?,
--- unit?, axis, mark?, rows_heading }. A bar is { label, values, mark? }, one value for each series; `axis`
--- names the labels, and `mark` the line that marks another value on a bar. `sums` is a row of its own below
--- the others. A column is { heading, field, kind?, amount? }; kind is "date" or nil. Amounts are in the
--- currency of the row or of the section.
local numbers = require "partnercenter.cli.report.numbers"

local document = {}

local BARS_MAX = 40

--- Begins a report.
---@param title string
---@param calls string[]
---@return table
function document.new(title, calls)
  return { title = title, calls = calls, noun = "customers", sections = {}, failures = {}, total = 0 }
end

--- Adds a section.
---@param self table
---@param section table
function document.add(self, section) self.sections[#self.sections + 1] = section end

--- The length of a bar. An amount below zero is as long as one above. The sum of the others is not drawn: its
--- bar would make all others short.
---@param bar table
---@return number
function document.length_of(bar)
  if bar.is_rest then return 0 end
  local sum = 0
  for _, value in ipairs(bar.values) do
    sum = sum + math.abs(tonumber(value) or 0)
  end
  return sum
end

local function sum_of(bar)
  local sum = 0
  for _, value in ipairs(bar.values) do
    sum = sum + (tonumber(value) or 0)
  end
  return sum
end

local function add_to(rest, bar)
  for series, value in ipairs(bar.values) do
    local so_far = rest.values[series]
    rest.values[series] = so_far and numbers.add(so_far, value) or value
  end
  if bar.mark then rest.mark = rest.mark and numbers.add(rest.mark, bar.mark) or bar.mark end
end

--- Keeps the largest bars, the largest first, and adds the others up.
---@param bars table[]
---@return table[]
function document.longest(bars)
  table.sort(bars, function(a, b)
    local left, right = sum_of(a), sum_of(b)
    if left ~= right then return left > right end
    return a.label < b.label
  end)
  if #bars <= BARS_MAX then return bars end
  local kept = {}
  local rest = { label = numbers.text(#bars - BARS_MAX) .. " others", values = {}, is_rest = true }
  for place, bar in ipairs(bars) do
    if place <= BARS_MAX then
      kept[place] = bar
    else
      add_to(rest, bar)
    end
  end
  kept[#kept + 1] = rest
  return kept
end

--- Whether a bar of a section is below zero.
---@param section table
---@return boolean
function document.has_negative(section)
  for _, bar in ipairs(section.bars) do
    for _, value in ipairs(bar.values) do
      if (tonumber(value) or 0) < 0 then return true end
    end
  end
  return false
end

--- The sentence about how complete a report is.
---@param self table
---@return string
function document.completeness(self)
  if not self.noun then return "" end
  if self.total == 0 then return ("There are no %s."):format(self.noun) end
  if #self.failures > 0 then
    return ("%d of %d %s failed."):format(#self.failures, self.total, self.noun)
  end
  local verb = self.total == 1 and "was" or "were"
  return ("%d of %d %s %s read."):format(self.total, self.total, self.noun, verb)
end

return document
