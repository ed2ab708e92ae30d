---@meta
-- Generated from lua/partnercenter/api/models/common.lua by spec/types/generate.lua.
-- Records keep every member that the service sends.

---@class partnercenter.model.Address: table<string, any>
---@field addressLine1? string 1-200 characters
---@field addressLine2? string up to 200 characters
---@field city? string
---@field country? string two letters, ISO 3166
---@field firstName? string 1-50 characters
---@field lastName? string 1-50 characters
---@field phoneNumber? string mandatory in some countries
---@field postalCode? string
---@field region? string
---@field state? string up to 2 characters

---@alias partnercenter.model.ApiFault.source "PartnerFD"|"PartnerApiServiceControllers"|"ComplianceController"
---@class partnercenter.model.ApiFault: table<string, any>
---@field code? integer example: number; table: string
---@field data? string[] may be empty
---@field description? string
---@field errorMessageExtended? string
---@field errorName? string
---@field isRetryable? boolean
---@field message? string agreements and commerce errors only
---@field parameters? table
---@field source? partnercenter.model.ApiFault.source

---@class partnercenter.model.Collection: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field continuationToken? string some collections only
---@field items? table[] elements named by the operation
---@field links? partnercenter.model.ResourceLinks may be missing
---@field totalCount? integer may exceed the items shown

---@class partnercenter.model.Contact: table<string, any>
---@field email? string
---@field firstName? string
---@field lastName? string
---@field middleName? string
---@field phoneNumber? string

---@class partnercenter.model.ErrorDetails: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field code? string
---@field message? string

---@alias partnercenter.model.FieldFilter.operator "equals"|"not_equals"|"greater_than"|"greater_than_or_equals"|"less_than"|"less_than_or_equals"|"substring"|"and"|"or"|"starts_with"|"not_starts_with"
---@class partnercenter.model.FieldFilter: table<string, any>
---@field field? string
---@field leftFilter? partnercenter.model.FieldFilter compound filters only
---@field operator? partnercenter.model.FieldFilter.operator
---@field rightFilter? partnercenter.model.FieldFilter compound filters only
---@field value? string

---@class partnercenter.model.GatewayFault: table<string, any>
---@field message? string throttling answers
---@field statusCode? integer

---@alias partnercenter.model.JsonPatchOperation.op "replace"|"add"
---@class partnercenter.model.JsonPatchOperation: table<string, any>
---@field op? partnercenter.model.JsonPatchOperation.op
---@field path? string
---@field value? string any JSON value

---@class partnercenter.model.KeyValuePair: table<string, any>
---@field key? string
---@field value? string

---@class partnercenter.model.Link: table<string, any>
---@field body? table declared by clients, not in the table
---@field headers? partnercenter.model.KeyValuePair[]
---@field method? string
---@field uri? string relative or absolute

---@class partnercenter.model.ResourceAttributes: table<string, any>
---@field etag? string for If-Match, with its quotes
---@field objectType? string name of the model

---@class partnercenter.model.ResourceLinks: table<string, any>
---@field attributes? partnercenter.model.ResourceAttributes
---@field next? partnercenter.model.Link
---@field previous? partnercenter.model.Link
---@field self? partnercenter.model.Link

---@class partnercenter.model.ValueList: table<string, any>
---@field value? string[]
