--- Compares an existing GDAP relationship with the wanted one: conflicts, and changes that are possible.
local duration = require "partnercenter.workflow.gdap.duration"
local relationship = require "partnercenter.workflow.gdap.relationship"
local roles = require "partnercenter.workflow.gdap.roles"
local wanted_options = require "partnercenter.workflow.gdap.wanted"

local existing = {}

local FIXED = "the relationship %s is %s and lacks the roles %s, which can be added only before it is locked"
local LASTS = "the relationship %s lasts %s, not %s, which can be changed only before it is locked"
local CANNOT_EXTEND = "the relationship %s has the role Global Administrator and cannot extend itself"

--- Refuses a relationship.
---@param run partnercenter.Run
---@param record table
---@param message string
---@param hint string?
---@return nil
---@return partnercenter.error err `conflict`
function existing.refuse(run, record, message, hint)
  return run:fail("conflict", message, { record = record, relationship_id = record.id, hint = hint })
end

local refuse = existing.refuse

-- Whether everything but the customer can still change.
local function is_draft(record)
  local status = relationship.status(record)
  return status == "created" or status == ""
end

-- What of an existing relationship differs from the wanted one and can no longer be changed.
local function check_fixed(run, wanted, record)
  local title, tenant = relationship.title(record), relationship.tenant(record)
  if wanted.customer and tenant and tenant ~= wanted.customer.tenantId then
    return refuse(run, record, ("the relationship %s is for the customer %s, not %s"):format(title, tenant,
      wanted.customer.tenantId), "choose another name")
  elseif is_draft(record) then
    return true
  elseif wanted.name and record.displayName ~= wanted.name then
    return refuse(run, record, ("the relationship %s cannot be renamed: it is %s"):format(title,
      record.status))
  end
  local missing = roles.missing(wanted.roles, roles.of(record))
  if missing[1] then
    return refuse(run, record, FIXED:format(title, record.status, roles.names(missing)),
      "make another relationship under another name")
  elseif wanted.days and duration.days(record.duration) ~= wanted.days then
    return refuse(run, record, LASTS:format(title, tostring(record.duration), wanted.duration),
      "leave out duration, or choose another name")
  end
  return true
end

--- Refuses what stands against the wanted relationship.
---@param run partnercenter.Run
---@param wanted partnercenter.workflow.gdap.Wanted
---@param record table
---@return boolean? ok
---@return partnercenter.error? err `conflict`, or `invalid_argument` for roles of groups
function existing.check(run, wanted, record)
  local status, title = relationship.status(record), relationship.title(record)
  if relationship.ENDED[status] or relationship.ENDING[status] then
    return refuse(run, record, ("the relationship %s is %s"):format(title, record.status),
      "make another one: give a name instead of the id")
  end
  local ok, err = check_fixed(run, wanted, record)
  if not ok then return nil, err end
  local all = is_draft(record) and wanted.roles[1] and wanted.roles or roles.of(record)
  if wanted.extension == "P180D" and roles.has_global_administrator(all) then
    return refuse(run, record, CANNOT_EXTEND:format(title), "take the role out with workflow.gdap_extend")
  end
  return wanted_options.fit_groups(run, wanted, all)
end

--- The members of a relationship that is still created, where they differ from the wanted ones.
---@param wanted partnercenter.workflow.gdap.Wanted
---@param record table
---@return table? body
function existing.corrections(wanted, record)
  local body = {}
  if relationship.status(record) ~= "created" then return nil end
  if wanted.roles[1] and not roles.same(wanted.roles, roles.of(record)) then
    body.accessDetails = roles.details(wanted.roles)
  end
  if wanted.days and duration.days(record.duration) ~= wanted.days then body.duration = wanted.duration end
  if wanted.name and wanted.name ~= record.displayName then body.displayName = wanted.name end
  if wanted.customer and not relationship.tenant(record) then body.customer = wanted.customer end
  return next(body) and body or nil
end

--- Auto-extend where it differs from the wanted one and can be changed.
---@param wanted { extension: string? }
---@param record table
---@return table? body
function existing.extension_change(wanted, record)
  local status = relationship.status(record)
  if not wanted.extension or (status ~= "created" and status ~= "active") then return nil end
  if (duration.days(record.autoExtendDuration) or 0) == duration.days(wanted.extension) then return nil end
  return { autoExtendDuration = wanted.extension }
end

return existing
