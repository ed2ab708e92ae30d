-- Two processes of one partner in every host: one refresh, one pause, one job, one Redis that dies.
local cases = require "spec.shared.hosts.cases"
local drivers = require "spec.support.hosts.drivers"
local json = require "partnercenter.json"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local service = require "spec.support.servers.service"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"
local token_server = require "spec.support.servers.token"

local NAMES = { "blocking", "coroutine", "cqueues", "uv", "ngx", "neovim" }
local BY_ENVIRONMENT = { ngx = true, neovim = true } -- these have no other driver

describe("two processes that share a Redis", function()
  local server, web, endpoints, dying, runs

  -- The token comes when both processes are connected.
  local function endpoint_of(database)
    local connected = ("db=%d "):format(database)
    return token_server.start {
      strict = true,
      before = function()
        while select(2, server:cli("CLIENT", "LIST"):gsub(connected, "")) < 2 do
          socket.select(nil, nil, 0.02)
        end
      end,
    }
  end

  local function jobs_of(driver, database, first)
    local jobs = {}
    for i, case in ipairs(cases.list) do
      local mortal = dying[driver]
      jobs[i] = {
        module = "spec.shared.hosts.cases", case = case.name, first = first,
        driver = not BY_ENVIRONMENT[driver] and driver or nil, service = web.url,
        endpoint = endpoints[driver].url, url = ("%s/%d"):format(server.url, database),
        tenant = ("%08d-2222-4333-8444-%012d"):format(i, database),
        dying = { url = mortal.url, pidfile = mortal.dir .. "/pid", start = mortal:start_command() },
      }
    end
    return jobs
  end

  local function start(driver, jobs)
    local path = os.tmpname()
    local pid = process.fork()
    if pid == 0 then
      local ok, outcomes = pcall(drivers[driver], jobs)
      sign_in.write(path, (json.encode(ok and outcomes or { tostring(outcomes) })))
      process.exit(0)
    end
    return { pid = pid, path = path }
  end

  local function outcomes_of(one)
    process.wait(one.pid)
    local outcomes = assert(json.decode(sign_in.read(one.path)))
    os.remove(one.path)
    return outcomes
  end

  setup(function()
    server, web = redis_server.start(), service.start()
    endpoints, dying, runs = {}, {}, {}
    for database, driver in ipairs(NAMES) do
      endpoints[driver], dying[driver] = endpoint_of(database), redis_server.start()
      runs[driver] = {
        start(driver, jobs_of(driver, database, true)), start(driver, jobs_of(driver, database, false)),
      }
    end
    for _, driver in ipairs(NAMES) do
      for i, one in ipairs(runs[driver]) do runs[driver][i] = outcomes_of(one) end
    end
  end)

  teardown(function()
    for _, driver in ipairs(NAMES) do
      endpoints[driver]:stop()
      dying[driver]:stop()
    end
    web:stop()
    server:stop()
  end)

  for _, driver in ipairs(NAMES) do
    for i, case in ipairs(cases.list) do
      it(("in %s: %s"):format(driver, case.name), function()
        assert.same(case.wanted, { runs[driver][1][i], runs[driver][2][i] })
      end)
    end

    it(("in %s: the refresh token was redeemed once"):format(driver), function()
      assert.same({ "marker-first" }, endpoints[driver]:received "token")
    end)
  end
end)
