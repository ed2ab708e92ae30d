-- lua spec/support/hosts/luv.lua URL: runs the cases in a task of a luv program.

local cases = require "spec.support.hosts.cases"
local partnercenter = require "partnercenter"
local uv = require "luv"

local host = { url = arg[1], driver = "uv", has_loop = true }

function host.sleep(seconds)
  local co, timer = coroutine.running(), uv.new_timer()
  uv.update_time() -- its clock may be stale
  timer:start(seconds * 1000, 0, function()
    timer:close()
    assert(coroutine.resume(co))
  end)
  coroutine.yield()
end

partnercenter.spawn(function()
  cases.run(host, print)
end, nil, { driver = "uv" })
uv.run() -- returns when nothing is active
print "ok nothing keeps the loop alive"

for _ = 1, 20 do
  partnercenter.spawn(function()
    return cases.get(cases.new(host), "/v1/delay/300000")
  end, nil, { driver = "uv" })
end
for _ = 1, 5 do
  uv.run("once")
end
print "ok ends while calls wait"
