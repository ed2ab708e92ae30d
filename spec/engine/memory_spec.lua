-- Each allocation of the Lua state fails once while calls are made: nothing crashes or is lost, and later
-- calls succeed. With AddressSanitizer, leaks are found too.

local raw = require "spec.support.servers.raw"

describe("a Lua state that runs out of memory #lua54", function()
  it("loses no call at any of its allocations", function()
    local build = assert(package.cpath:match("^([^;]*)/%?%.so"))
    local server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif head:find("/oauth2/", 1, true) then
          conn:answer("200 OK", '{"access_token":"token","expires_in":3599}')
        else
          local bad = head:find("/v1/bad", 1, true)
          conn:answer(bad and "400 Bad" or "200 OK", '{"code":1,"description":"no"}')
        end
      end
    end)
    local command = "timeout 600 %s/tight_lua spec/support/scripts/tight.lua %s '%s/?.so' 2>&1; echo $?"
    local pipe = assert(io.popen(command:format(build, server.url, build)))
    local said = pipe:read("*a")
    pipe:close()
    server:stop()
    assert.matches("\n0\n$", said)
    local scenarios = 0
    for allocations, raised in said:gmatch(": (%d+) allocations, (%d+) of them raised") do
      assert.is_true(tonumber(allocations) > 20 and tonumber(raised) > 20, said)
      scenarios = scenarios + 1
    end
    assert.equal(5, scenarios, said)
    assert.is_true(tonumber(said:match("an outcome: (%d+) allocations")) >= 3, said)
  end)

  it("loads a module at the next use if the first load failed", function()
    local build = assert(package.cpath:match("^([^;]*)/%?%.so"))
    local command = "timeout 600 %s/tight_lua spec/support/scripts/tight_cold.lua '%s/?.so' 2>&1; echo $?"
    local pipe = assert(io.popen(command:format(build, build)))
    local said = pipe:read("*a")
    pipe:close()
    assert.matches("\n0\n$", said)
    assert.is_true(tonumber(said:match("(%d+) raised")) > 50, said)
  end)
end)
