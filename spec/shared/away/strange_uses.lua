-- What each use of a shared Redis does with a strange one, as a line of text.

local connection = require "partnercenter.shared.connection"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local seen = require "partnercenter.webhook.seen"

local strange_uses = {}

local CUSTOMER = "a1000000-0000-4000-8000-000000000001"

local function of(err) return err and err.kind .. (err.code and " " .. err.code or "") end

local function new(job, options)
  local all = {
    tenant_id = CUSTOMER, client_id = CUSTOMER, base_url = job.endpoint, authority = job.endpoint,
    shared = job.url, ca_file = job.ca, timeout = 300, max_attempts = 1,
  }
  for name, value in pairs(options) do all[name] = value end
  local client = assert(partnercenter.new(all))
  job.clients[#job.clients + 1] = client
  return client
end

--- A write.
function strange_uses.connection(job)
  local redis = connection.of(private.of(new(job, { access_token = "x" })))
  local reply, err = redis:command { "SET", "pc1:{x}:text", "1" }
  job.said[1] = err and tostring(err)
  return of(err) or tostring(reply)
end

--- A call of a sign-in, whose refresh token may only be redeemed when its successor can be kept.
function strange_uses.sign_in(job)
  local client = new(job, { refresh_token = "marker-first", timeout = job.waits and 0.5 or nil })
  local value, err = client:customer(CUSTOMER):qualification()
  return of(err) or value
end

--- A call of an app.
function strange_uses.app(job)
  local value, err = new(job, { client_secret = "s" }):customer(CUSTOMER):qualification()
  return of(err) or value
end

--- A call that needs nothing but its share of the quota.
function strange_uses.quota(job)
  local client = new(job, { access_token = "x", max_requests_per_minute = 6000 })
  local value, err = client:customer(CUSTOMER):qualification()
  return of(err) or value
end

--- A job of one item.
function strange_uses.job(job)
  local client = new(job, { access_token = "x" })
  local values, failed = client:map({ "x" }, function(item) return item end, { job = "j" })
  local err = failed and failed.source
  return of(err) or values[1]
end

--- A delivery that comes twice; `told`: memory replaced Redis.
function strange_uses.webhook(job)
  local told = ""
  local session = private.of(new(job, {
    access_token = "x", on_event = function(event) if event.type == "webhook" then told = ", told" end end,
  }))
  local handled = seen.new { store = seen.open(nil, session), session = session }
  local first = handled:claim "delivery"
  return ("%s, %s%s"):format(first, handled:claim "delivery", told)
end

strange_uses.NAMES = { "connection", "sign_in", "app", "quota", "job", "webhook" }

return strange_uses
