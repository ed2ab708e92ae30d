-- What is said when something that the library needs is missing, too old, or made for another Lua.

local source = require "spec.support.source"

local LUA_FILES = "LUA_PATH='./lua/?.lua;./lua/?/init.lua;;'"
local LUAJIT, LUA54 = "build/luajit", "build"
local OLD_CURL = [[
#include_next <curl/curl.h>
#undef LIBCURL_VERSION_NUM
#define LIBCURL_VERSION_NUM 0x075600
]]
local OLD_VERSION = '#define LIBCURL_VERSION "7.86.0"\n#define LIBCURL_VERSION_NUM 0x075600\n'

local directory

local function output(command)
  local stream = assert(io.popen(command .. " 2>&1"))
  local text = stream:read("*a")
  stream:close()
  return text
end

local VERSION = output("lua5.4 -e 'io.write(_VERSION)'")
local HEADERS = output("bash -c '. spec/support/machine.sh; lua_headers 504'"):gsub("%s", "")

local function write(name, text)
  local path = directory .. "/" .. name
  os.execute("mkdir -p " .. path:match("^(.*)/"))
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

-- What require says, as one line.
local REQUIRE = [[local ok, why = pcall(require, "partnercenter") io.write(ok and "loaded" or why)]]
local function loading(given)
  local command = ("%s %s LUA_CPATH='%s/?.so;;' %s -e '%s'"):format(given.env or "", LUA_FILES, given.core,
    given.lua, REQUIRE)
  local text = output(command)
  assert.is_nil(text:find("\n"), text)
  return text
end

-- A copy of the core that asks for another library of the same length of name.
local function core_wanting(library, instead)
  local pattern = library:gsub("%p", "%%%0")
  local binary, count = source.read(LUA54 .. "/partnercenter/core.so"):gsub(pattern, instead)
  assert.is_true(count > 0)
  return write("wanting/partnercenter/core.so", binary):match("^(.*)/partnercenter/")
end

describe("what is needed: #once", function()
  setup(function()
    directory = os.tmpname()
    os.remove(directory)
  end)

  teardown(function()
    os.execute("rm -rf " .. directory)
  end)

  describe("loading the library", function()
    it("works where everything fits", function()
      assert.equal("loaded", loading { lua = "lua5.4", core = LUA54 })
      assert.equal("loaded", loading { lua = "luajit", core = LUAJIT })
    end)

    it("says that there is no core", function()
      local said = loading { lua = "lua5.4", core = "nowhere" }
      assert.equal("partnercenter: the core cannot be loaded: core.so not found on package.cpath: "
        .. "build it for " .. VERSION .. " with LuaRocks or cmake", said)
    end)

    for name, wrong in pairs { luajit = LUA54, ["lua5.1"] = LUA54, ["lua5.4"] = LUAJIT } do
      it("says that the core was built for another Lua than " .. name, function()
        local lua = name == "luajit" and "LuaJIT 2.1" or output(name .. " -e 'io.write(_VERSION)'")
        local said = loading { lua = name, core = wrong }
        assert.truthy(said:find("core.so was built for another Lua (lua", 1, true), said)
        assert.truthy(said:find("is missing): build it for " .. lua .. " with ", 1, true), said)
      end)
    end

    it("says that libcurl or OpenSSL is missing", function()
      local said = loading { lua = "lua5.4", core = core_wanting("libcurl.so.4", "libcurl.so.0") }
      assert.matches("loaded: libcurl%.so%.0 is missing: install libcurl 7%.87 or newer$", said)
      said = loading { lua = "lua5.4", core = core_wanting("libcrypto.so.3", "libcrypto.so.0") }
      assert.matches("loaded: libcrypto%.so%.0 is missing: install OpenSSL 3$", said)
      said = loading { lua = "lua5.4", core = core_wanting("libssl.so.3", "libssl.so.0") }
      assert.matches("loaded: libssl%.so%.0 is missing: install OpenSSL 3$", said)
    end)

    it("says that libcurl is too old", function()
      local stub = write("old.c", [[
#include <curl/curl.h>
curl_version_info_data *curl_version_info(CURLversion age) {
  static curl_version_info_data info = {CURLVERSION_NOW, "7.86.0", 0x075600};
  (void)age;
  return &info;
}
]])
      local library = directory .. "/old.so"
      assert.equal("", output(("cc -shared -fPIC -o %s %s"):format(library, stub)))
      local said = loading { lua = "lua5.4", core = LUA54, env = "LD_PRELOAD=" .. library }
      assert.equal("partnercenter: the core cannot be loaded: partnercenter needs libcurl 7.87 or newer at "
        .. "run time; an older one was loaded", said)
      stub = write("empty.c", "int curl_marker;")
      library = directory .. "/libcurl.so.4"
      assert.equal("", output(("cc -shared -fPIC -Wl,-soname,libcurl.so.4 -o %s %s"):format(library, stub)))
      said = loading { lua = "lua5.4", core = LUA54, env = "LD_LIBRARY_PATH=" .. directory }
      assert.matches("loaded: the loaded libcurl has no curl_%w+: install libcurl 7%.87 or newer$", said)
    end)
  end)

  describe("building with LuaRocks", function()
    local checkout

    setup(function()
      checkout = directory .. "/checkout"
      os.execute(("mkdir -p %s && cp -r csrc lua rockspec examples %s"):format(checkout, checkout))
      write("config.lua", 'rocks_provided = { ["lua-cjson"] = "2.1.0-1", argparse = "0.7.1-1" }\n')
    end)

    local function make(variables)
      local luarocks = "cd %s && LUAROCKS_CONFIG=%s/config.lua luarocks --lua-version 5.4 --tree %s/tree"
      luarocks = luarocks .. " make LUA_INCDIR=%s %s rockspec/partnercenter-scm-1.rockspec"
      return output(luarocks:format(checkout, directory, directory, HEADERS, variables))
    end

    -- The system's headers without those of libcurl.
    local function flags_without_curl()
      local farm = directory .. "/include"
      os.execute(([[
        mkdir -p FARM/machine
        ln -s /usr/include/* FARM
        ln -s "/usr/include/$(cc -print-multiarch)"/* FARM/machine
        rm -f FARM/curl FARM/machine/curl
      ]]):gsub("FARM", farm))
      local own = output("cc -print-file-name=include"):gsub("%s", "")
      return ("-O2 -fPIC -nostdinc -isystem %s -isystem %s -isystem %s/machine"):format(own, farm, farm)
    end

    it("says that libcurl is missing", function()
      local said = make("CURL_DIR=" .. directory)
      assert.matches("Error: Could not find library file for CURL", said)
      assert.matches("You may have to install CURL in your system", said)
    end)

    it("says that its headers are missing", function()
      local said = make(("CFLAGS='%s'"):format(flags_without_curl()))
      assert.matches("#error \"partnercenter: libcurl's headers are missing %(Debian and Ubuntu: ", said)
      assert.matches("Failed compiling object csrc/core/connection/transport%.o", said)
      assert.not_matches("Failed compiling object csrc/core/[^c]", said)
    end)

    it("says that they are too old", function()
      write("old/curl/curl.h", OLD_CURL)
      local said = make(("CFLAGS='-O2 -fPIC -I%s/old'"):format(directory))
      assert.matches('#error "partnercenter needs the headers of libcurl 7%.87 or newer"', said)
      assert.equal(1, select(2, said:gsub("%.[ch]:%d+:%d+: error: ", "")))
    end)
  end)

  describe("building with cmake", function()
    local function configure(options)
      local build = directory .. "/cmake"
      os.execute("rm -rf " .. build)
      local text = output(("cmake -S . -B %s -DLUA_INCLUDE_DIR=%s %s"):format(build, HEADERS, options))
      return (text:gsub("%s+", " "))
    end

    it("says what is missing", function()
      assert.matches("libcurl not found: install it with its headers %(Debian: libcurl4%-openssl%-dev%)",
        configure "-DCMAKE_DISABLE_FIND_PACKAGE_CURL=ON")
      assert.matches("OpenSSL not found: install it with its headers %(Debian: libssl%-dev%)",
        configure "-DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON")
    end)

    it("says that libcurl is too old", function()
      write("7.86/curl/curl.h", "")
      write("7.86/curl/curlver.h", OLD_VERSION)
      assert.matches("partnercenter: libcurl 7%.86%.0 is too old: install 7%.87 or newer",
        configure(("-DCURL_INCLUDE_DIR=%s/7.86 -DCURL_NO_CURL_CMAKE=ON"):format(directory)))
    end)

    it("says which lua.h does not do", function()
      write("other/lua.h", "")
      assert.matches("lua.h is not the header of Lua 5.1 to 5.5 or LuaJIT",
        configure("-DLUA_INCLUDE_DIR=" .. directory .. "/other"))
    end)
  end)
end)
