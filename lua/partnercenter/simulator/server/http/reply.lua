--- Makes replies as values; send.lua sends them.
local json = require "partnercenter.simulator.json"

local reply = {}

--- Makes an answer of the API. `value` is encoded as JSON; nil makes an empty body.
---@param status integer
---@param value any
---@param headers table<string, string>|nil
---@return table reply
function reply.json(status, value, headers)
  return { status = status, value = value, headers = headers or {}, api = true }
end

--- Makes an error of the API.
---@param status integer
---@param code integer
---@param description string
---@param headers table<string, string>|nil
---@return table reply
function reply.problem(status, code, description, headers)
  return reply.json(status, {
    code = code, description = description, data = json.array(), source = "PartnerFD",
  }, headers)
end

--- Makes an error of the agreements, which has more members.
---@param status integer
---@param code integer
---@param name string
---@param description string
---@return table reply
function reply.agreement(status, code, name, description)
  return reply.json(status, {
    code = code, errorName = name, isRetryable = false, message = description, description = description,
    parameters = {}, errorMessageExtended = ("InternalErrorCode=%d"):format(code),
  })
end

--- Makes an error of Microsoft Graph.
---@param status integer
---@param code string
---@param message string
---@return table reply
function reply.graph(status, code, message)
  return { status = status, headers = {}, value = { error = { code = code, message = message } } }
end

local phrases = {
  [404] = "Resource not found", [405] = "Method not allowed", [410] = "Gone", [501] = "Not implemented",
  [500] = "Internal server error", [502] = "Bad gateway", [503] = "Service unavailable",
  [504] = "Gateway timeout",
}

--- Makes an error of the gateway before the API. It has no service code.
---@param status integer
---@param message string|nil
---@return table reply
function reply.gateway(status, message)
  message = message or phrases[status] or ("Status " .. status)
  return { status = status, value = { statusCode = status, message = message }, headers = {} }
end

--- Makes an answer with a raw body.
---@param status integer
---@param body string
---@param content_type string|nil
---@return table reply
function reply.raw(status, body, content_type)
  return { status = status, body = body, content_type = content_type, headers = {} }
end

return reply
