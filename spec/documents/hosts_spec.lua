-- Each snippet of the documents for nginx, Neovim, cqueues, luv and busted runs there, against the simulator.
local command = require "spec.cli.command"
local neovim = require "spec.support.programs.neovim"
local nginx = require "spec.support.programs.nginx"
local process = require "spec_process"
local shell_program = require "spec.support.documents.shell_program"
local simulator = require "partnercenter.simulator"
local snippets = require "spec.support.documents.snippets"
local socket = require "socket"

local SCHOOL = "a1000000-0000-4000-8000-000000000001"
local PATHS = [[
lua_package_path "%DIR%/?.lua;%ROOT%/lua/?.lua;%ROOT%/lua/?/init.lua;;";
lua_package_cpath "%ROOT%/build/luajit/?.so;;";
]]

-- Reports what the snippet notifies and ends Neovim's script.
local IN_NEOVIM = [[
local said
vim.notify = function(text) said = text end
%s
assert(vim.wait(290000, function() return said end, 10), "nothing was notified")
io.open(os.getenv "OUT", "wb"):write(said, "\n"):close()
]]

local PATIENCE = 300 -- seconds

local function wait_until(what, condition)
  local ends = socket.gettime() + PATIENCE
  repeat
    if condition() then return end
    socket.select(nil, nil, 0.01)
  until socket.gettime() > ends
  error("it took too long until " .. what)
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

describe("the documents' host #once", function()
  local sim, folder, environment, root

  setup(function()
    root = command.output("pwd -P"):match("[^\n]+")
    sim = assert(simulator.start { customers = 27 })
    folder = shell_program.checkout()
    environment = sim:environment()
    for name, value in pairs(environment) do process.setenv(name, value) end
  end)
  teardown(function()
    for name in pairs(environment) do process.setenv(name) end
    sim:stop()
    os.execute("rm -r " .. folder)
  end)
  before_each(function() assert(sim:reset()) end)

  local function each(host, run)
    local found = snippets.all({ lua = true }, host)
    assert(#found > 0, "no document has a snippet for " .. host)
    for _, block in ipairs(found) do
      it(("%s runs: %s:%d"):format(host, block.path, block.line), function() run(block) end)
    end
  end

  local function as_program(block)
    write(folder .. "/program.lua", block.text)
    local line = "LUA_PATH='%s/lua/?.lua;%s/lua/?/init.lua;;' LUA_CPATH='%s/build/?.so;;' lua5.4 %s 2>&1"
    local printed = command.output(line:format(root, root, root, folder .. "/program.lua"))
    assert.equal(snippets.promised(block), printed)
  end

  each("cqueues", as_program)
  each("luv", as_program)

  each("neovim", function(block)
    local said, noise = neovim { lua = IN_NEOVIM:format(block.text) }
    assert.equal(snippets.promised(block), said, noise)
  end)

  each("busted", function(block)
    write(folder .. "/own_spec.lua", block.text)
    local line = "lua5.4 \"$(command -v busted)\" --ignore-lua %s/own_spec.lua 2>&1"
    local printed = command.output(line:format(folder))
    assert.matches("[1-9]%d* successes / 0 failures / 0 errors", printed)
  end)

  -- The module of a document beside its configuration.
  local function serve(block, ask)
    local conf
    for _, other in ipairs((snippets.of(block.path))) do
      if other.language == "nginx" then conf = other.text end
    end
    local server = nginx.start(function(port, dir)
      write(dir .. "/" .. block.text:match("^%-%- (%w+_?%w*%.lua)\n"), block.text)
      local text = PATHS:gsub("%%DIR%%", dir):gsub("%%ROOT%%", root) .. conf
      return (text:gsub("listen 127%.0%.0%.1:8080", "listen 127.0.0.1:" .. port))
    end, nil, "notice")
    local ok, why = pcall(ask, server)
    local log = server:log()
    server:stop()
    assert(ok, tostring(why) .. "\n" .. log)
  end

  local ASK = {
    ["lua/partnercenter/engine/driver/README.md"] = function(server)
      assert.same({ 200, "education\n" }, { server:get("/qualification?customer=" .. SCHOOL) })
      assert.same({ 200, "education\n" }, { server:get("/qualification?customer=" .. SCHOOL) })
    end,
    ["lua/partnercenter/webhook/README.md"] = function(server)
      assert(sim:emit { name = "invoice-ready", resource = "G000000001", url = server.url .. "/webhook" })
      wait_until("the event is handled", function()
        return server:log():find("invoice-ready G000000001", 1, true)
      end)
    end,
  }

  each("nginx", function(block) serve(block, assert(ASK[block.path], block.path)) end)

  it("has no other", function()
    local known = { cqueues = true, luv = true, neovim = true, busted = true, nginx = true }
    for _, path in ipairs(snippets.documents()) do
      for _, block in ipairs((snippets.of(path))) do
        if block.host then assert.is_true(known[block.host], ("%s:%d"):format(path, block.line)) end
      end
    end
  end)
end)
