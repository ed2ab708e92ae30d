--- Draws horizontal bars as SVG, with a title and a description for those who do not see them.
local display_width = require "partnercenter.cli.output.display_width"
local document = require "partnercenter.cli.report.document"
local escape = require "partnercenter.cli.report.escape"
local numbers = require "partnercenter.cli.report.numbers"

local chart = {}

local WIDTH, NUMBERS = 720, 150
local CHARACTER = 8.2 -- width of a column of text, at most
local ROW, BAR, TOP = 26, 16, 8
local LABEL_MAX = 26 -- columns

local function largest(bars)
  local most = 0
  for _, bar in ipairs(bars) do
    most = math.max(most, document.sum_of(bar))
  end
  return most
end

local function number(value) return ("%.1f"):format(value) end

local function value_text(section, bar)
  if not section.series or #section.series < 2 then return numbers.text(bar.values[1], section.unit) end
  local parts = {}
  for place, value in ipairs(bar.values) do
    parts[place] = numbers.text(value)
  end
  return table.concat(parts, " / ")
end

local function description(section)
  local parts = { section.finding }
  for _, bar in ipairs(section.bars) do
    parts[#parts + 1] = ("%s: %s."):format(bar.label, value_text(section, bar))
  end
  return table.concat(parts, " ")
end

-- The second series is hatched, so that it differs without colour.
local function pattern(id)
  return ('<defs><pattern id="hatch-%d" width="6" height="6" patternUnits="userSpaceOnUse" '
    .. 'patternTransform="rotate(45)"><rect width="6" height="6" class="under"/><rect width="3" height="6" '
    .. 'class="second"/></pattern></defs>'):format(id)
end

local function label_of(bar) return display_width.cut(display_width.harmless(bar.label), LABEL_MAX) end

local function labels_width(bars)
  local most = 0
  for _, bar in ipairs(bars) do
    most = math.max(most, display_width.of(label_of(bar)))
  end
  return math.ceil(most * CHARACTER) + 10
end

local function bar_lines(out, section, place, scale, id)
  local bar, x = section.bars[place], scale.start
  local y = TOP + (place - 1) * ROW
  local base = y + BAR - 3
  local label = '<text x="%d" y="%d" text-anchor="end">%s</text>'
  out[#out + 1] = label:format(x - 8, base, escape(label_of(bar)))
  for series, value in ipairs(bar.values) do
    local width = math.max(value, 0) * scale.factor
    local fill = series == 1 and 'class="first"' or ('class="outlined" fill="url(#hatch-%d)"'):format(id)
    if width > 0 then
      local form = '<rect x="%s" y="%d" width="%s" height="%d" %s/>'
      out[#out + 1] = form:format(number(x), y, number(width), BAR, fill)
    end
    x = x + width
  end
  out[#out + 1] = ('<text x="%s" y="%d" class="value">%s</text>'):format(number(x + 6), base,
    escape(value_text(section, bar)))
end

local function legend(section)
  if not section.series or #section.series < 2 then return "" end
  local form = '<p class="legend"><span class="key first"></span>%s <span class="key second"></span>%s</p>'
  return form:format(escape(section.series[1]), escape(section.series[2]))
end

--- The chart of a section.
---@param section table
---@param id integer unique in the file
---@return string
function chart.of(section, id)
  local height = TOP * 2 + #section.bars * ROW
  local most = largest(section.bars)
  local scale = { start = labels_width(section.bars) }
  scale.factor = most > 0 and (WIDTH - scale.start - NUMBERS) / most or 0
  local out = {
    legend(section),
    ('<svg role="img" aria-labelledby="title-%d desc-%d" viewBox="0 0 %d %d">'):format(id, id, WIDTH, height),
    ('<title id="title-%d">%s</title>'):format(id, escape(section.heading)),
    ('<desc id="desc-%d">%s</desc>'):format(id, escape(description(section))),
    pattern(id),
  }
  for place = 1, #section.bars do
    bar_lines(out, section, place, scale, id)
  end
  out[#out + 1] = "</svg>"
  return table.concat(out, "\n")
end

return chart
