--- The log of received requests, for specs. Its length and the stored bodies are bounded.
-- luacheck: read globals ngx
local json = require "partnercenter.simulator.json"
local world = require "partnercenter.simulator.server.state.world"

local request_log = {}

local MAX_BODY = 65536

local entries, first, count = {}, 1, 0

--- Records a request. Callers set status, operation and fault on the entry later.
---@param request table
---@return table entry
function request_log.add(request)
  count = count + 1
  local entry = {
    number = count, time = ngx.now(), method = request.method, uri = request.uri, path = request.path,
    protocol = request.protocol, scheme = request.scheme, connection = request.connection,
    headers = json.array(request.headers), body = request.body:sub(1, MAX_BODY),
  }
  entries[count] = entry
  if count - first >= world.service.log_size then
    entries[first] = nil
    first = first + 1
  end
  return entry
end

--- Lists the entries, oldest first.
---@return table[]
function request_log.list()
  local list = json.array()
  for number = first, count do list[#list + 1] = entries[number] end
  return list
end

--- Clears the log. Numbering restarts.
function request_log.clear() entries, first, count = {}, 1, 0 end

return request_log
