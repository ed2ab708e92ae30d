-- Each snippet of a shell in the documents runs at the top of a checkout, against the simulator. A console
-- prints what it shows.
local command = require "spec.cli.command"
local shell_program = require "spec.support.documents.shell_program"
local simulator = require "partnercenter.simulator"
local snippets = require "spec.support.documents.snippets"

-- Commands that do not run here: the first words, and why.
local EXCEPTIONS = {
  ["apt-get install"] = "needs root and the network; spec/support/machine.sh installs the same packages",
  ["luarocks --lua-version"] = "takes minutes; stage rock of spec/run does it for each Lua",
  ["rockspec/release"] = "needs a committed checkout; spec/project/release_spec.lua runs it",
  ["rockspec/deb"] = "takes a minute; stage deb of spec/run does it",
  ["cmake "] = "takes minutes; stage rock of spec/run does it",
  ["build_module"] = "builds in the checkout; spec/run does it",
  ["./examples/quickstart"] = "builds in the checkout; spec/examples/quickstart_spec.lua runs it",
  ["./examples/neovim/run"] = "stays open; spec/examples/neovim_app_spec.lua runs it",
  ["./examples/fleet/run"] = "takes long; spec/examples/fleet_spec.lua runs it in short",
  ["./examples/openresty/run"] = "stays open; spec/examples/openresty_app_spec.lua runs it",
  ["curl -i http://127.0.0.1:8080"] = "asks that app; spec/examples/openresty_app_spec.lua asks it",
  ["nvim -c"] = "stays open; spec/examples/neovim_plugin_spec.lua runs it",
  ["cp -R build/release"] = "needs a release; spec/examples/neovim_plugin_spec.lua installs it",
  ["partnercenter webhook listen"] = "stays open; spec/cli/webhook/listen_spec.lua runs it",
  ["partnercenter login"] = "waits for a person; spec/cli/sign_in_spec.lua signs in",
  ["LUA_PATH=\"./lua/?.lua"] = "writes into the checkout; spec/project/types_spec.lua compares the result",
  ["./spec/live/run"] = "needs a real account; spec/live_check runs it against the simulator",
  ["LUA_PATH='./lua/?.lua"] = "takes minutes and needs root, by hand",
  ["spec/bench"] = "takes minutes, by hand",
  ["callgrind_annotate"] = "reads what that wrote",
}

-- A snippet without the lines that do not run. The next line of a "\" belongs to its command.
local function runnable(text, hit)
  local kept, skipping = {}, false
  for line in text:gmatch("[^\n]+") do
    local why = skipping
    for words in pairs(EXCEPTIONS) do
      if line:sub(1, #words) == words then why, hit[words] = true, true end
    end
    if not why then kept[#kept + 1] = line end
    skipping = why and line:find("\\$") ~= nil
  end
  return table.concat(kept, "\n")
end

describe("the documents' shell #once", function()
  local sim, folder, environment
  local hit = {}

  setup(function()
    sim = assert(simulator.start { customers = 27, job_wait = 0, invoice_lines = 50 })
    folder = shell_program.checkout()
    -- the program that README.md lets the reader save
    for _, block in ipairs((snippets.of "README.md")) do
      if block.language == "lua" then
        local file = assert(io.open(folder .. "/school.lua", "w"))
        file:write(block.text)
        file:close()
      end
    end
    environment = command.bare(folder)
    for name, value in pairs(sim:environment()) do environment[name] = value end
    environment.LUA_PATH = folder .. "/lua/?.lua;" .. folder .. "/lua/?/init.lua;;"
    environment.LUA_CPATH = folder .. "/build/?.so;;"
    environment.PATH = folder .. "/bin:" .. environment.PATH
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. folder)
  end)
  before_each(function() assert(sim:reset()) end)

  for _, block in ipairs(snippets.all { sh = true }) do
    it(("runs: %s:%d"):format(block.path, block.line), function()
      local printed, status = shell_program.run(runnable(block.text, hit), folder, environment)
      assert.equal(0, status, printed)
      assert.equal(nil, printed:match "traceback", printed)
    end)
  end

  for _, block in ipairs(snippets.all { console = true }) do
    it(("prints what it shows: %s:%d"):format(block.path, block.line), function()
      for _, one in ipairs(shell_program.commands(block)) do
        local script = runnable(one[1], hit)
        if script ~= "" then
          local printed = shell_program.run(script, folder, environment)
          assert(snippets.match(one[2], printed), ("$ %s\n%s"):format(script, printed))
        end
      end
    end)
  end

  it("skips only what it must", function()
    for words in pairs(EXCEPTIONS) do assert(hit[words], words .. ": no document has it") end
  end)
end)
