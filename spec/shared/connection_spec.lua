-- The connection to Redis in every driver, by the cases of connection_cases.lua.
local cases = require "spec.shared.connection_cases"
local certificates = require "spec.support.servers.certificates"
local drivers = require "spec.support.hosts.drivers"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local service = require "spec.support.servers.service"

local NAMES = { "blocking", "coroutine", "cqueues", "uv", "ngx", "neovim" }

describe("the connection to Redis", function()
  local server, dying, stopping, web, other

  setup(function()
    other = certificates.new "of another"
    server = redis_server.start { tls = true }
    dying, stopping, web = redis_server.start(), redis_server.start(), service.start()
    process.setenv("http_proxy", "http://127.0.0.1:1")
    process.setenv("https_proxy", "http://127.0.0.1:1")
  end)

  teardown(function()
    process.setenv("http_proxy", nil)
    process.setenv("https_proxy", nil)
    for _, one in ipairs { server, dying, stopping, web } do one:stop() end
    other:remove()
  end)

  local function job(case, driver, database)
    local named = driver ~= "ngx" and driver ~= "neovim" and driver or nil
    return {
      module = "spec.shared.connection_cases", case = case, driver = named, database = database,
      url = server.url, tls_url = server.tls_url, ca = server.ca, other_ca = other.ca, port = server.port,
      http = web.url:gsub("^http:", "redis:"), stopping = { url = stopping.url, pid = stopping.pid },
      dying = { url = dying.url, pidfile = dying.dir .. "/pid", start = dying:start_command() },
    }
  end

  for _, driver in ipairs(NAMES) do
    describe("in " .. driver, function()
      local outcomes

      setup(function()
        server:cli "FLUSHALL"
        local jobs = {}
        for i, case in ipairs(cases.list) do jobs[i] = job(case.name, driver, i) end
        outcomes = drivers[driver](jobs)
      end)

      for i, case in ipairs(cases.list) do
        it(case.name, function() assert.equal(case.wanted, outcomes[i]) end)
      end
    end)
  end
end)
