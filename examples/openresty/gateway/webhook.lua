--- Receives the service's notifications: forgets and reads again what is cached of a customer, and shows the
--- event on the page.
local events = require "gateway.events"
local partner = require "gateway.partner"
local webhook = require "partnercenter.webhook"

local function on_event(event)
  local shown = { name = event.name, customer = event.customer_id, at = ngx.utctime() }
  if event.customer_id then
    partner.forget(event.customer_id)
    shown.qualification = partner.qualification(event.customer_id)
  end
  events.add(shown)
end

local receiver, problem = webhook.new {
  client = partner.client, seen = ngx.shared.webhooks, on_event = on_event,
}
if not receiver then error(tostring(problem), 0) end

return receiver
