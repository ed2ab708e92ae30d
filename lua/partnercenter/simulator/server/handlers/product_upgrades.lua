--- Handlers of upgrades to the Azure plan.
local generic = require "partnercenter.simulator.server.routing.generic"
local kinds = require "partnercenter.simulator.server.records.kinds"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"

local UPGRADES = "/v1/productUpgrades"

local function open(call, path) return store.open(kinds.at(path), path, call) end

local function reads_left(id)
  local reads = store.read("/jobs/" .. id)
  if not reads or reads.left == 0 then return 0 end
  reads.left = reads.left - 1
  return reads.left + 1
end

local function begin(call, id) store.put("/jobs/" .. id, { left = call.settings.job_reads }) end

local function upgrade(call)
  local record = open(call, UPGRADES):add { customerId = call.body.customerId }
  begin(call, record.id)
  return generic.accepted(call, "/productUpgrades/" .. record.id)
end

local function upgrade_status(call)
  local record = open(call, UPGRADES):edit(call.params.upgrade_id)
  record.status = reads_left(record.id) > 0 and "in_progress" or "completed"
  for _, line in ipairs(record.lineItems) do line.status = record.status end
  return reply.json(200, record)
end

return {
  { method = "POST", path = UPGRADES, run = upgrade },
  { method = "POST", path = UPGRADES .. "/{upgrade_id}/status", run = upgrade_status },
}
