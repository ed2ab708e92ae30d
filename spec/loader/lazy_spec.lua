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
