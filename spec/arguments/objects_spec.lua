-- Misuse of loops, tasks and simulators.

local blocking = require "partnercenter.engine.driver.blocking"
local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

describe("misuse of", function()
  local function raises(message, run)
    local ok, raised = pcall(run)
    assert.is_false(ok, message)
    assert.matches("^%S*objects_spec%.lua:%d+: .*" .. message:gsub("%p", "%%%0"), raised)
  end

  it("a loop", function()
    local loop = partnercenter.each({ 1, 2 }, function(n) return n end)
    raises("close must be called with a colon, as in iterator:close(...)", function()
      local _ = loop.close()
    end)
    raises("close must be called with a colon", function() local _ = loop.close({}) end)
    raises("iterator:close takes no argument, got a table", function() local _ = loop:close({}) end)
    raises("iterator has no method 'clos', did you mean 'close'?", function() local _ = loop:clos() end)
    loop:close()
  end)

  it("a task", function()
    local driver = setmetatable({ has_loop = true }, { __index = blocking })
    local ended = 0
    local task = partnercenter.spawn(function() return 1 end, function() ended = ended + 1 end, {
      driver = driver,
    })
    for _, name in ipairs({ "cancel", "status" }) do
      raises(name .. " must be called with a colon, as in task:" .. name .. "(...)", function()
        local _ = task[name]()
      end)
      raises(name .. " must be called with a colon", function() local _ = task[name](5) end)
      raises("task:" .. name .. " takes no argument, got a number", function()
        local _ = task[name](task, 5)
      end)
    end
    raises("task has no method 'stauts', did you mean 'status'?", function() local _ = task:stauts() end)
    assert.equal("running", task:status())
    blocking.run_ready()
    assert.same({ "done", 1 }, { task:status(), ended })
  end)

  it("a simulator", function()
    local sim = assert(simulator.start({ customers = 1 }))
    finally(function() sim:stop() end)
    for name, argument in pairs({
      stop = false, fault = { status = 500 }, set = { bom = false }, requests = false, vetting = {},
      clear_faults = false, clear_requests = false, access_token = false, sign_in = false, authorize = "x",
      reset = false,
    }) do
      raises(name .. " must be called with a colon, as in simulator:" .. name .. "(...)", function()
        local _ = sim[name](argument or nil)
      end)
      raises("simulator:" .. name .. " takes ", function()
        local _ = sim[name](sim, argument or nil, {}, {})
      end)
    end
    raises("simulator has no method 'falt', did you mean 'fault'?", function() local _ = sim:falt({}) end)
    raises("simulator has no method 'base_uri', did you mean 'base_url'?", function()
      local _ = sim.base_uri
    end)
    raises("start must be called with a dot, as in simulator.start(...)", function()
      local _ = simulator:start()
    end)
    raises("simulator has no method 'strat', did you mean 'start'?", function()
      local _ = simulator.strat()
    end)
    raises("simulator.start takes one argument", function() local _ = simulator.start({}, {}) end)
  end)
end)
