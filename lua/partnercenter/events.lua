--- What the handlers of a client's owner are told.
local events = {}

local LEVEL = {
  call = "debug", attempt = "debug", token = "info", retry = "warn", throttled = "warn", fallback = "warn",
  deprecated = "warn", mfa = "warn", refresh_token_unsaved = "error",
}

local SHOWN = { "operation", "method", "path", "status", "kind", "attempt", "instead", "request_id" }

local function guarded(client, handler, ...)
  if not pcall(handler, ...) then client.handler_errors = client.handler_errors + 1 end
end

--- Tells of an event; what the handlers raise is caught and counted.
---@param client partnercenter.Client
---@param event table
function events.tell(client, event)
  local on_event, logger = client.config.on_event, client.config.logger
  event.tenant_id = client.config.tenant_id
  if logger then
    local parts = { event.type }
    for _, name in ipairs(SHOWN) do
      if event[name] ~= nil then parts[#parts + 1] = name .. "=" .. tostring(event[name]) end
    end
    local level = event.type == "call" and event.kind and "warn" or LEVEL[event.type] or "info"
    guarded(client, logger, level, "partnercenter: " .. table.concat(parts, " "))
  end
  if on_event then guarded(client, on_event, event) end
end

return events
