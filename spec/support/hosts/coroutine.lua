-- lua spec/support/hosts/coroutine.lua URL: runs the cases under a scheduler of its own.

local cases = require "spec.support.hosts.cases"
local socket = require "socket"

local jobs = {}

local function start(fn)
  jobs[#jobs + 1] = { co = coroutine.create(fn) }
end

-- Resumes each coroutine whose descriptor is readable, until all have ended.
local function run()
  while #jobs > 0 do
    local watched = {}
    for _, job in ipairs(jobs) do
      if job.fd then
        watched[#watched + 1] = { getfd = function() return job.fd end, job = job }
      else
        job.runs = true
      end
    end
    for _, item in ipairs(#watched > 0 and socket.select(watched, nil, 10) or {}) do
      item.job.runs = true
    end
    for i = #jobs, 1, -1 do
      local job = jobs[i]
      if job.runs then
        local ok, fd = coroutine.resume(job.co)
        assert(ok, fd)
        job.fd, job.runs = fd, nil
        if coroutine.status(job.co) == "dead" then
          table.remove(jobs, i)
        end
      end
    end
  end
end

local host = { url = arg[1], driver = "coroutine" }

start(function()
  cases.run(host, print)
end)
run()

-- Two coroutines wait for the same descriptor; one must not miss events that the other takes.
local client, answered = cases.new(host), 0
for i = 1, 20 do
  start(function()
    for _ = 1, 5 do
      assert(cases.get(client, "/v1/delay/" .. 1 + i % 7))
      answered = answered + 1
    end
  end)
end
run()
print((answered == 100 and "ok " or "not ok ") .. "coroutines beside each other")
