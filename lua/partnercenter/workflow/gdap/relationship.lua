--- Finds GDAP relationships, follows their status and asks for its changes.
local errors = require "partnercenter.errors"
local field = require("partnercenter.api.filter").field
local printable = require "partnercenter.text.printable"
local wait = require "partnercenter.workflow.run.wait"

local relationship = {}

local LINK = "https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/"
local PAGE = 300 -- the most that a page can have
local TRIES = 3 -- writes under an ETag that others change meanwhile

relationship.ACTIVE = { active = true }
relationship.APPROVED = { approved = true, activating = true, active = true }
relationship.ENDING = { terminationrequested = true, terminating = true, expiring = true }
relationship.ENDED = { terminated = true, expired = true }

--- The status of a record in lower case; "" while the service still creates it.
---@param record table
---@return string
function relationship.status(record)
  return type(record.status) == "string" and record.status:lower() or ""
end

--- The page on which the customer's Global Administrator approves a relationship.
---@param id string
---@return string
function relationship.link(id) return LINK .. id end

--- The tenant of a relationship's customer, in lower case.
---@param record table
---@return string?
function relationship.tenant(record)
  local customer = record.customer
  local id = type(customer) == "table" and customer.tenantId
  return type(id) == "string" and id ~= "" and id:lower() or nil
end

--- How plans and messages name a relationship.
---@param record table
---@return string
function relationship.title(record)
  return ("'%s' (%s)"):format(printable(tostring(record.displayName or "?")), tostring(record.id))
end

--- All relationships that fit a filter. A service that refuses the filter lists all of them.
---@param run partnercenter.Run
---@param filter partnercenter.Filter
---@param fits fun(record: table): any
---@return table[]? records
---@return partnercenter.error?
function relationship.matching(run, filter, fits)
  local query = { ["$filter"] = filter, ["$top"] = PAGE }
  local all, err = run.client:gdap_relationships(query, run:call()):all()
  if not all and err.kind == "validation" then
    all, err = run.client:gdap_relationships({ ["$top"] = PAGE }, run:call()):all()
  end
  if not all then return nil, err end
  local found = {}
  for _, record in ipairs(all) do
    local named = type(record) == "table" and type(record.id) == "string"
    if named and fits(record) then found[#found + 1] = record end
  end
  return found
end

--- The relationship of a display name that has not ended.
---@param run partnercenter.Run
---@param name string
---@return table? record nil alone when there is none
---@return partnercenter.error?
function relationship.by_name(run, name)
  local found, err = relationship.matching(run, field("displayName"):equals(name), function(record)
    return record.displayName == name and not relationship.ENDED[relationship.status(record)]
  end)
  if not found then return nil, err end
  if found[2] then
    return run:fail("conflict", ("%d relationships have the name '%s'"):format(#found, printable(name)), {
      data = found, hint = "choose one of err.data and give its id",
    })
  end
  return found[1]
end

--- Reads a relationship.
---@param run partnercenter.Run
---@param id string
---@param options table? of the call
---@return table? record
---@return partnercenter.error?
function relationship.read(run, id, options)
  local record, err = run.client:gdap_relationship(id):get(options or run:call())
  if record and type(record.id) ~= "string" then
    return run:fail("protocol", "the answer is not a GDAP relationship")
  end
  return record, err
end

--- Polls a relationship until it has a status.
---@param run partnercenter.Run
---@param record table
---@param wanted table<string, boolean>
---@param limits { timeout: number, interval: number }
---@param watch (fun(record: table): partnercenter.error?)? ends the wait with an error
---@return table? record the last one
---@return partnercenter.error? err `timeout` with `err.record`
function relationship.await(run, record, wanted, limits, watch)
  if wanted[relationship.status(record)] then return record end
  local stopped
  local last, err, waited = wait.poll(run, limits, function(options)
    local now, failed = relationship.read(run, record.id, options)
    if not now then
      -- A relationship that was just created may not be readable yet.
      if failed.status == 404 and relationship.status(record) == "" then return record, false end
      return nil, failed
    end
    record, stopped = now, watch and watch(now)
    return now, stopped ~= nil or wanted[relationship.status(now)]
  end)
  if stopped then return nil, stopped end
  if not waited then return last, err end
  return run:fail("timeout", ("the relationship %s is still %s after %.0f s: call again"):format(
    relationship.title(record), tostring(record.status or "being created"), waited), {
    record = record, cause = err, phase = "retry", retry_after = limits.interval,
  })
end

--- Sends a change under the ETag of a record. When another client has written in between, it reads again.
---@param handle table of the record
---@param record table
---@param run partnercenter.Run
---@param body_of fun(record: table): table? what to send; nil where nothing is left to change
---@return table? record as far as the service answered with it
---@return partnercenter.error?
function relationship.update(run, handle, record, body_of)
  local err
  for _ = 1, TRIES do
    local body = body_of(record)
    if not body then return record end
    local tag = record["@odata.etag"]
    if type(tag) ~= "string" then return run:fail("protocol", "the record has no ETag", { data = record }) end
    local done
    done, err = handle:update(body, run:call({ if_match = tag }))
    if done ~= nil then return type(done) == "table" and done.id and done or record end
    if err.kind ~= "precondition" then return nil, err end
    local why
    record, why = handle:get(run:call())
    if not record then return nil, why end
  end
  return nil, err
end

--- The request for an action that the service has not refused.
---@param run partnercenter.Run
---@param id string of the relationship
---@param action string
---@return table? request nil alone when there is none
---@return partnercenter.error?
function relationship.requested(run, id, action)
  local requests, err = run.client:gdap_relationship(id):requests(nil, run:call()):all()
  if not requests then return nil, err end
  for _, request in ipairs(requests) do
    local known = type(request) == "table" and request or {}
    local failed = tostring(known.status):lower() == "failed"
    if tostring(known.action):lower() == action:lower() and not failed then return request end
  end
end

--- Asks for an action, unless it was asked for already.
---@param run partnercenter.Run
---@param id string of the relationship
---@param action "lockForApproval"|"terminate"
---@return table? request
---@return partnercenter.error?
function relationship.request(run, id, action)
  local request, err = relationship.requested(run, id, action)
  if request or err then return request, err end
  return run.client:gdap_relationship(id):requests():create({ action = action }, run:call())
end

-- The operation in progress, of a relationship.
local function in_progress(run, id, options)
  local operations, err = run.client:gdap_relationship(id):operations(nil, options):all()
  if not operations then return nil, err end
  for _, operation in ipairs(operations) do
    local status = type(operation) == "table" and tostring(operation.status):lower()
    if status == "notstarted" or status == "running" then return operation end
  end
  return false
end

--- Polls until no operation of a relationship is in progress.
---@param run partnercenter.Run
---@param id string
---@param limits { timeout: number, interval: number }
---@return boolean? ok
---@return partnercenter.error?
function relationship.settled(run, id, limits)
  local _, err, waited = wait.poll(run, limits, function(options)
    local operation, failed = in_progress(run, id, options)
    if operation == nil then return nil, failed end
    return operation, operation == false
  end)
  if waited then
    return run:fail("timeout", ("an operation of the relationship is in progress after %.0f s: call again")
      :format(waited), { cause = err, phase = "retry", retry_after = limits.interval })
  end
  if err then return nil, err end
  return true
end

--- Adds the id of a relationship to an error.
---@param err partnercenter.error
---@param id string
---@return nil
---@return partnercenter.error
function relationship.fail(err, id)
  return nil, errors.with(err, { relationship_id = id })
end

return relationship
