-- The plug-in of a release as plug-in managers take it: a folder in an empty Neovim, away from the checkout.
local simulator = require "partnercenter.simulator"
local source = require "spec.support.source"

local LINE = "cd %s && env -i HOME=%s/home PATH=%s LC_ALL=C.UTF-8 OUT=%s/out %s timeout 300 nvim --headless"
  .. " --clean --cmd 'set packpath^=%s/site' -c 'luafile %s/script.lua' -c qall! </dev/null 2>&1"

-- Shows the buffer and the messages. Within a script Neovim raises those of errors.
local SHOW = [[
local said = {}
function vim.notify(text) said[#said + 1] = text end
%s
vim.fn.writefile(vim.api.nvim_buf_get_lines(0, 0, -1, false), os.getenv "OUT")
vim.fn.writefile(said, os.getenv "OUT", "a")
]]

describe("the plug-in partnercenter.nvim #once", function()
  local folder, plugin, root

  local function must(line)
    local stream = assert(io.popen("{ " .. line .. "\n} 2>&1; echo \"status $?\""))
    local text = stream:read "*a"
    stream:close()
    assert.matches("status 0\n$", text)
    return (text:gsub("status 0\n$", ""))
  end

  local function write(path, text)
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
  end

  local function nvim(script, environment, path)
    write(folder .. "/script.lua", SHOW:format(script))
    os.remove(folder .. "/out")
    local words = {}
    for name, value in pairs(environment or {}) do
      words[#words + 1] = ("%s='%s'"):format(name, value)
    end
    local noise = must(LINE:format(folder, folder, path or os.getenv "PATH", folder,
      table.concat(words, " "), folder, folder))
    assert.not_matches("traceback", noise)
    return source.read(folder .. "/out")
  end

  local function place_core(build)
    local place = plugin .. "/build/luajit/partnercenter"
    must(("mkdir -p %s && cp %s/partnercenter/core.so %s"):format(place, build, place))
  end

  setup(function()
    root = must "pwd -P":match "[^\n]+"
    folder = os.tmpname()
    os.remove(folder)
    plugin = folder .. "/site/pack/any/start/partnercenter.nvim"
    must(("mkdir -p %s/home && rockspec/package_folder nvim %s"):format(folder, plugin))
  end)
  teardown(function() os.execute("rm -rf " .. folder) end)
  before_each(function() os.execute(("rm -rf %s/build %s/bin"):format(plugin, folder)) end)

  it("has the tags that Neovim makes", function()
    local ours = source.read(plugin .. "/doc/tags")
    must(("nvim --headless --clean -c 'helptags %s/doc' -c qall!"):format(plugin))
    assert.equal(source.read(plugin .. "/doc/tags"), ours)
  end)

  it("opens its help, and completes the words of its command", function()
    local text = nvim [[
      vim.cmd "PartnerCenter help"
      local line = vim.fn.expand "%:t" .. " " .. vim.fn.expand "<cWORD>"
      for _, typed in ipairs { "", "h", "x", "help " } do
        line = line .. "|" .. table.concat(vim.fn.getcompletion("PartnerCenter " .. typed, "cmdline"), " ")
      end
      vim.cmd "bwipeout"
      vim.api.nvim_buf_set_lines(0, 0, -1, false, { line })
    ]]
    assert.equal("partnercenter.txt *partnercenter*|build customers health help|health help||\n",
      text:match "^[^\n]*\n")
  end)

  it("loads nothing of the library before the command is used", function()
    local text = nvim [[
      for name in pairs(package.loaded) do assert(not name:find "^partnercenter", name) end
    ]]
    assert.equal("\n", text)
  end)

  it("tells a wrong word which words there are", function()
    assert.matches("PartnerCenter: write build, customers, health or help, not halp",
      nvim 'vim.cmd "PartnerCenter halp"')
  end)

  it("says what to do without a core, and with that of another Lua", function()
    local MESSAGE = "PartnerCenter: build the core first, with :PartnerCenter build"
    assert.matches(MESSAGE, nvim 'vim.cmd "PartnerCenter"')
    local health = nvim 'vim.cmd "PartnerCenter health"'
    assert.matches("ERROR: partnercenter: the core cannot be loaded: core%.so not found", health)
    assert.matches("run :PartnerCenter build%. On Debian it needs the packages gcc cmake", health)
    assert.not_matches("missing here", health)

    place_core(root .. "/build")
    assert.matches(MESSAGE, nvim 'vim.cmd "PartnerCenter"')
    assert.matches("core%.so was built for another Lua", nvim 'vim.cmd "checkhealth partnercenter"')
  end)

  it("names the tools that building lacks", function()
    must(("mkdir %s/bin && ln -s $(command -v nvim) $(command -v timeout) %s/bin"):format(folder, folder))
    local health = nvim('vim.cmd "PartnerCenter health"', nil, folder .. "/bin")
    assert.matches("cmake is missing here", health)
    assert.matches("cc is missing here", health)
    assert.matches("PartnerCenter: cmake is missing: install it",
      nvim('vim.cmd "PartnerCenter build"', nil, folder .. "/bin"))
  end)

  describe("builds its core", function()
    -- A cmake that notes its arguments and has the core already. Stage rock of spec/run uses the real one.
    before_each(function()
      must(("mkdir -p %s/bin %s/build/luajit/partnercenter"):format(folder, plugin))
      write(folder .. "/bin/cmake", ("#!/bin/sh\necho \"$@\" >>%s/cmake.log\n"):format(folder)
        .. ("cp %s/build/luajit/partnercenter/core.so %s/build/luajit/partnercenter\n"):format(root, plugin))
      must(("chmod +x %s/bin/cmake && rm -f %s/cmake.log"):format(folder, folder))
    end)

    local function build(script, environment)
      local text = nvim(script, environment, folder .. "/bin:" .. os.getenv "PATH")
      return text, source.read(folder .. "/cmake.log")
    end

    it("by the command, and lists customers with it", function()
      local text, log = build 'vim.cmd "PartnerCenter build"'
      assert.matches("PartnerCenter: the core is built", text)
      assert.matches("%-S " .. plugin:gsub("%p", "%%%0") .. " %-B [^\n]+ %-DLUA_INCLUDE_DIR=/%S+/lua[^\n]*\n"
        .. "%-%-build " .. plugin:gsub("%p", "%%%0") .. "/build/luajit %-%-target core", log)

      local sim = assert(simulator.start { customers = 3 })
      finally(function() sim:stop() end)
      text = nvim([[
        vim.cmd "PartnerCenter customers"
        assert(vim.wait(290000, function()
          return vim.api.nvim_buf_get_lines(0, 1, 2, false)[1]:find "1 education"
        end, 10))
      ]], sim:environment())
      assert.matches("^Partner Center   3 customers\n", text)
      assert.matches("\n  Alder Hill School District +education\n", text)
      local health = nvim('vim.cmd "checkhealth partnercenter"', sim:environment())
      assert.matches("OK: partnercenter [%d.]+, core ABI %d+, LuaJIT 2%.1", health)
      assert.matches("OK: credential in the environment", health)
      assert.not_matches("ERROR", health)
    end)

    it("by lazy.nvim, which runs build.lua", function()
      build(('dofile "%s/build.lua"'):format(plugin))
      assert.matches("OK: partnercenter", nvim 'vim.cmd "checkhealth partnercenter"')
    end)

    it("with the headers that the environment names", function()
      local _, log = build('vim.cmd "PartnerCenter build"', { LUA_INCLUDE_DIR = "/somewhere" })
      assert.matches("%-DLUA_INCLUDE_DIR=/somewhere\n", log)
    end)

    it("unless cmake fails, and says why", function()
      write(folder .. "/bin/cmake", "#!/bin/sh\necho 'CMake Error at CMakeLists.txt:60 (message):'\n"
        .. "echo '  partnercenter: libcurl not found: install it'\nexit 1\n")
      local text = nvim('vim.cmd "PartnerCenter build"', nil, folder .. "/bin:" .. os.getenv "PATH")
      assert.matches("PartnerCenter: libcurl not found: install it", text)
    end)
  end)
end)
