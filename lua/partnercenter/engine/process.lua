--- The engine of this process and Lua state: opens it, pumps it and replaces it after a fork.
local core = require "partnercenter.core"
local finalizer = require "partnercenter.engine.finalizer"
local notices = require "partnercenter.engine.notices"
local drivers = require "partnercenter.engine.driver"

local process = {}

--- Holds the engine, once there is one. It may be stale: then submitting a call says "forked".
--- `note_redis(told)` appends notices. It runs after a step that changed the state of a connection to Redis.
---@type { engine: table? } with core, waiting, replies, pump, pid and sentinel
process.opened = {}

local opened = process.opened
local last_words = {}

-- Runs what waits for replies of Redis; the first error that one raises is raised after all have run.
local function run_replies(replied)
  local ok, raised = true, nil
  for i = 1, #replied do
    local ran, why = pcall(replied[i].on_reply, replied[i])
    if ok and not ran then
      ok, raised = false, why
    end
  end
  if not ok then error(raised, 0) end
end

local function pump_of(engine)
  local part, waiters, replies = engine.core, engine.waiting, engine.replies
  local step = part.step
  local spare, told, stepping = {}, {}, nil
  --- Steps the core once, wakes the waiters of finished calls and delivers notices.
  ---@param aside fun(fn: function)? runs `fn` in a coroutine of the host, since notices may make calls
  --- and wait; nil: they are delivered here
  ---@param resume fun(task: table)? resumes a task of the library at once
  return function(aside, resume)
    if stepping then return end -- called by a finalizer that ran inside a step
    local finished = spare or {} -- a task that wakes may pump again, so a table in use is not shared
    spare, stepping = nil, true
    local ok, count, changed = pcall(step, part, waiters, finished, told, replies)
    stepping = false
    if not ok then
      spare = finished
      error(count, 0)
    end
    local replied
    for i = 1, count do
      local waiter = finished[i]
      finished[i] = nil
      if resume and waiter.task then
        resume(waiter.task)
      elseif waiter.driver then
        waiter.driver.wake(waiter)
      elseif waiter.on_reply then
        replied = replied or {}
        replied[#replied + 1] = waiter
      end
    end
    spare = finished
    if changed then engine.note_redis(told) end
    if replied then run_replies(replied) end
    if #told == 0 then return end
    local items = told
    told = {}
    if not aside then return notices.deliver(items) end
    aside(function()
      notices.deliver(items)
    end)
  end
end

--- Lets the last words be said before anything that the engine has now is finalized: when the Lua state ends,
--- Lua finalizes the newest objects first. To be called after adding anything to an engine.
---@param engine table
function process.renew_sentinel(engine)
  local newest
  newest = finalizer.new(function()
    if engine ~= opened.engine or engine.sentinel ~= newest then return end
    for _, fn in ipairs(last_words) do pcall(fn) end
    pcall(engine.pump) -- what nobody waits for leaves too
  end)
  engine.sentinel = newest
end

local function open()
  local part, why = core.engine()
  if not part then return nil, why end
  local engine = { core = part, waiting = {}, replies = {}, pid = core.pid() }
  engine.pump = pump_of(engine)
  return engine
end

-- Calls of the parent process can never finish in a forked child.
local function abandon(engine)
  for place, answer in pairs(engine.waiting) do
    engine.waiting[place] = false
    if answer then
      answer.error, answer.message = "forked", "the process was forked while this call was in flight"
      answer.phase, answer.attempts, answer.done = "queue", 0, true
      drivers.wake(answer)
    end
  end
  for _, answer in pairs(engine.replies) do
    if type(answer) == "table" and answer.on_reply then
      answer.error, answer.message = "forked", "the process was forked while this command was in flight"
      answer:on_reply()
    end
  end
  local uv = package.loaded["partnercenter.engine.driver.uv"]
  if uv then uv.detach(engine) end
  engine.core:close()
end

--- The engine, if this process has one.
---@return table? engine
function process.current()
  local engine = opened.engine
  return engine and not engine.core:stale() and engine or nil
end

--- The engine; opens it if there is none.
---@return table? engine
---@return string? why it could not be opened
function process.engine()
  local current = opened.engine
  if current and current.core:stale() then
    abandon(current)
    opened.engine = nil
  end
  if not opened.engine then
    local engine, why = open()
    if not engine then return nil, why end
    opened.engine = engine
    process.renew_sentinel(engine)
  end
  return opened.engine
end

--- The engine; raises if it cannot be opened.
---@return table engine
function process.must_have_engine()
  local engine, why = process.engine()
  return engine or error("partnercenter: " .. why, 0)
end

--- Adds a function that runs before the engine goes with its Lua state.
---@param fn fun()
function process.before_end(fn)
  last_words[#last_words + 1] = fn
end

return process
