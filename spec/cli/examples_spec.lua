-- Every example of the help, run against the simulator.
local command = require "spec.cli.command"
local commands = require "partnercenter.cli.command_line.commands"

-- Those that are about the command itself, or start a simulator of their own.
local ELSEWHERE = { help = true, version = true, simulator = true, login = true, logout = true }

describe("the examples of the help", function()
  local sim, environment, home, subscription

  setup(function()
    home = os.tmpname()
    os.remove(home)
    assert(os.execute("mkdir " .. home))
    sim = assert(require("partnercenter.simulator").start { customers = 5, job_wait = 0, invoice_lines = 50 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
    subscription = command.run("subscriptions customer1.example --fields id", environment).out:match("%S+")
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  -- The line as a shell in the home folder runs it.
  local function run(line)
    line = line:gsub("^partnercenter ", ""):gsub("SUBSCRIPTION", subscription)
    line = line:gsub("lines%.", home .. "/lines."):gsub("usage%.", home .. "/usage.")
    line = line:gsub("> customers%.csv", "")
    return command.run(line, environment)
  end

  for _, about in ipairs(commands.list) do
    local group = not ELSEWHERE[about.name] and require("partnercenter.cli.commands." .. about.module)
    local examples = group and group[about.name].examples
    for _, example in ipairs(examples or {}) do
      it(example[2], function()
        local found = run(example[2])
        local asks = found.err:find("There is no terminal to ask on", 1, true)
        assert.equal(asks and 2 or 0, found.status, found.err)
        assert.not_matches("a fault of the command", found.err)
      end)
    end
    if group then
      it(about.name .. " has two examples", function()
        assert.is_true(examples and #examples >= 2, about.name)
      end)
    end
  end

  it("send no write in a dry run", function()
    local count = 0
    for _, about in ipairs(commands.list) do
      local group = not ELSEWHERE[about.name] and require("partnercenter.cli.commands." .. about.module)
      for _, example in ipairs(group and group[about.name].examples or {}) do
        if example[2]:find("--dry-run", 1, true) then
          assert(sim:clear_requests())
          run(example[2])
          for _, request in ipairs(assert(sim:requests())) do
            local token = request.path:find("oauth2", 1, true)
            assert.is_true(request.method == "GET" or token ~= nil, example[2] .. ": " .. request.method)
          end
          count = count + 1
        end
      end
    end
    assert.is_true(count >= 5)
  end)
end)
