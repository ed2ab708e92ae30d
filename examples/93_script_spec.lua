-- Tests a script of your own against the simulator, also for the day when the service fails:
-- busted examples/93_script_spec.lua
-- Where lua is another Lua: LUA=lua5.4 lua5.4 "$(command -v busted)" --ignore-lua examples/93_script_spec.lua
-- The script under test is 20_subscriptions.lua; it reads its credentials from the environment.
local simulator = require "partnercenter.simulator"

assert(describe, "run it with busted: see its head")

local SCRIPT = "examples/20_subscriptions.lua"
local INTERPRETER = os.getenv "LUA" or "lua"

describe("the table of subscriptions", function()
  local sim, path

  setup(function() sim = assert(simulator.start { customers = 5 }) end)
  teardown(function() sim:stop() end)
  before_each(function()
    sim:reset()
    path = os.tmpname()
  end)
  after_each(function() os.remove(path) end)

  -- What the script says, and its exit status.
  local function run()
    local words = { "env" }
    for name, value in pairs(sim:environment()) do words[#words + 1] = ("%s='%s'"):format(name, value) end
    local line = ("%s %s %s %s 2>&1; echo $?"):format(table.concat(words, " "), INTERPRETER, SCRIPT, path)
    local stream = assert(io.popen(line))
    local said, status = stream:read("*a"):match "^(.-)(%d+)\n$"
    stream:close()
    return said, tonumber(status)
  end

  local function lines()
    local count = 0
    for _ in io.lines(path) do count = count + 1 end
    return count
  end

  it("has a line for each subscription", function()
    local said, status = run()
    assert.equal(0, status, said)
    assert.is_true(lines() > 5)
  end)

  it("is complete although the service refuses twice", function()
    sim:fault { status = 503, retry_after = 0, path = "/subscriptions", times = 2 }
    local said, status = run()
    assert.equal(0, status, said)
    assert.is_true(lines() > 5)
  end)

  it("stays as it was when a customer cannot be read", function()
    sim:fault { status = 403, path = "/subscriptions", customer = sim.customers[3].id }
    local said, status = run()
    assert.equal(1, status)
    assert.matches("forbidden", said)
    assert.equal(0, lines())
  end)
end)
