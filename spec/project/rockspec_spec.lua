local source = require "spec.support.source"

local function output(command)
  local stream = assert(io.popen(command .. " 2>&1"))
  local text = stream:read("*a")
  stream:close()
  return text
end

describe("the rockspec #once", function()
  local rock = {}
  assert(loadfile("rockspec/partnercenter-scm-1.rockspec", "t", rock))()
  local core = rock.build.modules["partnercenter.core"]

  it("lists every C file there is", function()
    local listed = {}
    for _, module in pairs(rock.build.modules) do
      for _, path in ipairs(module.sources) do listed[#listed + 1] = path end
    end
    table.sort(listed)
    assert.same(source.files("csrc -name '*.c'"), listed)
  end)

  it("lists no Lua file, since LuaRocks copies lua/ whole", function()
    local names = {}
    for name in pairs(rock.build.modules) do names[#names + 1] = name end
    table.sort(names)
    assert.same({ "partnercenter.core", "partnercenter.terminal" }, names)
    assert.same({ partnercenter = "lua/partnercenter/cli/main.lua" }, rock.build.install.bin)
    assert.equal("builtin", rock.build.type)
    assert.same({ "examples/neovim" }, rock.build.copy_directories)
  end)

  it("links the same libraries everywhere, and on Linux those for threads and dlopen", function()
    assert.same({ "curl", "ssl", "crypto", "z" }, core.libraries)
    assert.same({ "curl", "ssl", "crypto", "z", "pthread", "dl" },
      rock.build.platforms.linux.modules["partnercenter.core"].libraries)
  end)

  it("looks for libraries by name, never by header", function()
    for name, wanted in pairs(rock.external_dependencies) do
      assert.is_string(wanted.library, name)
      assert.is_nil(wanted.header, name)
    end
  end)

  it("is named as its file and takes Lua 5.1 to 5.5", function()
    assert.equal("partnercenter", rock.package)
    assert.equal("scm-1", rock.version)
    assert.same({ "lua >= 5.1, < 5.6", "lua-cjson", "argparse >= 0.7.1" }, rock.dependencies)
  end)

  it("has nothing in lua/ that is not for users", function()
    for _, path in ipairs(source.files("lua -type f")) do
      assert.is_nil(path:find("_spec%.lua$"), path)
      assert.is_truthy(path:find("^lua/partnercenter/"), path)
    end
  end)

  it("is good enough for LuaRocks", function()
    assert.equal("", output "luarocks lint rockspec/partnercenter-scm-1.rockspec")
  end)
end)

describe("the rockspec of a release #once", function()
  local function rendered(arguments)
    local name = os.tmpname()
    os.remove(name)
    local version = dofile("lua/partnercenter/version.lua")
    local path = ("%s/partnercenter-%s-%s.rockspec"):format(name, version, arguments:match " (%d+)$" or "1")
    finally(function() os.execute("rm -r " .. name) end)
    os.execute(("mkdir %s && lua5.4 rockspec/render %s >%s"):format(name, arguments, path))
    assert.equal("", output("luarocks lint " .. path))
    local rock = {}
    assert(loadfile(path, "t", rock))()
    return rock, version
  end

  local function equal_but_for_version_and_source(rock)
    local scm = {}
    assert(loadfile("rockspec/partnercenter-scm-1.rockspec", "t", scm))()
    rock.version, rock.source, scm.version, scm.source = nil, nil, nil, nil
    assert.same(scm, rock)
  end

  it("is that of the checkout, but for its version and an archive", function()
    local url = "https://partnercenter.example/partnercenter.tar.gz"
    local rock, version = rendered(url)
    assert.equal(version .. "-1", rock.version)
    assert.same({ url = url, dir = "partnercenter-" .. version }, rock.source)
    equal_but_for_version_and_source(rock)
  end)

  it("names the tag of a repository, and a later revision", function()
    local url = "git+https://partnercenter.example/partnercenter.git"
    local rock, version = rendered(url .. " 2")
    assert.equal(version .. "-2", rock.version)
    assert.same({ url = url, tag = "v" .. version }, rock.source)
    equal_but_for_version_and_source(rock)
  end)
end)
