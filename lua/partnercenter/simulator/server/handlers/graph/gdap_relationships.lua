--- Handlers of GDAP relationships and of the requests about them.
local etag = require "partnercenter.simulator.server.http.etag"
local life = require "partnercenter.simulator.server.rules.gdap_life"
local page = require "partnercenter.simulator.server.http.page"
local reply = require "partnercenter.simulator.server.http.reply"
local template = require "partnercenter.simulator.server.records.template"
local terms = require "partnercenter.simulator.server.rules.gdap_terms"

local RELATIONSHIP = life.ROOT .. "/{relationship_id}"

local function list(call)
  life.pass_all(call)
  local all = life.open(call)
  return page.answer(call, all.kind, all, "odata")
end

local function get(call)
  return reply.json(200, life.pass(call, call.params.relationship_id))
end

local function settable(body)
  local given = {}
  for _, name in ipairs(terms.SETTABLE) do given[name] = template.copy(body[name]) end
  return given
end

local function create(call)
  local given = settable(call.body)
  for _, name in ipairs { "displayName", "duration", "accessDetails" } do
    if given[name] == nil then return terms.refuse(name .. " is missing") end
  end
  local refusal = terms.check(call, given)
  if refusal then return refusal end
  local record = life.open(call):add { autoExtendDuration = "PT0S" }
  template.merge(record, given)
  record.customer = given.customer
  record.activatedDateTime, record.endDateTime, record.createdDateTime = nil, nil, template.date()
  for _, name in ipairs { "requests", "accessAssignments", "operations" } do
    life.open(call, record.id, name):clear()
  end
  local answer = template.copy(record)
  life.start(call, record, nil, "created") -- until then, reads show no status
  answer.status, answer["@odata.etag"] = "created", record["@odata.etag"]
  return reply.json(201, answer)
end

-- The roles without Global Administrator, which alone can leave an active relationship.
local function is_reduced(given, record)
  local before, after = terms.roles(record.accessDetails), terms.roles(given.accessDetails)
  if not before or not after or not before[terms.GLOBAL_ADMINISTRATOR] then return false end
  after[terms.GLOBAL_ADMINISTRATOR] = true
  for id in pairs(after) do
    if not before[id] then return false end
    before[id] = nil
  end
  return next(before) == nil
end

local function changed_members(body, record)
  local given = settable(body)
  if given.accessDetails and terms.same_roles(given.accessDetails, record.accessDetails) then
    given.accessDetails = nil
  end
  local tenant = record.customer and record.customer.tenantId
  if given.customer and given.customer.tenantId == tenant then given.customer = nil end
  for _, name in ipairs { "displayName", "duration", "autoExtendDuration" } do
    if given[name] == record[name] then given[name] = nil end
  end
  return given
end

local function reduce(call, record, given)
  local operation = life.operate(call, record.id, { relationshipId = record.id }, function()
    record.accessDetails = given.accessDetails
    etag.renew(record)
  end)
  return reply.json(202, nil, {
    Location = ("%s://%s%s/%s/operations/%s"):format(call.request.scheme,
      call.request.header("Host") or "127.0.0.1", life.ROOT, record.id, operation.id),
    ["Retry-After"] = ("%d"):format(call.settings.job_wait),
  })
end

local function update(call)
  local record = life.pass(call, call.params.relationship_id)
  local given = changed_members(call.body, record)
  local refusal = etag.check(call, record) or terms.check(call, given, record)
  if refusal then return refusal end
  if record.status == "active" then
    if given.accessDetails and not is_reduced(given, record) then
      return terms.refuse "Only the Global Administrator role can be removed from an active relationship"
    elseif given.displayName or given.duration or given.customer then
      return terms.refuse "Only autoExtendDuration can be changed while the relationship is active"
    elseif given.accessDetails then
      return reduce(call, record, given)
    end
  elseif record.status ~= "created" and next(given) then
    return terms.refuse("The relationship cannot be changed in status " .. (record.status or "notCreatedYet"))
  end
  template.merge(record, given)
  if given.accessDetails then record.accessDetails = given.accessDetails end
  etag.renew(record)
  return reply.json(200, record)
end

local function delete(call)
  local record = life.pass(call, call.params.relationship_id)
  local refusal = etag.check(call, record)
  if refusal then return refusal end
  if record.status ~= "created" then
    return terms.refuse "A relationship can only be deleted in status created"
  end
  life.open(call):remove(record.id)
  return reply.json(204)
end

-- The status that a relationship must have for an action.
local NEEDS = {
  lockForApproval = "created", terminate = "active", approve = "approvalPending", reject = "approvalPending",
}

local actions = {}

function actions.lockForApproval(call, record, request)
  life.start(call, record, record.status, "approvalPending", request)
end

function actions.terminate(call, record, request)
  life.start(call, record, "terminationRequested", "terminating", request)
end

function actions.approve(call, record, request)
  life.start(call, record, record.status, "approved", request)
end

function actions.reject(call, record, request)
  life.start(call, record, record.status, "terminated", request)
end

local function ask(call)
  local record = life.pass(call, call.params.relationship_id)
  local action = call.body.action
  local wanted = NEEDS[action]
  if not wanted then return terms.refuse "action is missing or not valid" end
  if record.status ~= wanted then
    return terms.refuse(("%s needs a relationship in status %s, not %s"):format(action, wanted,
      record.status or "notCreatedYet"))
  end
  local request = life.open(call, record.id, "requests"):add {
    action = action, status = "created", createdDateTime = template.date(),
  }
  actions[action](call, record, request)
  return reply.json(201, request)
end

-- Records under a relationship.
local function list_of(name)
  return function(call)
    life.pass(call, call.params.relationship_id)
    local all = life.open(call, call.params.relationship_id, name)
    return page.answer(call, all.kind, all, "odata")
  end
end

local function item_of(name, parameter)
  return function(call)
    life.pass(call, call.params.relationship_id)
    local record = life.open(call, call.params.relationship_id, name):find(call.params[parameter])
    return record and reply.json(200, record) or reply.graph(404, "notFound", "The resource was not found")
  end
end

return {
  { method = "GET", path = life.ROOT, run = list },
  { method = "POST", path = life.ROOT, run = create },
  { method = "GET", path = RELATIONSHIP, run = get },
  { method = "PATCH", path = RELATIONSHIP, run = update },
  { method = "DELETE", path = RELATIONSHIP, run = delete },
  { method = "GET", path = RELATIONSHIP .. "/requests", run = list_of "requests" },
  { method = "POST", path = RELATIONSHIP .. "/requests", run = ask },
  {
    method = "GET", path = RELATIONSHIP .. "/requests/{request_id}",
    run = item_of("requests", "request_id"),
  },
  { method = "GET", path = RELATIONSHIP .. "/operations", run = list_of "operations" },
  {
    method = "GET", path = RELATIONSHIP .. "/operations/{operation_id}",
    run = item_of("operations", "operation_id"),
  },
  { method = "GET", path = RELATIONSHIP .. "/accessAssignments", run = list_of "accessAssignments" },
  {
    method = "GET", path = RELATIONSHIP .. "/accessAssignments/{access_assignment_id}",
    run = item_of("accessAssignments", "access_assignment_id"),
  },
}
