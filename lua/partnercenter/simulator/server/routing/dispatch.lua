--- Answers a request: finds its route, checks its token, finds its customer and runs its handler.
-- luacheck: read globals ngx
local audit_log = require "partnercenter.simulator.server.state.audit_log"
local bearer = require "partnercenter.simulator.server.auth.bearer"
local body = require "partnercenter.simulator.server.http.body"
local changes = require "partnercenter.simulator.server.webhooks.changes"
local kinds = require "partnercenter.simulator.server.records.kinds"
local odata_names = require "partnercenter.simulator.server.http.odata_names"
local random = require "partnercenter.simulator.random"
local repeated_writes = require "partnercenter.simulator.server.state.repeated_writes"
local reply = require "partnercenter.simulator.server.http.reply"
local router = require "partnercenter.simulator.server.routing.router"
local routes = require "partnercenter.simulator.server.routing.routes"
local seeded_customers = require "partnercenter.simulator.seeded_customers"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local dispatch = {}

local route = router.new(routes)

local READS = { GET = true, HEAD = true }

local function find_customer(call)
  local id = call.params.customer_id
  if not id then return nil end
  if not random.is_guid(id) then
    return reply.problem(400, 2000, "The customer id is not a valid tenant id")
  end
  if id:lower() == seeded_customers.unrelated_id then
    return reply.problem(403, 20002, "There is no relationship between the partner and the customer")
  end
  local customer = world.customer(id)
  if not customer then return reply.problem(404, 60003, "The customer tenant was not found") end
  if customer.unrelated then
    return reply.problem(403, 20002, "There is no relationship between the partner and the customer")
  end
  call.customer = READS[call.row.method] and customer or world.keep(customer)
end

-- Every record along a path must exist, such as the user of a licence.
local function find_records(call)
  local row, segments = call.row, {}
  if row.finds then return nil end
  row.steps = row.steps or kinds.through(row.path)
  for segment in call.request.path:gmatch("[^/]+") do segments[#segments + 1] = segment end
  for _, step in ipairs(row.steps) do
    local path = "/" .. table.concat(segments, "/", 1, step.at - 1)
    local record = store.open(step.kind, path, call):find(call.params[step.name])
    if not record then
      local missing = step.kind.missing or { 404, 1000, "The resource was not found" }
      return reply.problem(missing[1], missing[2], missing[3])
    end
    call.found[step.name] = record
  end
end

local function check_query(call)
  for name, spelled in pairs(call.row.required or {}) do
    if (call.query[name] or "") == "" then
      return reply.problem(400, 2000, ("The query parameter %s is missing"):format(spelled))
    end
  end
end

-- Runs the handler; on hosts with OData options, $select names the members of the answer.
local function answered(row, call)
  if row.host ~= "graph" and row.host ~= "partner" then return row.run(call) end
  local members, problem = odata_names.selected(call.query["$select"], row.gives)
  if problem then return reply.graph(400, "badRequest", problem) end
  local result = row.run(call)
  if members and result.status == 200 then result.value = odata_names.select(result.value, members) end
  return result
end

-- Handlers of `raw` rows parse the body themselves.
local function read_body(call)
  if call.row.raw or READS[call.row.method] then return nil end
  local refusal
  call.body, refusal = body.read(call.row, call.request)
  return refusal
end

local function run(row, call)
  -- Like the service, the body is checked before anything is looked up.
  local result = read_body(call) or find_customer(call) or find_records(call) or check_query(call)
    or answered(row, call)
  if READS[row.method] then return result end
  result.value = template.copy(result.value) -- the record may change before the reply is repeated
  repeated_writes.keep(call.request, result)
  if result.status and result.status < 300 then changes.note(call, result, audit_log.note(call)) end
  return result
end

--- Answers a request.
---@param request table
---@param settings table settings of this request
---@param entry table entry of the request log
---@return table reply
function dispatch.answer(request, settings, entry)
  local row, found = route(request.method, request.path, ngx.unescape_uri)
  local call = {
    request = request, query = request.query, settings = settings,
    row = row, params = row and found, found = {},
  }
  entry.operation = row and row.path
  if row and row.auth == "none" then return row.run(call) end
  local record, refusal = bearer.check(request, settings, row and row.host)
  if not record then return refusal end
  entry.user = record.user
  call.token = record
  if not row and found then
    local refused = reply.gateway(405)
    refused.headers["Allow"] = table.concat(found, ", ")
    return refused
  elseif not row then
    return reply.problem(404, 1000, "Resource not found")
  end
  refusal = bearer.permit(row, record)
  if refusal then return refusal end
  local result = repeated_writes.find(request) or run(row, call)
  if request.header("ValidateMfa") and record.user then result.mfa = record.mfa end
  return result
end

return dispatch
