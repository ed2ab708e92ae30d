--- The queue of events that wait for `on_event`, in one worker of nginx. A few timers work it off, so that
--- many events need few timers. A worker that quits finishes its queue.
local core = require "partnercenter.core"
local seen = require "partnercenter.webhook.seen"

local queue = {}

local ngx = rawget(_G, "ngx")

local RUNNERS = 8 -- handlers at a time
local LENGTH_MAX = 20000
local STINT = 60 -- seconds of one timer: nginx frees the memory of a timer at its end
local FIRST_PAUSE = 1 -- seconds before a failed event is offered again, doubled each time

local first, last = 1, 0
local runners, starting, later = 0, 0, 0
local waiting = {}

local start

local function push(item)
  last = last + 1
  waiting[last] = item
end

local function pop()
  local item = waiting[first]
  if not item then return nil end
  waiting[first] = nil
  first = first + 1
  if first > last then first, last = 1, 0 end
  return item
end

local function offer_later(premature, item)
  later = later - 1
  item.at_once = premature -- the worker quits: this is the last time
  push(item)
  start()
end

-- Offers an event again while its claim lasts; a worker that quits offers it once more, at once.
local function again(item, pause)
  if item.at_once or core.now() + pause > item.claimed_until then return false end
  later = later + 1
  local ok = ngx.timer.at(pause, offer_later, item)
  if not ok and not ngx.worker.exiting() then
    later = later - 1
    return false
  end
  if not ok then offer_later(true, item) end
  return true
end

local function run(item)
  local inner, event = item.inner, item.event
  local done, problem = inner:offer(event)
  if done then return end
  local pause = item.pause
  item.pause = pause * 2
  local offered = again(item, pause)
  if not offered then inner.seen:release(event.id) end
  ngx.log(ngx.ERR, "partnercenter: webhook ", event.id, ": on_event failed: ", problem)
  inner:tell(event, problem, offered)
end

local function work()
  starting = starting - 1
  local stint_ends = core.now() + STINT
  repeat
    local item = pop()
    if not item then break end
    local ok, why = pcall(run, item)
    if not ok then ngx.log(ngx.ERR, "partnercenter: ", why) end
  until core.now() > stint_ends
  runners = runners - 1
  start()
end

-- Starts timers for the events that no timer is about to take; false if there is none.
function start()
  while runners < RUNNERS and starting < last - first + 1 do
    if not ngx.timer.at(0, work) then return runners > 0 end
    runners, starting = runners + 1, starting + 1
  end
  return true
end

--- Queues a claimed event for `on_event`.
---@param inner table of the receiver
---@param event partnercenter.webhook.Event
---@return boolean queued
---@return string? problem
function queue.add(inner, event)
  if last - first + 1 + later >= LENGTH_MAX then return false, "too many events wait for on_event" end
  local item = { inner = inner, event = event, pause = FIRST_PAUSE, claimed_until = core.now() + seen.CLAIM }
  push(item)
  if start() then return true end
  waiting[last], last = nil, last - 1
  return false, "nginx has no timer left: raise lua_max_pending_timers"
end

return queue
