-- The script of each of two states in two threads. Arguments: base URL, path of the module.

package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
package.cpath = arg[2] .. ";" .. package.cpath

local partnercenter = require "partnercenter"

local LOOKUPS, ROUNDS = 200, 5

for _ = 1, ROUNDS do
  local client = assert(partnercenter.new { access_token = "x", base_url = arg[1], max_attempts = 2 })
  local ids = {}
  for i = 1, LOOKUPS do
    ids[i] = i
  end
  local values, errors = partnercenter.map(ids, function(i)
    return client:request { path = i % 20 == 0 and "/v1/bad" or "/v1/good" }
  end)
  for i = 1, LOOKUPS do
    assert((values[i] ~= nil) == (i % 20 ~= 0) and (errors[i] ~= nil) == (i % 20 == 0))
  end
  client:close()
end

local client = assert(partnercenter.new {
  access_token = "x", base_url = "https://name.invalid", proxy = false, max_attempts = 1,
})
local _, err = client:request { path = "/v1/x" }
assert(err.phase == "resolve")
