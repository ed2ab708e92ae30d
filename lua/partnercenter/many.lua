-- Many at once: ordinary code for one item, run for all of them, some at a time.

local caller = require "partnercenter.caller"
local check = require "partnercenter.check"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"

local M = {}

local OPTIONS = { concurrency = "number", progress = "function", timeout = "number" }
local CONCURRENCY = 32

-- What to work on: an array, an iterator function, or a listing.
local function source_of(items, what)
  if type(items) == "function" then
    return items
  end
  if type(items) == "table" and type(items.each) == "function" then
    return items:each()
  end
  check.type(items, "table", what, caller.level() + 1)
  local i = 0
  return function()
    i = i + 1
    return items[i]
  end, #items
end

local loop_meta = { __name = "partnercenter.loop" }
local loop = {}
loop_meta.__index = loop

local function new_loop(items, fn, options, what)
  options = check.options(options, OPTIONS, what, caller.level() + 1)
  check.type(fn, "function", what .. ": fn", caller.level() + 1)
  local concurrency = options.concurrency or CONCURRENCY
  if concurrency < 1 then
    caller.misuse(what .. ": concurrency must be at least 1")
  end
  local source, total = source_of(items, what .. ": items")
  return setmetatable({
    fn = fn,
    source = source,
    total = total,
    concurrency = concurrency,
    progress = options.progress,
    latest = options.timeout and core.now() + options.timeout,
    running = {},
    count = 0, -- how many run
    started = 0,
    finished = 0,
    outcomes = {},
    first = 1,
    last = 0,
  }, loop_meta)
end

function loop:put(outcome)
  self.last = self.last + 1
  self.outcomes[self.last] = outcome
  local waiter = self.waiter
  if waiter then
    self.waiter = nil
    waiter.done = true
    engine.wake(waiter)
  end
end

function loop:take()
  local outcome = self.outcomes[self.first]
  if outcome then
    self.outcomes[self.first] = nil
    self.first = self.first + 1
    return outcome
  end
end

function loop:start(item)
  self.started = self.started + 1
  local outcome = { item = item, index = self.started }
  if self.latest and core.now() >= self.latest then
    outcome.ok = true
    local message = "the loop's time was up before this item's turn"
    outcome.err = errors.new("timeout", { phase = "queue", message = message })
    return self:put(outcome)
  end
  local task = { patient = true, latest = self.latest }
  self.running[task] = true
  self.count = self.count + 1
  local fn = self.fn
  function task.finished(ok, value, err)
    self.running[task] = nil
    self.count = self.count - 1
    outcome.ok, outcome.value, outcome.err = ok, value, err
    if not self.closed then
      self:put(outcome)
    end
  end
  engine.spawn(task, function()
    return fn(item)
  end)
end

---Nothing new starts, and the calls under way end as `cancelled`.
function loop:close()
  if self.closed then
    return
  end
  self.closed = true
  for task in pairs(self.running) do
    engine.cancel(task)
  end
end

-- The next outcome, in the order they finish; nil when all is done.
function loop:next()
  while not self.closed do
    while not self.exhausted and self.count < self.concurrency do
      local item = self.source()
      if item == nil then
        self.exhausted = true
      else
        self:start(item)
      end
    end
    local outcome = self:take()
    if outcome then
      if not outcome.ok then
        self:close()
        error(outcome.value, 0)
      end
      self.finished = self.finished + 1
      if self.progress then
        self.progress(self.finished, self.total)
      end
      return outcome
    end
    if self.count == 0 then
      self.closed = true
      return nil
    end
    local waiter = {}
    self.waiter = waiter
    engine.wait(waiter)
  end
end

local iterator_meta = { __name = "partnercenter.each" }
iterator_meta.__index = {
  close = function(self)
    self.loop:close()
  end,
}

function iterator_meta.__call(self)
  local outcome = self.loop:next()
  if outcome then
    return outcome.item, outcome.value, outcome.err
  end
end

iterator_meta.__close = iterator_meta.__index.close
iterator_meta.__gc = iterator_meta.__index.close

-- Lua 5.1 collects tables without telling them; a userdata with a finalizer is told.
local function with_finalizer(self)
  local newproxy = rawget(_G, "newproxy")
  if newproxy then
    local sentinel, inner = newproxy(true), self.loop
    getmetatable(sentinel).__gc = function()
      inner:close()
    end
    self.sentinel = sentinel
  end
  return self
end

---Calls fn(item) for every item, some at a time, and iterates over (item, value, err) as they finish.
---Memory stays the same however many items there are. Leaving the loop early cancels the calls under way:
---at once on Lua 5.4, elsewhere when the iterator's `close` is called or it is collected. What fn raises is
---raised by the loop, with its traceback.
---@param items table|function an array, an iterator, or a listing
---@param fn fun(item: any): any, any ordinary code that calls the API
---@param options table|nil concurrency (32), progress(done, total), timeout in seconds for the whole loop
---@return table iterator callable; close() ends it
---@return nil
---@return nil
---@return table closer
function M.each(items, fn, options)
  local made = new_loop(items, fn, options, "partnercenter.each")
  local iterator = with_finalizer(setmetatable({ loop = made }, iterator_meta))
  return iterator, nil, nil, iterator
end

---Calls fn(item) for every item, some at a time, and returns the values in the items' order.
---@param items table|function
---@param fn fun(item: any): any, any
---@param options table|nil as for each
---@return table values `values.n` is their number; nil where an item failed
---@return table|nil errors by index; nil when none failed
function M.map(items, fn, options)
  local made = new_loop(items, fn, options, "partnercenter.map")
  local values, failed = { n = 0 }, nil
  for outcome in function()
    return made:next()
  end do
    values[outcome.index] = outcome.value
    if outcome.value == nil and outcome.err ~= nil then
      failed = failed or {}
      failed[outcome.index] = outcome.err
    end
  end
  values.n = made.started
  return values, failed
end

local task_meta = { __name = "partnercenter.task" }
task_meta.__index = {
  ---Ends the task's calls, which return kind `cancelled`.
  cancel = function(self)
    if not self.state.over then
      self.state.was_cancelled = true
      engine.cancel(self.state)
    end
  end,
  ---@return "running"|"done"|"cancelled"
  status = function(self)
    return self.state.was_cancelled and "cancelled" or self.state.over and "done" or "running"
  end,
}

---Starts fn in the host's own kind of task and returns at once; needs a host with an event loop.
---@param fn fun(): any, any ordinary code that calls the API
---@param on_done fun(value: any, err: any)|nil called exactly once
---@return table task cancel(), status()
function M.spawn(fn, on_done)
  check.type(fn, "function", "partnercenter.spawn: fn", caller.level())
  if on_done ~= nil then
    check.type(on_done, "function", "partnercenter.spawn: on_done", caller.level())
  end
  if not engine.has_loop() then
    caller.misuse("partnercenter.spawn needs an event loop: nginx, Neovim, luv or cqueues; "
      .. "in plain Lua use partnercenter.each or partnercenter.map")
  end
  local state = {}
  function state.finished(ok, value, err)
    state.over = true
    if not ok then
      err, value = errors.is(value) and value or tostring(value), nil
    end
    if on_done then
      on_done(value, err)
    elseif not ok then
      error(err, 0)
    end
  end
  engine.spawn(state, fn)
  return setmetatable({ state = state }, task_meta)
end

return M
