-- The rules for the Lua modules: no circle, no generic module above a feature, waiting in drivers only.
local source = require "spec.support.source"

local FEATURES = { cli = true, qualification = true, simulator = true, webhook = true, workflow = true }
-- The entry points name every module.
local ENTRIES = { ["partnercenter"] = true, ["partnercenter.health"] = true }

-- Lua without comments and long strings, with its short strings.
local function code(text)
  return (text:gsub("%-%-%[(=*)%[.-%]%1%]", ""):gsub("%-%-[^\n]*", ""):gsub("%[(=*)%[.-%]%1%]", ""))
end

-- The modules that each module names, required at once or on first use.
local function dependencies()
  local files, graph = {}, {}
  for _, path in ipairs(source.files("lua -name '*.lua' -not -path '*/types/*'")) do
    files[path:match("^lua/(.*)%.lua$"):gsub("/init$", ""):gsub("/", ".")] = path
  end
  for name, path in pairs(files) do
    graph[name] = {}
    for before, other in code(source.read(path)):gmatch("([^\n]-)[\"'](partnercenter[%w_.]*)[\"']") do
      if files[other] and other ~= name and not before:find("__name = $") then graph[name][other] = true end
    end
  end
  return graph
end

-- The first circle that is found, as a list of modules.
local function circle(graph)
  local done, path, at = {}, {}, {}
  local function visit(name)
    if at[name] then
      local found = {}
      for i = at[name], #path do found[#found + 1] = path[i] end
      return found
    elseif done[name] then
      return nil
    end
    path[#path + 1], at[name] = name, #path + 1
    for other in pairs(graph[name]) do
      local found = visit(other)
      if found then return found end
    end
    path[#path], at[name], done[name] = nil, nil, true
  end
  for name in pairs(graph) do
    local found = visit(name)
    if found then return found end
  end
end

describe("Lua modules #once", function()
  local graph = dependencies()

  it("depend on each other in no circle", function()
    assert.same({ "a", "b" }, (function(found)
      table.sort(found)
      return found
    end)(circle { a = { b = true }, b = { a = true }, c = { a = true } }))
    assert.is_nil(circle { a = { b = true, c = true }, b = { c = true }, c = {} })
    assert.is_nil(circle(graph))
  end)

  it("that are generic depend on no feature", function()
    local found = {}
    for name, others in pairs(graph) do
      local area = name:match("^partnercenter%.(%l+)")
      for other in pairs(others) do
        local feature = other:match("^partnercenter%.(%l+)")
        if FEATURES[feature] and not FEATURES[area] and not ENTRIES[name] then
          found[#found + 1] = name .. " names " .. other
        end
      end
    end
    assert.same({}, found)
  end)

  it("wait in drivers only", function()
    local found = {}
    local paths = source.files("lua -name '*.lua' -not -path '*/driver/*' -not -path '*/simulator/*'")
    for _, path in ipairs(paths) do
      local text = source.bare_lua(source.read(path))
      for _, call in ipairs { "[%w_]:wait%s*%(", "%.sleep%s*%(", "%.select%s*%(", "coroutine%.yield" } do
        for _, place in ipairs(source.places(path, text, call)) do found[#found + 1] = place end
      end
    end
    assert.same({}, found)
  end)
end)
