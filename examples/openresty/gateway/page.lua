--- The page of all customers: sends each row as its answer arrives.
local cjson = require "cjson"
local html = require "gateway.html"
local partner = require "gateway.partner"
local partnercenter = require "partnercenter"

local page = {}

local BEGIN = [[
<h1>Customers</h1>
<p class="asking" role="status">Asking Partner Center …</p>
<h2>Last events</h2>
<ol id="events" aria-live="polite" data-names="%(names)"></ol>
<script src="/live.js"></script>
<table>
<thead><tr><th scope="col">Customer<th scope="col">Qualification<th scope="col"><span>Lessons</span></thead>
<tbody>
]]

local ROW = [[
<tr><th scope="row">%(name)<small>%(domain)</small>
<td><b class="%(class)">%(qualification)</b>
<td><a href="/learn/%(id)/" aria-label="Lessons, as %(name)">Enter</a>
]]

local NAMES = {
  none = "None", education = "Education", nonprofit = "Nonprofit", stateownedentity = "State-owned entity",
  governmentcommunitycloud = "Government Community Cloud",
}

local function fill(template, values)
  return (template:gsub("%%%((%w+)%)", function(name) return html.escape(values[name]) end))
end

local function row(customer, qualification)
  local profile = customer.companyProfile or {}
  return fill(ROW, {
    id = customer.id,
    name = profile.companyName or customer.id,
    domain = profile.domain or "",
    class = qualification or "unknown",
    qualification = qualification and (NAMES[qualification] or qualification) or "Lookup failed",
  })
end

-- Sends to the browser; false when it has closed the connection.
local function send(...)
  return ngx.print(...) and ngx.flush(true)
end

local function qualification_of(customer)
  return partner.qualification(customer.id)
end

local function send_rows()
  local answers, count, counts = partnercenter.each(partner.client:customers(), qualification_of), 0, {}
  for customer, qualification in answers do
    count = count + 1
    counts[qualification or "unknown"] = (counts[qualification or "unknown"] or 0) + 1
    if not send(row(customer, qualification)) then
      answers:close()
      break
    end
  end
  return ("%d customers, %d of them qualified for education."):format(count, counts.education or 0)
end

--- Answers a request with the page.
function page.show()
  ngx.header.content_type = "text/html; charset=utf-8"
  ngx.header["Cache-Control"] = "no-store"
  send(html.head("Customers"), fill(BEGIN, { names = cjson.encode(NAMES) }))
  local complete, said = pcall(send_rows)
  if not complete then
    ngx.log(ngx.WARN, tostring(said))
    said = "The list is incomplete: Partner Center did not answer for the rest."
  end
  local class = complete and "done" or "done failed"
  send("</table>\n<p class=\"", class, "\" role=\"status\">", html.escape(said), "</p>\n", html.foot)
end

return page
