--- Handlers of accepted operations (202): upgrades to the Azure plan, and exports of Microsoft Graph.
local generic = require "partnercenter.simulator.server.routing.generic"
local kinds = require "partnercenter.simulator.server.records.kinds"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"

local UPGRADES = "/v1/productUpgrades"
local BILLING = "/v1.0/reports/partners/billing"
local OPERATIONS = BILLING .. "/operations"

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

local function export(call)
  local record = open(call, OPERATIONS):add { status = "notStarted" }
  begin(call, record.id)
  local host = ("%s://%s"):format(call.request.scheme, call.request.header("Host") or "127.0.0.1")
  return generic.accepted(call, host .. OPERATIONS .. "/" .. record.id)
end

-- The manifest is there once the export has finished.
local function read_export(call)
  local whole = open(call, OPERATIONS):edit(call.params.operation_id)
  if reads_left(whole.id) > 0 then
    return reply.json(200, {
      ["@odata.type"] = "#microsoft.graph.partners.billing.runningOperation",
      id = whole.id, status = "running",
      createdDateTime = whole.createdDateTime, lastActionDateTime = whole.createdDateTime,
    }, { ["Retry-After"] = "1" })
  end
  whole.status = "succeeded"
  return reply.json(200, whole)
end

local rows = {
  { method = "POST", path = UPGRADES, run = upgrade },
  { method = "POST", path = UPGRADES .. "/{upgrade_id}/status", run = upgrade_status },
  { method = "GET", path = OPERATIONS .. "/{operation_id}", run = read_export },
}

for _, path in ipairs {
  BILLING .. "/reconciliation/billed/export", BILLING .. "/reconciliation/unbilled/export",
  BILLING .. "/usage/billed/export", BILLING .. "/usage/unbilled/export",
  "/beta/reports/partners/billing/aggregatedUsage/billed/export",
} do
  rows[#rows + 1] = { method = "POST", path = path, run = export }
end

return rows
