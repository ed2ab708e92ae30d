--- Workflow `gdap_extend`: lets GDAP relationships extend themselves.
local errors = require "partnercenter.errors"
local existing = require "partnercenter.workflow.gdap.existing"
local expiring = require "partnercenter.workflow.gdap.gdap_expiring"
local misuse = require "partnercenter.arguments.misuse"
local relationship = require "partnercenter.workflow.gdap.relationship"
local roles = require "partnercenter.workflow.gdap.roles"
local subject = require "partnercenter.workflow.gdap.subject"
local wait = require "partnercenter.workflow.run.wait"

local OPTIONS = {
  confirm = "boolean|function", dry_run = "boolean", relationship = "string", days = "number",
  auto_extend = "boolean", remove_global_administrator = "boolean", timeout = "number", interval = "number",
}
local TIMEOUT, INTERVAL = 300, 5
local CHANGEABLE = { created = true, active = true }
local FIXED = "the relationship %s is %s: auto-extend can be changed only while it is created or active"
local STILL_THERE = "the role Global Administrator is still in the relationship %s"

-- Why a relationship cannot extend itself, and what to do about it.
local function obstacle(run, record)
  local title, all = relationship.title(record), roles.of(record)
  if not CHANGEABLE[relationship.status(record)] then
    return FIXED:format(title, tostring(record.status))
  elseif run.options.auto_extend == false or not roles.has_global_administrator(all) then
    return nil
  elseif not run.options.remove_global_administrator then
    return ("the relationship %s has the role Global Administrator and cannot extend itself"):format(title),
      "call again with remove_global_administrator = true, which takes the role out first"
  elseif not roles.missing(all, { roles.GLOBAL_ADMINISTRATOR })[1] then
    return ("Global Administrator is the only role of the relationship %s"):format(title),
      "make another relationship with workflow.gdap"
  end
end

local function extension(run) return run.options.auto_extend == false and "PT0S" or "P180D" end

local function steps_of(run, record)
  local steps, title = {}, relationship.title(record)
  if not existing.extension_change({ extension = extension(run) }, record) then return steps end
  if run.options.auto_extend == false then return { "switch auto-extend of " .. title .. " off" } end
  if roles.has_global_administrator(roles.of(record)) then
    steps[1] = ("take the role Global Administrator out of %s, which cannot be undone"):format(title)
  end
  steps[#steps + 1] = ("let %s extend itself by P180D when it ends (%s)"):format(title,
    tostring(record.endDateTime or "not active yet"))
  return steps
end

-- Takes Global Administrator out, which the service does as a long-running operation.
local function reduce(run, record, limits)
  local function without(now)
    if not roles.has_global_administrator(roles.of(now)) then return nil end
    return { accessDetails = roles.details(roles.missing(roles.of(now), { roles.GLOBAL_ADMINISTRATOR })) }
  end
  if not without(record) then return record end
  local ok, err = relationship.settled(run, record.id, limits) -- an earlier run may have asked for it
  if not ok then return nil, err end
  record, err = relationship.read(run, record.id)
  if not record then return nil, err end
  ok, err = relationship.update(run, run.client:gdap_relationship(record.id), record, without)
  if not ok then return nil, err end
  ok, err = relationship.settled(run, record.id, limits)
  if not ok then return nil, err end
  record, err = relationship.read(run, record.id)
  if record and without(record) then
    return existing.refuse(run, record, STILL_THERE:format(relationship.title(record)))
  end
  return record, err
end

local function result_of(record, changed)
  return {
    relationship_id = record.id, name = record.displayName, changed = changed, ends = record.endDateTime,
    auto_extend = record.autoExtendDuration == "P180D", record = record,
  }
end

local function extend(run, record, limits)
  local wanted, err = { extension = extension(run) }, nil
  if not existing.extension_change(wanted, record) then return result_of(record, false) end
  if wanted.extension == "P180D" then record, err = reduce(run, record, limits) end
  if not record then return nil, err end
  local ok
  ok, err = relationship.update(run, run.client:gdap_relationship(record.id), record, function(now)
    return existing.extension_change(wanted, now)
  end)
  if not ok then return nil, err end
  record, err = relationship.read(run, record.id)
  return record and result_of(record, true), err
end

-- One relationship: the plan, then the change.
local function extend_one(run, id, limits)
  local record, err = relationship.read(run, id)
  if not record then return nil, err end
  local reason, hint = obstacle(run, record)
  if reason then return existing.refuse(run, record, reason, hint) end
  local steps = steps_of(run, record)
  local it = run:plan({
    relationship_id = id, name = record.displayName, customer = record.customer, record = record,
    steps = steps, irreversible = #steps > 1,
  })
  local agreed, shown, unconfirmed = run:agree(it, { relationship_id = id })
  if not agreed then return shown, unconfirmed end
  local result
  result, err = extend(run, record, limits)
  if not result then return relationship.fail(err, id) end
  return result
end

local function plan_many(run)
  local soon, err = expiring(run.client, run.options.days, run:call()):all()
  if not soon then return nil, err end
  local it = run:plan({ relationships = {}, skipped = {} })
  for _, one in ipairs(soon) do
    local reason, hint = obstacle(run, one.record)
    local steps = reason and {} or steps_of(run, one.record)
    if reason then
      it.skipped[#it.skipped + 1] = {
        relationship_id = one.relationship_id, name = one.name, reason = reason, hint = hint,
      }
    elseif steps[1] then
      it.relationships[#it.relationships + 1] = one
    end
    for _, step in ipairs(steps) do
      it.steps[#it.steps + 1] = step
    end
    it.irreversible = it.irreversible or #steps > 1
  end
  return it
end

-- All relationships that end within some days. Those that cannot extend themselves are named in the result.
local function extend_many(run, limits)
  local it, err = plan_many(run)
  if not it then return nil, err end
  local agreed, shown, unconfirmed = run:agree(it)
  if not agreed then return shown, unconfirmed end
  local result = { extended = {}, skipped = it.skipped }
  for _, one in ipairs(it.relationships) do
    local done, failed = extend(run, one.record, limits)
    if not done then
      return nil, errors.with(failed, { relationship_id = one.relationship_id, done = result })
    end
    result.extended[#result.extended + 1] = done
  end
  return result
end

---@class partnercenter.workflow.GdapExtendOptions: partnercenter.workflow.WriteOptions
---@field relationship string? id or name, for a client
---@field days number? for a client: all active relationships that end within these days
---@field auto_extend boolean? false switches auto-extend off
---@field remove_global_administrator boolean? takes this role out first, since it forbids auto-extend
---@field timeout number? seconds to wait for that, 300
---@field interval number? seconds between reads, 5

---@class partnercenter.workflow.GdapExtended
---@field relationship_id string
---@field name string
---@field changed boolean
---@field auto_extend boolean
---@field ends string?
---@field record partnercenter.model.delegatedAdminRelationship

---@class partnercenter.workflow.GdapExtendedMany
---@field extended partnercenter.workflow.GdapExtended[]
---@field skipped { relationship_id: string, name: string, reason: string, hint: string? }[]

--- Switches auto-extend (P180D) of a relationship on, or of all that end within `days`. Without `confirm`
--- nothing is written. A later run resumes.
---@param target partnercenter.gdap_relationship|partnercenter.Client a handle; or a client or the library,
--- with the option `relationship` or `days`
---@param options partnercenter.workflow.GdapExtendOptions?
---@return partnercenter.workflow.GdapExtended|partnercenter.workflow.GdapExtendedMany|partnercenter.Plan?
---@return partnercenter.error? err `unconfirmed` with `err.plan`; `conflict` for Global Administrator, and
--- for a status in which nothing can be changed
return function(target, options)
  local run, err = subject.start("gdap_extend", target, options, OPTIONS)
  if not run then return nil, err end
  local limits = wait.limits(run, TIMEOUT, INTERVAL)
  local id, why = subject.id(run)
  if why then return nil, why end
  if id then return extend_one(run, id, limits) end
  if not run.options.days then
    misuse.raise("workflow.gdap_extend: a client needs the option relationship or days")
  end
  return extend_many(run, limits)
end
