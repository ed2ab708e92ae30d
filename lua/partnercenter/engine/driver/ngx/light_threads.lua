--- Reuses light threads. nginx keeps a record of each one until its handler ends and searches all records at
--- each switch, so each thread of a set runs job after job.
local ngx = rawget(_G, "ngx")
local semaphore = require "ngx.semaphore"

local light_threads = {}

local IDLE = 0.05 -- seconds that an idle thread waits for a job

local function work(members, job)
  local me = { semaphore = semaphore.new() }
  while job do
    job()
    me.job = nil
    if not members.dismissed then
      members[me] = true
      me.semaphore:wait(IDLE)
      members[me] = nil
    end
    job = me.job
  end
end

--- Runs a job in an idle thread of a set, or in a new one.
---@param members table the set, empty at first
---@param job fun()
---@return boolean spawned a new thread
function light_threads.run(members, job)
  local idle = next(members)
  if not idle then
    ngx.thread.spawn(work, members, job)
    return true
  end
  members[idle] = nil
  idle.job = job
  idle.semaphore:post(1)
  return false
end

--- Ends the idle threads of a set, and the others after their job.
---@param members table
function light_threads.dismiss(members)
  local idle = next(members)
  while idle do
    members[idle] = nil
    idle.semaphore:post(1)
    idle = next(members)
  end
  members.dismissed = true
end

return light_threads
