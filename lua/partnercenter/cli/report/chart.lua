--- Draws horizontal bars as SVG, with a title and a description for those who do not see them. Each chart is
--- drawn twice: with the labels beside the bars, and above them for narrow screens. The style sheet shows
--- one of them.
local display_width = require "partnercenter.cli.output.display_width"
local document = require "partnercenter.cli.report.document"
local escape = require "partnercenter.cli.report.escape"
local numbers = require "partnercenter.cli.report.numbers"

local chart = {}

local CHARACTER = 8.2 -- width of a column of text, at most
local TOP, GAP = 8, 8
local WIDE = { name = "wide", width = 720, row = 26, bar = 16, label_max = 30 }
local NARROW = { name = "narrow", width = 343, row = 40, bar = 14, label_max = 26 }
local MARK_WIDTH = 3

-- Names from strangers are isolated: a text from right to left keeps its own order.
local ISOLATED = "&#x2068;%s&#x2069;"

local function number(value) return ("%.1f"):format(value) end

local function value_text(section, bar)
  local parts = {}
  for place, value in ipairs(bar.values) do
    parts[place] = numbers.text(value, section.unit)
  end
  return table.concat(parts, " / ")
end

local function description(section)
  local parts = { section.finding }
  for _, bar in ipairs(section.bars) do
    local mark = bar.mark and (" (%s: %s)"):format(section.mark, numbers.text(bar.mark, section.unit)) or ""
    parts[#parts + 1] = ("%s: %s%s."):format(bar.label, value_text(section, bar), mark)
  end
  return table.concat(parts, " ")
end

-- The second series is hatched, so that it differs without colour.
local function pattern(id)
  return ('<defs><pattern id="hatch-%s" width="6" height="6" patternUnits="userSpaceOnUse" '
    .. 'patternTransform="rotate(45)"><rect width="6" height="6" class="under"/><rect width="3" height="6" '
    .. 'class="second"/></pattern></defs>'):format(id)
end

local function label_of(bar, form)
  return display_width.cut(display_width.harmless(bar.label), form.label_max)
end

local function widest(bars, text_of)
  local most = 0
  for _, bar in ipairs(bars) do
    most = math.max(most, display_width.of(text_of(bar)))
  end
  return math.ceil(most * CHARACTER)
end

-- Where bars begin, and how long a unit is.
local function scale_of(section, form)
  local most = 0
  for _, bar in ipairs(section.bars) do
    local mark = not bar.is_rest and tonumber(bar.mark) or 0
    most = math.max(most, document.length_of(bar), math.abs(mark))
  end
  local start, room = 0, form.width - MARK_WIDTH
  if form == WIDE then
    start = widest(section.bars, function(bar) return label_of(bar, form) end) + GAP
    room = room - start - widest(section.bars, function(bar) return value_text(section, bar) end) - GAP
  end
  return { start = start, factor = most > 0 and room / most or 0 }
end

local function class_of(value, series, id)
  if value < 0 then return 'class="below"' end
  if series == 1 then return 'class="first"' end
  return ('class="outlined" fill="url(#hatch-%s)"'):format(id)
end

local function text(out, x, y, words, attributes)
  out[#out + 1] = ('<text x="%s" y="%d"%s>%s</text>'):format(number(x), y, attributes, words)
end

-- The rectangles of a bar. Returns where they end.
local function rectangles(out, bar, y, scale, form, id)
  local x = scale.start
  if bar.is_rest then return x end
  for series, given in ipairs(bar.values) do
    local value = tonumber(given) or 0
    local width = math.abs(value) * scale.factor
    if width > 0 then
      out[#out + 1] = ('<rect x="%s" y="%d" width="%s" height="%d" %s/>'):format(number(x), y,
        number(math.max(width, 1)), form.bar, class_of(value, series, id))
    end
    x = x + width
  end
  local mark = tonumber(bar.mark)
  if not mark or mark <= 0 then return x end
  local at = scale.start + mark * scale.factor
  out[#out + 1] = ('<rect x="%s" y="%d" width="%d" height="%d" class="mark"/>'):format(number(at), y - 3,
    MARK_WIDTH, form.bar + 6)
  return math.max(x, at + MARK_WIDTH)
end

local function draw_bar(out, section, place, scale, form, id)
  local bar, y = section.bars[place], TOP + (place - 1) * form.row
  local label = ISOLATED:format(escape(label_of(bar, form)))
  local value = escape(value_text(section, bar))
  if form == WIDE then
    local base = y + form.bar - 3
    text(out, scale.start - GAP, base, label, ' text-anchor="end"')
    text(out, rectangles(out, bar, y, scale, form, id) + GAP, base, value, ' class="value"')
  else
    text(out, 0, y + 10, label, "")
    text(out, form.width, y + 10, value, ' class="value" text-anchor="end"')
    rectangles(out, bar, y + 16, scale, form, id)
  end
end

local function draw(section, id, form, head)
  local scale, height = scale_of(section, form), TOP * 2 + #section.bars * form.row
  local out = {
    ('<svg %s class="%s" viewBox="0 0 %d %d" preserveAspectRatio="xMinYMin meet">'):format(head.attributes,
      form.name, form.width, height),
    head.texts, pattern(id),
  }
  if form == WIDE then
    local axis = '<rect x="%s" y="%d" width="1" height="%d" class="axis"/>'
    out[#out + 1] = axis:format(number(scale.start - 1), TOP - 4, #section.bars * form.row)
  end
  for place = 1, #section.bars do
    draw_bar(out, section, place, scale, form, id)
  end
  out[#out + 1] = "</svg>"
  return table.concat(out, "\n")
end

local function key(class, words) return ('<span class="key %s"></span>%s'):format(class, escape(words)) end

local function legend(section)
  local keys = {}
  if section.series and section.series[2] then
    keys = { key("first", section.series[1]), key("second", section.series[2]) }
  end
  if section.mark then keys[1] = key("first", section.sum_heading or "Sum") end
  if document.has_negative(section) then keys[#keys + 1] = key("below", "Below zero") end
  if section.mark then keys[#keys + 1] = key("mark", section.mark) end
  if #keys == 0 then return "" end
  return '<p class="legend">' .. table.concat(keys, " ") .. "</p>"
end

--- The chart of a section.
---@param section table
---@param id integer unique in the file
---@return string
function chart.of(section, id)
  local texts = ('<title id="title-%d">%s</title>\n<desc id="desc-%d">%s</desc>'):format(id,
    escape(section.heading), id, escape(description(section)))
  local attributes = ('role="img" aria-labelledby="title-%d desc-%d"'):format(id, id)
  local seen = { attributes = attributes, texts = texts }
  local same_again = { attributes = 'aria-hidden="true"', texts = "" }
  return table.concat({
    legend(section), draw(section, ("%d"):format(id), WIDE, seen),
    draw(section, ("%d-narrow"):format(id), NARROW, same_again),
  }, "\n")
end

return chart
