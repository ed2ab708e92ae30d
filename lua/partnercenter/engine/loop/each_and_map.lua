--- Many at once: ordinary code for one item, run for all of them, some at a time.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local drivers = require "partnercenter.engine.driver"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local finalizer = require "partnercenter.engine.finalizer"
local loop_items = require "partnercenter.engine.loop.loop_items"
local misuse = require "partnercenter.arguments.misuse"
local public_functions = require "partnercenter.arguments.public_functions"
local tasks = require "partnercenter.engine.tasks"

local membership = lazy "partnercenter.engine.loop.membership"

local each_and_map = {}

local OPTIONS = {
  concurrency = "number", progress = "function", timeout = "number", driver = "string|table",
  job = "string", again = "boolean", lease = "number",
}
local CONCURRENCY, MOST = 32, 1000000
local ALMOST = 0.01 -- seconds by which a call may end before its loop's time
local LATE = "the loop timed out before this item started"

local try, traceback = tasks.try, tasks.traceback

local loop_meta = { __name = "partnercenter.loop" }
local loop = {}
loop_meta.__index = loop

local function new_loop(items, fn, options, what, client)
  options = check.options(options, OPTIONS, what)
  check.type(fn, "function", what .. ": fn")
  local concurrency = options.concurrency or CONCURRENCY
  if concurrency < 1 or concurrency ~= concurrency then
    misuse.raise(what .. ": concurrency must be at least 1")
  end
  local time = options.timeout or 0
  if time < 0 or time ~= time then
    misuse.raise(what .. ": timeout must be a number of seconds")
  end
  concurrency = math.ceil(math.min(concurrency, MOST))
  local driver, why = drivers.chosen(options.driver, what)
  if why then
    misuse.raise(what .. ": " .. why)
  end
  local parent = tasks.current()
  local latest = options.timeout and core.now() + options.timeout or math.huge
  latest = math.min(latest, parent and parent.latest or math.huge)
  latest = latest < math.huge and latest or nil
  local source, total, placed, ended
  if not options.job then
    local extra = options.again ~= nil and "again" or options.lease and "lease"
    if extra then misuse.raise(("%s: %s is for a job: name it with the option job"):format(what, extra)) end
    source, total, placed, ended = loop_items.open(items, what .. ": items", latest)
  end
  local self = setmetatable({
    fn = fn,
    source = source,
    total = total,
    placed = placed, -- the source returns each item's place too
    ended = ended, -- counts an item as delivered
    concurrency = concurrency,
    progress = options.progress,
    latest = latest,
    driver = driver,
    parent = parent,
    exhausted = parent and parent.cancelled,
    light_threads = {}, -- for the driver, which may keep idle threads in it
    workers = {},
    busy = 0, -- workers, from an item's start until its outcome is taken
    last_place = 0,
    finished = 0,
    careful = options.progress ~= nil or ended ~= nil, -- there is more to do about an outcome than to take it
    sleeper = { loop = true, driver = driver, done = nil },
  }, loop_meta)
  if parent then
    parent.loops = parent.loops or setmetatable({}, { __mode = "k" })
    parent.loops[self] = true
  end
  if options.job then
    local joined, err = membership.join(self, items, options, what, client)
    if not joined then self:fail(err) end
  end
  return self
end

--- Lets the code that waits for an outcome look again.
function loop:notify()
  local waiter = self.waiter
  if waiter then
    self.waiter = nil
    waiter.done = true
    engine.wake(waiter)
  end
end

-- What ends with its loop, its task or its client was not worked on to its end.
local CUT = { cancelled = true, closed = true, forked = true }

local function was_cut(self, worker)
  local err = worker.value == nil and worker.err
  return worker.cancelled or (self.latest and core.now() > self.latest - ALMOST)
    or (errors.is(err) and CUT[err.kind])
end

-- The outcome stays with the worker until it is taken; those that wait for that are a list. (One assignment
-- at a time, here and below: several at once take Lua more steps.)
local function deliver(self, worker)
  if self.first then
    self.last.next = worker
  else
    self.first = worker
  end
  self.last = worker
  if self.waiter then
    self:notify()
  end
end

loop.deliver = deliver

-- A worker that has nothing to do waits for its next item.
local function park(self, worker)
  self.busy = self.busy - 1
  self.parked[#self.parked + 1] = worker
end

--- Forgets an outcome that does not count.
function loop:drop(worker)
  park(self, worker)
  self:notify()
end

local function settle(self, worker)
  worker.done = nil
  if self.ended then
    worker.cut = was_cut(self, worker)
  elseif self.member then
    worker.cut = was_cut(self, worker)
    return self.member:settle(worker)
  end
  return deliver(self, worker)
end

-- Where drivers let a task rest, a worker takes item after item: a coroutine costs more than a lookup does.
local function work(worker)
  local self, rest = worker.loop, worker.driver.rest
  while true do
    if worker.cancelled then
      worker.value, worker.err = nil, tasks.cancelled()
    else
      worker.value, worker.err = worker.fn(worker.item)
    end
    settle(self, worker)
    if self.closed then
      return
    end
    repeat
      rest()
    until worker.done
  end
end

local function finished(worker, ok, value, err)
  if worker.done then
    worker.loop.careful = worker.loop.careful or not ok
    worker.ok, worker.value, worker.err = ok, value, err
    settle(worker.loop, worker)
  end
end

-- A worker begins: anew for each item, or once and for all where it may rest.
local function set_off(worker)
  local driver = worker.loop.driver
  if driver.rest then
    worker.begin = driver.go_on or driver.wake
    return engine.spawn(worker, function()
      return work(worker)
    end, driver)
  end
  worker.over = nil
  engine.spawn(worker, worker.fn, driver)
end

local function new_worker(self)
  local worker = {
    loop = self, fn = self.fn, patient = true, latest = self.latest, light_threads = self.light_threads,
    finished = finished, begin = set_off, ok = true,
    -- Room for what comes and goes: a table that is full would be made anew again and again.
    item = nil, index = nil, value = nil, err = nil, done = nil, next = nil, task = nil, driver = nil,
    co = nil, pending = nil, over = nil, cancelled = nil, loops = nil,
  }
  worker.task = worker -- it is what it waits with between items
  self.workers[#self.workers + 1] = worker
  return worker
end

--- Starts no more items. Calls in flight end as `cancelled`, which is an outcome like any other.
function loop:cancel()
  self.exhausted = true
  for _, worker in ipairs(self.workers) do
    if worker.done then
      engine.cancel(worker)
    end
  end
  if self.feeder and not self.feeder.over then
    engine.cancel(self.feeder)
  end
  if self.member then
    self:notify()
  end
end

--- Starts no more items, cancels the calls in flight, and delivers no more outcomes.
---@param in_finalizer boolean? nothing may wait
function loop:close(in_finalizer)
  if self.closed then
    return
  end
  self.closed = true
  if self.parent and self.parent.loops then
    self.parent.loops[self] = nil
  end
  if self.driver.dismiss then
    self.driver.dismiss(self.light_threads)
  end
  self:cancel()
  self:notify()
  if self.member then
    membership.leave(self, in_finalizer)
  end
end

-- Runs what the user gave; what it raises ends the loop.
function loop:call(fn, ...)
  local ok, value = tasks.protect(fn, ...)
  if not ok then
    self:close()
    error(value, 0)
  end
  return value
end

-- Tells how far the whole job is, when that is news.
function loop:tell_progress()
  local done, total = self.member:progress()
  if self.progress and done ~= self.finished then
    self.finished = done
    self:call(self.progress, done, total)
  end
end

-- What happens before an outcome goes out.
function loop:look_at(worker)
  if not worker.ok then
    self:close()
    error(worker.value, 0)
  elseif self.member then
    self:tell_progress()
  elseif self.progress then
    local total = self.total
    if type(total) == "function" then
      total = total()
    end
    self.finished = self.finished + 1
    self:call(self.progress, self.finished, total)
  end
  if self.ended and not worker.cut then
    self.ended(worker.index)
  end
end

-- The source failed: the loop ends after the items in flight.
function loop:fail(why)
  self.failure = why == nil and tasks.no_reason("the source of the items") or why
  self.failed = true
  self.exhausted = true
end

local function too_late()
  return errors.new("timeout", { phase = "queue", message = LATE })
end

-- Gives a worker that is free the next item, unless that was the last. False: the next one may come later.
local function start(self, worker)
  local ok, item, more, note = try(self.source, traceback)
  local failure = item == nil and (errors.is(more) and more or self.member and self.member.failure)
  if not ok or failure then
    self:fail(ok and failure or item)
  elseif self.member and note == membership.LATER then
    park(self, worker)
    return false
  end
  if item == nil or self.exhausted then
    if self.placed and type(more) == "number" then
      self.last_place = more
    end
    self.exhausted, self.busy = true, self.busy - 1
    return
  end
  local place = self.placed and more or self.last_place + 1
  self.last_place = place
  worker.item = item
  worker.index = place
  if self.member and note then -- the item is not run
    worker.value, worker.err = nil, note
    return deliver(self, worker)
  end
  worker.done = true -- it has something to do
  if self.latest and core.now() >= self.latest then
    worker.value, worker.err = nil, too_late()
    return settle(self, worker)
  end
  return worker.begin(worker)
end

local function start_all(self)
  while self.busy < self.concurrency and not self.exhausted do
    self.busy = self.busy + 1
    local worker = self.parked and table.remove(self.parked) or new_worker(self)
    if start(self, worker) == false then
      return
    end
  end
end

-- What a job's loop does before it looks for an outcome: items may have come for any of its workers.
local function refill(self)
  local worker = self.taken
  self.taken = nil
  if worker then
    park(self, worker)
  end
  start_all(self)
  self:tell_progress()
end

local iterator_meta = { __name = "partnercenter.each" }
iterator_meta.__index = {
  close = function(self)
    self.loop:close()
  end,
}

-- The next outcome, as they finish: the item, what it has led to, and its number; nothing when all is done.
-- A worker is free once the next outcome is asked for: what nobody has taken yet takes room too, or items
-- that are done at once would pile up.
function iterator_meta.__call(iterator)
  local self = iterator.loop
  local worker = self.taken
  if self.member then
    refill(self)
  elseif not worker then
    start_all(self)
  elseif self.exhausted then
    self.busy = self.busy - 1
  else
    start(self, worker)
  end
  worker = self.first
  while not worker and (self.busy > 0 or (self.member and not self.exhausted)) and not self.closed do
    local waiter = self.sleeper
    waiter.done, self.waiter = nil, waiter
    engine.wait(waiter, self.driver)
    if self.member and not self.closed then
      refill(self)
    end
    worker = self.first
  end
  if not worker or self.closed then
    local failed = self.failed and not self.closed
    self:close()
    if failed and not self.gathers then
      error(self.failure, 0)
    end
    return
  end
  self.first = worker.next
  worker.next = nil
  self.taken = worker
  if self.careful then
    self:look_at(worker)
  end
  return worker.item, worker.value, worker.err, worker.index
end

iterator_meta.__close = iterator_meta.__index.close
public_functions.methods_of(iterator_meta, "iterator")

-- One that nobody refers to any more leaves its loop.
local function iterator_of(made)
  local dropped = finalizer.new(function()
    made:close(true)
  end)
  return setmetatable({ loop = made, dropped = dropped }, iterator_meta)
end

--- Calls fn(item) for every item, some at a time, and iterates over (item, value, err) as they finish. Memory
--- stays the same however many items there are. Leaving the loop early cancels the calls in flight: at once
--- on Lua 5.4, elsewhere when the iterator's `close` is called or it is collected. What fn raises is raised
--- by the loop, with its traceback. When the source fails, the loop raises its error after the outcomes of
--- the items that had begun. With `job`, all processes that name the job divide the items; the loop of each
--- ends when the whole job is done. See shared/README.md.
---@param items table|function an array (with holes: its `n` counts), an iterator, a callable, or a listing
---@param fn fun(item: any): any, any ordinary code that calls the API
---@param options table|nil concurrency (32), progress(done, total), timeout (seconds, whole loop), driver,
--- job (a name), again (a finished job begins anew), lease (60 s, of an item of a job)
---@param client partnercenter.Client|fun(): partnercenter.Client?, partnercenter.error? whose job it is
---@return table iterator callable; close() ends it
---@return nil
---@return nil
---@return table closer
function each_and_map.each(items, fn, options, client)
  local made = new_loop(items, fn, options, "partnercenter.each", client)
  local iterator = iterator_of(made)
  return iterator, nil, nil, iterator
end

--- Calls fn(item) for every item, some at a time, and returns the values in the items' order. With `job`,
--- they are those of the items that this process ran.
---@param items table|function
---@param fn fun(item: any): any, any
---@param options table|nil as for each
---@param client partnercenter.Client|fun(): partnercenter.Client?, partnercenter.error? as for each
---@return table values `values.n` is the number of items; nil where an item failed, or where there was none
---@return table|nil errors by index, and `source`: why not all items could be read; nil when none failed
function each_and_map.map(items, fn, options, client)
  local made = new_loop(items, fn, options, "partnercenter.map", client)
  made.gathers = true
  local iterator = iterator_of(made)
  local values, failed = { n = 0 }, nil
  local item, value, err, index = iterator()
  while item ~= nil do -- no `for`: it could not yield in PUC Lua 5.1
    values[index] = value
    if value == nil and err ~= nil then
      failed = failed or {}
      failed[index] = err
    end
    item, value, err, index = iterator()
  end
  values.n = made.last_place
  if made.failed then
    failed = failed or {}
    failed.source = made.failure
  end
  return values, failed
end

return each_and_map
