--- The life of GDAP relationships and of their requests, access assignments and operations: each read of a
--- relationship, or of records under it, lets time pass.
local changes = require "partnercenter.simulator.server.webhooks.changes"
local etag = require "partnercenter.simulator.server.http.etag"
local json = require "partnercenter.simulator.json"
local kinds = require "partnercenter.simulator.server.records.kinds"
local store = require "partnercenter.simulator.server.records.store"

local life = {}

life.ROOT = "/v1.0/tenantRelationships/delegatedAdminRelationships"

local DAY = 86400
local DAYS = { Y = 365, M = 30, W = 7, D = 1 }

--- Opens the relationships, or a collection under one of them.
---@param call table
---@param id string|nil of the relationship
---@param name string|nil requests, accessAssignments or operations
---@return Collection
function life.open(call, id, name)
  if not id then return store.open(kinds.at(life.ROOT), life.ROOT, call) end
  local kind = kinds.at(life.ROOT .. "/{}/" .. name)
  return store.open(kind, ("%s/%s/%s"):format(life.ROOT, id, name), call)
end

--- The days of a duration such as P730D; nil for other text.
---@param text any
---@return number|nil
function life.days(text)
  if text == "PT0S" then return 0 end
  local parts, days = type(text) == "string" and text:match("^P([%dYMWD]+)$"), 0
  if not parts or parts:find("%d$") then return nil end
  for digits, unit in parts:gmatch("(%d+)(%a)") do days = days + tonumber(digits) * DAYS[unit] end
  return days
end

local function moment(days) return os.date("!%Y-%m-%dT%H:%M:%SZ", os.time() + days * DAY) end

local function place(record) return "/life/" .. record.id end

-- The status becomes visible at once; `to` follows after `job_reads` reads.
local function begin(call, record, to, request)
  store.put(place(record), { left = call.settings.job_reads, to = to, request = request })
end

local function set(record, status, relationship)
  record.status, record.lastModifiedDateTime = status, moment(0)
  etag.renew(record)
  if status then changes.gdap(relationship or record, status, relationship and record) end
end

--- Begins the life of a record.
---@param call table
---@param record table
---@param status string|nil shown until then
---@param to string the status that follows
---@param request table|nil that succeeds with it
---@param relationship table|nil of an access assignment
function life.start(call, record, status, to, request, relationship)
  set(record, status, relationship)
  begin(call, record, to, request)
end

local reached = {}

function reached.approvalPending(call, record)
  if call.settings.gdap_approval == "automatic" then begin(call, record, "approved") end
end

function reached.approved(call, record)
  record.customer = record.customer or json.null
  begin(call, record, "activating")
end

function reached.activating(call, record) begin(call, record, "active") end

function reached.active(_, record)
  if record.duration then
    record.activatedDateTime, record.endDateTime = moment(0), moment(life.days(record.duration))
  end
end

function reached.terminating(call, record) begin(call, record, "terminated") end

function reached.terminated(call, record)
  record.endDateTime = moment(0)
  for _, assignment in ipairs(life.open(call, record.id, "accessAssignments"):stored()) do
    set(assignment, "deleted", record)
  end
end

-- Lets one read pass for a relationship, or for an access assignment in one.
local function pass(call, record, relationship)
  local state = store.read(place(record))
  if not state then return end
  if state.left > 0 then
    state.left = state.left - 1
    return
  end
  store.put(place(record), nil)
  set(record, state.to, relationship)
  if state.request then state.request.status = "succeeded" end
  if reached[state.to] then reached[state.to](call, record) end
end

-- Lets one read pass for an operation, which has its effect at its end.
local function work(operation)
  local state = store.read(place(operation))
  if not state then return end
  operation.status = "running"
  if state.left > 0 then
    state.left = state.left - 1
    return
  end
  store.put(place(operation), nil)
  operation.status = "succeeded"
  state.effect()
end

--- Adds an operation. Its effect follows after `job_reads` reads.
---@param call table
---@param id string of the relationship
---@param data table
---@param effect fun()
---@return table operation
function life.operate(call, id, data, effect)
  local operation = life.open(call, id, "operations"):add {
    operationType = "delegatedAdminAccessAssignmentUpdate", status = "notStarted", data = json.encode(data),
    createdDateTime = moment(0), lastModifiedDateTime = moment(0),
  }
  store.put(place(operation), { left = call.settings.job_reads, effect = effect })
  return operation
end

--- Lets one read pass for a relationship and all under it.
---@param call table
---@param id string
---@return table|nil relationship
function life.pass(call, id)
  local relationship = life.open(call):edit(id)
  if not relationship then return nil end
  pass(call, relationship)
  local operations = life.open(call, id, "operations")
  for position = 1, operations:count() do work(operations:at(position)) end
  local assignments = life.open(call, id, "accessAssignments")
  for position = assignments:count(), 1, -1 do
    local assignment = assignments:at(position)
    pass(call, assignment, relationship)
    local gone = assignment.status == "deleted" and relationship.status == "active"
    if gone then assignments:remove(assignment.id) end
  end
  return relationship
end

--- Lets one read pass for all relationships.
---@param call table
function life.pass_all(call)
  for _, relationship in ipairs(life.open(call):stored()) do pass(call, relationship) end
end

--- The customer's decision about a relationship that waits for approval.
---@param call table
---@param wanted string id or display name
---@param outcome string approve or reject
---@return string|nil problem
function life.decide(call, wanted, outcome)
  for _, relationship in ipairs(life.open(call):stored()) do
    if relationship.id == wanted or relationship.displayName == wanted then
      if relationship.status ~= "approvalPending" then
        return ("the relationship is %s, not approvalPending"):format(tostring(relationship.status))
      end
      set(relationship, outcome == "reject" and "terminated" or "approved")
      reached[relationship.status](call, relationship)
      return nil
    end
  end
  return "unknown relationship"
end

return life
