--- Gives security groups roles in a GDAP relationship: plans, writes and waits for access assignments.
local relationship = require "partnercenter.workflow.gdap.relationship"
local roles = require "partnercenter.workflow.gdap.roles"
local wait = require "partnercenter.workflow.run.wait"

local assignments = {}

local FAILED = "delete the assignment, then call again"
local GONE = { deleting = true, deleted = true }

local function status(record) return tostring(record.status):lower() end

--- The security group of an access assignment.
---@param record table
---@return string?
function assignments.group(record)
  local container = record.accessContainer
  local id = type(container) == "table" and container.accessContainerId
  return type(id) == "string" and id:lower() or nil
end

--- The access assignments of a relationship, without those that are deleted.
---@param run partnercenter.Run
---@param id string of the relationship
---@param options table? of the call
---@return table[]? records
---@return partnercenter.error?
function assignments.read(run, id, options)
  local all, err = run.client:gdap_relationship(id):access_assignments(nil, options or run:call()):all()
  if not all then return nil, err end
  local found = {}
  for _, record in ipairs(all) do
    if type(record) == "table" and not GONE[status(record)] then found[#found + 1] = record end
  end
  return found
end

local function of_group(records, id)
  for _, record in ipairs(records) do
    if assignments.group(record) == id then return record end
  end
end

---@class partnercenter.workflow.gdap.Change
---@field group string
---@field roles string[]
---@field record table? the assignment to update

--- The changes that give the groups their roles, and an error for an assignment that failed.
---@param run partnercenter.Run
---@param groups { id: string, roles: string[] }[]
---@param records table[]
---@return partnercenter.workflow.gdap.Change[]? changes
---@return partnercenter.error? err `conflict`
function assignments.changes(run, groups, records)
  local changes = {}
  for _, group in ipairs(groups) do
    local record = of_group(records, group.id)
    if record and status(record) == "error" then
      return run:fail("conflict", ("the access assignment %s of group %s has failed"):format(
        tostring(record.id), group.id), { record = record, hint = FAILED })
    elseif not (record and roles.same(roles.of(record), group.roles)) then
      changes[#changes + 1] = { group = group.id, roles = group.roles, record = record }
    end
  end
  return changes
end

--- A change in words.
---@param change partnercenter.workflow.gdap.Change
---@return string
function assignments.step(change)
  return (change.record and "change the roles of group %s to %s" or "give group %s the roles %s"):format(
    change.group, roles.names(change.roles))
end

local function write(run, id, change)
  local handle = run.client:gdap_relationship(id)
  if not change.record then
    return handle:access_assignments():create({
      accessContainer = { accessContainerId = change.group, accessContainerType = "securityGroup" },
      accessDetails = roles.details(change.roles),
    }, run:call())
  end
  return relationship.update(run, handle:access_assignment(change.record.id), change.record, function(record)
    if roles.same(roles.of(record), change.roles) then return nil end
    return { accessDetails = roles.details(change.roles) }
  end)
end

-- What is left to change. Roles that differ may be those of an update in progress.
local function left_to_change(run, id, groups, limits)
  local records, err = assignments.read(run, id)
  if not records then return nil, err end
  local changes
  changes, err = assignments.changes(run, groups, records)
  if not changes then return nil, err end
  local updates = false
  for _, change in ipairs(changes) do
    updates = updates or change.record ~= nil
  end
  if not updates then return changes end
  local ok
  ok, err = relationship.settled(run, id, limits)
  if not ok then return nil, err end
  records, err = assignments.read(run, id)
  if not records then return nil, err end
  return assignments.changes(run, groups, records)
end

--- Writes what is missing.
---@param run partnercenter.Run
---@param id string of the relationship
---@param groups { id: string, roles: string[] }[]
---@param limits { timeout: number, interval: number }
---@return boolean? ok
---@return partnercenter.error?
function assignments.apply(run, id, groups, limits)
  local changes, err = left_to_change(run, id, groups, limits)
  if not changes then return nil, err end
  for _, change in ipairs(changes) do
    local done
    done, err = write(run, id, change)
    if not done then return nil, err end
  end
  return true
end

-- Whether each group has an active assignment with its roles.
local function complete(groups, records)
  for _, group in ipairs(groups) do
    local record = of_group(records, group.id)
    if not record or status(record) ~= "active" or not roles.same(roles.of(record), group.roles) then
      return false
    end
  end
  return true
end

--- Polls until the assignments of all groups are active with their roles.
---@param run partnercenter.Run
---@param id string of the relationship
---@param groups { id: string, roles: string[] }[]
---@param limits { timeout: number, interval: number } a timeout of 0 reads once
---@return table[]? records
---@return boolean|partnercenter.error complete or the error
function assignments.await(run, id, groups, limits)
  local failed
  local records, err, waited = wait.poll(run, limits, function(options)
    local now, why = assignments.read(run, id, options)
    if not now then return nil, why end
    for _, group in ipairs(groups) do
      local record = of_group(now, group.id)
      if record and status(record) == "error" then failed = record end
    end
    return now, failed ~= nil or complete(groups, now)
  end)
  if failed then
    return run:fail("conflict", ("the access assignment %s has failed"):format(tostring(failed.id)), {
      record = failed, hint = FAILED,
    })
  end
  if not records then return nil, err end
  return records, not waited
end

return assignments
