-- Runs functions that call the API in each way that a plain Lua process can drive the engine.

local engine = require "partnercenter.engine"

local M = {}

---One after the other, each blocking.
function M.blocking(jobs)
  for _, job in ipairs(jobs) do
    job()
  end
end

---All at once, in coroutines that yield the engine's descriptor.
function M.coroutine(jobs)
  local running = {}
  for i, job in ipairs(jobs) do
    running[i] = coroutine.create(job)
  end
  while #running > 0 do
    for i = #running, 1, -1 do
      assert(coroutine.resume(running[i]))
      if coroutine.status(running[i]) == "dead" then
        table.remove(running, i)
      end
    end
    if #running > 0 then
      engine.here().core:wait(5)
    end
  end
end

---All at once, in a cqueues controller.
function M.cqueues(jobs)
  local controller = require("cqueues").new()
  for _, job in ipairs(jobs) do
    controller:wrap(job)
  end
  assert(controller:loop())
end

---The driver that the option `driver` names.
M.NAMES = { "blocking", "coroutine", "cqueues" }

return M
