-- Receives one delivery of a webhook as a CGI program of any web server, and writes to the server's log how
-- many licences a subscription has now. Register with the header x-ms-signature, since many servers keep
-- Authorization from CGI programs.
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local webhook = require "partnercenter.webhook"

local function answer(status, text)
  io.write(("Status: %d\r\nContent-Type: text/plain\r\n\r\n%s\n"):format(status, text))
  io.stdout:flush() -- before the work: the service does not wait long
end

local function fail(err)
  answer(503, "not now")
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local function on_event(event)
  if event.name ~= "subscription-updated" then return end
  local subscription, err = event:resource()
  if not subscription then return nil, err end
  local name = subscription.friendlyName or subscription.offerName or subscription.id
  io.stderr:write(("customer %s: %s is %s, %s licences%s\n"):format(tostring(event.customer_id),
    tostring(name), tostring(subscription.status), tostring(subscription.quantity),
    event.stale and " (told late)" or ""))
end

local HEADERS = { "Authorization", "X-MS-Signature", "X-MS-Signature-Algorithm", "X-MS-Certificate-Url" }
local headers = {}
for _, name in ipairs(HEADERS) do
  headers[name] = os.getenv("HTTP_" .. name:upper():gsub("-", "_"))
end

local client, err = partnercenter.configure {}
if not client then fail(err) end
local receiver
receiver, err = webhook.new {
  client = client, on_event = on_event, seen = os.getenv "WEBHOOK_SEEN" or "/var/lib/partnercenter/seen.json",
}
if not receiver then fail(err) end

local body = io.read(math.min(tonumber(os.getenv "CONTENT_LENGTH") or 0, 1024 * 1024 + 1)) or ""
local event
event, err = receiver:verify(headers, body)
if not event then
  answer(err.status, err.message)
  io.stderr:write(tostring(err), "\n")
  os.exit(0)
end
answer(200, event.duplicate and "received before" or "received")
local _, problem = receiver:run(event)
if problem then io.stderr:write(problem, "\n") end
os.exit(problem and 1 or 0)
