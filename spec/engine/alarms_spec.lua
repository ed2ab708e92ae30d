-- Alarms: functions that the engine runs after a while.
local alarms = require "partnercenter.engine.alarms"
local core = require "partnercenter.core"
local process = require "partnercenter.engine.process"

describe("alarms", function()
  local engine, rung

  local function ring(name)
    return function() rung[#rung + 1] = name end
  end

  -- Drives the engine until no alarm is left.
  local function drive()
    while engine.core:in_flight() > 0 do
      engine.core:wait()
      engine.pump()
    end
  end

  before_each(function()
    engine, rung = process.must_have_engine(), {}
    assert.equal(0, engine.core:in_flight())
  end)

  it("run in the order of their times", function()
    alarms.set(engine, 0.02, ring "second")
    alarms.set(engine, 0.01, ring "first")
    alarms.set(engine, 0.03, ring "third")
    drive()
    assert.same({ "first", "second", "third" }, rung)
  end)

  it("run no earlier than they are due", function()
    local due = core.now() + 0.02
    local at
    alarms.set(engine, 0.02, function() at = core.now() end)
    drive()
    assert.is_true(at >= due)
  end)

  it("count as work in flight until they are cleared", function()
    local alarm, other = alarms.set(engine, 60, ring "late"), alarms.set(engine, 60, ring "late")
    alarms.clear(alarm)
    assert.equal(1, engine.core:in_flight())
    alarms.clear(other)
    alarms.clear(other)
    alarms.clear(nil)
    assert.equal(0, engine.core:in_flight())
    assert.same({}, rung)
  end)

  it("set others, and raise without keeping others from running", function()
    alarms.set(engine, 0, function()
      alarms.set(engine, 0.001, ring "set by an alarm")
      error("marker-alarm", 0)
    end)
    alarms.set(engine, 0, ring "beside")
    local ok, why = pcall(drive)
    assert.is_false(ok)
    assert.equal("marker-alarm", why)
    drive()
    assert.same({ "beside", "set by an alarm" }, rung)
  end)
end)
