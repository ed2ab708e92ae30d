--- Draws a report with bars of characters.
local display_width = require "partnercenter.cli.output.display_width"
local document = require "partnercenter.cli.report.document"
local numbers = require "partnercenter.cli.report.numbers"
local writer = require "partnercenter.cli.output.writer"

local terminal_bars = {}

local LABEL_MAX, WIDTH_MIN = 28, 5
local ROWS_MAX = 10 -- of a section without bars
local BLOCKS = { "\226\150\136", "\226\150\146", below = "\226\150\145" }
local SIGNS = { "#", "=", below = "-" }

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
    most = math.max(most, document.length_of(bar))
  end
  return most
end

local function widest(bars, text_of)
  local most = 0
  for _, bar in ipairs(bars) do
    most = math.max(most, display_width.of(text_of(bar)))
  end
  return most
end

local function label_of(bar) return display_width.harmless(bar.label) end

-- Prints text in lines of so many columns, broken between words.
local function print_text(text, width)
  local line
  for word in display_width.harmless(text):gmatch "%S+" do
    local longer = line and line .. " " .. word or word
    if line and display_width.of(longer) > width then
      writer.write(line, "\n")
      longer = word
    end
    line = longer
  end
  if line then writer.write(line, "\n") end
end

local function numbers_of(section, bar)
  local parts = {}
  for place, value in ipairs(bar.values) do
    parts[place] = numbers.text(value, section.unit)
  end
  return display_width.harmless(table.concat(parts, " / "))
end

local function draw(section, width, signs)
  local bars = section.bars
  local numbers_width = widest(bars, function(bar) return numbers_of(section, bar) end)
  local label_width = math.min(widest(bars, label_of), LABEL_MAX, math.floor(width / 3),
    math.max(width - numbers_width - WIDTH_MIN - 2, WIDTH_MIN))
  local most = largest(bars)
  local room = math.max(width - label_width - numbers_width - 2, WIDTH_MIN)
  for _, bar in ipairs(bars) do
    local label = display_width.cut(label_of(bar), label_width)
    local parts = { label, (" "):rep(label_width - display_width.of(label) + 1) }
    for place, given in ipairs(bar.values) do
      local value = tonumber(given) or 0
      local length = most > 0 and not bar.is_rest and math.floor(math.abs(value) / most * room + 0.5) or 0
      if value ~= 0 and length == 0 and not bar.is_rest then length = 1 end
      parts[#parts + 1] = (value < 0 and signs.below or signs[place]):rep(length)
    end
    writer.write(table.concat(parts), " ", numbers_of(section, bar), "\n")
  end
end

-- The first rows of a section without bars.
local function print_rows(section, width)
  if #section.rows == 0 then return print_text(section.empty or "Nothing found.", width) end
  local columns = {}
  for place, column in ipairs(section.columns) do
    columns[place] = { heading = column.heading:upper(), field = column.field, kind = column.kind }
  end
  local out = require("partnercenter.cli.output.table_format").new(columns, { available = width })
  for place = 1, math.min(#section.rows, ROWS_MAX) do
    out:add(section.rows[place])
  end
  local dropped = out:finish()
  if #section.rows > ROWS_MAX then writer.write(("and %d more\n"):format(#section.rows - ROWS_MAX)) end
  if #dropped > 0 then print_text("columns not shown: " .. table.concat(dropped, ", "), width) end
end

local function print_legend(section, signs, width)
  local keys = {}
  if section.series and section.series[2] then
    keys = { signs[1] .. " " .. section.series[1], signs[2] .. " " .. section.series[2] }
  end
  if document.has_negative(section) then keys[#keys + 1] = signs.below .. " Below zero" end
  if #keys > 0 then print_text(table.concat(keys, "  "), width) end
end

local function print_section(section, signs, width)
  writer.write "\n"
  print_text(section.heading, width)
  if section.finding then print_text(section.finding, width) end
  if not section.bars or #section.bars == 0 then return print_rows(section, width) end
  print_legend(section, signs, width)
  draw(section, width, signs)
end

--- Prints the bars of a report.
---@param report table
---@param width integer
function terminal_bars.print(report, width)
  local signs = is_utf8() and BLOCKS or SIGNS
  print_text(report.title, width)
  if report.subtitle then print_text(report.subtitle, width) end
  for _, section in ipairs(report.sections) do
    print_section(section, signs, width)
  end
  if #report.failures > 0 then
    writer.write "\n"
    print_text(document.completeness(report), width)
  end
  writer.flush()
end

return terminal_bars
