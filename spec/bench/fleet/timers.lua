-- How late a host's timer of 10 ms is while lookups take their slots from Redis: Redis well, far away and
-- stopped, beside lookups without Redis. Runs at the top of the checkout.
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"

local timers = {}

local TURNS, AT_ONCE, DELAY = 500, 16, 0.2
local CUSTOMER = "a1000000-0000-4000-8000-000000000001"

local function sleeper_of(driver)
  local ngx = rawget(_G, "ngx")
  if driver ~= "uv" then
    return function(seconds)
      ngx.update_time() -- its clock may have stood still
      ngx.sleep(seconds)
    end
  end
  local uv = require "luv"
  return function(seconds)
    local co, timer = coroutine.running(), uv.new_timer()
    uv.update_time()
    timer:start(seconds * 1000, 0, function()
      timer:close()
      assert(coroutine.resume(co))
    end)
    coroutine.yield()
  end
end

--- Runs in the host: the timer beside lookups.
---@param job table driver, service, redis
---@return number[] how late it was each time, in ms, in order of size
function timers.run(job)
  local client = assert(partnercenter.new {
    access_token = "x", base_url = job.service, authority = job.service, driver = job.driver,
    shared = job.redis or false, max_requests_per_minute = job.redis and 60000 or nil,
  })
  local sleep, late, over = sleeper_of(job.driver), {}, false
  local function count()
    for i = 1, TURNS do
      local due = core.now() + 0.01
      sleep(0.01)
      late[i] = (core.now() - due) * 1000
    end
    over = true
    return true
  end
  local function look_up()
    local function ids() return not over and CUSTOMER or nil end
    partnercenter.map(ids, function(id)
      return client:customer(id):qualification()
    end, { concurrency = AT_ONCE, driver = job.driver })
    return true
  end
  partnercenter.map({ count, look_up }, function(fn) return fn() end, { driver = job.driver })
  client:close()
  table.sort(late)
  return late
end

-- A port that passes everything on to Redis and back, late.
local function far_away(process, socket, port)
  local listener = assert(socket.bind("127.0.0.1", 0, 64))
  local _, own = listener:getsockname()
  local pid = process.fork()
  if pid ~= 0 then return tonumber(own), pid end
  local other = {}
  while true do
    local sides = { listener }
    for side in pairs(other) do sides[#sides + 1] = side end
    for _, side in ipairs((socket.select(sides))) do
      if side == listener then
        local from, to = listener:accept(), socket.connect("127.0.0.1", port)
        from:settimeout(0)
        to:settimeout(0)
        other[from], other[to] = to, from
      elseif other[side] then
        local bytes, why, rest = side:receive(65536)
        socket.sleep(DELAY)
        other[side]:send(bytes or rest or "")
        if why == "closed" then
          other[other[side]]:close()
          other[side]:close()
          other[other[side]], other[side] = nil, nil
        end
      end
    end
  end
end

local function compare()
  local drivers = require "spec.support.hosts.drivers"
  local process = require "spec_process"
  local redis = require("spec.support.servers.redis").start()
  local service = require("spec.support.servers.service").start()
  local port, relay = far_away(process, require "socket", redis.port)
  local places = {
    { "no Redis" }, { "Redis", redis.url }, { "Redis, 0.2 s away", "redis://127.0.0.1:" .. port },
    { "Redis stopped", redis.url, function() redis:signal "STOP" end },
  }
  print(("%-8s %-18s %8s %8s %8s   ratios"):format("host", "lookups with", "p50", "p99", "most"))
  for _, driver in ipairs { "uv", "ngx" } do
    local first
    for _, place in ipairs(places) do
      if place[3] then place[3]() end
      local late = drivers[driver] {
        { module = "spec.bench.fleet.timers", driver = driver == "uv" and "uv" or nil,
          service = service.url, redis = place[2] },
      }[1]
      local found = { late[TURNS / 2], late[math.floor(TURNS * 0.99)], late[TURNS] }
      first = first or found
      io.write(("%-8s %-18s"):format(driver, place[1]))
      for i = 1, 3 do io.write((" %5.2f ms"):format(found[i])) end
      for i = 1, 3 do io.write((" %7.2f"):format(found[i] / first[i])) end
      print()
    end
    redis:signal "CONT"
  end
  process.kill(relay, "KILL")
  redis:stop()
  service:stop()
end

if not ... then compare() end -- it is not required by a host

return timers
