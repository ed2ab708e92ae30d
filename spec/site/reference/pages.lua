-- Makes the pages of the reference: one for each resource, the tables of all calls and errors, and the
-- records that resources share.
local areas = require "spec.types.areas"
local call_section = require "spec.site.reference.call_section"
local documented_examples = require "spec.site.reference.documented_examples"
local html = require "spec.site.html"
local known_errors = require "spec.site.reference.known_errors"
local library_page = require "spec.site.reference.library_page"
local mentions = require "spec.site.reference.mentions"
local records = require "spec.site.reference.records"
local resources = require "spec.site.reference.resources"
local rows = require "spec.types.rows"
local summaries = require "spec.types.summaries"
local wording = require "spec.types.wording"

local reference = {}

local INDEX = "reference/index.html"
local ERRORS = "reference/errors.html"
local RECORDS = '<h2 id="records">Records</h2>\n<p>A record keeps every member that the service sends.</p>\n'

local function place_of(resource) return ("reference/%s.html"):format(resource) end

local function title_of(resource) return resources[resource][1] end

local function call_link(call, resource)
  return html.link(("/%s#%s"):format(place_of(resource), call.row.name), html.code(call.row[1]))
end

local function state_of(row)
  return row.retired and "retired" or row.deprecated and "deprecated" or row.beta and "beta" or ""
end

local function purposes(file)
  local lines = {}
  for place, call in ipairs(file.calls) do
    local purpose = html.sentence(summaries[call.row.name])
    lines[place] = { call_link(call, file.name), purpose, state_of(call.row) }
  end
  return html.table({ "Call", "Purpose", "State" }, lines)
end

local function call_table(file)
  local lines = {}
  for place, call in ipairs(file.calls) do
    local row = call.row
    lines[place] = {
      ("%s<br>%s"):format(call_link(call, file.name), html.sentence(summaries[row.name])),
      html.code(row[2] .. " " .. row[3]), call_section.gives(row),
      wording.short_auth[row.auth] or "not known", row.page and "yes" or "no", state_of(row),
    }
  end
  local headings = { "Call", "HTTP", "Result", "Sign-in", "Pages", "State" }
  return '<div class="calls">\n' .. html.table(headings, lines) .. "</div>\n"
end

local function error_rows(list, calls)
  local lines, ids = {}, {}
  for place, row in ipairs(list) do
    lines[place] = {
      html.code(row.code), row.status == "-" and "" or row.status, html.escape(row.meaning),
      html.escape(known_errors.hint(row, calls)),
    }
    ids[place] = ("%s-%s"):format(row.status == "-" and "nested" or row.status, row.code:gsub("[^%w]+", "-"))
  end
  return { "Code", "Status", "Meaning", "What to do" }, lines, ids
end

-- The errors of a list of codes.
local function errors_with(codes, on_partner_host)
  local list = {}
  for _, row in ipairs(known_errors.all()) do
    local is_of_host = on_partner_host and row.meaning:find("^partner host:")
    if codes and codes[row.code] or is_of_host then list[#list + 1] = row end
  end
  return list
end

local function is_on_partner_host(file)
  for _, call in ipairs(file.calls) do
    if call.row.host == "partner" then return true end
  end
  return false
end

local function errors_section(file, codes)
  local list = errors_with(codes, is_on_partner_host(file))
  local others = ('<p>Any call may give the <a href="/%s">errors of all calls</a>.</p>\n'):format(ERRORS)
  if not list[1] then return '<h2 id="errors">Errors</h2>\n' .. others end
  local headings, lines = error_rows(list, file.calls)
  return '<h2 id="errors">Errors</h2>\n' .. others .. html.table(headings, lines)
end

local function reach_of(file)
  local out, seen = {}, {}
  for _, call in ipairs(file.calls) do
    local chain = "client:" .. call.row[1]:gsub(":?[%w_]+%b()$", "")
    if not seen[chain] and chain ~= "client:" then
      seen[chain] = true
      out[#out + 1] = ("<li>%s</li>\n"):format(html.code(chain))
    end
  end
  if not out[1] then return "" end
  return "<p>Its handles, which send nothing themselves:</p>\n<ul>\n" .. table.concat(out) .. "</ul>\n"
end

local function page_at(path, title, body, entries)
  return { path = path, title = title, group = "Reference", body = body, entries = entries }
end

local function links_here(pages)
  local out = {}
  for place, page in ipairs(pages) do
    out[place] = ("<li>%s</li>\n"):format(html.link("/" .. page.path, html.escape(page.title)))
  end
  if not out[1] then return "" end
  return '<h2 id="used">Guides and recipes that use it</h2>\n<ul>\n' .. table.concat(out) .. "</ul>\n"
end

local function resource_page(file, names, codes, examples, users)
  local out, entries = {}, {}
  local title, sentence = resources[file.name][1], resources[file.name][2]
  local function add(text, ...) out[#out + 1] = select("#", ...) > 0 and text:format(...) or text end
  add("<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", html.escape(title), html.escape(sentence))
  add(reach_of(file))
  add('<h2 id="calls">Calls</h2>\n')
  add(call_table(file))
  local place = place_of(file.name)
  entries[1] = { title = title, page = place, kind = "resource", words = sentence .. " " .. file.name }
  for _, call in ipairs(file.calls) do
    add(call_section.draw(call, examples[call.row.name]))
    entries[#entries + 1] = call_section.entry(call, file.name)
  end
  add(errors_section(file, codes))
  if names then add(RECORDS) end
  for _, name in ipairs(names or {}) do
    add(records.section(name))
    entries[#entries + 1] = records.entry(name)
  end
  add(links_here(users))
  return page_at(place, title, table.concat(out), entries)
end

local function shared_page(names)
  local entries = {}
  local out = { "<h1>Shared records</h1>\n<p class=\"lead\">Records that several resources have.</p>\n" }
  for place, name in ipairs(names) do
    out[#out + 1], entries[place] = records.section(name):gsub("(</?h)3", "%12"), records.entry(name)
  end
  return page_at("reference/records.html", "Shared records", table.concat(out), entries)
end

local function errors_page()
  local headings, lines, ids = error_rows(known_errors.all())
  local entries = {}
  for place, row in ipairs(known_errors.all()) do
    entries[place] = {
      title = row.code == "-" and "status " .. row.status or row.code,
      words = row.meaning, about = row.meaning,
      kind = row.status == "-" and "error" or "error " .. row.status, page = ERRORS .. "#" .. ids[place],
    }
  end
  local body = '<h1>Error codes</h1>\n<p class="lead">The codes that sources name, with status and meaning. '
    .. 'The status alone counts where the code is "-"; a code without a status is nested in an answer.</p>\n'
    .. '<p>A call returns <code>nil, err</code> with <code>err.status</code>, <code>err.code</code> and '
    .. '<code>err.hint</code>: see <a href="/guides/errors-and-retries.html">errors and retries</a>.</p>\n'
  return page_at(ERRORS, "Error codes", body .. html.table(headings, lines, ids), entries)
end

local function index_page(by_name)
  local out = { "<h1>All calls</h1>\n<p class=\"lead\">Every call starts at a client. The module "
    .. "<code>partnercenter</code> has the first call of each chain too.</p>\n" }
  for _, area in ipairs(rows.sorted(areas)) do
    out[#out + 1] = ('<h2 id="%s">%s</h2>\n'):format(area, area:gsub("^%l", string.upper))
    for _, name in ipairs(areas[area]) do
      out[#out + 1] = ("<h3>%s</h3>\n"):format(html.link("/" .. place_of(name), html.escape(title_of(name))))
      out[#out + 1] = purposes(by_name[name])
    end
  end
  return page_at(INDEX, "All calls", table.concat(out), {
    { title = "All calls", page = INDEX, kind = "reference", words = "operations" },
  })
end

--- All pages of the reference: the table of calls, the resources by title, records and errors.
---@param documents table[] pages of guides and recipes
---@return table[]
function reference.pages(documents)
  local api, by_name, titles = rows.read(), {}, {}
  for place, file in ipairs(api.files) do by_name[file.name], titles[place] = file, file.name end
  table.sort(titles, function(a, b) return title_of(a) < title_of(b) end)
  local names, codes = records.assign(api.files), known_errors.by_resource()
  local examples, users = documented_examples.by_operation(), mentions.by_resource(api.files, documents)
  local pages = { index_page(by_name) }
  for _, name in ipairs(titles) do
    pages[#pages + 1] = resource_page(by_name[name], names[name], codes[name], examples, users[name])
  end
  table.insert(pages, 2, library_page.page())
  pages[#pages + 1] = shared_page(names.records)
  pages[#pages + 1] = errors_page()
  return pages
end

return reference
