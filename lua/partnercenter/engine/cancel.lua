--- Cancels a task: its loops, the call it waits for and every later call.
local process = require "partnercenter.engine.process"
local drivers = require "partnercenter.engine.driver"

local PLACES = 2 ^ 20 -- a call's id modulo this is its place in `engine.waiting`

local function cancel_loops(task)
  local loops = task.loops
  local loop = loops and next(loops)
  while loop do -- no `pairs`: in a finalizer, LuaJIT 2.1 of early 2023 may never end it
    loops[loop] = nil
    loop:cancel()
    loop = next(loops)
  end
end

---@param task table
return function(task)
  task.cancelled = true
  cancel_loops(task)
  local engine, answer = process.must_have_engine(), task.pending
  if answer and answer.abandon then return answer:abandon() end
  if answer and not answer.attempts then -- it is not over; a blob may be read while it is done
    engine.core:cancel(answer.id)
    engine.waiting[answer.id % PLACES + 1] = false
    answer.error, answer.message, answer.phase = "cancelled", "the task was cancelled", "queue"
    answer.attempts, answer.done = 0, true
    drivers.wake(answer)
  end
end
