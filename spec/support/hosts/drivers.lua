-- Runs jobs that call the API with every driver, and returns the result of each.

local engine = require "partnercenter.engine"
local json = require "partnercenter.json"
local neovim = require "spec.support.programs.neovim"
local nginx = require "spec.support.programs.nginx"
local nginx_conf = require "spec.support.hosts.nginx_conf"
local partnercenter = require "partnercenter"

local drivers = {}

-- The module that runs a job: its function `run` returns the result, which must fit JSON.
local function run_job(job)
  return require(job.module or "spec.end_to_end.faults.calls").run(job)
end

-- Makes a function per job, which puts its result into the list.
local function in_process(run)
  return function(jobs)
    local outcomes, fns = {}, {}
    for i, job in ipairs(jobs) do
      fns[i] = function()
        outcomes[i] = run_job(job)
      end
    end
    run(fns)
    return outcomes
  end
end

--- One after the other, each blocking.
drivers.blocking = in_process(function(fns)
  for _, fn in ipairs(fns) do
    fn()
  end
end)

--- All at once, in coroutines that yield the engine's descriptor.
drivers.coroutine = in_process(function(fns)
  local running = {}
  for i, fn in ipairs(fns) do
    running[i] = coroutine.create(fn)
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
end)

--- All at once, in a cqueues controller.
drivers.cqueues = in_process(function(fns)
  local controller = require("cqueues").new()
  for _, fn in ipairs(fns) do
    controller:wrap(fn)
  end
  assert(controller:loop())
end)

--- All at once, in tasks of luv's loop.
drivers.uv = in_process(function(fns)
  local raised
  for _, fn in ipairs(fns) do
    partnercenter.spawn(fn, function(_, why)
      raised = raised or why
    end, { driver = "uv" })
  end
  require("luv").run()
  assert(not raised, raised)
end)

--- All at once, in light threads of a request to nginx.
function drivers.ngx(jobs)
  local host = nginx.start(nginx_conf.render_calls())
  local status, body = nginx.answer(host:send("/", (json.encode(jobs))))
  local log = host:log()
  host:stop()
  assert(status == 200 and log == "", ("status %s, log: %s"):format(status, log))
  return (assert(json.decode(body)))
end

local NEOVIM = [[
  package.path = package.path .. ";./lua/?.lua;./lua/?/init.lua"
  local partnercenter = require "partnercenter"
  local jobs, outcomes, left = vim.json.decode(os.getenv "JOBS"), {}, 0
  for i, job in ipairs(jobs) do
    left = left + 1
    partnercenter.spawn(function() return require(job.module).run(job) end, function(outcome, err)
      outcomes[i], left = outcome or tostring(err), left - 1
    end)
  end
  vim.wait(290000, function() return left == 0 end, 5)
  local file = io.open(os.getenv "OUT", "wb")
  file:write(vim.json.encode(outcomes))
  file:close()
]]

--- All at once, in tasks of Neovim.
function drivers.neovim(jobs)
  local env = "JOBS='" .. assert(json.encode(jobs)):gsub("'", "'\\''") .. "'"
  local text, noise = neovim { lua = NEOVIM, env = env }
  assert(noise == "", noise)
  return (assert(json.decode(text)))
end

--- The driver that the option `driver` names.
drivers.NAMES = { "blocking", "coroutine", "cqueues", "uv", "ngx" }

return drivers
