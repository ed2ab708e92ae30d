-- Waits by blocking the calling script. A driver is the waiting and nothing else.

local M = { name = "blocking" }

---Waits until the request is over.
---@param engine table the engine of this Lua state
---@param request table its `done` turns true
function M.wait(engine, request)
  while not request.done do
    engine.core:wait()
    engine.pump()
  end
end

---Called when a request is over; whoever waits here looks by itself.
function M.wake() end

return M
