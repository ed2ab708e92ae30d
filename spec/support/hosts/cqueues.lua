-- lua spec/support/hosts/cqueues.lua URL: runs the cases in a coroutine of a cqueues controller.

local cases = require "spec.support.hosts.cases"
local cqueues = require "cqueues"

local host = { url = arg[1], has_loop = true, sleep = cqueues.sleep }

local controller = cqueues.new()
controller:wrap(function()
  cases.run(host, print)
end)
assert(controller:loop())
print((controller:count() == 0 and "ok " or "not ok ") .. "nothing is left in the controller")

-- Outside the controller a call blocks; then another controller takes over.
assert(cases.get(cases.new(host), "/v1/delay/1") == "education")
local second = cqueues.new()
local nested = {}
second:wrap(function()
  nested[1] = cases.get(cases.new(host), "/v1/delay/1")
end)
assert(second:loop())
print(nested[1] == "education" and "ok a second controller" or "not ok a second controller")

-- Ends with lookups in flight.
local third = cqueues.new()
for _ = 1, 20 do
  third:wrap(function()
    cases.get(cases.new(host), "/v1/delay/300000")
  end)
end
third:step(0.1)
print "ok ends while calls wait"
