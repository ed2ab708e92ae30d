--- The routes of webhooks: the registration, the certificates that sign deliveries, and resources at the
--- addresses that only events name.
local certificates = require "partnercenter.simulator.server.webhooks.certificates"
local kinds = require "partnercenter.simulator.server.records.kinds"
local registration = require "partnercenter.simulator.server.webhooks.registration"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"

local REFERRALS = "/v1.0/engagements/referrals"

local function get_certificate(call)
  local name = call.params.file:match("^(.+)%.cer$")
  local bytes = name and certificates.file(name, call.settings.webhook_certificate)
  return bytes and reply.raw(200, bytes, "application/pkix-cert") or reply.gateway(404)
end

local function get_referral(call)
  local record = store.open(kinds.at(REFERRALS), REFERRALS, call):find(call.params.referral_id)
  return reply.json(200, record or store.record(call.row.gives, call.request.path, call))
end

local rows = {
  { method = "GET", path = "/cert/{file}", auth = "none", run = get_certificate },
  { method = "GET", path = "/engagements/v1/referrals/{referral_id}", finds = true, run = get_referral },
}
for _, row in ipairs(registration.routes) do rows[#rows + 1] = row end

return rows
