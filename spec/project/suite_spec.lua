-- Rules for the specs themselves: an assertion can fail, says what it expects, and holds on a busy machine.

local source = require "spec.support.source"

-- A rule made of patterns, of which none may be found.
local function none_of(...)
  local patterns = { ... }
  return function(text)
    local places = {}
    for _, pattern in ipairs(patterns) do
      for _, place in ipairs(source.places("", text, pattern)) do
        places[#places + 1] = place
      end
    end
    return places
  end
end

-- Assertions that take any error: no argument follows the function.
local function any_error(text)
  local places = {}
  for at, name, arguments in text:gmatch("()%f[%w_]assert%.([%w_.]+)%s*(%b())") do
    local lone = arguments:find("^%(%s*function.*end%s*%)$") or not arguments:find(",", 1, true)
    if lone and name:find("error") and not name:find("no") then
      places[#places + 1] = ":" .. source.line(text, at)
    end
  end
  return places
end

local RULES = {
  ["match the message of an error"] = {
    find = any_error,
    refused = {
      "assert.has_error(function() f(1, 2) end)", "assert.has_error(\nfunction()\n  f()\nend\n)",
      "assert.error(f)", "assert.has.errors(f)",
    },
    allowed = {
      'assert.has_error(f, "text")', 'assert.error_matches(function() f(1) end, "text")',
      "assert.has_no.errors(f)",
    },
  },
  ["assert nothing of a constant"] = {
    find = none_of("%f[%w_]assert%s*%(%s*true%s*[,)]", "assert%.[%w_.]*true%s*%(%s*true%s*[,)]",
      "assert%.truthy%s*%(%s*true%s*[,)]", "assert%.[%w_.]*false%s*%(%s*false%s*[,)]",
      "assert%.[%w_.]*nil%s*%(%s*nil%s*[,)]", "assert[%w_.]*%([^\n]*%f[%w_]or true%f[^%w_]"),
    refused = {
      "assert.is_true(true)", "assert(true)", "assert.truthy(true, x)", "assert.is_false( false )",
      "assert.is_nil(nil)", "assert(x or true)", "assert.is_true(x == 1 or true, y)",
    },
    allowed = { "assert.equal(true, x)", "assert.is_true(truth)", "assert(x or trueish)" },
  },
  ["say with `if` when an assertion counts, not inside of it"] = {
    find = none_of("%f[%w_]assert[%w_.]*%s*%(%s*not%s+[%w_.]+%s+or%s"),
    refused = { "assert.is_true(not x or y)", "assert(not x.y or y == 2)" },
    allowed = { "assert.is_true(not x)", "assert(x or y)" },
  },
  ["expect no silence of an engine: a socket or a timer may be ready at any moment"] = {
    find = none_of("assert[%w_.]*%([^\n]*%f[%w_]not[^\n]*:ready%(%)",
      "assert%.[%w_.]*fals[%w_]*%s*%([^\n]*:ready%(%)", "assert%.[%w_.]*%(%s*false%s*,[^\n]*:ready%(%)"),
    refused = {
      "assert.is_false(it_.part:ready())", "assert(not part:ready())", "assert.falsy(part:ready(), x)",
      "assert.equal(false, engine.core:ready())",
    },
    allowed = { "assert.is_true(it_.part:ready())", "while part:ready() do part:step() end" },
  },
  ["bound no elapsed time: figures are for spec/bench"] = {
    find = none_of("os%.clock%s*%(", "%f[%w_]now%(%)%s*%-%s*[%w_.]+%s*<", "gettime%(%)%s*%-%s*[%w_.]+%s*<",
      "%f[%w_]seconds%s*<", "%f[%w_]took%s*<", "%f[%w_]elapsed%s*<", "%f[%w_]late%s*<"),
    refused = {
      "local started = os.clock()", "assert.is_true(core.now() - started < 1)", "assert(now() - began <= 2)",
      "assert.is_true(socket.gettime() - started < 1)", "assert.is_true(1 < took and took < 3)",
      "assert.is_true(outcome.seconds < 5)",
    },
    allowed = {
      "assert.is_true(core.now() - started >= 1)", "until core.now() > latest", "while now < ends do",
    },
  },
}

describe("specs #once", function()
  local paths = source.files("spec -name '*.lua' -not -path 'spec/bench/*'")

  for name, rule in pairs(RULES) do
    it(name, function()
      for _, text in ipairs(rule.refused) do
        assert.equal(1, #rule.find(source.bare_lua(text)), text)
      end
      for _, text in ipairs(rule.allowed) do
        assert.equal(0, #rule.find(source.bare_lua(text)), text)
      end
      local found = {}
      for _, path in ipairs(paths) do
        for _, place in ipairs(rule.find(source.bare_lua(source.read(path)))) do
          found[#found + 1] = path .. place
        end
      end
      assert.same({}, found)
    end)
  end
end)
