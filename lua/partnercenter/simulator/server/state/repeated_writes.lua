--- MS-RequestId is an idempotency key: a write that repeats it gets the first reply again and has no effect.
--- The number of kept replies is bounded.
local repeated_writes = {}

local MAX = 10000

local answers, order, first, last = {}, {}, 1, 0

local READS = { GET = true, HEAD = true }

local function key(request)
  local id = request.header("MS-RequestId")
  if not id or READS[request.method] then return nil end
  return table.concat({ id:lower(), request.method, request.uri }, " ")
end

--- Returns the earlier reply to a write.
---@param request table
---@return table|nil reply
function repeated_writes.find(request)
  local name = key(request)
  return name and answers[name]
end

--- Keeps the reply to a write.
---@param request table
---@param reply table
function repeated_writes.keep(request, reply)
  local name = key(request)
  if not name then return end
  last = last + 1
  answers[name], order[last] = reply, name
  if last - first >= MAX then
    answers[order[first]], order[first] = nil, nil
    first = first + 1
  end
end

--- Forgets all replies.
function repeated_writes.clear() answers, order, first, last = {}, {}, 1, 0 end

return repeated_writes
