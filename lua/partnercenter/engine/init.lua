-- The one engine of this process and Lua state: it carries calls from the Lua side into the core and
-- hands back what became of them. Only drivers wait.

local blocking = require "partnercenter.engine.driver.blocking"
local core = require "partnercenter.core"
local core_options = require "partnercenter.engine.core_options"
local drivers = require "partnercenter.engine.drivers"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local finalizer = require "partnercenter.engine.finalizer"
local private = require "partnercenter.client.private"
local tasks = require "partnercenter.engine.task"
local token = require "partnercenter.auth.token"

local readable = lazy "partnercenter.options.readable"

local PLACES = 2 ^ 20 -- a call's id, modulo this, is its place among those that wait

local M = {}

local current -- the engine of this process: { core, waiting, pump }
local clients = setmetatable({}, { __mode = "v" }) -- by the core's id
local retiring = {} -- closed clients that wait for a last token answer: client -> waiter

local LAST_WORD = 5 -- seconds that answer may take

-- By owner: the core's part of a client that has nothing to say or to hear about a plain lookup.
local quiet = setmetatable({}, { __mode = "k" })

---The short way: a GET of the API host for a single word, inside of a loop.
---@class partnercenter.short_way
---@field ask fun(owner: any, before: string, id: any, behind: string): table?, integer? the outcome to wait
---for and its id, or nothing where the long way is to be taken; the id in the path must be a GUID
---@field engine table|nil what the outcome's `rest` wants to know
local short = {}
M.short = short

local function closed_way() end

short.ask = closed_way

-- A task can only be resumed by the driver that started it.
local function driver_here(name)
  local task = tasks.current()
  return task and task.driver or drivers.named(name)
end

local function wait(engine, waiter, driver)
  waiter.driver = driver
  driver.wait(engine, waiter)
end

local function wake(waiter)
  if waiter.driver then
    waiter.driver.wake(waiter)
  end
end

local function finish_close(client)
  local waiter = retiring[client]
  retiring[client] = nil
  token.close(client)
  client.core:close()
  if waiter then
    waiter.done = true
    wake(waiter)
  end
end

-- Should this fail, as for want of memory, nobody goes on waiting for the token.
local function see_to_token(client, host, how, what)
  local ok, why = pcall(how, client, host, what)
  if not ok then
    token.give_up(client, host)
    error(why, 0)
  end
end

-- What the owner of a client has to be told or asked; he may do anything.
local function notify(item)
  local client = item.client and clients[item.client]
  if client and retiring[client] then
    if item.event == "token_answer" then
      see_to_token(client, item.host, token.answer, item)
    end
    if not token.is_fetching(client) then
      finish_close(client)
    end
  elseif not client or client.closed then
    return
  elseif item.event == "ask" then
    see_to_token(client, item.host, token.ask, item.forced)
  elseif item.event == "token_answer" then
    see_to_token(client, item.host, token.answer, item)
  else
    local request = item.request or {}
    client:emit {
      type = item.event,
      operation = request.operation,
      method = request.method,
      path = request.template,
      host = item.host,
      status = item.status,
      kind = item.kind,
      attempt = item.attempt,
      seconds = item.seconds,
      request_id = request.request_id,
      correlation_id = request.correlation_id,
    }
  end
end

local function notify_all(items)
  local well, raised = true, nil
  for i = 1, #items do
    local ok, why = pcall(notify, items[i])
    if not ok and well then
      well, raised = false, why
    end
  end
  if not well then
    error(raised, 0)
  end
end

local function open()
  local part, why_not = core.engine()
  if not part then
    return nil, why_not
  end
  local waiting, step = {}, part.step
  local engine = { core = part, waiting = waiting }
  short.ask, short.engine = part:asker(tasks.by_coroutine, quiet, waiting), engine
  for client in pairs(quiet) do
    if private.of(client).pid ~= core.pid() then
      quiet[client] = nil
    end
  end
  local spare, told, stepping = {}, {}, nil
  ---Does what is due and wakes those whose calls are over. Owners of clients are notified where `aside`
  ---runs a function, as they may wait for other calls, and here when there is no such place. `go_on` runs the
  ---library's own tasks at once.
  function engine.pump(aside, go_on)
    if stepping then
      return -- a finalizer inside of a step
    end
    local over = spare or {} -- whoever is woken may pump again: the table in use is not shared
    spare, stepping = nil, true
    local ok, n = pcall(step, part, waiting, over, told)
    stepping = false
    if not ok then
      spare = over
      error(n, 0)
    end
    for i = 1, n do
      local item = over[i]
      over[i] = nil
      if go_on and item.task then
        go_on(item.task)
      elseif item.driver then
        item.driver.wake(item)
      end
    end
    spare = over
    if #told == 0 then
      return
    end
    local items = told
    told = {}
    if aside then
      aside(function()
        notify_all(items)
      end)
    else
      notify_all(items)
    end
  end
  return engine
end

-- What waited in the parent can never end here.
local function abandon(engine)
  short.ask, short.engine = closed_way, nil
  for place, request in pairs(engine.waiting) do
    engine.waiting[place] = false
    if request then
      request.error, request.message = "forked", "the process was forked while this call was under way"
      request.phase, request.attempts, request.done = "queue", 0, true
      wake(request)
    end
  end
  local uv = package.loaded["partnercenter.engine.driver.uv"]
  if uv then
    uv.detach(engine)
  end
  engine.core:close()
end

local watch_the_end -- it closes clients, which takes an engine

---The engine of this process, made when there is none.
---@return table|nil
---@return string|nil why there is none
function M.here()
  if current and current.core:stale() then
    abandon(current)
    current = nil
  end
  if not current then
    local made, why = open()
    if not made then
      return nil, why
    end
    current = made
    current.sentinel = watch_the_end(current)
  end
  return current
end

local function must_be_here()
  local here, why = M.here()
  return here or error("partnercenter: " .. why, 0)
end

-- nginx workers are forked from a process that may have made the client; the core moves it.
local function engine_for(client)
  local here, why = M.here()
  if not here then
    return nil, "network", why
  end
  if client.pid ~= core.pid() then
    if not rawget(_G, "ngx") then
      return nil, "forked", "this client was made in another process; make a new one after a fork"
    end
    client.pid = core.pid()
  end
  return here
end

---Makes the core's part of a client.
---@param config table what config.resolve returned
---@param client table the client object, told of token matters and events
---@return userdata|nil core
---@return partnercenter.error|nil
function M.client(config, client)
  local plan = token.plan(config)
  client.plan, client.audience = plan, plan.audience
  client.store = token.open_store(config.token_store)
  client._auth = token.new_state()
  local part, message = core.client(core_options.of(config, plan))
  if not part then
    return nil, errors.new("config", { message = readable.explain(message, config) })
  end
  client.pid = core.pid()
  client.core = part
  pcall(drivers.named, config.driver) -- read now; where there is none the call says so
  clients[part:id()] = client
  if not (config.on_event or config.logger or config.validate_mfa or config.locale)
    and config.qualification_endpoint ~= "plural" then
    quiet[client.public] = part
  end
  return part
end

-- Why no token was to be had is known here.
local function explain(client, request)
  local auth = client._auth
  if request.token_failed then
    request.failure = auth.failures[request.host]
  elseif request.error == "timeout" and request.phase == "token" and auth.waits[request.host] then
    request.message = ("%s: %s"):format(request.message, auth.waits[request.host])
  end
  return request
end

---Sends one call and waits, through the driver, until it is over.
---@param client table
---@param request table what to send; see below for the fields that come back
---@return table request the same table, with `status` and `body`, or `error`, `message` and `phase`
function M.call(client, request)
  if request.locale == nil and request.host == "api" then
    request.locale = client.config.locale or nil
  end
  local engine, problem, why = engine_for(client)
  local task, driver = tasks.current(), driver_here(client.config.driver)
  local id, place, kind, message
  local can_wait, why_not = true, nil
  if driver.can_wait then
    can_wait, why_not = driver.can_wait()
  end
  if not can_wait then
    kind, message = "config", why_not or "the driver chosen cannot wait here"
  elseif task and task.cancelled then
    kind, message = "cancelled", "the task was cancelled"
  elseif engine then
    if task then
      request.patient = task.patient
      request.latest = task.latest and math.max(task.latest - core.now(), 0.001)
    end
    id, place, message = engine.core:submit(client.core, request)
    kind = place
  else
    kind, message = problem, why
  end
  if not id then
    request.error, request.message, request.phase, request.attempts = kind, message, "queue", 0
    return request
  end
  engine.waiting[place], request.id = request, id
  if task then
    task.pending = request
  end
  wait(engine, request, driver)
  if task then
    task.pending = task.swift
  end
  return explain(client, request)
end

---No call of this client takes the short way any more.
---@param client table
function M.unquiet(client)
  quiet[client.public] = nil
end

---Lets the task's calls take the short way.
---@param task table
---@param driver table
function M.hasten(task, driver)
  local outcome = {
    task.latest, host = "api", task = task, driver = driver, rest = driver.rest, id = nil, done = true,
  }
  outcome.rest = outcome.rest or function(engine)
    driver.wait(engine, outcome)
  end
  task.swift, task.pending = outcome, outcome
end

---What the short way has led to, where that is not just a word.
---@param owner table
---@param outcome table
---@return table request as from M.call
function M.explain(owner, outcome)
  local task = outcome.task
  if task.swift then
    M.hasten(task, outcome.driver)
  end
  return explain(private.of(owner), outcome)
end

---The access token for a host, fetched when there is none.
---@param client table
---@param host "api"|"partner"|"graph"
---@return string|nil token
---@return number|table|nil seconds left (nil: unknown); without a token, the request table of M.call
function M.token(client, host)
  local request = M.call(client, { host = host, method = "GET", path = "/", token_only = true })
  if request.error then
    return nil, request
  end
  return client.core:token(host)
end

-- The answer to a token request that was sent may hold the only refresh token that is still good: it is
-- waited for, here where that can be, else by whoever drives the engine next.
local function await_last_word(client, driver)
  if not (token.is_fetching(client) and client.core:retire(LAST_WORD)) then
    return false
  end
  local waiter = {}
  retiring[client] = waiter
  current.pump()
  if retiring[client] and (not driver.can_wait or driver.can_wait()) then
    wait(current, waiter, driver)
  end
  return true
end

---Ends a client's calls, which return kind `closed`; its waiters are woken.
---@param client table
---@param driver table|nil the one that waits, where that is not as usual
function M.close(client, driver)
  local usable = current and not current.core:stale()
  if client.pid ~= core.pid() then
    client.core:close()
  elseif not (usable and await_last_word(client, driver or driver_here(client.config.driver))) then
    finish_close(client)
  end
  if usable then
    current.pump()
  end
end

-- When the Lua state ends, what was made last is finalized first: this can still use its engine.
function watch_the_end(engine)
  local function last_words()
    if engine ~= current then
      return -- abandoned after a fork
    end
    local fetching = token.fetching()
    local client = next(fetching)
    while client do -- closing takes it out, and may do anything else to the table
      client.closed = true
      pcall(M.close, client, blocking)
      fetching[client] = nil
      client = next(fetching)
    end
  end
  return finalizer.new(last_words)
end

---The driver for loops and tasks that start here.
---@param name string|nil the one that fits when nil
---@return table driver
function M.driver(name)
  return driver_here(name)
end

---Waits until `waiter.done` is true; whoever makes it true calls wake.
---@param waiter table
---@param driver table
function M.wait(waiter, driver)
  wait(must_be_here(), waiter, driver)
end

---@param waiter table
function M.wake(waiter)
  wake(waiter)
end

---Runs fn in a task of the host; `task:finished(ok, value, err)` is called when it is over.
---@param task table
---@param fn function called with `task.item`
---@param driver table
function M.spawn(task, fn, driver)
  task.driver = driver
  driver.spawn(must_be_here(), task, fn)
end

---Ends what the task waits for, and every later call of it, as `cancelled`.
---@param task table
function M.cancel(task)
  task.cancelled, task.swift = true, nil
  local loops = task.loops
  local loop = loops and next(loops)
  while loop do -- no `pairs`: in a finalizer, LuaJIT 2.1 of early 2023 may never end it
    loops[loop] = nil
    loop:cancel()
    loop = next(loops)
  end
  local engine, request = must_be_here(), task.pending
  if request and not request.done then
    engine.core:cancel(request.id)
    engine.waiting[request.id % PLACES + 1] = false
    request.error, request.message, request.phase = "cancelled", "the task was cancelled", "queue"
    request.attempts, request.done = 0, true
    wake(request)
  end
end

---How many calls are under way in this Lua state.
---@return integer
function M.in_flight()
  return current and not current.core:stale() and current.core:in_flight() or 0
end

return M
