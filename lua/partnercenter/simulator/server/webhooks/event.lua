--- Makes the body of an event, and its audit record.
-- luacheck: read globals ngx
local audit_log = require "partnercenter.simulator.server.state.audit_log"
local event_kinds = require "partnercenter.simulator.server.webhooks.event_kinds"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local plain_call = require "partnercenter.simulator.server.records.plain_call"
local store = require "partnercenter.simulator.server.records.store"
local world = require "partnercenter.simulator.server.state.world"

local event = {}

local DAY = 86400

--- The event of an emission without a name.
event.DEFAULT = "subscription-updated"

local function base() return ("https://127.0.0.1:%d"):format(world.service.port) end

--- A moment with seven digits of a second.
---@param days number|nil from now
---@param zone string|nil "+00:00", or "" for none
---@return string
function event.moment(days, zone)
  ngx.update_time()
  local now = ngx.now() + ((days or 0) + world.settings.clock_days) * DAY
  local second = math.floor(now)
  return ("%s.%07d%s"):format(os.date("!%Y-%m-%dT%H:%M:%S", second), (now - second) * 1e7, zone or "+00:00")
end

local function fill(text, ids)
  return (text:gsub("{(%l+)}", function(name) return ids[name] end))
end

-- Opens the collection that holds the resource, and names its id.
local function collection(kind, ids)
  local path = kind.among
  if not path then return nil end
  for name in path:gmatch("{(%l+)}") do
    ids[name] = ids[name] or (name == "customer" and world.customer_at(1).id)
      or store.open(kinds.at(path:match("^(.-)/{")), path:match("^(.-)/{"), plain_call()):at(1).id
  end
  local call = plain_call(ids.customer and world.customer(ids.customer))
  return store.open(kinds.at(path), fill(path, ids), call)
end

-- The name of the id that a text alone gives: the last one of the URI.
local function last_id(kind) return (kind.uri or ""):match(".*{(%l+)}") end

local function ids_of(kind, given)
  local ids, last = {}, last_id(kind)
  for name, id in pairs(type(given) == "table" and given or {}) do ids[name] = id end
  if type(given) == "string" and last then ids[last] = given end
  local records = collection(kind, ids)
  if last == "customer" then ids.customer = ids.customer or world.customer_at(1).id end
  if last and not ids[last] then
    local first = records and records:count() > 0 and records:at(1)
    ids[last] = first and first[records.kind.id] or world.guid()
  end
  return ids, records and records:find(ids[last]) or nil
end

local function is_address(text)
  return type(text) == "string" and (text:find("^%a+://") or text:sub(1, 1) == "/")
end

local function uri_of(kind, ids, given)
  local uri = is_address(given) and given or kind.uri and fill(kind.uri, ids)
  if not uri then return json.null end
  return uri:sub(1, 1) == "/" and base() .. uri or uri
end

local function gdap_value(record, ids)
  local customer = record and record.customer or {}
  return {
    Id = ids.relationship, id = ids.assignment or ids.relationship, status = record and record.status,
    customer = { organizationId = customer.tenantId, organizationDisplayName = customer.displayName },
  }
end

-- The resource as its audit record shows it.
local function value_of(kind, ids, record)
  if kind.absolute then return gdap_value(record, ids) end
  if record then return record end
  local customer = ids.customer and world.customer(ids.customer)
  return { id = ids[last_id(kind)], companyName = customer and customer.companyName }
end

local function audit(name, kind, ids, given, record)
  if given.audit == false or not (kind.audit or given.audit) then return json.null end
  local value = type(given.audit) == "table" and given.audit or value_of(kind, ids, given.record or record)
  local noted = given.noted or audit_log.add {
    customer = ids.customer and world.customer(ids.customer), resourceType = kind.audit,
    operationType = kind.operation or (name:gsub("%-", "_")),
  }
  noted.resourceNewValue = json.encode(value)
  return ("%s/auditactivity/v1/auditrecords/%s"):format(base(), noted.id)
end

--- Makes an event.
---@param given table an emission; record: the resource; noted: its audit record, where there is one
---@return table
function event.make(given)
  local name = given.name or event.DEFAULT
  local kind = event_kinds[name] or {}
  local ids, record = ids_of(kind, not is_address(given.resource) and given.resource or nil)
  return {
    EventName = name, ResourceName = kind.resource, ResourceUri = uri_of(kind, ids, given.resource),
    AuditUri = audit(name, kind, ids, given, record),
    ResourceChangeUtcDate = given.changed or event.moment(),
  }
end

return event
