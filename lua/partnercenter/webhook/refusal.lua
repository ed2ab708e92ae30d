--- The errors of refused deliveries: their kind, and the status to answer with.
local errors = require "partnercenter.errors"

local refusal = {}

local KINDS = { malformed = "validation", not_verified = "auth", cannot_tell = "network" }
local STATUS = { validation = 400, auth = 401, network = 503 }
local OPERATION = "webhook"
local RETRY_AFTER = 60 -- seconds; a failed fetch is remembered as long

--- An error of a delivery. Its `status` is the one to answer with, its `code` the reason in one word.
---@param kind "validation"|"auth"|"network"
---@param code string
---@param message string
---@param fields table?
---@return nil
---@return partnercenter.error
function refusal.of(kind, code, message, fields)
  local all = {
    operation = OPERATION, code = code, message = message, status = STATUS[kind], attempts = 0,
    retry_after = kind == "network" and RETRY_AFTER or nil, retryable = kind == "network",
  }
  for name, value in pairs(fields or {}) do all[name] = value end
  return nil, errors.new(kind, all)
end

--- The error of the core's verdict.
---@param verdict table see csrc/bind/webhook.c
---@return nil
---@return partnercenter.error
function refusal.of_verdict(verdict)
  local message = verdict.text
  if verdict.detail then message = message .. ": " .. verdict.detail end
  if verdict.issuer then message = ("%s (issuer %s)"):format(message, verdict.issuer) end
  return refusal.of(KINDS[verdict.outcome], verdict.reason, message)
end

return refusal
