--- Writes a report as one HTML file that needs nothing else.
local cells = require "partnercenter.cli.output.cells"
local chart = require "partnercenter.cli.report.chart"
local document = require "partnercenter.cli.report.document"
local escape = require "partnercenter.cli.report.escape"
local numbers = require "partnercenter.cli.report.numbers"
local style = require "partnercenter.cli.report.style"

local html = {}

-- Numbers to the right, dates as ISO 8601 has them.
local function cell(column, record, is_first)
  local value = cells.at(record, column.field)
  local text, class = cells.text(value), ""
  if type(value) == "number" then
    text, class = numbers.text(value, column.amount and record.currency or nil), ' class="number"'
  elseif column.kind == "date" then
    text, class = text:match("^%d%d%d%d%-%d%d%-%d%d") or text, ' class="date"'
  elseif value == true or value == false then
    text = value and "yes" or "no"
  end
  if is_first then return ('<th scope="row"%s>%s</th>'):format(class, escape(text)) end
  return ("<td%s>%s</td>"):format(class, escape(text))
end

local function is_numeric(column, rows)
  return rows[1] ~= nil and type(cells.at(rows[1], column.field)) == "number"
end

-- What a picture shows, as rows.
local function data_of(section)
  local columns, rows = { { heading = section.axis, field = "label" } }, {}
  for place, name in ipairs(section.series or { "Sum" }) do
    columns[place + 1] = { heading = name, field = tostring(place), amount = section.unit ~= nil }
  end
  for at, bar in ipairs(section.bars) do
    rows[at] = { label = bar.label, currency = section.unit }
    for place, value in ipairs(bar.values) do
      rows[at][tostring(place)] = value
    end
  end
  return { is_data = true, heading = section.heading, columns = columns, rows = rows }
end

local function table_of(section)
  if #section.rows == 0 then return "<p>" .. escape(section.empty or "Nothing found.") .. "</p>" end
  local caption = escape(section.rows_heading or section.heading)
  local out = {
    section.is_data and '<div class="scroll"><table class="data">' or '<div class="scroll"><table>',
    ("<caption>%s</caption>"):format(caption), "<thead><tr>",
  }
  for _, column in ipairs(section.columns) do
    local class = is_numeric(column, section.rows) and ' class="number"' or ""
    out[#out + 1] = ('<th scope="col"%s>%s</th>'):format(class, escape(column.heading))
  end
  out[#out + 1] = "</tr></thead>\n<tbody>"
  for _, record in ipairs(section.rows) do
    local row = {}
    for place, column in ipairs(section.columns) do
      row[place] = cell(column, record, place == 1)
    end
    out[#out + 1] = "<tr>" .. table.concat(row) .. "</tr>"
  end
  out[#out + 1] = "</tbody></table></div>"
  return table.concat(out, "\n")
end

local function section_of(section, id)
  local out = { "<section>", ("<h2>%s</h2>"):format(escape(section.heading)) }
  if section.finding then out[#out + 1] = ("<p>%s</p>"):format(escape(section.finding)) end
  if section.bars and #section.bars > 0 then
    out[#out + 1] = '<div class="scroll">' .. chart.of(section, id) .. "</div>"
    out[#out + 1] = table_of(data_of(section))
    out[#out + 1] = ("<h2>%s</h2>"):format(escape(section.rows_heading))
  end
  out[#out + 1] = table_of(section)
  out[#out + 1] = "</section>"
  return table.concat(out, "\n")
end

local function head_entry(out, name, text)
  if not text or text == "" then return end
  out[#out + 1] = ("<dt>%s</dt><dd>%s</dd>"):format(escape(name), escape(text))
end

local function failures_of(report)
  if #report.failures == 0 then return "" end
  return section_of {
    heading = "Customers that failed", finding = document.completeness(report),
    columns = { { heading = "Customer", field = "customer" }, { heading = "Error", field = "error" } },
    rows = report.failures,
  }
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
  out[#out + 1] = "</dl></header>\n<main>"
  for id, section in ipairs(report.sections) do
    out[#out + 1] = section_of(section, id)
  end
  out[#out + 1] = failures_of(report)
  out[#out + 1] = ("</main>\n<footer>partnercenter %s</footer>\n</body>\n</html>\n"):format(
    require "partnercenter.version")
  return table.concat(out, "\n")
end

return html
