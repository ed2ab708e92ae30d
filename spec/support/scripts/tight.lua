-- Makes calls while Lua runs out of memory at each allocation. Arguments: base URL, path of the module.

local url, cpath = ...
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
package.cpath = cpath .. ";" .. package.cpath

local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local partnercenter = require "partnercenter"

local fail_at, keep = rawget(_G, "fail_at"), rawget(_G, "keep")
keep(rawget(package, "searchpath")("cjson", package.cpath))

local function new()
  return assert(partnercenter.new {
    tenant_id = "11111111-2222-4333-8444-555555555555", client_id = "11111111-2222-4333-8444-555555555555",
    client_secret = "s", base_url = url,
    authority = url, max_attempts = 2, timeout = 20, on_event = function() end,
  })
end

local function one_call(client)
  assert(client:request { path = "/v1/good" })
end

local function a_write(client)
  assert(client:request { method = "POST", path = "/v1/good", body = { a = 1 } })
end

local function a_refusal(client)
  local _, err = client:request { path = "/v1/bad" }
  assert(err.status == 400 and tostring(err) ~= "")
end

local function many(client)
  local values = partnercenter.map({ 1, 2, 3 }, function()
    return client:request { path = "/v1/good" }
  end)
  assert(values[3])
end

local function whole_life()
  local client = new()
  one_call(client)
  client:close()
end

-- Only steps of this engine run out of memory: an outcome is complete or absent.
local function an_outcome()
  local part, over, told, waiting, n = core.engine(), {}, {}, {}, 0
  local one = core.client {
    base = { api = url, partner = url, graph = url, token = url }, token_path = "/t", audience = {},
    access_token = "x", user_agent = "tight", fields = {},
  }
  repeat
    local item, failed = part:submit(waiting, one, { host = "api", method = "GET" }, "/v1/bad"), false
    repeat
      assert(part:wait(20))
      fail_at(not failed and n or nil)
      local ok, err = pcall(part.step, part, waiting, over, told)
      failed = fail_at() or failed
      assert(ok or failed, err)
      assert(#over == (item.done and 1 or #over), "told of before it is whole")
      if item.done then
        assert(ok, "done although the step failed")
        assert(item.status == 400 and item.text and item.attempts == 1 and item.head, "a field is missing")
        assert(item.ids and over[1] == item and not waiting[1])
      end
    until item.done
    over, n = {}, n + 1
  until not failed
  one:close()
  part:close()
  print(("an outcome: %d allocations"):format(n))
end

-- After any failure, later calls succeed.
local function recovers(client)
  one_call(client)
  many(client)
  local latest = core.now() + 300
  while engine.in_flight() > 0 do
    engine.here().core:wait(0.1)
    engine.here().pump()
    assert(core.now() < latest, "a call was lost")
  end
end

-- With many allocations, only each nth of them fails.
local SCENARIOS = {
  { "one call", one_call, 1 }, { "a write", a_write, 1 }, { "a refusal", a_refusal, 1 }, { "many", many, 3 },
  { "a whole life", whole_life, 3 },
}

an_outcome()

for _, row in ipairs(SCENARIOS) do
  local name, scenario, stride = row[1], row[2], row[3]
  local client = new()
  scenario(client)
  local n, raised = 0, 0
  repeat
    fail_at(n)
    local ok, err = pcall(scenario, client)
    local failed = fail_at()
    if not ok then
      raised = raised + 1
      assert(failed, err)
    end
    local fine, why = pcall(recovers, client)
    assert(fine, ("%s, allocation %d: %s after %s"):format(name, n, why, err))
    n = n + stride
  until not failed
  client:close()
  print(("%s: %d allocations, %d of them raised"):format(name, n, raised))
end
