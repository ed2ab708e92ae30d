--- What a loop does as a member of a job, see shared/job.lua.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local job = require "partnercenter.shared.job"
local loop_items = require "partnercenter.engine.loop.loop_items"
local private = require "partnercenter.client.private"
local process = require "partnercenter.engine.process"

local membership = { LATER = job.LATER }

local joined = {} -- loops that have not left, with their processes

-- The session of a job: that of the client whose method this is, of the listing, or of the default client.
local function session_of(items, client)
  if type(client) == "function" then
    local iteration = loop_items.iteration_of(items)
    local owner, err = iteration and iteration.owner or client, nil
    if type(owner) == "function" then owner, err = owner() end
    if not owner then return nil, err end
    client = owner
  end
  local session = private.of(client)
  session:must_be_open()
  return session
end

-- What the member of a job needs of the loop.
local function hooks(self)
  return {
    changed = function() self:notify() end,
    free = function() return self.concurrency - self.busy end,
    deliver = function(worker) self:deliver(worker) end,
    drop = function(worker) self:drop(worker) end,
    spawn = function(run, finished)
      local task = { patient = true, latest = self.latest, light_threads = self.light_threads }
      function task.finished(_, ok, value) finished(ok, value) end
      self.feeder = task
      engine.spawn(task, run, self.driver)
      return task
    end,
  }
end

--- Makes a loop a member of a job: its items come from the member, which also hears of their ends.
---@param self table the loop
---@param items any
---@param options { job: string, again: boolean?, lease: number? }
---@param what string for messages
---@param client partnercenter.Client|fun(): partnercenter.Client?, partnercenter.error?
---@return boolean?
---@return partnercenter.error?
function membership.join(self, items, options, what, client)
  local session, err = session_of(items, client)
  if session then
    self.session, self.careful, self.placed, self.parked = session, true, true, {}
    self.member, err = job.open(session, engine.here(), options, items, what, self.latest)
  end
  if not self.member then return nil, err end
  self.source = function() return self.member:read() end
  self.member.loop = hooks(self)
  session.jobs[self], joined[self] = membership.leave, core.pid()
  return true
end

--- Gives the leases back, and waits for that where the loop may.
---@param self table the loop
---@param in_finalizer boolean?
function membership.leave(self, in_finalizer)
  local waiter, driver = { loop = true }, self.driver
  self.session.jobs[self], joined[self] = nil, nil
  self.member:leave(function()
    waiter.done = true
    engine.wake(waiter)
  end)
  self:notify()
  if waiter.done or in_finalizer or (driver.can_wait and not driver.can_wait()) then return end
  engine.wait(waiter, driver)
end

-- Not every Lua closes the iterators of a script that fails or is interrupted.
process.before_end(function()
  local loop = next(joined)
  while loop do
    if joined[loop] == core.pid() then pcall(loop.close, loop) end
    joined[loop] = nil
    loop = next(joined)
  end
end)

return membership
