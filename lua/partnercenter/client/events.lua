--- Reports events to the user's handlers, `on_event` and `logger`.
local redaction = require "partnercenter.errors.redaction"

local events = {}

local LEVEL = {
  call = "debug", attempt = "debug", token = "info", retry = "warn", throttled = "warn", fallback = "warn",
  deprecated = "warn", beta = "warn", misspelt = "warn", mfa = "warn", webhook = "warn",
  shared = "warn", poisoned = "warn",
  refresh_token_unsaved = "error",
}

local SHOWN = {
  "operation", "method", "path", "status", "kind", "attempt", "member", "instead", "request_id",
}

local SHOWN_BYTES = 1024

-- Calls a handler. An error it raises is counted, and its text becomes the client's `handler_error`.
local function guarded(client, handler, ...)
  local ok, why = pcall(handler, ...)
  if ok then return nil end
  local public = client.public
  why = redaction.clean(redaction.one_line(redaction.text_of(why)), SHOWN_BYTES, client:secrets())
  public.handler_errors, public.handler_error = public.handler_errors + 1, why
  return why
end

--- Reports an event. Errors that the handlers raise are caught and counted. The logger receives the first
--- error of on_event.
---@param client partnercenter.Session
---@param event table
function events.tell(client, event)
  local on_event, logger = client.config.on_event, client.config.logger
  local logger_failed
  event.tenant_id = client.config.tenant_id
  if logger then
    local parts = { event.type }
    for _, name in ipairs(SHOWN) do
      if event[name] ~= nil then parts[#parts + 1] = name .. "=" .. tostring(event[name]) end
    end
    local level = event.type == "call" and event.kind and "warn" or LEVEL[event.type] or "info"
    logger_failed = guarded(client, logger, level, "partnercenter: " .. table.concat(parts, " "))
  end
  local raised = on_event and guarded(client, on_event, event)
  if raised and logger and not (logger_failed or client.handler_reported) then
    client.handler_reported = true
    guarded(client, logger, "error", "partnercenter: on_event raised: " .. raised)
  end
end

return events
