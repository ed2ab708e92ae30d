-- MS-RequestId is the service's idempotency key: a write repeated under the same one is answered as the first
-- time and not carried out again. A bounded number of answers is kept.

local M = {}

local MAX = 10000

local answers, order, first, last = {}, {}, 1, 0

local READS = { GET = true, HEAD = true }

local function key(request)
  local id = request.header("MS-RequestId")
  if not id or READS[request.method] then return nil end
  return table.concat({ id:lower(), request.method, request.uri }, " ")
end

---The answer that this write was given before.
---@param request table
---@return table|nil reply
function M.find(request)
  local name = key(request)
  return name and answers[name]
end

---Keeps the answer to a write.
---@param request table
---@param reply table
function M.keep(request, reply)
  local name = key(request)
  if not name then return end
  last = last + 1
  answers[name], order[last] = reply, name
  if last - first >= MAX then
    answers[order[first]], order[first] = nil, nil
    first = first + 1
  end
end

---Forgets all answers.
function M.clear() answers, order, first, last = {}, {}, 1, 0 end

return M
