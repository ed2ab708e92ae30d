---@meta
-- Generated from lua/partnercenter/api/data/device.lua by spec/types/generate.lua.

---@class partnercenter.Listing.ConfigurationPolicy: partnercenter.Listing
---@operator call(): partnercenter.model.ConfigurationPolicy?
---@field each fun(self: partnercenter.Listing.ConfigurationPolicy): fun(): partnercenter.model.ConfigurationPolicy?
---@field pages fun(self: partnercenter.Listing.ConfigurationPolicy): fun(): partnercenter.model.ConfigurationPolicy[]?
---@field all fun(self: partnercenter.Listing.ConfigurationPolicy): partnercenter.model.ConfigurationPolicy[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ConfigurationPolicy): partnercenter.model.ConfigurationPolicy[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ConfigurationPolicy): partnercenter.model.ConfigurationPolicy[]?, partnercenter.error?

---@class partnercenter.Listing.Device: partnercenter.Listing
---@operator call(): partnercenter.model.Device?
---@field each fun(self: partnercenter.Listing.Device): fun(): partnercenter.model.Device?
---@field pages fun(self: partnercenter.Listing.Device): fun(): partnercenter.model.Device[]?
---@field all fun(self: partnercenter.Listing.Device): partnercenter.model.Device[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Device): partnercenter.model.Device[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Device): partnercenter.model.Device[]?, partnercenter.error?

---@class partnercenter.Listing.DeviceBatch: partnercenter.Listing
---@operator call(): partnercenter.model.DeviceBatch?
---@field each fun(self: partnercenter.Listing.DeviceBatch): fun(): partnercenter.model.DeviceBatch?
---@field pages fun(self: partnercenter.Listing.DeviceBatch): fun(): partnercenter.model.DeviceBatch[]?
---@field all fun(self: partnercenter.Listing.DeviceBatch): partnercenter.model.DeviceBatch[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DeviceBatch): partnercenter.model.DeviceBatch[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DeviceBatch): partnercenter.model.DeviceBatch[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.batch_job_status
local customer_batch_job_status = {}

---@class partnercenter.customer.configuration_policies: partnercenter.Listing.ConfigurationPolicy
local customer_configuration_policies = {}

---@class partnercenter.customer.configuration_policy
local customer_configuration_policy = {}

---@class partnercenter.customer.device_batch
local customer_device_batch = {}

---@class partnercenter.customer.device_batch.device
local customer_device_batch_device = {}

---@class partnercenter.customer.device_batch.devices: partnercenter.Listing.Device
local customer_device_batch_devices = {}

---@class partnercenter.customer.device_batches: partnercenter.Listing.DeviceBatch
local customer_device_batches = {}

--- Returns a handle. Sends nothing.
---@param tracking_id string
---@return partnercenter.customer.batch_job_status
function customer:batch_job_status(tracking_id) end

--- Returns a handle. Sends nothing.
---@param policy_id string
---@return partnercenter.customer.configuration_policy
function customer:configuration_policy(policy_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.ConfigurationPolicy): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.ConfigurationPolicy? result
---@return partnercenter.error? err
function customer_configuration_policy:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param device_batch_id string
---@return partnercenter.customer.device_batch
function customer:device_batch(device_batch_id) end

--- Returns a handle. Sends nothing.
---@param device_id string
---@return partnercenter.customer.device_batch.device
function customer_device_batch:device(device_id) end

--- Lists the batches of Windows Autopilot devices of a customer.
---
--- `GET /v1/customers/{customer_id}/deviceBatches`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `DeviceBatch`.
---@see https://learn.microsoft.com/partner-center/developer/get-the-list-of-device-batches-for-the-specified-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.device_batches
function customer:device_batches(query, options) end

---@class partnercenter.body.create_device_batch: partnercenter.model.DeviceBatchCreationRequest
---@field batchId string free text in example, table guid
---@field devices partnercenter.model.Device[]

--- Uploads devices as a new batch; the answer's tracking id leads to the outcome.
---
--- `POST /v1/customers/{customer_id}/deviceBatches`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `BatchUploadDetails`.
--- The body needs: batchId, devices.
--- Polls until the service has finished.
--- Errors in devicesStatus of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/upload-a-list-of-devices-to-create-a-new-batch-for-the-specified-customer
---@param body partnercenter.body.create_device_batch
---@param options? partnercenter.Options
---@return partnercenter.model.BatchUploadDetails? result
---@return partnercenter.error? err
function customer_device_batches:create(body, options) end

--- Lists the devices of a batch, with the policies they have.
---
--- `GET /v1/customers/{customer_id}/deviceBatches/{device_batch_id}/devices`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Device`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-devices-for-the-specified-batch-and-customer
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.device_batch.devices
function customer_device_batch:devices(query, options) end

--- Uploads more devices into a batch; the answer's tracking id leads to the outcome.
---
--- `POST /v1/customers/{customer_id}/deviceBatches/{device_batch_id}/devices`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BatchUploadDetails`.
--- Polls until the service has finished.
--- Errors in devicesStatus of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/upload-a-list-of-devices-for-the-specified-customer
---@param body partnercenter.model.Device[]
---@param options? partnercenter.Options
---@return partnercenter.model.BatchUploadDetails? result
---@return partnercenter.error? err
function customer_device_batch_devices:create(body, options) end

--- Gives a device other policies.
---
--- `PUT /v1/customers/{customer_id}/deviceBatches/{device_batch_id}/devices/{device_id}`
--- Needs: app or app+user; no source says which.
--- Gives: a `Device`.
---@param body partnercenter.model.Device
---@param options? partnercenter.Options
---@return partnercenter.model.Device? result
---@return partnercenter.error? err
function customer_device_batch_device:replace(body, options) end

--- Removes a device from its batch and from Windows Autopilot.
---
--- `DELETE /v1/customers/{customer_id}/deviceBatches/{device_batch_id}/devices/{device_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/delete-a-device-for-the-specified-customer
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_device_batch_device:delete(options) end

---@class partnercenter.body.update_device_policies.Device: partnercenter.model.Device
---@field id string guid, or digits with hyphens
---@field policies partnercenter.model.KeyValuePair[] category to policy id

---@class partnercenter.body.update_device_policies: partnercenter.model.DevicePolicyUpdateRequest
---@field devices partnercenter.body.update_device_policies.Device[]

--- Gives many devices policies at once; the tracking id leads to the outcome.
---
--- `PATCH /v1/customers/{customer_id}/DevicePolicyUpdates`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BatchUploadDetails`.
--- The body needs: devices.
--- Polls until the service has finished.
--- Errors in devicesStatus of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/update-a-list-of-devices-with-a-policy
---@param body partnercenter.body.update_device_policies
---@param options? partnercenter.Options
---@return partnercenter.model.BatchUploadDetails? result
---@return partnercenter.error? err
function customer:update_device_policies(body, options) end

--- Reads the progress of an upload or change, device by device.
---
--- `GET /v1/customers/{customer_id}/batchJobStatus/{tracking_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `BatchUploadDetails`.
---@see https://learn.microsoft.com/partner-center/developer/get-the-status-of-a-device-batch-upload
---@param options? partnercenter.Options
---@return partnercenter.model.BatchUploadDetails? result
---@return partnercenter.error? err
function customer_batch_job_status:get(options) end

--- Lists the policies for the first start of the customer's devices.
---
--- `GET /v1/customers/{customer_id}/policies`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `ConfigurationPolicy`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-a-customer-s-policies
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.configuration_policies
function customer:configuration_policies(query, options) end

---@class partnercenter.body.create_configuration_policy: partnercenter.model.ConfigurationPolicy
---@field category partnercenter.model.ConfigurationPolicy.category not updatable
---@field name string
---@field policySettings partnercenter.model.ConfigurationPolicy.policySettings[]

--- Makes a policy for the first start of devices.
---
--- `POST /v1/customers/{customer_id}/policies`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `ConfigurationPolicy`.
--- The body needs: name, category, policySettings.
---@see https://learn.microsoft.com/partner-center/developer/create-a-new-configuration-policy-for-the-specified-customer
---@param body partnercenter.body.create_configuration_policy
---@param options? partnercenter.Options
---@return partnercenter.model.ConfigurationPolicy? result
---@return partnercenter.error? err
function customer_configuration_policies:create(body, options) end

--- Reads a policy with its settings and the number of devices that have it.
---
--- `GET /v1/customers/{customer_id}/policies/{policy_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `ConfigurationPolicy`.
---@see https://learn.microsoft.com/partner-center/developer/retrieve-a-customer-s-configuration-policy
---@param options? partnercenter.Options
---@return partnercenter.model.ConfigurationPolicy? result
---@return partnercenter.error? err
function customer_configuration_policy:get(options) end

---@class partnercenter.body.update_configuration_policy: partnercenter.model.ConfigurationPolicy
---@field category partnercenter.model.ConfigurationPolicy.category not updatable
---@field id string GUID
---@field name string
---@field policySettings partnercenter.model.ConfigurationPolicy.policySettings[]

--- Replaces the name and the settings of a policy.
---
--- `PUT /v1/customers/{customer_id}/policies/{policy_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `ConfigurationPolicy`.
--- The body needs: id, name, category, policySettings.
---@see https://learn.microsoft.com/partner-center/developer/update-a-configuration-policy-for-the-specified-customer
---@param body partnercenter.body.update_configuration_policy
---@param options? partnercenter.Options
---@return partnercenter.model.ConfigurationPolicy? result
---@return partnercenter.error? err
function customer_configuration_policy:replace(body, options) end

--- Deletes a policy that no device needs.
---
--- `DELETE /v1/customers/{customer_id}/policies/{policy_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: `true`.
---@see https://learn.microsoft.com/partner-center/developer/delete-a-configuration-policy-for-the-specified-customer
---@param options? partnercenter.Options
---@return true? result
---@return partnercenter.error? err
function customer_configuration_policy:delete(options) end
