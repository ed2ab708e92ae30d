--- Samples of devices, batches and policies.
return {
  DeviceBatch = {
    id = "{id}", createdBy = "robin@partner.example", creationDate = "{time}",
    status = "finished", devicesCount = 0,
    devicesLink = {
      uri = "/customers/{customer_id}/deviceBatches/{id}/devices", method = "GET", headers = {},
    },
    attributes = { objectType = "DeviceBatch" },
  },
  Device = {
    id = "{id}", serialNumber = "", productKey = "", hardwareHash = "", modelName = "",
    oemManufacturerName = "",
    policies = {}, uploadedDate = "{time}", allowedOperations = { "delete" },
    attributes = { objectType = "Device" },
  },
  BatchUploadDetails = {
    batchTrackingId = "{id}", status = "queued", startedTime = "{time}", completedTime = "",
    devicesStatus = {},
    attributes = { objectType = "BatchUploadDetails" },
  },
  ConfigurationPolicy = {
    id = "{id}", name = "Simulated policy {number}", category = "o_o_b_e", description = "",
    devicesAssigned = 0, policySettings = { "remove_oem_preinstalls" }, createdDate = "{day -20}",
    lastModifiedDate = "{day -20}", attributes = { objectType = "ConfigurationPolicy" },
  },
}
