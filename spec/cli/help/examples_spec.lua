-- Every example of the help, run against the simulator as typed, without and with a terminal.
local command = require "spec.cli.command"
local commands = require "partnercenter.cli.command_line.commands"

-- They need a person, start a simulator of their own, or stay open: their own specs run them.
local ELSEWHERE = {
  simulator = true, login = true, logout = true, ["webhook listen"] = true, ["webhook test"] = true,
}
local COLUMNS = 120

local function command_of(about)
  return require("partnercenter.cli.commands." .. about.module)[about.name]
end

local function add_examples(found, name, data)
  for _, example in ipairs(not ELSEWHERE[name] and data.examples or {}) do
    if not example[2]:find("completion zsh", 1, true) then found[#found + 1] = example[2] end
  end
end

local function examples()
  local found = {}
  for _, about in ipairs(commands.list) do
    add_examples(found, about.name, command_of(about))
    for _, sub in ipairs(command_of(about).subcommands or {}) do
      add_examples(found, about.name .. " " .. sub.name, sub)
    end
  end
  return found
end

describe("the examples of the help", function()
  local sim, environment, home, subscription

  setup(function()
    home = command.home()
    assert(os.execute("mkdir -p " .. home .. "/.config/fish/completions"))
    sim = assert(require("partnercenter.simulator").start { customers = 5, job_wait = 0, invoice_lines = 50 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
    subscription = command.run("subscriptions customer1.example --fields id", environment).out:match("%S+")
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function()
    assert(sim:reset())
    os.execute(("rm -f %s/*.csv %s/*.jsonl* %s/*.state"):format(home, home, home))
  end)

  local function run(line, options)
    line = line:gsub("SUBSCRIPTION", subscription):gsub("| man %-l %-", "| cat")
    return command.shell(line, environment, options)
  end

  for _, line in ipairs(examples()) do
    it(line, function()
      local found = run(line)
      local asks = found.err:find("There is no terminal to ask on", 1, true)
      assert.equal(asks and 2 or 0, found.status, found.err)
      assert.not_matches("a fault of the command", found.err)
      assert.not_matches("\27", found.out .. found.err)

      assert(sim:reset())
      os.execute(("rm -f %s/*.csv %s/*.jsonl* %s/*.state"):format(home, home, home))
      local input = asks and "n\n" or nil -- script(1) waits two seconds for input that nobody reads
      local shown = run(line, { columns = COLUMNS, input = input })
      assert.equal(asks and 1 or 0, shown.status, shown.out)
      assert.not_matches("a fault of the command", shown.out)
      assert.equal(asks ~= nil, shown.out:find("[y/N]", 1, true) ~= nil)
      local first = found.out:match("^[^\t\n ]+")
      first = first and first:gsub("^(%d+%-%d+%-%d+)T.*", "%1") -- a terminal shows the day only
      if first and not asks then assert.is_truthy(shown.out:find(first:sub(1, 30), 1, true), shown.out) end
    end)
  end

  it("are at least two for each command", function()
    for _, about in ipairs(commands.list) do
      local command_data = command_of(about)
      for _, one in ipairs(command_data.subcommands or { command_data }) do
        assert.is_true(#(one.examples or {}) >= 2, about.name)
      end
    end
  end)

  it("send no write in a dry run", function()
    local count = 0
    for _, line in ipairs(examples()) do
      if line:find("--dry-run", 1, true) then
        assert(sim:clear_requests())
        run(line)
        for _, request in ipairs(assert(sim:requests())) do
          local token = request.path:find("oauth2", 1, true)
          assert.is_true(request.method == "GET" or token ~= nil, line .. ": " .. request.method)
        end
        count = count + 1
      end
    end
    assert.is_true(count >= 5)
  end)
end)
