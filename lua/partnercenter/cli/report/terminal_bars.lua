--- Draws a report with bars of characters.
local display_width = require "partnercenter.cli.output.display_width"
local document = require "partnercenter.cli.report.document"
local numbers = require "partnercenter.cli.report.numbers"
local writer = require "partnercenter.cli.output.writer"

local terminal_bars = {}

local LABEL_MAX, NUMBER_MAX, WIDTH_MIN = 28, 22, 5
local ROWS_MAX = 10 -- of a section without bars
local BLOCK, SHADE = "\226\150\136", "\226\150\146"

local function is_utf8()
  for _, name in ipairs { "LC_ALL", "LC_CTYPE", "LANG" } do
    local value = os.getenv(name)
    if value and value ~= "" then return value:lower():gsub("-", ""):find("utf8", 1, true) ~= nil end
  end
  return false
end

local function largest(bars)
  local most = 0
  for _, bar in ipairs(bars) do
    most = math.max(most, document.sum_of(bar))
  end
  return most
end

local function labels_width(bars, width)
  local most = 0
  for _, bar in ipairs(bars) do
    most = math.max(most, display_width.of(display_width.harmless(bar.label)))
  end
  return math.min(most, LABEL_MAX, math.floor(width / 3))
end

local function numbers_of(section, bar)
  local parts = {}
  for place, value in ipairs(bar.values) do
    parts[place] = numbers.text(value, section.unit)
  end
  return display_width.harmless(table.concat(parts, " / "))
end

local function draw(section, width, signs)
  local label_width, most = labels_width(section.bars, width), largest(section.bars)
  local room = math.max(width - label_width - NUMBER_MAX - 2, WIDTH_MIN)
  for _, bar in ipairs(section.bars) do
    local label = display_width.cut(display_width.harmless(bar.label), label_width)
    local parts = { label, (" "):rep(label_width - display_width.of(label) + 1) }
    for place, value in ipairs(bar.values) do
      local length = most > 0 and math.floor(math.max(value, 0) / most * room + 0.5) or 0
      if value > 0 and length == 0 then length = 1 end
      parts[#parts + 1] = signs[place]:rep(length)
    end
    writer.write(table.concat(parts), " ", numbers_of(section, bar), "\n")
  end
end

-- The first rows of a section without bars.
local function print_rows(section, width)
  if #section.rows == 0 then
    writer.write(section.empty or "Nothing found.", "\n")
    return
  end
  local columns = {}
  for place, column in ipairs(section.columns) do
    columns[place] = { heading = column.heading:upper(), field = column.field, kind = column.kind }
  end
  local out = require("partnercenter.cli.output.table_format").new(columns, { available = width })
  for place = 1, math.min(#section.rows, ROWS_MAX) do
    out:add(section.rows[place])
  end
  out:finish()
  if #section.rows > ROWS_MAX then writer.write(("and %d more\n"):format(#section.rows - ROWS_MAX)) end
end

--- Prints the bars of a report.
---@param report table
---@param width integer
function terminal_bars.print(report, width)
  local signs = is_utf8() and { BLOCK, SHADE } or { "#", "=" }
  writer.write(display_width.harmless(report.title), "\n")
  if report.subtitle then writer.write(display_width.harmless(report.subtitle), "\n") end
  for _, section in ipairs(report.sections) do
    writer.write("\n", display_width.harmless(section.heading), "\n")
    if section.finding then writer.write(display_width.harmless(section.finding), "\n") end
    if section.bars and #section.bars > 0 then
      if section.series and section.series[2] then
        writer.write(("%s %s  %s %s\n"):format(signs[1], section.series[1], signs[2], section.series[2]))
      end
      draw(section, width, signs)
    else
      print_rows(section, width)
    end
  end
  if #report.failures > 0 then writer.write("\n", document.completeness(report), "\n") end
  writer.flush()
end

return terminal_bars
