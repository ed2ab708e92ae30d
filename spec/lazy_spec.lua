local lazy = require "partnercenter.lazy"
local source = require "spec.support.source"

describe("lazy", function()
  after_each(function()
    package.preload["partnercenter.sample"], package.loaded["partnercenter.sample"] = nil, nil
  end)

  it("loads a module when a member of it is named, once", function()
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

  it("names modules that there are", function()
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
