-- Loads the modules of the first use while Lua runs out of memory at each nth allocation. Argument: path of
-- the module.

local cpath = ...
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
package.cpath = cpath .. ";" .. package.cpath

require "partnercenter.core"

local fail_at, keep = rawget(_G, "fail_at"), rawget(_G, "keep")
keep(rawget(package, "searchpath")("cjson", package.cpath))

local ID = "11111111-2222-4333-8444-555555555555"
local STRIDE = 13

local function unload()
  for name in pairs(package.loaded) do
    if name:find("^partnercenter") and name ~= "partnercenter.core" then package.loaded[name] = nil end
  end
end

local function use(client)
  local customer = client:customer(ID)
  local _, err = customer:qualification()
  assert(err.kind == "network", tostring(err))
  assert(customer:user("x").directory_roles and customer:user("x").licenses and customer.billing_profile)
end

local n, raised = 0, 0
repeat
  unload()
  local client = assert(require("partnercenter").new {
    access_token = "token", base_url = "https://127.0.0.1:1", max_attempts = 1,
  })
  fail_at(n)
  local ok, err = pcall(use, client)
  local failed = fail_at()
  if not ok then
    raised = raised + 1
    assert(failed, err)
  end
  local fine, why = pcall(use, client)
  assert(fine, ("allocation %d: %s after %s"):format(n, why, err))
  client:close()
  n = n + STRIDE
until not failed
print(("%d allocations, %d raised"):format(n, raised))
