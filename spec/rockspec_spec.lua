local source = require "spec.support.source"

describe("the rockspec", function()
  local rock = {}
  assert(loadfile("rockspec/partnercenter-scm-1.rockspec", "t", rock))()
  local core = rock.build.modules["partnercenter.core"]

  it("lists every C file there is", function()
    local listed = {}
    for i, path in ipairs(core.sources) do listed[i] = path end
    table.sort(listed)
    assert.same(source.files("csrc -name '*.c'"), listed)
  end)

  it("lists no Lua file, since LuaRocks copies lua/ whole", function()
    local names = {}
    for name in pairs(rock.build.modules) do names[#names + 1] = name end
    assert.same({ "partnercenter.core" }, names)
    assert.equal("builtin", rock.build.type)
    assert.is_nil(rock.build.copy_directories)
  end)

  it("links the same libraries everywhere, and on Linux those for threads and dlopen", function()
    assert.same({ "curl", "crypto" }, core.libraries)
    assert.same({ "curl", "crypto", "pthread", "dl" },
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
    assert.same({ "lua >= 5.1, < 5.6", "lua-cjson" }, rock.dependencies)
  end)

  it("has nothing in lua/ that is not for users", function()
    for _, path in ipairs(source.files("lua -type f")) do
      assert.is_nil(path:find("_spec%.lua$"), path)
      assert.is_truthy(path:find("^lua/partnercenter/"), path)
    end
  end)
end)
