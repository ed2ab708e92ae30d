local lazy = require "partnercenter.loader.lazy"
local source = require "spec.support.source"

describe("lazy", function()
  after_each(function()
    package.preload["partnercenter.sample"], package.loaded["partnercenter.sample"] = nil, nil
  end)

  it("loads a module once, when a member is first used", function()
    local loads = 0
    package.preload["partnercenter.sample"] = function()
      loads = loads + 1
      return { double = function(n) return 2 * n end, no = false }
    end
    local sample = lazy "partnercenter.sample"
    assert.equal(0, loads)
    assert.equal(6, sample.double(3))
    assert.is_false(sample.no)
    assert.is_nil(sample.nothing)
    assert.equal(require("partnercenter.sample").double, rawget(sample, "double"))
    assert.equal(1, loads)
  end)

  it("loads all placeholders at once, and theirs", function()
    local loads = {}
    package.preload["partnercenter.sample"] = function()
      loads[#loads + 1] = "sample"
      lazy "partnercenter.sample.part"
      return {}
    end
    package.preload["partnercenter.sample.part"] = function()
      loads[#loads + 1] = "part"
      return {}
    end
    lazy "partnercenter.sample"
    lazy.load_all()
    lazy.load_all()
    assert.same({ "sample", "part" }, loads)
    package.preload["partnercenter.sample.part"], package.loaded["partnercenter.sample.part"] = nil, nil
  end)

  describe("keep", function()
    local path, dir = package.path, nil

    before_each(function()
      dir = os.tmpname()
      os.remove(dir)
      assert(os.execute("mkdir -p " .. dir .. "/partnercenter"))
      package.path = dir .. "/?.lua"
    end)

    after_each(function()
      package.path = path
      os.execute("rm -r " .. dir)
      for _, name in ipairs({ "partnercenter.sample", "partnercenter.named", "partnercenter.later" }) do
        package.preload[name], package.loaded[name] = nil, nil
      end
    end)

    local function write(name, text)
      local file = assert(io.open(("%s/partnercenter/%s.lua"):format(dir, name), "w"))
      file:write(text)
      file:close()
    end

    it("reads a module and those that it names, which compile on first use", function()
      write("sample", 'local lazy = require "partnercenter.loader.lazy"\n'
        .. 'local named = require "partnercenter.named"\nlocal later = lazy "partnercenter.later"\n'
        .. "return { named = named, later = later, arguments = { ... } }")
      write("named", "kept_loads = (kept_loads or 0) + 1\nreturn { debug.getinfo(1, 'S').source }")
      write("later", 'return { word = "later" }')
      finally(function() rawset(_G, "kept_loads", nil) end)
      lazy.keep "partnercenter.sample"
      write("sample", "error 'replaced'")
      for _, name in ipairs({ "named", "later" }) do
        os.remove(("%s/partnercenter/%s.lua"):format(dir, name))
      end
      assert.is_nil(rawget(_G, "kept_loads"))
      local sample = require "partnercenter.sample"
      assert.same({ "partnercenter.sample", dir .. "/partnercenter/sample.lua" }, sample.arguments)
      assert.same({ ("@%s/partnercenter/named.lua"):format(dir) }, sample.named)
      assert.equal("later", sample.later.word)
      assert.equal(1, rawget(_G, "kept_loads"))
      assert.is_nil(package.preload["partnercenter.sample"])
    end)

    it("keeps a module for another try when it fails", function()
      write("sample", "if not kept_ready then error 'not ready' end\nreturn { word = 'ready' }")
      finally(function() rawset(_G, "kept_ready", nil) end)
      lazy.keep "partnercenter.sample"
      write("sample", "error 'replaced'")
      assert.error_matches(function() require "partnercenter.sample" end, "not ready")
      package.loaded["partnercenter.sample"] = nil -- LuaJIT marks a module that failed
      rawset(_G, "kept_ready", true)
      assert.equal("ready", require("partnercenter.sample").word)
    end)

    it("loads at once a module that has no file on package.path", function()
      local searchers = rawget(package, "searchers") or rawget(package, "loaders")
      table.insert(searchers, 2, function(name)
        return name == "partnercenter.sample" and function() return { word = "found" } end or nil
      end)
      finally(function() table.remove(searchers, 2) end)
      lazy.keep "partnercenter.sample"
      assert.equal("found", package.loaded["partnercenter.sample"].word)
    end)
  end)

  it("is not lazy in nginx, whose master loads everything for all workers", function()
    local function loaded(before)
      local script = before
        .. ' require "partnercenter" for name in pairs(package.loaded) do print(name) end'
      local paths = ("LUA_PATH='%s' LUA_CPATH='./build/?.so;;'"):format(package.path)
      local pipe = assert(io.popen(("%s lua5.4 -e '%s'"):format(paths, script)))
      local names = {}
      for name in pipe:lines() do
        names[name] = true
      end
      pipe:close()
      return names
    end
    local plain, nginx = loaded(""), loaded("ngx = {}")
    for _, name in ipairs { "errors.from_answer", "errors.codes", "auth.token.answer", "api.data.usage" } do
      assert.is_nil(plain["partnercenter." .. name])
      assert.is_true(nginx["partnercenter." .. name])
    end
  end)

  it("names existing modules", function()
    local seen = 0
    for _, path in ipairs(source.files("lua -name '*.lua'")) do
      for name in source.read(path):gmatch("%f[%w_]lazy%s*[\"']([%w_.]+)[\"']") do
        assert.is_table(require(name), path)
        seen = seen + 1
      end
    end
    assert.is_true(seen > 0)
  end)
end)
