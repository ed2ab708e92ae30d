--- Handlers of devices. Uploads are jobs; their result names the rejected devices.
local generic = require "partnercenter.simulator.server.routing.generic"
local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local CUSTOMER = "/v1/customers/{customer_id}"
local BATCHES = CUSTOMER .. "/deviceBatches"
local DEVICES = BATCHES .. "/{device_batch_id}/devices"

local function devices_of(call, batch_id)
  local name = "deviceBatches/%s/devices"
  return store.customers_own(call, name:format(batch_id), name:format("{device_batch_id}"))
end

-- Starts a job that finishes after `job_reads` polls.
local function start(call, statuses)
  local job = store.customers_own(call, "batchJobStatus"):add { devicesStatus = statuses }
  store.put("/jobs/" .. job.batchTrackingId, { left = call.settings.job_reads })
  local place = "/customers/%s/batchJobStatus/%s"
  return generic.accepted(call, place:format(call.customer.id, job.batchTrackingId))
end

local function outcome(device, code, description)
  return {
    deviceId = device.id, serialNumber = device.serialNumber, productKey = device.productKey,
    status = code and "finished_with_errors" or "finished", errorCode = code, errorDescription = description,
  }
end

-- A serial number belongs to the first customer that uploads it.
local function add(call, batch, devices)
  local owned, statuses = devices_of(call, batch.id), json.array()
  for _, device in ipairs(devices) do
    local serial = device.serialNumber and "/serial/" .. device.serialNumber
    local owner = serial and store.read(serial)
    if owner and owner.customer ~= call.customer.id then
      statuses[#statuses + 1] = outcome(device, 808, "The device is assigned to another tenant")
    else
      local given = template.copy(device)
      given.id = nil
      statuses[#statuses + 1] = outcome(owned:add(given))
      batch.devicesCount = batch.devicesCount + 1
      if serial then store.put(serial, { customer = call.customer.id }) end
    end
  end
  return start(call, statuses)
end

local function without_devices() return reply.problem(400, 3000, "There are no devices in the request") end

local function refuse(devices)
  if #devices == 0 then return without_devices() end
  for _, device in ipairs(devices) do
    if not device.serialNumber and not device.hardwareHash and not device.productKey then
      return reply.problem(400, 3000, "A device needs a serialNumber, a hardwareHash or a productKey")
    end
  end
end

local function create_batch(call)
  local refusal = refuse(call.body.devices)
  if refusal then return refusal end
  local batches, id = store.customers_own(call, "deviceBatches"), call.body.batchId
  if batches:find(id) then return reply.problem(409, 3000, "There is a batch of that name") end
  local batch = batches:add { id = id }
  batch.devicesLink.uri = ("/customers/%s/deviceBatches/%s/devices"):format(call.customer.id, id)
  return add(call, batch, call.body.devices)
end

local function add_devices(call)
  local refusal = refuse(call.body)
  if refusal then return refusal end
  return add(call, store.customers_own(call, "deviceBatches"):edit(call.params.device_batch_id), call.body)
end

local function update_policies(call)
  if #call.body.devices == 0 then return without_devices() end
  local statuses, batches = json.array(), store.customers_own(call, "deviceBatches")
  for _, given in ipairs(call.body.devices) do
    local device
    for position = 1, batches:count() do
      device = device or devices_of(call, batches:at(position).id):edit(given.id)
    end
    if device then device.policies = template.copy(given.policies) end
    local code = not device and 800 or nil
    statuses[#statuses + 1] = outcome(device or given, code, code and "The device was not found")
  end
  return start(call, statuses)
end

local function read_job(call)
  local job = store.customers_own(call, "batchJobStatus"):edit(call.params.tracking_id)
  local reads = store.read("/jobs/" .. job.batchTrackingId)
  if reads.left > 0 then
    job.status, reads.left = "processing", reads.left - 1
  else
    job.status, job.completedTime = "finished", template.date()
    for _, one in ipairs(job.devicesStatus) do
      if one.errorCode then job.status = "finished_with_errors" end
    end
  end
  return reply.json(200, job)
end

return {
  { method = "POST", path = BATCHES, run = create_batch },
  { method = "POST", path = DEVICES, run = add_devices },
  { method = "PATCH", path = CUSTOMER .. "/DevicePolicyUpdates", run = update_policies },
  { method = "GET", path = CUSTOMER .. "/batchJobStatus/{tracking_id}", run = read_job },
}
