--- Fast path inside a task: GETs of one word by one GUID, submitted by one C function.
local clients = require "partnercenter.engine.clients"
local private = require "partnercenter.client.private"
local tasks = require "partnercenter.engine.task"

local fast_path = {}

---@class partnercenter.short_way
---@field ask fun(owner: any, before: string, id: any, behind: string): table?, integer? the outcome to wait
---for and its id, or nothing where the call needs the ordinary way; the id in the path must be a GUID
---@field engine table|nil argument of the outcome's `rest`
local short = {}
fast_path.short = short

-- By owner: the core's part of a client without observers or extra headers.
local quiet = setmetatable({}, { __mode = "k" })

local function closed() end

short.ask = closed

--- Opens the fast path of an engine.
---@param part userdata the core's engine
---@param waiters table requests by place
function fast_path.open(part, waiters)
  short.ask = part:asker(tasks.by_coroutine, quiet, waiters)
  for owner in pairs(quiet) do
    if clients.is_forked(private.of(owner)) then quiet[owner] = nil end
  end
end

---@param engine table
function fast_path.use(engine)
  short.engine = engine
end

function fast_path.close()
  short.ask, short.engine = closed, nil
end

--- Lets a client's calls take the fast path, if no option of it forbids that.
---@param client table
---@param part userdata
function fast_path.admit(client, part)
  local config = client.config
  if not (config.on_event or config.logger or config.validate_mfa or config.locale)
    and config.qualification_endpoint ~= "plural" then
    quiet[client.public] = part
  end
end

--- No call of this client takes the fast path any more.
---@param client table
function fast_path.unquiet(client)
  quiet[client.public] = nil
end

--- Lets the task's calls take the fast path.
---@param task table
---@param driver table
function fast_path.hasten(task, driver)
  local outcome = {
    task.latest, host = "api", task = task, driver = driver, rest = driver.rest, id = nil, done = true,
  }
  outcome.rest = outcome.rest or function(engine)
    driver.wait(engine, outcome)
  end
  task.swift, task.pending = outcome, outcome
end

--- Explains an outcome that is not just a word.
---@param owner table
---@param outcome table
---@return table request as from calls.call
function fast_path.explain(owner, outcome)
  local task = outcome.task
  if task.swift then fast_path.hasten(task, outcome.driver) end
  return clients.explain(private.of(owner), outcome)
end

return fast_path
