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
local CONCURRENCY, MOST = 32, 1000000
local LATE = "the loop's time was up before this item's turn"

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
  check.type(items, "table", what)
  if type(items.each) == "function" then
    return items:each()
  end
  local i = 0
  return function()
    i = i + 1
    return items[i]
  end, #items
end

local try, traceback = tasks.try, tasks.traceback

local loop_meta = { __name = "partnercenter.loop" }
local loop = {}
loop_meta.__index = loop

local function new_loop(items, fn, options, what)
  options = check.options(options, OPTIONS, what)
  check.type(fn, "function", what .. ": fn")
  local concurrency = options.concurrency or CONCURRENCY
  if concurrency < 1 or concurrency ~= concurrency then
    caller.misuse(what .. ": concurrency must be at least 1")
  end
  concurrency = math.ceil(math.min(concurrency, MOST))
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
    go_on = driver.go_on,
    parent = parent,
    crew = {}, -- for the driver, which may keep idle threads in it
    workers = {},
    vacant = concurrency, -- how many more may be busy
    started = 0,
    finished = 0,
    sleeper = { loop = true, driver = driver, done = nil },
    untaken = 0, -- how many have an outcome that waits from `first` to `last`
  }, loop_meta)
  if parent then
    parent.loops = parent.loops or setmetatable({}, { __mode = "k" })
    parent.loops[self] = true
  end
  return self
end

local function notify(self)
  local waiter = self.waiter
  if waiter then
    self.waiter = nil
    waiter.done = true
    engine.wake(waiter)
  end
end

-- The outcome stays with the worker until it is taken; false: it is of no interest any more.
local function settle(self, worker, value, err)
  worker.value, worker.err, worker.done = value, err, nil
  self.vacant = self.vacant + 1
  if self.closed then
    return false
  end
  self.untaken = self.untaken + 1
  local last = self.last
  if last then
    last.next = worker
  else
    self.first = worker
  end
  self.last = worker
  if self.waiter then
    notify(self)
  end
  return true
end

-- Where drivers let a task rest, a worker takes item after item: a coroutine costs more than a lookup does.
local function work(worker)
  local self, fn, rest = worker.loop, worker.loop.fn, worker.driver.rest
  repeat
    local go_on
    if worker.cancelled then
      go_on = settle(self, worker, nil, tasks.cancelled())
    else
      go_on = settle(self, worker, fn(worker.item))
    end
    if go_on then
      rest(worker)
    end
  until not go_on
end

local function finished(worker, ok, value, err)
  if worker.done then
    worker.ok = ok
    settle(worker.loop, worker, value, err)
  end
end

local function new_worker(self)
  local worker = {
    loop = self, patient = true, swift = true, latest = self.latest, crew = self.crew, finished = finished,
    ok = true,
    -- Room for what comes and goes: a table that is full would be made anew again and again.
    item = nil, index = nil, value = nil, err = nil, done = nil, next = nil, task = nil, rests = nil,
    driver = nil, co = nil, outcome = nil, pending = nil, over = nil, cancelled = nil, loops = nil,
  }
  worker.task = worker -- it is what it waits with between items
  self.workers[#self.workers + 1] = worker
  return worker
end

local function set_off(self, worker)
  local driver = self.driver
  if driver.rest then
    worker.rests = true
    return engine.spawn(worker, function()
      return work(worker)
    end, driver)
  end
  worker.over = nil
  engine.spawn(worker, self.fn, driver)
end

---Nothing new starts, and the calls under way end as `cancelled`, which is an outcome like others.
function loop:cancel()
  self.exhausted = true
  for _, worker in ipairs(self.workers) do
    if worker.done then
      engine.cancel(worker)
    end
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
  notify(self)
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

local function too_late()
  return errors.new("timeout", { phase = "queue", message = LATE })
end

-- Starts what there is room for, first of all with the worker given.
local function fill(self, worker)
  local latest, go_on = self.latest, self.go_on
  repeat
    local ok, item = try(self.source, traceback)
    if not ok then
      self:close()
      error(item, 0)
    elseif item == nil or self.parent and self.parent.cancelled then
      self.exhausted = true
    end
    if self.exhausted or self.closed then
      break
    elseif not worker then
      worker = self.spare
      if worker then
        self.spare, worker.next = worker.next, nil
      else
        worker = new_worker(self)
      end
    end
    local started = self.started + 1
    self.started, self.vacant = started, self.vacant - 1
    worker.item, worker.index, worker.done = item, started, true -- it has something to do
    if latest and core.now() >= latest then
      settle(self, worker, nil, too_late())
    elseif not worker.rests then
      set_off(self, worker)
    elseif go_on then
      go_on(worker)
    else
      self.driver.wake(worker)
    end
    worker = nil
  until self.vacant == 0 or self.untaken >= self.concurrency
  if worker then
    self.spare, worker.next = worker, self.spare
  end
end

-- The next worker with an outcome, in the order they finish; nil when all is done. What nobody has taken yet
-- takes room too, or items that are done at once would pile up.
local function next_outcome(self)
  local worker = self.taken
  while not self.closed do
    if self.vacant > 0 and self.untaken < self.concurrency and not self.exhausted then
      fill(self, worker)
    elseif worker then
      self.spare, worker.next = worker, self.spare
    end
    worker = self.first
    if worker then
      local following = worker.next
      self.first, self.untaken, self.taken = following, self.untaken - 1, worker
      if following then
        worker.next = nil
      else
        self.last = nil
      end
      if not worker.ok then
        self:close()
        error(worker.value, 0)
      elseif self.progress then
        self.finished = self.finished + 1
        self:call(self.progress, self.finished, self.total)
      end
      return worker
    elseif self.exhausted and self.vacant == self.concurrency then
      self:close()
    elseif not self.closed then
      local waiter = self.sleeper
      waiter.done, self.waiter = nil, waiter
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
  local outcome = next_outcome(self.loop)
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
  local outcome = next_outcome(made)
  while outcome do -- no `for`: it could not yield in PUC Lua 5.1
    values[outcome.index] = outcome.value
    if outcome.value == nil and outcome.err ~= nil then
      failed = failed or {}
      failed[outcome.index] = outcome.err
    end
    outcome = next_outcome(made)
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
  check.type(fn, "function", what .. ": fn")
  if on_done ~= nil then
    check.type(on_done, "function", what .. ": on_done")
  end
  local driver, why = driver_of(check.options(options, SPAWN_OPTIONS, what), what)
  if why and not driver.spawns_anywhere then
    caller.misuse(what .. ": " .. why)
  elseif not driver.has_loop then
    caller.misuse("partnercenter.spawn needs an event loop: nginx, Neovim, luv or cqueues; "
      .. "in plain Lua use partnercenter.each or partnercenter.map")
  end
  local state = {}
  function state.finished(_, ok, value, err)
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
