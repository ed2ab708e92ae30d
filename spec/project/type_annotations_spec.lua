-- The generated types as an editor reads them: their syntax, the classes of all models, and each call's text.
local generate = require "spec.types.generate"
local models = require "spec.data.models"
local operations = require "spec.data.operations"
local parser = require "spec.types.parser"

describe("the annotations", function()
  local files = generate.files()
  local read = { classes = {}, aliases = {} }

  it("are written in the syntax of LuaCATS", function()
    for name, text in pairs(files) do
      if name:find("%.lua$") then
        local ok, why = pcall(parser.read, text, read)
        assert.is_true(ok, name .. ": " .. tostring(why))
      end
    end
  end)

  it("would be found where they are not", function()
    for _, line in ipairs {
      "---@field a b| c|", "---@param", "---@fild a string", "---@return fun(a: string", "---@class",
      "---@alias a table<string", "x = 1", "---@field a { b: string",
    } do
      assert.is_false(pcall(parser.read, "---@class x\n" .. line, { classes = {}, aliases = {} }), line)
    end
  end)

  it("have a class for each model of the table, with all its members and their sets of words", function()
    local count = 0
    for _, wanted in ipairs(models.members()) do
      local class = assert(read.classes["partnercenter.model." .. wanted.model], wanted.model)
      local field = assert(class.fields[wanted.member], wanted.model .. "." .. wanted.member)
      local set = read.aliases[field.type:gsub("%[%]$", "")]
      for _, value in ipairs(set and wanted.values or {}) do
        assert.is_true(set.words[value], wanted.model .. "." .. wanted.member .. ": " .. value)
      end
      if wanted.type == "enum" then assert.is_table(set, wanted.model .. "." .. wanted.member) end
      count = count + 1
    end
    assert.is_true(count > 1990, count)
  end)

  -- The class of a body, or of a record within it, that an operation takes.
  local function body_of(operation, name)
    local top = read.classes["partnercenter.body." .. operation]
    if top and top.parents[1] == "partnercenter.model." .. name then return top end
    return read.classes[("partnercenter.body.%s.%s"):format(operation, name)]
  end

  it("make the members optional, but for those that a body always needs", function()
    local model = require "partnercenter.api.model"
    local found = 0
    for _, wanted in ipairs(models.members()) do
      assert.is_true(read.classes["partnercenter.model." .. wanted.model].fields[wanted.member].optional)
      for _, operation in ipairs(wanted.required) do
        local always = table.concat(model.find(wanted.model).required[operation] or {}, " ")
        if (" " .. always .. " "):find(" " .. wanted.member .. " ", 1, true) then
          local class = body_of(operation, wanted.model)
          if class then
            assert.is_false(class.fields[wanted.member].optional, operation .. ": " .. wanted.member)
            found = found + 1
          end
        end
      end
    end
    assert.is_true(found > 90, found)
  end)

  -- How many words of a sentence the name of the operation does not have.
  local function added(sentence, name)
    local count = 0
    for word in sentence:lower():gmatch("%a%a%a+") do
      if not name:find(word:gsub("s$", ""), 1, true) then count = count + 1 end
    end
    return count
  end

  it("have a sentence, link, parameters and results for each call", function()
    local texts = {}
    for name, text in pairs(files) do
      if name:find("%.lua$") then
        for about in ("\n" .. text):gmatch("\n(%-%-%- [^\n]+\n%-%-%-\n[^%z]-)\nfunction") do
          local path = about:match("`(%u+ [^`]+)`")
          if path then
            texts[path] = texts[path] or {}
            table.insert(texts[path], about)
          end
        end
      end
    end
    for _, row in ipairs(operations.rows()) do
      local abouts = texts[row[2] .. " " .. row[3]]
      assert.is_table(abouts, row.name)
      local link = row.reference == nil
      for _, about in ipairs(abouts) do
        local sentence = about:match("^%-%-%- ([^\n]*)")
        assert.matches("^%u.*%.$", sentence)
        assert.is_true(added(sentence, row.name) > 1, row.name .. ": " .. sentence)
        assert.matches("\n%-%-%- Needs: ", about)
        assert.matches("\n%-%-%- Gives: ", about)
        local see = about:match("@see (%S+)")
        link = link or (see ~= nil and see:find(row.reference, 1, true) ~= nil)
      end
      assert.is_true(link, row.name)
    end
  end)
end)
