--- Writes a report as one HTML file that needs nothing else.
local cells = require "partnercenter.cli.output.cells"
local chart = require "partnercenter.cli.report.chart"
local document = require "partnercenter.cli.report.document"
local escape = require "partnercenter.cli.report.escape"
local numbers = require "partnercenter.cli.report.numbers"
local style = require "partnercenter.cli.report.style"

local html = {}

local NARROW_MAX = 40 -- bytes; a longer text is worth more room

-- A text that may run from right to left keeps its own order beside others.
local function words(text)
  if not text:find "[\128-\255]" then return escape(text) end
  return "<bdi>" .. escape(text) .. "</bdi>"
end

-- Numbers to the right, dates as ISO 8601 has them.
local function content(column, record, unit)
  local value = cells.at(record, column.field)
  local text = cells.text(value)
  if value == true or value == false then return value and "yes" or "no", "" end
  if type(value) == "number" or (column.amount and text ~= "") then
    return escape(numbers.text(value, column.amount and (record.currency or unit) or nil)), ' class="number"'
  end
  if column.kind == "date" then
    return escape(text:match("^%d%d%d%d%-%d%d%-%d%d") or text), ' class="date"'
  end
  return words(text), #text > NARROW_MAX and ' class="long"' or ""
end

local function row_of(section, record)
  local row = {}
  for place, column in ipairs(section.columns) do
    local text, class = content(column, record, section.unit)
    local form = place == 1 and '<th scope="row"%s>%s</th>' or "<td%s>%s</td>"
    row[place] = form:format(class, text)
  end
  return "<tr>" .. table.concat(row) .. "</tr>"
end

local function is_numeric(column, rows)
  if column.amount then return true end
  for _, record in ipairs(rows) do
    local value = cells.at(record, column.field)
    if value ~= nil then return type(value) == "number" end
  end
  return false
end

-- What a picture shows, as rows.
local function data_of(section)
  local columns, rows = { { heading = section.axis, field = "label" } }, {}
  for place, name in ipairs(section.series or { section.sum_heading or "Sum" }) do
    columns[place + 1] = { heading = name, field = tostring(place), amount = section.unit ~= nil }
  end
  if section.mark then
    columns[#columns + 1] = { heading = section.mark, field = "mark", amount = section.unit ~= nil }
  end
  for at, bar in ipairs(section.bars) do
    rows[at] = { label = bar.label, mark = bar.mark }
    for place, value in ipairs(bar.values) do
      rows[at][tostring(place)] = value
    end
  end
  return {
    class = "data", caption = "The numbers of the picture", columns = columns, rows = rows,
    unit = section.unit,
  }
end

local function head_of(section)
  local out = { "<thead><tr>" }
  for _, column in ipairs(section.columns) do
    local class = is_numeric(column, section.rows) and ' class="number"' or ""
    out[#out + 1] = ('<th scope="col"%s>%s</th>'):format(class, escape(column.heading))
  end
  return table.concat(out) .. "</tr></thead>"
end

-- A wide table scrolls by itself, also by the keyboard.
local function table_of(section, heading)
  if #section.rows == 0 then return "<p>" .. escape(section.empty or "Nothing found.") .. "</p>" end
  local caption = section.caption or numbers.count(#section.rows, "row")
  local name = escape(heading .. ": " .. caption)
  local out = {
    ('<div class="scroll" role="region" tabindex="0" aria-label="%s">'):format(name),
    ('<table class="%s">'):format(section.class or "rows"),
    ('<caption><span class="unseen">%s: </span>%s</caption>'):format(escape(heading), escape(caption)),
    head_of(section), "<tbody>",
  }
  for _, record in ipairs(section.rows) do
    out[#out + 1] = row_of(section, record)
  end
  out[#out + 1] = "</tbody>"
  if section.sums then out[#out + 1] = "<tfoot>" .. row_of(section, section.sums) .. "</tfoot>" end
  out[#out + 1] = "</table></div>"
  return table.concat(out, "\n")
end

local function section_of(section, id)
  local out = {
    ('<section aria-labelledby="section-%d">'):format(id),
    ('<h2 id="section-%d">%s</h2>'):format(id, escape(section.heading)),
  }
  local rows_heading = section.heading
  if section.finding then out[#out + 1] = ("<p>%s</p>"):format(escape(section.finding)) end
  if section.bars and #section.bars > 0 then
    out[#out + 1] = "<figure>" .. chart.of(section, id) .. "</figure>"
    out[#out + 1] = table_of(data_of(section), section.heading)
    rows_heading = section.rows_heading
    out[#out + 1] = ("<h3>%s</h3>"):format(escape(rows_heading))
  end
  out[#out + 1] = table_of(section, rows_heading)
  out[#out + 1] = "</section>"
  return table.concat(out, "\n")
end

local function head_entry(out, name, text)
  if not text or text == "" then return end
  out[#out + 1] = ("<dt>%s</dt><dd>%s</dd>"):format(escape(name), escape(text))
end

local function failures_of(report)
  local noun = report.noun or "calls"
  return {
    heading = noun:gsub("^%l", string.upper) .. " that failed", finding = document.completeness(report),
    columns = { { heading = report.failure_heading or "Customer", field = "customer" },
      { heading = "Error", field = "error" } },
    rows = report.failures,
  }
end

-- Links to the sections, where a reader has several to choose from.
local function contents(sections)
  if #sections < 2 then return "" end
  local out = { '<nav aria-label="Contents"><ul>' }
  for id, section in ipairs(sections) do
    out[id + 1] = ('<li><a href="#section-%d">%s</a></li>'):format(id, escape(section.heading))
  end
  out[#out + 1] = "</ul></nav>"
  return table.concat(out)
end

--- The file of a report.
---@param report table
---@return string
function html.of(report)
  local out = {
    "<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ("<title>%s</title>"):format(escape(report.title)), "<style>", style .. "</style>", "</head>",
    "<body>", "<header>",
    ("<h1>%s</h1>"):format(escape(report.title)),
    report.subtitle and ('<p class="subtitle">%s</p>'):format(escape(report.subtitle)) or "", "<dl>",
  }
  head_entry(out, "Partner tenant", report.tenant)
  head_entry(out, "Profile", report.profile)
  head_entry(out, "Made", os.date("!%Y-%m-%d %H:%M UTC", report.at))
  head_entry(out, "From", table.concat(report.calls, ", "))
  head_entry(out, "Complete", document.completeness(report))
  local sections = {}
  for id, section in ipairs(report.sections) do sections[id] = section end
  if #report.failures > 0 then sections[#sections + 1] = failures_of(report) end
  out[#out + 1] = "</dl>" .. contents(sections) .. "</header>\n<main>"
  for id, section in ipairs(sections) do
    out[#out + 1] = section_of(section, id)
  end
  out[#out + 1] = ("</main>\n<footer>partnercenter %s</footer>\n</body>\n</html>\n"):format(
    require "partnercenter.version")
  return table.concat(out, "\n")
end

return html
