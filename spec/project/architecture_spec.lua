-- The rules that hold the layers apart, checked on the source itself.
local loop_variables = require "spec.support.loop_variables"
local source = require "spec.support.source"

local function none(paths, bare, pattern)
  local found = {}
  for _, path in ipairs(paths) do
    for _, place in ipairs(source.places(path, bare(source.read(path)), pattern)) do
      found[#found + 1] = place
    end
  end
  assert.same({}, found)
end

local function as_is(text) return text end

-- Includes are quoted names, so these two rules look at the text with its strings.
local function includes(text) return (text:gsub("/%*.-%*/", "")) end

describe("csrc #once", function()
  local all = source.files("csrc -name '*.[ch]'")

  it("core never includes a Lua header", function()
    local core = source.files("csrc/core -name '*.[ch]'")
    for _, name in ipairs { "lua", "lualib", "lauxlib", "luaconf", "luajit" } do
      none(core, includes, "#%s*include%s*[<\"][^>\"\n]*" .. name .. "%.h[>\"]")
    end
    none(core, includes, "#%s*include%s*[<\"][^>\"\n]*bind/")
  end)

  it("bind never includes a curl header", function()
    none(source.files("csrc/bind -name '*.[ch]'"), includes, "#%s*include%s*[<\"][^>\"\n]*curl")
  end)

  it("only two files of core include curl", function()
    local including = {}
    for _, path in ipairs(all) do
      local text = includes(source.read(path))
      if text:find("#%s*include%s*[<\"]curl/") then including[#including + 1] = path end
    end
    assert.same(2, #including, table.concat(including, " "))
  end)

  it("bind reaches core only through pc.h", function()
    for _, path in ipairs(source.files("csrc/bind -name '*.[ch]'")) do
      for name in includes(source.read(path)):gmatch("#%s*include%s*\"([^\"\n]+)\"") do
        assert.truthy(name:find("^lpc") or name == "pc.h" or name == "base/json_scan.h",
          path .. " includes " .. name)
      end
    end
  end)

  it("no struct holds a lua_State", function()
    none(all, source.bare_c, "lua_State%s*%*+%s*[%w_%[%]]+%s*;")
  end)

  it("nothing calls a banned function", function()
    local banned = "sprintf vsprintf strcpy strcat strtok gmtime localtime strerror atoi gets alloca"
      .. " setlocale curl_global_cleanup"
    for name in banned:gmatch("%S+") do
      none(all, source.bare_c, "%f[%w_]" .. name .. "%s*%(")
    end
  end)
end)

describe("lua #once", function()
  it("is Lua 5.1 throughout, the examples too", function()
    local paths = table.concat(source.files("lua examples -name '*.lua'"), " ")
    assert.equal("", assert(io.popen("luac5.1 -p " .. paths .. " 2>&1")):read("*a"))
  end)

  if load("local constant <const> = 1 return constant") then
    it("assigns to no control variable of a loop, a constant in Lua 5.5", function()
      local found = {}
      for _, path in ipairs(source.files("lua spec examples rockspec -name '*.lua' -o -name '*.rockspec'")) do
        local text = source.read(path):gsub("^#[^\n]*", "")
        local chunk, why = load(loop_variables.constant(text), "@" .. path)
        if not chunk then found[#found + 1] = why end
      end
      assert.same({}, found)
    end)

    it("would find any such assignment", function()
      for _, text in ipairs {
        "for i = 1, 3 do i = i + 1 end",
        "for k, v in pairs {} do k, v = v, k end",
        "for k, v in pairs {} do local k = k; v = 1 end",
        "for k in pairs {} do if k then for _ = 1, 2 do k = nil end end end",
        "for k in (function() for x in y do return x end end) do local f = function() k = 1 end f() end",
        "local s = [==[ for a do ]] ]==] for a in s --[[ do ]] do a = 'do' end",
        'for a in "\\"do" do a = 1 end',
        "repeat for\n  a,\n  b\nin x do while b do b = nil end end until y",
      } do
        local chunk, why = load(loop_variables.constant(text))
        assert.is_nil(chunk, text)
        assert.matches("attempt to assign to const variable", why, 1, true)
      end
    end)
  end

  it("keeps resources data: no require, no function", function()
    local paths = source.files("lua/partnercenter/api/data lua/partnercenter/api/models -name '*.lua'")
    none(paths, source.bare_lua, "%f[%w_]require%f[^%w_]")
    none(paths, source.bare_lua, "%f[%w_]function%f[^%w_]")
    none(paths, source.bare_lua, "%f[%w_]if%f[^%w_]")
    for _, path in ipairs(paths) do assert.is_table(assert(loadfile(path, "t", {}))()) end
  end)

  it("keeps workflows above the calls: they never reach for what makes one", function()
    local paths = source.files("lua/partnercenter/workflow -name '*.lua'")
    assert.is_true(#paths > 0)
    for _, inner in ipairs { "engine[\"']", "engine%.driver%.", "call%.", "api%.page", "auth%." } do
      none(paths, as_is, "%f[%w_]%l+%s*%(?%s*[\"']partnercenter%." .. inner)
    end
  end)

  it("names every workflow there is", function()
    local known, missing = {}, {}
    for subject, names in source.read("lua/partnercenter/workflow/init.lua"):gmatch("([%l_]+) = {(.-)}") do
      for name in names:gmatch("([%l_]+) = %d") do
        known["lua/partnercenter/workflow/" .. subject .. "/" .. name .. ".lua"] = true
      end
    end
    for _, path in ipairs(source.files("lua/partnercenter/workflow -mindepth 2 -name '*.lua'")) do
      local is_workflow = source.read(path):find("^%-%-%- Workflow `")
      if is_workflow and not known[path] then missing[#missing + 1] = path end
      if is_workflow then known[path] = nil end
    end
    assert.same({ {}, {} }, { missing, known })
  end)

  it("never writes to standard output", function()
    local others = "-not -path '*/simulator/*' -not -path '*/cli/output/writer.lua'"
    local paths = source.files("lua -name '*.lua' " .. others)
    none(paths, source.bare_lua, "%f[%w_.]print%s*%(")
    none(paths, source.bare_lua, "io%.write")
    none(paths, source.bare_lua, "io%.stdout")
  end)
end)

describe("the checkout #once", function()
  it("has no file longer than 500 lines", function()
    local paths = source.files("csrc lua spec examples rockspec CMakeLists.txt -type f -not -name '*.tsv'")
    for _, path in ipairs(paths) do
      local lines = select(2, source.read(path):gsub("\n", ""))
      assert.is_true(lines <= 500, path .. " has " .. lines .. " lines")
    end
  end)

  it("has no folder with more than 14 entries, a C file and its header being one", function()
    -- The roots have one entry for each area, api/data one file for each resource, and spec/data/examples one
    -- for each documented example.
    local exempt = { ["lua/partnercenter"] = true, ["lua/partnercenter/api/data"] = true }
    exempt["spec/data/examples"] = true
    exempt.spec, exempt.examples = true, true
    local folders = "csrc lua spec examples -type d -not -empty -not -path '*/corpus/*'"
    for _, folder in ipairs(source.files(folders)) do
      local seen, count = {}, 0
      for _, path in ipairs(source.files(folder .. " -mindepth 1 -maxdepth 1")) do
        local entry = path:gsub("%.[ch]$", "")
        count = count + (seen[entry] and 0 or 1)
        seen[entry] = true
      end
      assert.is_true(count <= 14 or exempt[folder] == true, folder .. " has " .. count .. " entries")
    end
  end)

  it("has the version in one place", function()
    local version = dofile("lua/partnercenter/version.lua")
    assert.matches("^%d+%.%d+%.%d+$", version)
    local paths = source.files("csrc lua spec examples CMakeLists.txt rockspec/partnercenter-scm-1.rockspec"
      .. " -type f -not -path lua/partnercenter/version.lua")
    none(paths, as_is, "%f[%d.]" .. version:gsub("%.", "%%.") .. "%f[^%d.]")
  end)

  it("installs every Lua module that is not its own", function()
    local installer = source.read("spec/support/machine.sh")
    local own = { partnercenter = true, partnercenter_app = true, spec = true, spec_process = true }
    own.ffi, own.ngx, own.health = true, true, true -- these belong to LuaJIT, nginx and Neovim
    own.gateway = true -- and this to examples/openresty
    own.busted, own.luassert = true, true -- the test runner
    for _, path in ipairs(source.files("lua spec examples -name '*.lua'")) do
      for name in source.read(path):gmatch("%f[%w_]require%s*%(?%s*[\"']([%w_]+)[%w_.]*[\"']") do
        local installed = own[name] or installer:find("require[[" .. name .. "]]", 1, true)
        assert.is_truthy(installed, path .. " requires " .. name)
      end
    end
  end)

  it("has nothing unexpected at its top", function()
    local allowed = { build = true, partnercenter = true } -- what building leaves, ignored by git
    local wanted = "CMakeLists.txt csrc lua spec rockspec examples README.md CHANGELOG.md LICENSE SECURITY.md"
    for name in wanted:gmatch("%S+") do allowed[name] = true end
    for _, path in ipairs(source.files(". -mindepth 1 -maxdepth 1 -not -name '.*'")) do
      assert.is_true(allowed[path:sub(3)], "unexpected: " .. path)
    end
  end)
end)
