-- Many at once: ordinary code for one item, run for all of them, some at a time.

local caller = require "partnercenter.caller"
local check = require "partnercenter.check"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local tasks = require "partnercenter.task"

local M = {}

local OPTIONS = { concurrency = "number", progress = "function", timeout = "number", driver = "string|table" }
local SPAWN_OPTIONS = { driver = "string|table" }
local DRIVERS = { blocking = true, coroutine = true, uv = true, ngx = true, cqueues = true }
local CONCURRENCY = 32

local function driver_of(options, what)
  local name = options.driver
  if type(name) == "string" and not DRIVERS[name] then
    caller.misuse(("%s: unknown driver '%s'"):format(what, name:sub(1, 64):gsub("%c", "?")))
  end
  local driver = engine.driver(name)
  local ok, why = true, nil
  if driver.can_wait then
    ok, why = driver.can_wait()
  end
  return driver, not ok and why or nil
end

-- What to work on: an array, an iterator function, or a listing.
local function source_of(items, what)
  if type(items) == "function" then
    return items
  end
  check.type(items, "table", what, caller.level())
  if type(items.each) == "function" then
    return items:each()
  end
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
  options = check.options(options, OPTIONS, what, caller.level())
  check.type(fn, "function", what .. ": fn", caller.level())
  local concurrency = options.concurrency or CONCURRENCY
  if concurrency < 1 or concurrency ~= concurrency then
    caller.misuse(what .. ": concurrency must be at least 1")
  end
  local driver, why = driver_of(options, what)
  if why then
    caller.misuse(what .. ": " .. why)
  end
  local parent = tasks.current()
  local latest = options.timeout and core.now() + options.timeout or math.huge
  latest = math.min(latest, parent and parent.latest or math.huge)
  local source, total = source_of(items, what .. ": items")
  local self = setmetatable({
    fn = fn,
    source = source,
    total = total,
    concurrency = concurrency,
    progress = options.progress,
    latest = latest < math.huge and latest or nil,
    driver = driver,
    parent = parent,
    crew = {}, -- for the driver, which may keep idle threads in it
    running = {},
    count = 0, -- how many run
    started = 0,
    finished = 0,
    outcomes = {},
    first = 1,
    last = 0,
  }, loop_meta)
  if parent then
    parent.loops = parent.loops or setmetatable({}, { __mode = "k" })
    parent.loops[self] = true
  end
  return self
end

function loop:notify()
  local waiter = self.waiter
  if waiter then
    self.waiter = nil
    waiter.done = true
    engine.wake(waiter)
  end
end

function loop:put(outcome)
  self.last = self.last + 1
  self.outcomes[self.last] = outcome
  self:notify()
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
  local task = { patient = true, latest = self.latest, crew = self.crew }
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
  end, self.driver)
end

---Nothing new starts, and the calls under way end as `cancelled`, which is an outcome like others.
function loop:cancel()
  self.exhausted = true
  for task in pairs(self.running) do
    engine.cancel(task)
  end
end

---Nothing new starts, the calls under way are cancelled, and there are no more outcomes.
function loop:close()
  if self.closed then
    return
  end
  self.closed = true
  if self.parent and self.parent.loops then
    self.parent.loops[self] = nil
  end
  if self.driver.dismiss then
    self.driver.dismiss(self.crew)
  end
  self:cancel()
  self:notify()
end

-- Runs what the user gave; what it raises ends the loop.
function loop:call(fn)
  local ok, value = tasks.protect(fn)
  if not ok then
    self:close()
    error(value, 0)
  end
  return value
end

-- What nobody has taken yet counts too, or items that are done at once would pile up.
function loop:has_room()
  return not self.exhausted and self.count < self.concurrency
    and self.last - self.first + 1 < self.concurrency
end

-- The next outcome, in the order they finish; nil when all is done.
function loop:next()
  while not self.closed do
    while self:has_room() do
      local item = self:call(self.source)
      if item == nil or self.parent and self.parent.cancelled then
        self.exhausted = true
      elseif not self.closed then
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
        self:call(function()
          self.progress(self.finished, self.total)
        end)
      end
      return outcome
    end
    if self.count == 0 and self.exhausted then
      self:close()
    elseif not self.closed then
      local waiter = { loop = true }
      self.waiter = waiter
      engine.wait(waiter, self.driver)
    end
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
---@param options table|nil concurrency (32), progress(done, total), timeout (seconds, whole loop), driver
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
  local outcome = made:next()
  while outcome do -- no `for`: it could not yield in PUC Lua 5.1
    values[outcome.index] = outcome.value
    if outcome.value == nil and outcome.err ~= nil then
      failed = failed or {}
      failed[outcome.index] = outcome.err
    end
    outcome = made:next()
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
---@param options table|nil driver: "uv" for luv outside of Neovim
---@return table task cancel(), status()
function M.spawn(fn, on_done, options)
  local what = "partnercenter.spawn"
  check.type(fn, "function", what .. ": fn", caller.level())
  if on_done ~= nil then
    check.type(on_done, "function", what .. ": on_done", caller.level())
  end
  local driver, why = driver_of(check.options(options, SPAWN_OPTIONS, what, caller.level()), what)
  if why and not driver.spawns_anywhere then
    caller.misuse(what .. ": " .. why)
  elseif not driver.has_loop then
    caller.misuse("partnercenter.spawn needs an event loop: nginx, Neovim, luv or cqueues; "
      .. "in plain Lua use partnercenter.each or partnercenter.map")
  end
  local state = {}
  function state.finished(ok, value, err)
    if not ok then
      err, value = errors.is(value) and value or tostring(value), nil
    end
    if on_done then
      on_done(value, err)
    elseif not ok then
      error(err, 0)
    end
  end
  engine.spawn(state, fn, driver)
  return setmetatable({ state = state }, task_meta)
end

return M
