--- An event: what a verified delivery says, and how to read what it names.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local private = require "partnercenter.client.private"
local public_functions = require "partnercenter.arguments.public_functions"
local refusal = require "partnercenter.webhook.refusal"
local resource_address = require "partnercenter.webhook.resource_address"

local event = {}

---@class partnercenter.webhook.Event
---@field name string           such as "subscription-updated"; the list of names is open
---@field resource_name string? such as "subscription"
---@field resource_uri string?  as the service wrote it
---@field audit_uri string?     as the service wrote it
---@field customer_id string?   the customer that resource_uri names
---@field changed string?       when the resource changed, as the service wrote it; not when this was sent
---@field text string           the body, byte for byte
---@field id string             digest of the body
---@field duplicate boolean     the same bytes were received before: answer 200 and do nothing
---@field stale boolean         a later change of the same resource was received before
---@field private _private function
local methods = {}
local meta = { __name = "partnercenter.webhook.event", __index = methods }

local MARK = "^\239\187\191" -- of byte order

local function text_of(body, name)
  local value = body[name]
  return type(value) == "string" and value ~= "" and value or nil
end

--- The event of a verified body.
---@param body string
---@param receiver table client, session and seen
---@return partnercenter.webhook.Event?
---@return partnercenter.error?
function event.of(body, receiver)
  local decoded, problem = json.decode((body:gsub(MARK, "")))
  if type(decoded) ~= "table" or json.is_array(decoded) then
    local why = problem and ": " .. problem or ""
    return refusal.of("validation", "body", "the body is not a JSON object" .. why)
  end
  local name = text_of(decoded, "EventName")
  if not name then return refusal.of("validation", "body", "the body has no EventName") end
  local uri = text_of(decoded, "ResourceUri")
  return setmetatable({
    name = name, resource_name = text_of(decoded, "ResourceName"), resource_uri = uri,
    audit_uri = text_of(decoded, "AuditUri") or text_of(decoded, "AuditUrl"),
    customer_id = resource_address.customer_of(uri), changed = text_of(decoded, "ResourceChangeUtcDate"),
    text = body, id = core.sha256(body), duplicate = false, stale = false,
    _private = private.seal(receiver),
  }, meta)
end

local function get(self, field, uri, options)
  local receiver = private.of(self)
  local address, reason = resource_address.of(uri, receiver.settings.session.config)
  if not address then
    local message = ("the event %s cannot be followed: its %s %s"):format(self.name, field, reason)
    return nil, errors.new("invalid_argument", { message = message, operation = "webhook" })
  end
  local spec = { path = address.path, host = address.host }
  local response, err = receiver.settings.client:request(spec, options)
  if not response then return nil, err end
  return response.body
end

--- Reads the resource that the event names, as it is now.
---@param options partnercenter.Options?
---@return any resource
---@return partnercenter.error? err `invalid_argument` where the event names none
function methods:resource(options)
  return get(self, "ResourceUri", self.resource_uri, options)
end

local function decode_values(record)
  for _, name in ipairs { "resourceNewValue", "resourceOldValue" } do
    local value = type(record[name]) == "string" and json.decode(record[name])
    if type(value) == "table" then record[name] = value end
  end
end

--- Reads the audit record of the change. Its values before and after, which the service writes as JSON text,
--- are decoded.
---@param options partnercenter.Options?
---@return partnercenter.model.AuditRecord? record
---@return partnercenter.error? err `invalid_argument` where the event names none
function methods:audit(options)
  local record, err = get(self, "AuditUri", self.audit_uri, options)
  if type(record) == "table" then decode_values(record) end
  return record, err
end

--- Marks the event as handled, so that its copies are duplicates. After `on_event` the receiver does this.
---@return true
function methods:done()
  private.of(self).seen:done(self.id)
  return true
end

--- Gives the event back, so that it counts as new when it is delivered again.
---@return true
function methods:release()
  private.of(self).seen:release(self.id)
  return true
end

function meta.__tostring(self)
  local resource = self.resource_uri and " " .. self.resource_uri or ""
  return ("partnercenter.webhook.event (%s%s)"):format(self.name, resource)
end

meta.__index = public_functions.methods(methods, "event", function(self)
  return type(self) == "table" and getmetatable(self) == meta
end, { resource = 1, audit = 1 })

--- Raises unless `value` is an event.
---@param value any
---@param name string of the function
function event.check(value, name)
  check.type(value, "table", name .. ": event")
  if getmetatable(value) ~= meta then error(name .. " takes an event of receiver:verify", 0) end
end

return event
