-- Which Lua modules require which: no circle, and no feature from a generic one.
local source = require "spec.support.source"

describe("the modules of lua/ #once", function()
  local FEATURES = { "qualification", "workflow", "webhook", "simulator", "cli" }
  local GENERIC = {
    "api", "arguments", "auth", "call", "client", "engine", "errors", "json", "loader", "options", "text",
  }

  -- What each module requires, at once or on first use.
  local function requires()
    local all = {}
    for _, path in ipairs(source.files("lua -name '*.lua'")) do
      local name = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      local found = {}
      for _, loader in ipairs({ "require", "lazy" }) do
        local text = source.read(path):gsub("%-%-[^\n]*", ""):gsub("%[%[.-%]%]", "")
        for required in text:gmatch("%f[%w_]" .. loader .. "%s*%(?%s*[\"'](partnercenter[%w_.]*)[\"']") do
          found[required] = true
        end
      end
      all[name] = found
    end
    return all
  end

  -- A circle that a module is part of.
  local function circle_through(all, name, path, done)
    for i, before in ipairs(path) do
      if before == name then return table.concat(path, " -> ", i) .. " -> " .. name end
    end
    if done[name] then return nil end
    path[#path + 1] = name
    for required in pairs(all[name] or {}) do
      local found = circle_through(all, required, path, done)
      if found then return found end
    end
    path[#path] = nil
    done[name] = true
  end

  it("require each other in no circle", function()
    local all, done = requires(), {}
    for name in pairs(all) do
      assert.is_nil(circle_through(all, name, {}, done))
    end
  end)

  it("would be found in a circle", function()
    local all = { a = { b = true }, b = { c = true }, c = { a = true } }
    assert.matches("a %-> b %-> c %-> a", circle_through(all, "a", {}, {}))
  end)

  it("know no feature where they are generic", function()
    for name, required in pairs(requires()) do
      for _, generic in ipairs(GENERIC) do
        if (name .. "."):find("^partnercenter%." .. generic .. "%.") and not name:find("%.api%.data%.") then
          for _, feature in ipairs(FEATURES) do
            for other in pairs(required) do
              local known = (other .. "."):find("^partnercenter%." .. feature .. "%.")
              assert.is_nil(known, name .. " requires " .. other)
            end
          end
        end
      end
    end
  end)
end)
