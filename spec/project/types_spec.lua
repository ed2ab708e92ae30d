-- The folder types/ equals the generated files, and the generated types fit the library.
local check = require "partnercenter.arguments.check"
local definitions = require "partnercenter.options.definitions"
local generate = require "spec.types.generate"
local library = require "spec.types.library"
local options = require "spec.types.options"
local partnercenter = require "partnercenter"
local qualification_names = require "partnercenter.qualification.names"
local request = require "partnercenter.call.request"
local sets = require "spec.types.sets"
local source = require "spec.support.source"

local FOLDER = "lua/partnercenter/types/"

describe("types", function()
  local files = generate.files()

  it("are those that spec/types/generate.lua makes of the rows", function()
    local found = {}
    for _, path in ipairs(source.files(FOLDER .. " -type f")) do
      found[path:sub(#FOLDER + 1)] = true
      assert.truthy(files[path:sub(#FOLDER + 1)], path .. " is not generated")
    end
    for name, text in pairs(files) do
      assert.is_true(found[name], FOLDER .. name .. " is missing")
      local same = source.read(FOLDER .. name) == text
      assert.is_true(same, FOLDER .. name .. " is out of date: run spec/types/generate.lua")
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

  it("name no class and no alias that is declared nowhere", function()
    local declared, named = {}, {}
    for _, path in ipairs(source.files("lua -name '*.lua'")) do
      for line in source.read(path):gmatch("%-%-%-[@|][^\n]*") do
        local own = line:match("^%-%-%-@class ([%w_.]+)") or line:match("^%-%-%-@alias ([%w_.]+)")
        if own then
          local is_class = line:find("@class", 1, true) ~= nil -- which may be declared in parts
          assert.is_true(is_class or declared[own] == nil, own .. " is there twice")
          declared[own] = true
        end
        for class in line:gsub("https://%S+", ""):gmatch("%f[%w]partnercenter%.[%u][%w_.]*") do
          named[class:gsub("%.$", "")] = path
        end
        if path:find(FOLDER, 1, true) then
          for class in line:gsub("https://%S+", ""):gmatch("%f[%w]partnercenter%.[%w_.]+") do
            named[class:gsub("%.$", "")] = path
          end
        end
      end
    end
    for class, path in pairs(named) do
      assert.is_true(declared[class], path .. " names " .. class)
    end
  end)

  it("show no internals: names with _ are private", function()
    for _, path in ipairs(source.files("lua -name '*.lua' -not -path '*/simulator/*'")) do
      local text = source.read(path)
      assert.is_nil(text:match("%-%-%-@field _[%w_]+"), path)
      local before, object = text:match("%-%-%-@class partnercenter%.([^%z]-)\nlocal ([%w_]+) = {}")
      local is_class = before and not before:find("\n[^-]") and text:find("function " .. object .. "[.:]")
      for name in text:gmatch(is_class and "self%.(_[%w_]+) = " or "%z") do
        assert.truthy(text:find("@field private " .. name .. " ", 1, true), path .. " shows " .. name)
      end
    end
  end)

  it("know every function of the library and of workflows, and no other", function()
    local text = source.read("lua/partnercenter/init.lua")
    local wanted, known = {}, {}
    for name in text:match("COUNTS = (%b{})"):gmatch("([%l_]+) = %d") do
      wanted[name] = true
    end
    for _, class in ipairs(library) do
      local owner = class.variable == "workflow" and partnercenter.workflow or partnercenter
      known[class.variable] = {}
      for _, call in ipairs(class) do
        local name = call[1]:match("^[%w_]+")
        assert.is_function(owner[name], name)
        known[class.variable][name] = true
      end
    end
    assert.same(wanted, known.partnercenter)
    wanted = {}
    for name in source.read("lua/partnercenter/workflow/init.lua"):gmatch("([%l_]+) = %d") do
      wanted[name] = true
    end
    assert.same(wanted, known.workflow)
  end)

  it("make `each` and `map` generic", function()
    local text = files["library.lua"]
    for _, name in ipairs { "each", "map" } do
      local about = text:match("(%-%-%-@generic T, V\n[^%z]-)\nfunction partnercenter%." .. name)
      about = about:match(".*(%-%-%-@generic.*)$")
      assert.matches("@param items T%[%]", about)
      assert.matches("@param fn fun%(item: T%): V%?", about)
      assert.matches("@return [^\n]*V", about)
    end
  end)

  local function fields_of(class)
    local found = {}
    for _, one in ipairs(options) do
      if one[1]:match("^[%w_.]+") == class then
        for i = 2, #one do
          found[one[i]:match("^[%w_]+")] = one[i]
        end
      end
    end
    return found
  end

  local function fields(class)
    local names = {}
    for name in pairs(fields_of(class)) do
      names[name] = true
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
    local wanted = {}
    for name in pairs(definitions.types) do
      wanted[name] = true
    end
    assert.same(wanted, known)
    for name in pairs(known) do
      local _, message = pcall(partnercenter.new, { [name] = check.type })
      assert.is_nil(tostring(message):find("unknown option", 1, true), name)
    end
  end)

  describe("of closed sets", function()
    local words = {}
    for _, set in ipairs(sets) do
      local list = {}
      for i = 2, #set do
        list[i - 1] = set[i]
      end
      words[set[1]:match("^%w+")] = list
    end

    local function as_set(list)
      local set = {}
      for _, word in ipairs(list) do
        set[word] = true
      end
      return set
    end

    it("have the kinds of errors", function()
      assert.same(partnercenter.errors.kinds, as_set(words.ErrorKind))
    end)

    it("have the names of qualifications", function()
      local plain, wire = {}, {}
      for name, on_the_wire in pairs(qualification_names.WIRE) do
        plain[name], wire[on_the_wire] = true, true
      end
      assert.same({ plain, wire }, { as_set(words.Qualification), as_set(words.QualificationName) })
      for _, name in ipairs(words.SettableQualification) do
        assert.is_true(wire[name], name)
      end
    end)

    it("have what options take", function()
      local base = { access_token = "marker-access-token" }
      for option, set in pairs {
        cloud = "Cloud", driver = "Driver", http_version = "HttpVersion",
        token_endpoint_version = "TokenEndpointVersion", assertion_algorithm = "AssertionAlgorithm",
        assertion_thumbprint = "AssertionThumbprint", qualification_endpoint = "QualificationEndpoint",
      } do
        local known = fields_of("partnercenter.ClientOptions")[option]
        assert.matches("partnercenter%." .. set, known)
        for _, word in ipairs(words[set]) do
          local _, err = partnercenter.new { access_token = base.access_token, [option] = word }
          assert.is_nil(err and err.message:match("option " .. option .. " must be"), word)
        end
        local made, err = partnercenter.new { access_token = base.access_token, [option] = "none of them" }
        assert.same({ nil, "config" }, { made, err.kind }, option)
        for word in err.message:match("must be (.-), not"):gsub(",? or ", ", "):gmatch("[^, ]+") do
          assert.is_true(as_set(words[set])[word], option .. ": " .. word)
        end
      end
    end)
  end)
end)
