--- Workflow `gdap_terminate`: ends a GDAP relationship, or deletes one that was not locked yet.
local assignments = require "partnercenter.workflow.gdap.assignments"
local existing = require "partnercenter.workflow.gdap.existing"
local misuse = require "partnercenter.arguments.misuse"
local relationship = require "partnercenter.workflow.gdap.relationship"
local roles = require "partnercenter.workflow.gdap.roles"
local subject = require "partnercenter.workflow.gdap.subject"
local wait = require "partnercenter.workflow.run.wait"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", relationship = "string", timeout = "number",
  interval = "number", wait = "boolean",
}
local TIMEOUT, INTERVAL = 600, 5
local OBSTACLES = {
  approvalpending = { "it waits for approval and can be neither deleted nor terminated",
    "it lapses after 90 days without approval" },
  approved = { "it is being activated and cannot be terminated yet", "call again in some minutes" },
}
OBSTACLES.activating = OBSTACLES.approved

local function plan_end(run, record, groups)
  local it = run:plan({
    relationship_id = record.id, name = record.displayName, status = record.status, record = record,
    customer = record.customer, assignments = groups,
  })
  local title = relationship.title(record)
  if relationship.status(record) == "created" then
    it.steps[1] = ("delete the relationship %s, which was not locked yet"):format(title)
  elseif relationship.status(record) == "active" then
    it.steps[1] = ("terminate the relationship %s, which ends all access through it"):format(title)
    for i, one in ipairs(groups) do
      it.steps[1] = ("%s%s group %s (%s)"):format(it.steps[1], i == 1 and ":" or ",",
        tostring(assignments.group(one)), roles.names(roles.of(one)))
    end
  end
  it.irreversible = it.steps[1] ~= nil
  return it
end

local function prepare(run, record)
  local blocked = OBSTACLES[relationship.status(record)]
  if blocked then
    return existing.refuse(run, record, ("the relationship %s is %s: %s"):format(relationship.title(record),
      record.status, blocked[1]), blocked[2])
  end
  local groups, err = {}, nil
  if relationship.status(record) == "active" then groups, err = assignments.read(run, record.id) end
  if not groups then return nil, err end
  return plan_end(run, record, groups)
end

local function result_of(record)
  return {
    relationship_id = record.id, name = record.displayName, status = record.status, deleted = false,
    terminated = relationship.ENDED[relationship.status(record)] or false, record = record,
  }
end

local function gone(id)
  return { relationship_id = id, status = "deleted", deleted = true, terminated = false }
end

local function delete(run, record)
  local id = record.id
  local ok, err = run.client:gdap_relationship(id):delete(run:call({ if_match = record["@odata.etag"] }))
  if not ok and err.status ~= 404 then return relationship.fail(err, id) end
  return gone(id)
end

local function terminate(run, record, limits)
  local ended = { terminated = true, expired = true }
  if relationship.status(record) == "active" then
    local request, err = relationship.request(run, record.id, "terminate")
    if not request then return relationship.fail(err, record.id) end
  end
  if run.options.wait == false and not ended[relationship.status(record)] then
    return result_of(record)
  end
  local last, err = relationship.await(run, record, ended, limits)
  if not last then return relationship.fail(err, record.id) end
  return result_of(last)
end

-- What stands, and the plan; nothing for a relationship that is gone.
local function read(run, id)
  local record, err = relationship.read(run, id)
  if not record then return nil, err.status ~= 404 and err or nil end
  local it
  it, err = prepare(run, record)
  if not it then return nil, err end
  return record, nil, it
end

---@class partnercenter.workflow.GdapTerminateOptions: partnercenter.workflow.WriteOptions
---@field relationship string? id or name, for a client
---@field wait boolean? false returns once the termination is requested
---@field timeout number? seconds to wait for the end, 600
---@field interval number? seconds between reads, 5

---@class partnercenter.workflow.GdapTerminated
---@field relationship_id string
---@field name string?
---@field status string          terminated, expired or deleted; another one with wait = false
---@field terminated boolean
---@field deleted boolean        a relationship that was not locked yet
---@field record table?

--- Ends a relationship: an active one is terminated, one in status created is deleted. Without `confirm`
--- nothing is written. A later run resumes; a relationship that has ended is success.
---@param target partnercenter.gdap_relationship|partnercenter.Client a handle; or a client or the library,
--- with the option `relationship`
---@param options partnercenter.workflow.GdapTerminateOptions?
---@return partnercenter.workflow.GdapTerminated|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, which has `assignments`; `conflict` while
--- the relationship waits for approval
return function(target, options)
  local run, err = subject.start("gdap_terminate", target, options, OPTIONS)
  if not run then return nil, err end
  local limits = wait.limits(run, TIMEOUT, INTERVAL)
  local id, why = subject.id(run)
  if why then return nil, why end
  if not id then misuse.raise("workflow.gdap_terminate: a client needs the option relationship") end
  local record, failed, it = read(run, id)
  if failed then return nil, failed end
  it = it or run:plan({ relationship_id = id })
  local agreed, shown, unconfirmed = run:agree(it, { relationship_id = id })
  if not agreed then return shown, unconfirmed end
  if not record then return gone(id) end
  if relationship.status(record) == "created" then return delete(run, record) end
  return terminate(run, record, limits)
end
