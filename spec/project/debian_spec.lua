-- Debian's packaging agrees with what the rest of the checkout says.
local source = require "spec.support.source"

local FOLDER = "rockspec/debian/"

local function read(name) return source.read(FOLDER .. name) end

local function versions_of_lua()
  local versions = {}
  for _, path in ipairs(source.files(FOLDER .. " -name '*.dh-lua.conf'")) do
    versions[#versions + 1] = path:match("lua(5%.%d)%.dh%-lua%.conf$")
  end
  return versions
end

describe("Debian's packaging", function()
  it("has the version of the library", function()
    local upstream = read("changelog"):match("^lua%-partnercenter %(([%d.]+)%-%w+%) unstable;")
    assert.equal(require "partnercenter.version", upstream)
  end)

  it("leaves a newer revision to Debian's own archive", function()
    assert.matches("^lua%-partnercenter %([%d.]+%-0upstream%d+%)", read "changelog")
  end)

  it("has the licence of the library", function()
    local function words(text) return (text:gsub("\n %.\n", "\n\n"):gsub("%s+", " ")) end
    local license = source.read("LICENSE"):match("\n(Permission.*)$")
    assert.equal(words(license), words(read("copyright"):match("\n (Permission.*)$")))
  end)

  it("is for the versions of Lua that stage rock installs for", function()
    local stage = source.read "spec/support/scripts/rock.sh"
    local versions = {}
    for version in stage:match("for lua in (lua5[^;]*);"):gmatch("lua(5%.%d)") do
      versions[#versions + 1] = version
    end
    table.sort(versions)
    assert.same(versions, versions_of_lua())
  end)

  it("builds and tests the same code for each Lua", function()
    local first = read "lua5.1.dh-lua.conf"
    local tested = read "tests/control"
    for _, version in ipairs(versions_of_lua()) do
      assert.equal(first, read("lua" .. version .. ".dh-lua.conf"))
      assert.is_truthy(tested:find("lua" .. version, 1, true), version)
    end
    assert.is_truthy(tested:find("luajit", 1, true))
  end)

  it("says why for each override of lintian", function()
    for _, name in ipairs { "lua-partnercenter.lintian-overrides", "source/lintian-overrides" } do
      for paragraph in (read(name) .. "\n"):gmatch("(.-)\n\n") do assert.matches("^# %a", paragraph, name) end
    end
  end)
end)
