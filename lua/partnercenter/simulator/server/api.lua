-- From a request to a reply: token, route, customer, and the operation itself.
-- luacheck: read globals ngx

local bearer = require "partnercenter.simulator.server.bearer"
local replay = require "partnercenter.simulator.server.replay"
local reply = require "partnercenter.simulator.server.reply"
local roster = require "partnercenter.simulator.roster"
local router = require "partnercenter.simulator.server.router"
local routes = require "partnercenter.simulator.server.routes"
local world = require "partnercenter.simulator.server.world"

local M = {}

local route = router.new(routes)

local GUID = "^" .. ("%x"):rep(8) .. ("%-" .. ("%x"):rep(4)):rep(3) .. "%-" .. ("%x"):rep(12) .. "$"

local function find_customer(call)
  local id = call.params.customer_id
  if not id then return nil end
  if not id:find(GUID) then return reply.problem(400, 2000, "The customer id is not a valid tenant id") end
  if id:lower() == roster.unrelated_id then
    return reply.problem(403, 20002, "There is no relationship between the partner and the customer")
  end
  call.customer = world.by_id[id:lower()]
  if not call.customer then return reply.problem(404, 60003, "The customer tenant was not found") end
end

local function run_once(row, call)
  local known = replay.find(call.request)
  if known then return known end
  local result = row.run(call)
  replay.keep(call.request, result)
  return result
end

---Answers a request.
---@param request table
---@param settings table those that hold for this request
---@param entry table the request's entry in the log
---@return table reply
function M.answer(request, settings, entry)
  local row, found = route(request.method, request.path, ngx.unescape_uri)
  local call = { request = request, query = request.query, settings = settings, params = row and found }
  entry.operation = row and row.path
  if row and row.auth == "none" then return row.run(call) end
  local record, refusal = bearer.check(request, settings)
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
  refusal = bearer.permit(row, record) or find_customer(call)
  if refusal then return refusal end
  local result = run_once(row, call)
  if request.header("ValidateMfa") and record.user then result.mfa = record.mfa end
  return result
end

return M
