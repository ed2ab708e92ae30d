--- Admits requests of customers that have the right qualification.
local html = require "gateway.html"
local partner = require "gateway.partner"

local gate = {}

local PAGE = "<h1>%s</h1>\n<p>%s</p>\n"

local function refuse(status, title, text)
  ngx.status = status
  ngx.header.content_type = "text/html; charset=utf-8"
  ngx.print(html.head(title), PAGE:format(html.escape(title), html.escape(text)), html.foot)
  return ngx.exit(status)
end

--- Lets the request through, or ends it with a page that names the reason.
---@param customer string tenant id
---@param wanted string qualification
function gate.admit(customer, wanted)
  local qualification, seconds, is_miss = partner.qualification(customer)
  if not qualification then
    ngx.header["Retry-After"] = 5
    return refuse(503, "Not now", "Partner Center does not answer for this customer. Try again soon.")
  end
  local status = "qualifications; %s; ttl=%d" -- RFC 9211; stale answers have a negative ttl
  ngx.header["Cache-Status"] = status:format(is_miss and "fwd=miss" or "hit", math.floor(seconds))
  if qualification == "stranger" then
    return refuse(403, "Not admitted", "This is no customer of ours.")
  elseif qualification ~= wanted then
    local text = "This needs the qualification '%s'; this customer's is '%s'."
    return refuse(403, "Not admitted", text:format(wanted, qualification))
  end
end

return gate
