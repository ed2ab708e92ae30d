-- lua spec/support/hosts/plain.lua URL: runs the cases in the main program of plain Lua.

local cases = require "spec.support.hosts.cases"

cases.run({ url = arg[1] }, print)

-- Ends with lookups in flight.
local partnercenter = require "partnercenter"
local iterator = partnercenter.each({ 1, 300000, 300000 }, function(ms)
  return cases.get(cases.new { url = arg[1] }, "/v1/delay/" .. ms)
end)
print(iterator() == 1 and "ok ends while calls wait" or "not ok ends while calls wait")
