-- The section of one call: arguments, result, snippets and the documented example.
local html = require "spec.site.html"
local model = require "partnercenter.api.model"
local models = require "spec.types.models"
local records = require "spec.site.reference.records"
local rows = require "spec.types.rows"

local snippets = require "spec.site.reference.snippets"
local sources = require "spec.site.reference.sources"
local summaries = require "spec.types.summaries"
local wording = require "spec.types.wording"

local call_section = {}

local KINDS = {
  string = "text", list = "text, or a list of texts", filter = "filter", odata = "filter, or OData text",
  names = "names, as text or a list", date = "date", datetime = "date and time",
}

local HOSTS = { graph = "graph.microsoft.com", partner = "the partner host" }

local function badges(row)
  local out = {}
  for _, name in ipairs { "retired", "deprecated", "beta" } do
    if row[name] then out[#out + 1] = (' <span class="badge">%s</span>'):format(name) end
  end
  return table.concat(out)
end

local function join_code(names)
  local texts = {}
  for place, name in ipairs(names) do texts[place] = html.code(name) end
  return table.concat(texts, ", ")
end

local function ids_of(call)
  local ids, entry = {}, call.entry
  while entry.above do
    for place = #entry.node.ids, 1, -1 do table.insert(ids, 1, entry.node.ids[place]) end
    entry = entry.above
  end
  return ids
end

local function body_type(row)
  if row.takes == "files" then return "list of fields and files" end
  if row.takes == "form" then return "table of form fields" end
  return row.takes and records.link(row.takes) or "table"
end

local function arguments_of(call)
  local row, lines, positional = call.row, {}, {}
  local function add(name, kind, needed, sent)
    lines[#lines + 1] = { html.code(name), kind, needed and "yes" or "no", sent }
  end
  for _, id in ipairs(ids_of(call)) do add(id, id == "customer_id" and "GUID" or "text", true, "path") end
  for _, name in ipairs(call.plan.arguments) do
    positional[name] = true
    if name == "body" then
      add(name, body_type(row), true, row.takes == "files" and "multipart body" or "body")
    elseif not (row.query and row.query[name]) and name ~= "query" then
      add(name, "text", true, name == "value" and "body" or "path")
    end
  end
  local where = positional.query and "member of <code>query</code>" or "option"
  for _, key in ipairs(rows.sorted(row.query or {})) do
    local kind, star = row.query[key]:match("^(%l+)(%*?)$")
    add(key, KINDS[kind] or kind, star == "*", "query; " .. (positional[key] and "argument" or where))
  end
  return lines
end

--- The result of a call, with its record as a link.
---@param row table
---@return string HTML
function call_section.gives(row)
  return (html.escape(wording.gives(row)):gsub("`([^`]+)`", function(name)
    return model.find(name) and records.link(name) or html.code(name)
  end))
end

local function facts_of(call, examples)
  local row, out = call.row, {}
  local function add(name, text) out[#out + 1] = ("<dt>%s</dt><dd>%s</dd>\n"):format(name, text) end
  local host = row.host and (" on " .. HOSTS[row.host]) or ""
  add("Request", ("%s %s%s"):format(html.code(row[2]), html.code(row[3]), host))
  add("Sign-in", html.sentence(wording.auth[row.auth] or wording.unknown_auth))
  add("Result", call_section.gives(row))
  local needed = models.needed(row)
  if needed[1] then add("Body needs", join_code(needed)) end
  local found = model.find((row.takes or ""):match("^[^%[]+"))
  local some = found and found.conditional[row.name]
  if some then add("Some bodies need", join_code(some)) end
  if row.reference then
    local page = rows.page_of(row)
    add("Source", html.link(page, html.escape((page:gsub("^https://", "")))))
  end
  local known = sources.of(row.name)
  if known ~= "" then add("Known from", html.escape(known)) end
  add("Seen", sources.seen(examples))
  add("Errors", '<a href="#errors">of this resource, and of all calls</a>')
  return "<dl>\n" .. table.concat(out) .. "</dl>\n"
end

local function head_of(example)
  local query = {}
  for _, key in ipairs(rows.sorted(example.query or {})) do
    local values = type(example.query[key]) == "table" and example.query[key] or { example.query[key] }
    for _, value in ipairs(values) do query[#query + 1] = key .. "=" .. value end
  end
  local target = example.path .. (query[1] and "?" .. table.concat(query, "&") or "")
  local lines = { example.method .. " " .. target }
  for _, name in ipairs(rows.sorted(example.request_headers or {})) do
    lines[#lines + 1] = name .. ": " .. example.request_headers[name]
  end
  return table.concat(lines, "\n")
end

local function body_text(text) return text and text ~= "null" and "\n\n" .. text or "" end

local function answer_of(example)
  local lines = { tostring(example.response_status or "status not shown") }
  for _, name in ipairs(rows.sorted(example.response_headers or {})) do
    lines[#lines + 1] = name .. ": " .. example.response_headers[name]
  end
  return table.concat(lines, "\n") .. body_text(example.response_text)
end

local function example_of(example)
  local title = example.variant == "" and "Documented example" or "Documented example: " .. example.variant
  local note = example.note and ("<p>Note: %s.</p>\n"):format(html.escape(example.note)) or ""
  return ("<details>\n<summary>%s</summary>\n%s%s%s</details>\n"):format(html.escape(title), note,
    html.block(head_of(example) .. body_text(example.request_text), "Request"),
    note:find("request only", 1, true) and "" or html.block(answer_of(example), "Answer"))
end

local function notes_of(call)
  local out = {}
  local function add(text) out[#out + 1] = ("<p>%s</p>\n"):format(text) end
  for _, note in ipairs(wording.notes(call.row)) do add(html.sentence(note)) end
  local plans = call.entry.node.operations
  local write = plans.replace or plans.update
  if plans.get and write and write.row == call.row then
    add(html.sentence("`:change(fn)` reads the resource, lets `fn` edit it and writes it under its ETag."))
  end
  return table.concat(out)
end

--- The section of a call.
---@param call table of rows.read
---@param examples table[]? documented ones
---@return string HTML
function call_section.draw(call, examples)
  local row = call.row
  local out = {
    ('<section class="call">\n<h3 id="%s">%s%s</h3>\n'):format(row.name, html.code(row[1]), badges(row)),
    ("<p>%s</p>\n"):format(html.sentence(summaries[row.name])), notes_of(call), facts_of(call, examples),
  }
  local function add(text) out[#out + 1] = text end
  local arguments = arguments_of(call)
  if arguments[1] then add(html.table({ "Argument", "Type", "Needed", "Sent in" }, arguments)) end
  local lua, command = snippets.lua(row, examples), snippets.command(row, examples)
  if lua then add(html.block(lua, "Lua")) end
  if command then add(html.block(command, "Command")) end
  for _, example in ipairs(examples or {}) do add(example_of(example)) end
  add("</section>\n")
  return table.concat(out)
end

--- What the search finds of a call.
---@param call table
---@param resource string
---@return table entry
function call_section.entry(call, resource)
  local row = call.row
  return {
    title = row[1], name = row.name, kind = "call",
    page = ("reference/%s.html#%s"):format(resource, row.name),
    words = table.concat({ row.name, row.name:gsub("_", " "), row[3], summaries[row.name] }, " "),
  }
end

return call_section
