-- Cases that every driver must pass, as functions of a host:
--   host.url       the service of spec.support.servers.service
--   host.driver    the driver's name where it must be given, else nil
--   host.has_loop  whether the host drives the engine by itself
--   host.sleep     waits in the host's own way, where it has one
--   host.takes_turns  whether its driver starts many tasks in several turns
-- They run in a task of the host, under any Lua.

local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local enough_time = require "spec.support.time.enough_time"
local partnercenter = require "partnercenter"

local LONG = 300000 -- milliseconds; no spec takes that long
local APP = "88888888-2222-4333-8444-555555555555"
local function unique()
  return (core.guid():gsub("-", ""))
end

-- A tenant that no other case uses; its token takes `ms` milliseconds. The endpoint knows some prefixes.
local function tenant(ms, prefix)
  local word = unique()
  local first = (prefix or "1111") .. word:sub(1, 4)
  return ("%s-%s-4333-8444-000000000%03d"):format(first, word:sub(5, 8), ms)
end

local function equal(wanted, found, what)
  if wanted ~= found then
    error(("%s: %s wanted, found %s"):format(what or "value", tostring(wanted), tostring(found)), 2)
  end
end

local function new(host, options)
  local all = {
    access_token = "marker-access-token", base_url = host.url, authority = host.url, driver = host.driver,
    max_in_flight = 100,
  }
  for name, value in pairs(options or {}) do
    all[name] = value
  end
  if all.tenant_id then
    all.access_token, all.client_id, all.client_secret = nil, APP, "marker-client-secret"
  end
  return assert(partnercenter.new(all))
end

local function get(client, path, options)
  local answer, err = client:request({ path = path }, options)
  return answer and answer.body, err
end

local function options(host, more)
  local all = { driver = host.driver }
  for name, value in pairs(more or {}) do
    all[name] = value
  end
  return all
end

-- Runs the functions concurrently and returns the results of `map`.
local function together(host, fns, more)
  return partnercenter.map(fns, function(fn)
    return fn()
  end, options(host, more))
end

local function repeated(n, fn)
  local fns = {}
  for i = 1, n do
    fns[i] = fn
  end
  return fns
end

local function count(client, name)
  return tonumber(get(client, "/count/" .. name))
end

-- Makes calls until the condition holds.
local function wait_for(client, what, condition)
  for _ = 1, 20000 do
    if condition() then
      return
    end
    get(client, "/v1/delay/5")
  end
  error("it took too long until " .. what, 2)
end

-- A lookup makes a step, after which cancelled calls are gone.
local function nothing_left(host)
  local client = new(host)
  equal("education", get(client, "/v1/delay/1"))
  client:close()
  equal(0, engine.in_flight(), "calls in flight")
end

local cases = {
  list = {},
  nothing_left = nothing_left, new = new, get = get, options = options, tenant = tenant, equal = equal,
  unique = unique, wait_for = wait_for, together = together, repeated = repeated, count = count,
}


local function case(name, run)
  cases.list[#cases.list + 1] = { name = name, run = run }
end

case("one lookup", function(host)
  equal("education", new(host):customer(APP):qualification())
end)

case("many lookups run at the same time", function(host)
  local client, name = new(host), unique()
  local values, errors = together(host, repeated(60, function()
    return get(client, "/v1/together/" .. name .. "/60")
  end), { concurrency = 60 })
  equal(nil, errors, "errors")
  equal(60, values.n)
  for i = 1, 60 do
    equal("education", values[i])
  end
end)

case("calls with a delay keep no other call waiting", function(host)
  local client, started, order = new(host), core.now(), {}
  local function call(name, delay)
    return function()
      equal("education", get(client, "/v1/delay/1", { delay = delay }))
      order[#order + 1] = name
      return true
    end
  end
  local _, errors = together(host, { call("late", 1.5), call("late", 1.5), call("early") })
  equal(nil, errors, "errors")
  equal("early late late", table.concat(order, " "))
  equal(true, core.now() - started > 1.49)
end)

case("each failure stays with its item", function(host)
  local client = new(host)
  local values, errors = partnercenter.map({ 200, 404, 200, 403 }, function(status)
    return client:request { path = status == 200 and "/v1/delay/1" or "/v1/status/" .. status }
  end, options(host))
  equal("education", values[1].body)
  equal("not_found", errors[2].kind)
  equal("education", values[3].body)
  equal("forbidden", errors[4].kind)
  equal(4, values.n)
end)

case("a deadline ends one call and no other", function(host)
  local client, ended, name = new(host), false, unique()
  local values, errors = together(host, {
    function()
      local value, err = get(client, "/v1/held/" .. name, { timeout = 0.2 })
      ended = true
      return value, err
    end,
    function()
      wait_for(client, "the other call ends", function()
        return ended
      end)
      return get(client, "/v1/delay/1")
    end,
  })
  equal("timeout", errors[1].kind)
  equal("education", values[2])
end)

case("an error raised for one item ends the others, with its traceback", function(host)
  local client, ended = new(host), {}
  local ok, why = pcall(function()
    together(host, {
      function()
        local _, err = get(client, "/v1/held/" .. unique())
        ended[#ended + 1] = err.kind
        return nil, err
      end,
      function()
        get(client, "/v1/delay/50")
        error("marker-mistake")
      end,
    })
  end)
  equal(false, ok)
  equal(true, why:find("marker-mistake", 1, true) ~= nil and why:find("traceback", 1, true) ~= nil, why)
  nothing_left(host)
  equal("cancelled", ended[1])
end)

case("closing an iterator cancels the calls in flight", function(host)
  local client, kinds = new(host), {}
  local iterator = partnercenter.each({ 20, LONG, LONG }, function(ms)
    local value, err = get(client, "/v1/delay/" .. ms)
    kinds[ms] = err and err.kind
    return value, err
  end, options(host))
  equal(20, (iterator()))
  iterator:close()
  equal(nil, (iterator()))
  nothing_left(host)
  equal("cancelled", kinds[LONG])
end)

case("collecting an iterator cancels the calls in flight", function(host)
  local client = new(host)
  local function drop()
    local iterator = partnercenter.each({ 20, LONG, LONG }, function(ms)
      return get(client, "/v1/delay/" .. ms)
    end, options(host))
    equal(20, (iterator()))
  end
  drop()
  equal(2, engine.in_flight())
  for _ = 1, 4 do
    collectgarbage()
  end
  nothing_left(host)
end)

case("a loop's timeout ends calls in flight and unstarted items", function(host)
  local client, errors = new(host), nil
  enough_time(2, function(limit)
    local values
    values, errors = partnercenter.map({ 20, LONG, LONG, LONG }, function(ms)
      return get(client, "/v1/delay/" .. ms)
    end, options(host, { concurrency = 2, timeout = limit }))
    return values[1] == "education"
  end)
  for i = 2, 4 do
    equal("timeout", errors[i].kind)
  end
end)

case("a loop inside a loop ends with the outer one", function(host)
  local client = new(host)
  local values = partnercenter.map({ 3, 2 }, function(n)
    local inner = partnercenter.map(repeated(n, 10), function(ms)
      return get(client, "/v1/delay/" .. ms)
    end)
    return #inner
  end, options(host))
  equal(3, values[1])
  equal(2, values[2])
  local kinds = {}
  local iterator = partnercenter.each({ 20, LONG }, function(ms)
    local _, errors = partnercenter.map({ ms, ms }, function()
      return get(client, "/v1/delay/" .. ms)
    end)
    kinds[ms] = errors and errors[2].kind
    return true
  end, options(host))
  iterator()
  iterator:close()
  nothing_left(host)
  equal("cancelled", kinds[LONG])
end)

case("two clients in one loop", function(host)
  local one, two = new(host, { access_token = "marker-one" }), new(host, { access_token = "marker-two" })
  local values = partnercenter.map({ one, two, one, two }, function(client)
    return get(client, "/v1/token")
  end, options(host))
  equal("Bearer marker-one", values[3])
  equal("Bearer marker-two", values[4])
end)

case("throttling delays a whole loop and none of its calls fails", function(host)
  local client, name, started = new(host, { timeout = 2.5 }), unique(), core.now()
  local values, errors = together(host, repeated(6, function()
    return get(client, "/v1/limit/" .. name .. "/3/3")
  end))
  equal(nil, errors and next(errors) and errors[next(errors)].kind, "error")
  equal("education", values[6])
  equal(true, core.now() - started > 2.99)
end)

case("throttling beyond a call's deadline is an error", function(host)
  local client, name = new(host, { timeout = 20 }), unique()
  local value, err = get(client, "/v1/limit/" .. name .. "/1/30")
  equal(nil, value)
  equal("throttled", err.kind)
  equal(true, err.retry_after and err.retry_after >= 30)
end)

case("a client closed while calls wait", function(host)
  local client, other = new(host), new(host)
  local values, errors = together(host, {
    function()
      return get(client, "/v1/held/" .. unique())
    end,
    function()
      get(other, "/v1/delay/50")
      client:close()
      return get(other, "/v1/delay/50")
    end,
  })
  equal("closed", errors[1].kind)
  equal("education", values[2])
  equal(false, (pcall(get, client, "/v1/delay/1")))
end)

case("a handler of events may call the API", function(host)
  local other, heard = new(host), 0
  local client = new(host, {
    on_event = function()
      if get(other, "/v1/delay/1") then
        heard = heard + 1
      end
    end,
  })
  together(host, repeated(3, function()
    return get(client, "/v1/delay/5")
  end))
  wait_for(other, "the last of the handlers ends", function()
    return heard >= 6
  end)
  equal(0, client.handler_errors)
end)

case("the host's own sleep works inside", function(host)
  if not host.sleep then
    return
  end
  local client, begun = new(host), 0
  local values = partnercenter.map({ 1, 2, 3, 4 }, function()
    begun = begun + 1
    for _ = 1, 1000 do
      host.sleep(0.005)
      if begun == 4 then
        return get(client, "/v1/delay/1")
      end
    end
  end, options(host))
  equal("education", values[4])
end)

case("the host's timers run while 200 lookups are in flight", function(host)
  if not host.sleep then
    return
  end
  local client, name, found = new(host, { max_in_flight = 300 }), unique(), 0
  local fns = repeated(200, function()
    local value = get(client, "/v1/held/" .. name)
    found = found + (value == "education" and 1 or 0)
    return true
  end)
  fns[201] = function()
    wait_for(client, "all are in flight", function()
      return count(client, name) == 200
    end)
    for _ = 1, 5 do
      host.sleep(0.01)
    end
    equal(0, found)
    return get(client, "/release/" .. name)
  end
  local _, errors = together(host, fns, { concurrency = 201 })
  equal(nil, errors)
  equal(200, found)
end)

case("a loop that starts many calls at once lets others run", function(host)
  if not host.takes_turns then
    return
  end
  local client, begun, before, most = new(host), 0, 0, 0
  together(host, {
    function()
      repeat
        host.sleep(0.001)
        most, before = math.max(most, begun - before), begun
      until begun == 400
    end,
    function()
      return together(host, repeated(400, function()
        begun = begun + 1
        return get(client, "/v1/delay/1")
      end), { concurrency = 400 })
    end,
  })
  equal(true, most < 300, most)
end)

case("a call in a user's coroutine inside a task does not yield to it", function(host)
  if host.driver == "coroutine" then
    return
  end
  local client = new(host)
  local values = partnercenter.map({ 1, 2, 3 }, function()
    local own = coroutine.wrap(function()
      local value = get(client, "/v1/delay/20")
      coroutine.yield(value)
    end)
    return own()
  end, options(host))
  equal("education", values[1])
  equal("education", values[3])
end)

case("spawn", function(host)
  local client = new(host)
  if not host.has_loop then
    local ok, why = pcall(partnercenter.spawn, function() end)
    equal(false, ok)
    equal(true, why:find("each", 1, true) ~= nil, why)
    return
  end
  local done = {}
  local function note(name)
    return function(value, err)
      done[name] = (done[name] or "") .. tostring(value or type(err) == "table" and err.kind or err)
    end
  end
  local short = partnercenter.spawn(function()
    return get(client, "/v1/delay/20")
  end, note "short", options(host))
  local long = partnercenter.spawn(function()
    return get(client, "/v1/held/" .. unique())
  end, note "long", options(host))
  local broken = partnercenter.spawn(function()
    get(client, "/v1/delay/5")
    error("marker-mistake")
  end, note "broken", options(host))
  equal("running", short:status())
  wait_for(client, "both are over", function()
    return done.short and done.broken
  end)
  long:cancel()
  wait_for(client, "the cancelled one is over", function()
    return done.long
  end)
  equal("education", done.short)
  equal("done", short:status())
  equal("cancelled", done.long)
  equal("cancelled", long:status())
  equal("done", broken:status())
  equal(true, done.broken:find("marker-mistake", 1, true) ~= nil, done.broken)
  long:cancel()
  get(client, "/v1/delay/20")
  equal("cancelled", done.long)
end)

case("hosts that are not on this machine", function(host)
  local client = new(host, { tenant_id = tenant(5) })
  for _, name in ipairs { "partner", "graph" } do
    local answer, err = client:request { path = "/v1.0/x", host = name }
    equal(nil, answer)
    equal("config", err.kind, tostring(err))
    equal(true, err.message:find("stays on this machine", 1, true) ~= nil, err.message)
  end
  local alert, why = client:security_alerts():first()
  equal(nil, alert)
  equal("config", why.kind, tostring(why))
  client:close()
end)

require("spec.support.hosts.loop_cases")(case, cases)
require("spec.support.hosts.token_cases")(case, cases)

---Runs all cases and reports each in a line: "ok NAME" or "not ok NAME: why".
---@param host table
---@param say fun(line: string)
function cases.run(host, say)
  for _, item in ipairs(cases.list) do
    local ok, why = xpcall(function()
      item.run(host)
      nothing_left(host)
    end, function(why)
      return debug.traceback(tostring(why), 2)
    end)
    say(ok and "ok " .. item.name or "not ok " .. item.name .. ": " .. why:gsub("\n", "\n# "))
  end
end

return cases
