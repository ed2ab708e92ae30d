--- Workflow `gdap`: creates a GDAP relationship, has the customer approve it and gives security groups roles.
local assignments = require "partnercenter.workflow.gdap.assignments"
local errors = require "partnercenter.errors"
local existing = require "partnercenter.workflow.gdap.existing"
local relationship = require "partnercenter.workflow.gdap.relationship"
local roles = require "partnercenter.workflow.gdap.roles"
local start = require "partnercenter.workflow.run.start"
local wait = require "partnercenter.workflow.run.wait"
local wanted_options = require "partnercenter.workflow.gdap.wanted"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", name = "string", display_name = "string",
  relationship = "string", customer = "string", duration = "string|number", roles = "table|string",
  groups = "table", auto_extend = "boolean|string", on_link = "function", wait = "boolean",
  timeout = "number", interval = "number", progress = "function",
}
local TIMEOUT, INTERVAL = 3600, 30 -- for people
local SERVICE_TIMEOUT, SERVICE_INTERVAL = 300, 2 -- for the service, to create and lock a relationship
local UNAPPROVED = { [""] = true, created = true, approvalpending = true }
local LOCKED = { approvalpending = true, approved = true, activating = true, active = true }
local MADE = { created = true, approvalpending = true, approved = true, activating = true, active = true }

-- The link for the customer, until the approval.
local function link_of(record)
  return UNAPPROVED[relationship.status(record)] and relationship.link(record.id) or nil
end

local LAPSED = "the relationship %s was rejected or has lapsed: it is %s"
local NOT_LOCKED = "the service could not lock the relationship %s for approval"
local NOT_ASSIGNED = "the access assignments of %s are not active after %.0f s: call again"

local function find(run, wanted)
  if run.options.relationship then return relationship.read(run, run.options.relationship) end
  return relationship.by_name(run, wanted.name)
end

local function customer_name(customer)
  return customer and (customer.displayName or customer.tenantId) or "any customer"
end

-- The steps up to the approval.
local function plan_approval(wanted, record, steps)
  local status = record and relationship.status(record)
  if not record then
    steps[1] = ("create the relationship '%s' with %s for %s, with the roles %s%s"):format(wanted.name,
      customer_name(wanted.customer), wanted.duration, roles.names(wanted.roles),
      wanted.extension == "P180D" and ", extending itself by P180D" or "")
  elseif existing.corrections(wanted, record) then
    steps[1] = ("bring the relationship %s up to date before it is locked"):format(relationship.title(record))
  end
  if not record or status == "created" or status == "" then
    steps[#steps + 1] = "lock the relationship for approval and hand over the link for the customer"
  end
  if record and existing.extension_change(wanted, record) then
    steps[#steps + 1] = "switch auto-extend " .. (wanted.extension == "P180D" and "on (P180D)" or "off")
  end
end

local function plan_assignments(run, wanted, record, steps)
  local records, changes, err = {}
  if record and relationship.status(record) == "active" and wanted.groups[1] then
    records, err = assignments.read(run, record.id)
    if not records then return nil, err end
  end
  changes, err = assignments.changes(run, wanted.groups, records)
  if not changes then return nil, err end
  local approved = record and relationship.APPROVED[relationship.status(record)]
  for _, change in ipairs(changes) do
    steps[#steps + 1] = (approved and "" or "once the customer has approved, ") .. assignments.step(change)
  end
  return true
end

local function prepare(run, wanted)
  local record, err = find(run, wanted)
  if err then return nil, err end
  local ok
  if record then
    ok, err = existing.check(run, wanted, record)
  elseif wanted.default_roles[1] then
    wanted.roles = wanted.default_roles
    ok, err = wanted_options.fit_groups(run, wanted, wanted.roles)
  else
    return run:fail("invalid_argument", "roles is missing: name the roles of the new relationship")
  end
  if not ok then return nil, err end
  local known = record or {}
  local it = run:plan({
    name = known.displayName or wanted.name, duration = known.duration or wanted.duration,
    customer = wanted.customer or known.customer, roles = wanted.roles, groups = wanted.groups,
    relationship_id = known.id, status = known.status, link = record and link_of(record), record = record,
  })
  plan_approval(wanted, record, it.steps)
  ok, err = plan_assignments(run, wanted, record, it.steps)
  if not ok then return nil, err end
  return it
end

local function create(run, wanted)
  local record, err = run.client:gdap_relationships():create({
    displayName = wanted.name, duration = wanted.duration, customer = wanted.customer or nil,
    accessDetails = roles.details(wanted.roles), autoExtendDuration = wanted.extension,
  }, run:call())
  if not record then
    if not errors.is_lost(err) then return nil, err end
    return nil, errors.with(err, { message = err.message .. " (it is unknown whether the relationship was "
      .. "created: call again, and the workflow resumes)" })
  end
  if type(record) ~= "table" or type(record.id) ~= "string" then
    return run:fail("protocol", "the answer is not a GDAP relationship")
  end
  record.status = nil -- creation is asynchronous: the record is read until it has a status
  return record
end

-- The error of a relationship that ended before it was approved.
local function lapsed(run, record)
  local status = relationship.status(record)
  if not (relationship.ENDED[status] or relationship.ENDING[status]) then return nil end
  return select(2, existing.refuse(run, record, LAPSED:format(relationship.title(record), record.status)))
end

-- The error of a request that the service refused afterwards.
local function refused_lock(run, record, request)
  if relationship.status(record) ~= "created" then return nil end
  local now, err = run.client:gdap_relationship(record.id):request(request.id):get(run:call())
  if not now then return not err.retryable and err or nil end
  if tostring(now.status):lower() ~= "failed" then return nil end
  return select(2, existing.refuse(run, record, NOT_LOCKED:format(relationship.title(record))))
end

local function change(run, record, body_of)
  return relationship.update(run, run.client:gdap_relationship(record.id), record, body_of)
end

-- From the new relationship to one that waits for approval.
local function lock(run, wanted, record, interval)
  local limits = { timeout = SERVICE_TIMEOUT, interval = math.min(interval, SERVICE_INTERVAL) }
  local request, err
  record, err = relationship.await(run, record, MADE, limits, function(now) return lapsed(run, now) end)
  if not record or relationship.status(record) ~= "created" then return record, err end
  record, err = change(run, record, function(now) return existing.corrections(wanted, now) end)
  if not record then return nil, err end
  record, err = change(run, record, function(now) return existing.extension_change(wanted, now) end)
  if not record then return nil, err end
  request, err = relationship.request(run, record.id, "lockForApproval")
  if not request then return nil, err end
  return relationship.await(run, record, LOCKED, limits, function(now)
    return lapsed(run, now) or refused_lock(run, now, request)
  end)
end

-- Whether the customer has approved. Without waiting, the relationship is only read.
local function approval(run, record, limits)
  local before = relationship.status(record)
  if UNAPPROVED[before] and run.options.on_link then
    run.options.on_link(relationship.link(record.id), record)
  end
  if before == "active" then return record, nil, true end
  if run.options.wait == false then
    local now, err = relationship.read(run, record.id)
    if not now then return nil, err end
    err = lapsed(run, now)
    return not err and now or nil, err, relationship.status(now) == "active"
  end
  local active, err = relationship.await(run, record, relationship.ACTIVE, limits, function(now)
    if run.options.progress then run.options.progress(now) end
    return lapsed(run, now)
  end)
  if active then return active, nil, true end
  return nil, errors.with(err, { link = relationship.link(record.id) })
end

local function result_of(record, fields)
  fields.relationship_id, fields.name, fields.status = record.id, record.displayName, record.status
  fields.link = link_of(record)
  fields.customer, fields.ends, fields.record = record.customer, record.endDateTime, record
  fields.complete = fields.waiting_for == nil
  return fields
end

local function assign(run, wanted, record, limits, created)
  local records, done = {}, true
  local current, err = change(run, record, function(now) return existing.extension_change(wanted, now) end)
  if not current then return nil, err end
  if wanted.groups[1] then
    local ok, why = assignments.apply(run, record.id, wanted.groups, limits)
    if not ok then return nil, why end
    local patience = run.options.wait == false and { timeout = 0, interval = limits.interval } or limits
    records, done = assignments.await(run, record.id, wanted.groups, patience)
    if not records then return nil, done end
  end
  if not done and run.options.wait ~= false then
    return run:fail("timeout", NOT_ASSIGNED:format(relationship.title(record), limits.timeout),
      { record = record, phase = "retry", retry_after = limits.interval })
  end
  return result_of(current, {
    created = created, assignments = records, waiting_for = not done and "assignments" or nil,
  })
end

-- Carries a plan out. Each step looks at the state that earlier runs left.
local function carry_out(run, wanted, record, limits)
  local created, err = not record, nil
  if created then record, err = create(run, wanted) end
  if not record then return nil, err end
  local id = record.id
  local function finish(value, failed)
    if value then return value end
    return relationship.fail(failed, id)
  end
  record, err = lock(run, wanted, record, limits.interval)
  if not record then return finish(nil, err) end
  local is_active
  record, err, is_active = approval(run, record, limits)
  if not record then return finish(nil, err) end
  if not is_active then
    return result_of(record, {
      created = created, assignments = {},
      waiting_for = UNAPPROVED[relationship.status(record)] and "approval" or "activation",
    })
  end
  return finish(assign(run, wanted, record, limits, created))
end

---@class partnercenter.workflow.GdapOptions: partnercenter.workflow.WriteOptions
---@field name string? of the relationship: at most 50 characters, unique among all of the partner
---@field display_name string? the same as name
---@field relationship string? id of an existing relationship, instead of a name
---@field customer string? GUID or domain; any customer may approve a relationship without one
---@field duration string|number|nil P1D to P2Y, or days; P730D
---@field roles string[]|string|nil names or template ids of Microsoft Entra roles; default: the groups' ones
---@field groups table|nil roles by id of a security group of the partner, or a list of ids for all roles
---@field auto_extend boolean|string|nil true (P180D) or false; not with Global Administrator
---@field on_link fun(link: string, record: table)|nil gets the customer's link, in each run that waits
---@field wait boolean? false returns while the customer has not approved
---@field timeout number? seconds to wait for the approval, 3600
---@field interval number? seconds between reads, 30
---@field progress fun(record: table)|nil called after each read

---@class partnercenter.workflow.Gdap
---@field relationship_id string
---@field name string
---@field status string
---@field complete boolean     approved, and all groups have their roles
---@field waiting_for "approval"|"activation"|"assignments"|nil
---@field created boolean      by this run
---@field link string?         for the customer's Global Administrator, until the approval
---@field customer table?      tenantId, displayName
---@field ends string?
---@field assignments partnercenter.model.delegatedAdminAccessAssignment[]
---@field record partnercenter.model.delegatedAdminRelationship

--- Creates a GDAP relationship, locks it, hands over the link, waits for the customer's approval and gives
--- security groups their roles. It keeps no state: called again with the same arguments, it finds the
--- relationship by its id or name and resumes. Without `confirm` nothing is written.
---@param client partnercenter.Client or the library, for its default client
---@param options partnercenter.workflow.GdapOptions
---@return partnercenter.workflow.Gdap|partnercenter.Plan|nil result the plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` with `err.record`; `timeout`
--- until the customer has approved; `err.relationship_id` once there is a relationship
return function(client, options)
  local run, err = start("gdap", client, "none", options, OPTIONS)
  if not run then return nil, err end
  local limits = wait.limits(run, TIMEOUT, INTERVAL)
  local wanted, why = wanted_options.read(run)
  if not wanted then return nil, why end
  local it
  it, err = prepare(run, wanted)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it, { relationship_id = it.relationship_id, link = it.link })
  if not agreed then return shown, unconfirmed end
  return carry_out(run, wanted, it.record, limits)
end
