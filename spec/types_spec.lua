-- The folder types/ is made from the resource files: made again it has to be the same.
local check = require "partnercenter.check"
local generate = require "spec.types.generate"
local options = require "spec.types.options"
local partnercenter = require "partnercenter"
local request = require "partnercenter.request"
local source = require "spec.support.source"

local FOLDER = "lua/partnercenter/types/"

describe("types", function()
  local files = generate.files()

  it("are those of the rows (made by spec/types/generate.lua)", function()
    local found = {}
    for _, path in ipairs(source.files(FOLDER .. " -type f")) do
      found[path:sub(#FOLDER + 1)] = true
      assert.truthy(files[path:sub(#FOLDER + 1)], path .. " comes from no resource file")
    end
    for name, text in pairs(files) do
      assert.is_true(found[name], FOLDER .. name .. " is missing")
      assert.is_true(source.read(FOLDER .. name) == text, FOLDER .. name .. " is not of this day")
    end
  end)

  it("are Lua that does nothing", function()
    for name, text in pairs(files) do
      if name:find("%.lua$") then
        assert.equal(1, (text:find("---@meta\n", 1, true)))
        assert(loadfile(FOLDER .. name))()
      end
    end
  end)

  it("name no class that is declared nowhere", function()
    local declared, named = {}, {}
    for _, path in ipairs(source.files("lua -name '*.lua'")) do
      local text = source.read(path)
      for class in text:gmatch("%-%-%-@class ([%w_.]+)") do
        declared[class] = true
      end
      if path:find(FOLDER, 1, true) then
        for line in text:gmatch("%-%-%-@[^\n]*") do
          for class in line:gsub("https://%S+", ""):gmatch("partnercenter%.[%w_.]+") do
            named[class:gsub("%.$", "")] = path
          end
        end
      end
    end
    for class, path in pairs(named) do
      assert.is_true(declared[class], path .. " names " .. class)
    end
  end)

  local function fields(class)
    local names = {}
    for _, one in ipairs(options) do
      if one[1]:match("^[%w_.]+") == class then
        for i = 2, #one do
          names[one[i]:match("^[%w_]+")] = true
        end
      end
    end
    return names
  end

  it("know the options of every call", function()
    local wanted = { unchecked = true }
    for name in pairs(request.OPTIONS) do
      wanted[name] = true
    end
    assert.same(wanted, fields("partnercenter.Options"))
  end)

  it("know the options of a client", function()
    local known = fields("partnercenter.ClientOptions")
    local block = source.read("lua/partnercenter/config.lua"):match("local OPTIONS = (%b{})")
    local wanted = {}
    for name in block:gmatch("([%l_]+) = \"") do
      wanted[name] = true
    end
    assert.same(wanted, known)
    for name in pairs(known) do
      local _, message = pcall(partnercenter.new, { [name] = check.type })
      assert.is_nil(tostring(message):find("unknown option", 1, true), name)
    end
  end)
end)
