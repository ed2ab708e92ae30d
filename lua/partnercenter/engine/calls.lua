--- Sends one call through the engine and waits until it is over.
local blocking = require "partnercenter.engine.driver.blocking"
local clients = require "partnercenter.engine.clients"
local drivers = require "partnercenter.engine.driver"
local process = require "partnercenter.engine.process"
local tasks = require "partnercenter.engine.tasks"

local calls = {}

local running, loaded, by_coroutine = coroutine.running, package.loaded, tasks.by_coroutine
local opened = process.opened
local PLACES = 2 ^ 20 -- a call's id modulo this is its place in `engine.waiting`
local is_plain = not (rawget(_G, "ngx") or rawget(_G, "vim"))

---@class partnercenter.Answer the outcome of one call
---@field operation table   what was called: name, method, host, template
---@field status integer?   of HTTP; nil where `error` is set
---@field text string?      the body as it arrived
---@field head string?      header lines, unless the status is 200 and the operation wants no headers
---@field body any          the decoded body, set by call/send.lua
---@field error partnercenter.ErrorKind? why there is no answer, with `message` and `phase`
---@field message string?
---@field phase partnercenter.Phase?
---@field attempts integer
---@field retry_after number? seconds
---@field ids string?       see core.ids
---@field undelimited boolean? nothing in the answer marks the end of its body
---@field unclear boolean?  whether a failed write may have been done
---@field transient boolean? whether another attempt may succeed
---@field late boolean?     whether the attempt timed out, not the call
---@field failure partnercenter.error? why no token was to be had
---@field client partnercenter.Session? set when the call is over

local function refused(client, operation, kind, message)
  return {
    client = client, operation = operation, error = kind, message = message, phase = "queue", attempts = 0,
  }
end

-- The driver of a call. In plain Lua there is nothing to choose, unless cqueues is loaded.
local function driver_of(client, task)
  if task then return task.driver end
  local name = client.config.driver
  if is_plain and not name and not loaded["cqueues"] then return blocking end
  return drivers.here(name)
end

-- Submits a call. Without an engine, the answer says why it was refused.
local function submit(client, operation, path, request)
  local engine, why = opened.engine, nil
  if not engine then engine, why = process.engine() end
  local co = running()
  local task = co and by_coroutine[co]
  local driver = driver_of(client, task)
  if driver.can_wait then
    local can_wait, why_not = driver.can_wait()
    if not can_wait then
      return refused(client, operation, "config", why_not or "the chosen driver cannot wait here")
    end
  end
  if task and task.cancelled then return refused(client, operation, "cancelled", "the task was cancelled") end
  if not engine then return refused(client, operation, "network", why) end
  if client.pid ~= engine.pid then
    local usable, forked = clients.adopt(client)
    if not usable then return refused(client, operation, "forked", forked) end
  end
  local answer, kind, message = engine.core:submit(engine.waiting, client.core, operation, path, request,
    task and task.patient, task and task.latest)
  if not answer then
    local is_stale = kind == "forked" and process.engine() ~= engine
    if is_stale then return submit(client, operation, path, request) end
    return refused(client, operation, kind, message)
  end
  if task then task.pending = answer end
  return answer, engine, driver, task
end

--- Sends one call and waits, through the driver, until it is over.
---@param client partnercenter.Session
---@param operation table `method` and `host`; see call/prepare.lua
---@param path string with its query
---@param request table? the rest of what is sent
---@return partnercenter.Answer
function calls.call(client, operation, path, request)
  local answer, engine, driver, task = submit(client, operation, path, request)
  if not engine then return answer end
  answer.driver, answer.task = driver, task
  driver.wait(engine, answer)
  if task then task.pending = nil end
  answer.client = client -- not before: an abandoned call must not keep its client
  if answer.error then clients.explain(client, answer) end
  return answer
end

---@class partnercenter.Flow a call whose body is read as it arrives
---@field answer partnercenter.Answer it is over once `attempts` is set
---@field private engine table?
---@field private driver table
---@field private task table?

--- Starts a call whose request has a `blob`, see csrc/bind/blob.c.
---@param client partnercenter.Session
---@param operation table
---@param path string
---@param request table with `blob`
---@return partnercenter.Flow
function calls.open(client, operation, path, request)
  local answer, engine, driver, task = submit(client, operation, path, request)
  answer.client = client
  return { answer = answer, engine = engine, driver = driver, task = task, blob = request.blob }
end

--- Waits until the blob of a call has more to read, or the call is over.
---@param flow partnercenter.Flow
function calls.wait_for_more(flow)
  local answer = flow.answer
  if answer.attempts then return end
  answer.done, answer.driver, answer.task = false, flow.driver, flow.task
  flow.blob:await()
  if flow.task then flow.task.pending = answer end
  flow.driver.wait(flow.engine, answer)
  answer.driver, answer.task = nil, nil -- nobody waits, so nobody is to be woken
end

--- Ends a call early; its answer is dropped.
---@param flow partnercenter.Flow
function calls.drop(flow)
  local answer = flow.answer
  if flow.task and flow.task.pending == answer then flow.task.pending = nil end
  if answer.attempts or not flow.engine then return end
  flow.engine.core:cancel(answer.id)
  flow.engine.waiting[answer.id % PLACES + 1] = false
end

local TOKEN_ONLY = { token_only = true }

--- The access token for a host, fetched if there is none.
---@param client partnercenter.Session
---@param host "api"|"partner"|"graph"
---@return string? token
---@return number|partnercenter.Answer|nil seconds left (nil: unknown); without a token, the answer of `call`
function calls.token(client, host)
  local answer = calls.call(client, { host = host, method = "GET" }, "/", TOKEN_ONLY)
  if answer.error then return nil, answer end
  return client.core:token(host)
end

return calls
