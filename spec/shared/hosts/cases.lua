-- Cases of two processes of one partner that share a Redis. A job names its case, the driver, the servers
-- and a tenant of its own; `first` is true in one of both processes.

local connection = require "partnercenter.shared.connection"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"

local cases = { list = {} }

local run_of = {}

-- `wanted`: outcomes of the first process and of the other.
local function case(name, wanted, run)
  cases.list[#cases.list + 1] = { name = name, wanted = wanted }
  run_of[name] = run
end

local function new(job, options)
  local all = {
    access_token = "token", base_url = job.service, authority = job.service, tenant_id = job.tenant,
    shared = job.url, driver = job.driver, timeout = 300, max_attempts = 1,
  }
  for name, value in pairs(options or {}) do all[name] = value or nil end
  local client = assert(partnercenter.new(all))
  job.clients[#job.clients + 1] = client
  return client, connection.of(private.of(client))
end

-- Runs a shell command; os.execute would wait for the children of nginx.
local function shell(command)
  local stream = io.popen(command .. " 2>&1")
  stream:read("*a")
  stream:close()
end

-- Waits until the other process has set a key.
local function await_mark(redis, name)
  repeat until redis:command { "GET", name }
end

case("one refresh serves both", { "education", "education" }, function(job)
  local client = new(job, {
    access_token = false, refresh_token = "marker-first", client_id = job.tenant,
    base_url = job.endpoint, authority = job.endpoint,
  })
  return client:customer(job.tenant):qualification()
end)

case("a 429 that one meets holds back the other", { "throttled after 1", "throttled after 0" }, function(job)
  local client, redis = new(job)
  local function outcome(path)
    local _, err = client:request({ path = path }, { timeout = 60 })
    return ("%s after %d"):format(err.kind, err.attempts)
  end
  if not job.first then
    await_mark(redis, job.tenant)
    return outcome("/v1/delay/1")
  end
  local met = outcome("/v1/limit/" .. job.tenant:gsub("%-", "") .. "/1/600")
  redis:command { "SET", job.tenant, 1 }
  return met
end)

case("a job is divided", { "10 in all", "10 in all" }, function(job)
  local client, redis = new(job)
  local items = {}
  for i = 1, 10 do items[i] = "item-" .. i end
  for _, value in client:each(items, function(item)
    local answer = client:request { path = "/v1/delay/1" }
    redis:command { "INCR", job.tenant .. item }
    return answer and answer.body
  end, { job = "divided", driver = job.driver }) do
    redis:command { "INCRBY", job.tenant, value == "education" and 1 or 100 }
  end
  redis:command { "INCR", job.tenant .. "over" }
  repeat until redis:command { "GET", job.tenant .. "over" } == "2"
  for _, item in ipairs(items) do
    if redis:command { "GET", job.tenant .. item } ~= "1" then return item .. " ran again" end
  end
  return redis:command { "GET", job.tenant } .. " in all"
end)

-- Kills Redis while calls are made, and starts it again once the loss was told.
local function harm(job, state)
  if not state.is_killed then
    state.is_killed = true
    shell(("kill -KILL $(cat %s)"):format(job.dying.pidfile))
  elseif state.events[1] == "lost" and not state.is_started then
    state.is_started = true
    shell(job.dying.start)
  end
end

case("Redis is killed and started under load", { "lost back, no failure", "no failure" }, function(job)
  local state = { events = {}, made = 0 }
  local client, redis = new(job, {
    shared = job.dying.url, max_requests_per_minute = 6000, on_event = function(event)
      if event.type == "shared" then state.events[#state.events + 1] = event.status end
    end,
  })
  local function is_over()
    if job.first then return state.events[#state.events] == "back" end
    return redis:command { "GET", "over" }
  end
  local function turns() return not state.over and not state.failed or nil end
  for _ in partnercenter.each(turns, function()
    local answer, err = client:request { path = "/v1/delay/1" }
    state.made = state.made + 1
    if not answer then state.failed = tostring(err) end
    if job.first and state.made >= 20 then harm(job, state) end
    if state.made % 8 == 0 and is_over() then state.over = true end
    return true
  end, { concurrency = 8, driver = job.driver }) do end -- luacheck: ignore 542
  if state.failed then return state.failed end
  if not job.first then return "no failure" end
  repeat until redis:command { "SET", "over", 1 }
  return ("%s %s, no failure"):format(state.events[1], state.events[#state.events])
end)

--- Runs the case of a job and returns its outcome as text.
---@param job table
---@return string
function cases.run(job)
  job.clients = {}
  connection.timeouts = { connect = 20, command = 60 } -- a busy machine is no fault
  local ok, outcome = pcall(run_of[job.case], job)
  for _, client in ipairs(job.clients) do client:close() end
  return ok and tostring(outcome) or "raised: " .. tostring(outcome)
end

return cases
