--- Workflow `gdap_expiring`: lists the active GDAP relationships that end soon.
local check = require "partnercenter.arguments.check"
local date = require "partnercenter.text.date"
local duration = require "partnercenter.workflow.gdap.duration"
local field = require("partnercenter.api.filter").field
local listing = require "partnercenter.workflow.run.listing"
local misuse = require "partnercenter.arguments.misuse"
local relationship = require "partnercenter.workflow.gdap.relationship"
local roles = require "partnercenter.workflow.gdap.roles"
local start = require "partnercenter.workflow.run.start"

local DAYS = 30
local DAY = 86400

---@class partnercenter.workflow.ExpiringRelationship
---@field relationship_id string
---@field name string
---@field customer_id string?
---@field customer_name string?
---@field ends string            the date as the service writes it
---@field days integer           until then; 0 in the last 24 hours
---@field auto_extend boolean    whether the relationship extends itself
---@field can_auto_extend boolean false with the role Global Administrator
---@field record partnercenter.model.delegatedAdminRelationship

local function described(record, ends)
  local customer = type(record.customer) == "table" and record.customer or {}
  return {
    relationship_id = record.id, name = record.displayName, customer_id = relationship.tenant(record),
    customer_name = customer.displayName, ends = record.endDateTime,
    days = math.max(0, math.floor((ends - os.time()) / DAY)),
    auto_extend = (duration.days(record.autoExtendDuration) or 0) > 0,
    can_auto_extend = not roles.has_global_administrator(roles.of(record)), record = record,
  }
end

-- The service documents no order by end, so all active relationships are read and sorted.
local function read(run, latest)
  local active, err = relationship.matching(run, field("status"):equals("active"), function(record)
    local ends = date.parse(record.endDateTime)
    return relationship.status(record) == "active" and ends and ends <= latest
  end)
  if not active then return nil, err end
  local found = {}
  for i, record in ipairs(active) do
    found[i] = described(record, date.parse(record.endDateTime))
  end
  table.sort(found, function(a, b)
    if a.ends ~= b.ends then return a.ends < b.ends end
    return a.relationship_id < b.relationship_id
  end)
  return found
end

--- Lists the active relationships that end within some days, the next one first. The result is read like a
--- listing of the API: `each()`, `all()`, `next()`, or in a `for`.
---@param client partnercenter.Client or the library, for its default client
---@param days number? 30
---@param options partnercenter.workflow.Options?
---@return partnercenter.workflow.Listing? listing of partnercenter.workflow.ExpiringRelationship
---@return partnercenter.error?
return function(client, days, options)
  check.type(days, "number|nil", "workflow.gdap_expiring: days")
  if days and (days < 0 or days ~= days) then
    misuse.raise("workflow.gdap_expiring: days must be a number of days")
  end
  local run, err = start("gdap_expiring", client, "none", options, {})
  if not run then return nil, err end
  return listing("workflow.gdap_expiring", function()
    local done = false
    return function()
      if done then return nil end
      local found, failed = read(run, os.time() + (days or DAYS) * DAY)
      if not found then return nil, failed end
      done = true
      return found
    end
  end)
end
