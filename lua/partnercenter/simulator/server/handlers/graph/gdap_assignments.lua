--- Handlers of access assignments: the roles of security groups in a GDAP relationship.
local changes = require "partnercenter.simulator.server.webhooks.changes"
local etag = require "partnercenter.simulator.server.http.etag"
local life = require "partnercenter.simulator.server.rules.gdap_life"
local reply = require "partnercenter.simulator.server.http.reply"
local template = require "partnercenter.simulator.server.records.template"
local terms = require "partnercenter.simulator.server.rules.gdap_terms"

local ASSIGNMENTS = life.ROOT .. "/{relationship_id}/accessAssignments"
local GONE = { deleting = true, deleted = true }

local function group_of(record)
  local container = type(record.accessContainer) == "table" and record.accessContainer or {}
  return tostring(container.accessContainerId):lower(), container.accessContainerType
end

local function has_assignment(all, group)
  for _, one in ipairs(all:stored()) do
    if group_of(one) == group and not GONE[one.status] then return true end
  end
  return false
end

local function create(call)
  local relationship = life.pass(call, call.params.relationship_id)
  local group, type_of = group_of(call.body)
  if relationship.status ~= "active" then
    return terms.refuse("The relationship is not active: it is " .. tostring(relationship.status))
  elseif type_of ~= "securityGroup" or not group:find("^%x+%-%x+%-%x+%-%x+%-%x+$") then
    return terms.refuse "accessContainer needs accessContainerId and accessContainerType securityGroup"
  end
  local refusal = terms.check_assigned(call.body.accessDetails, relationship)
  if refusal then return refusal end
  local all = life.open(call, relationship.id, "accessAssignments")
  if has_assignment(all, group) then
    return reply.graph(409, "conflict", "The security group has an access assignment in this relationship")
  end
  local record = all:add { createdDateTime = template.date() }
  record.accessContainer = template.copy(call.body.accessContainer)
  record.accessDetails = template.copy(call.body.accessDetails)
  life.start(call, record, "pending", "active", nil, relationship)
  return reply.json(201, record)
end

-- The assignment of the path under the call's ETag, or a refusal.
local function find(call)
  local relationship = life.pass(call, call.params.relationship_id)
  local all = life.open(call, relationship.id, "accessAssignments")
  local record = all:edit(call.params.access_assignment_id)
  if not record then return nil, reply.graph(404, "notFound", "The access assignment was not found") end
  local refusal = etag.check(call, record)
  if not refusal and relationship.status ~= "active" then
    refusal = terms.refuse "The relationship is not active"
  end
  return not refusal and record or nil, refusal, relationship
end

local function update(call)
  local record, refusal, relationship = find(call)
  if not record then return refusal end
  local details = template.copy(call.body.accessDetails)
  refusal = terms.check_assigned(details, relationship)
  if refusal then return refusal end
  if terms.same_roles(details, record.accessDetails) then return reply.json(200, record) end
  local operation = life.operate(call, relationship.id, { accessAssignmentId = record.id }, function()
    record.accessDetails = details
    etag.renew(record)
    changes.gdap(relationship, "updated", record)
  end)
  return reply.json(202, {}, {
    Location = ("%s://%s%s/%s/operations/%s"):format(call.request.scheme,
      call.request.header("Host") or "127.0.0.1", life.ROOT, relationship.id, operation.id),
    ["Retry-After"] = ("%d"):format(call.settings.job_wait),
  })
end

local function delete(call)
  local record, refusal, relationship = find(call)
  if not record then return refusal end
  life.start(call, record, "deleting", "deleted", nil, relationship)
  return reply.json(204)
end

return {
  { method = "POST", path = ASSIGNMENTS, run = create },
  { method = "PATCH", path = ASSIGNMENTS .. "/{access_assignment_id}", run = update },
  { method = "DELETE", path = ASSIGNMENTS .. "/{access_assignment_id}", run = delete },
}
