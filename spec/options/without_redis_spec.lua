-- Without hiredis, at run time or at build, `shared` is a config error of one line and all else works.
local command = require "spec.cli.command"
local sign_in = require "spec.support.sign_in"

local PROGRAM = [[
local partnercenter = require "partnercenter"
local client, err = partnercenter.new { access_token = "x", shared = os.getenv "ADDRESS" }
io.write(tostring(client), " ", err and err.kind or "", " ", err and err.message or "", "\n")
]]

describe("without hiredis #once", function()
  local folder, root

  setup(function()
    root = command.output("pwd -P"):match "[^\n]+"
    folder = command.output("mktemp -d"):match "[^\n]+"
    sign_in.write(folder .. "/program.lua", PROGRAM)
  end)
  teardown(function() os.execute("rm -r " .. folder) end)

  local function run(environment, core, program)
    local line = "env %s LUA_PATH='%s/lua/?.lua;%s/lua/?/init.lua;;' LUA_CPATH='%s/?.so;;' lua5.4 %s 2>&1"
    return command.output(line:format(environment, root, root, core, program))
  end

  -- A file that is no library stands in the place of each version that could be found.
  local function hidden()
    local path = folder .. "/hidden"
    os.execute("mkdir -p " .. path)
    for name in command.output("ldconfig -p || /sbin/ldconfig -p"):gmatch "libhiredis%S+" do
      sign_in.write(path .. "/" .. name, "")
    end
    return "LD_LIBRARY_PATH=" .. path
  end

  -- The module as CMake builds it with PARTNERCENTER_REDIS=OFF: only one file of it differs.
  local function built_without()
    local path = folder .. "/built"
    local cache = sign_in.read "build/CMakeCache.txt"
    local headers = cache:match "LUA_INCLUDE_DIR:%w+=([^\n]+)"
    local made = command.output(("cmake -S . -B %s -DPARTNERCENTER_REDIS=OFF -DLUA_INCLUDE_DIR=%s 2>&1")
      :format(path, headers))
    local commands = sign_in.read(path .. "/compile_commands.json")
    local compile, object = commands:match '"command": "([^\n]- %-o (%S-redis/resp%.c%.o) [^\n]-)",\n'
    assert(compile, made)
    local objects = "find {core,pc_core}.dir -name '*.o' ! -path '*/redis/resp.c.o' -printf '" .. root
      .. "/build/CMakeFiles/%p '"
    local link = "(cd %s && %s && cc -shared -o partnercenter/core.so %s %s"
      .. " -lcurl -lssl -lcrypto -lz -lpthread -ldl) 2>&1"
    local others = command.output("cd build/CMakeFiles && bash -c \"" .. objects .. "\"")
    assert.equal("", command.output(link:format(path, compile, object, others)))
    return path
  end

  local function refuses_only_shared(environment, core, why)
    for name, origin in pairs { ADDRESS = "option shared", PARTNERCENTER_SHARED = "PARTNERCENTER_SHARED" } do
      local said = run(("%s %s=redis://a"):format(environment, name), core, folder .. "/program.lua")
      assert.matches("^nil config " .. origin .. " cannot be used: [^\n]*\n$", said)
      assert.matches(why, said, 1, true)
      assert.matches("leave out `shared`", said, 1, true)
    end
    assert.matches("^partnercenter.client", run(environment, core, folder .. "/program.lua"))
    local tap = run(environment, core, "spec/smoke.lua")
    assert.is_nil(tap:find "not ok")
    assert.matches("\n1%.%.%d+\n$", tap)
  end

  it("at run time: shared says what to install", function()
    refuses_only_shared(hidden(), "build", "is missing: install hiredis")
  end)

  it("at build, by PARTNERCENTER_REDIS=OFF: shared says what to build", function()
    refuses_only_shared("", built_without(), "this library was built without Redis")
  end)
end)
