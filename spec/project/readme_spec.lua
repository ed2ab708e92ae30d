-- What the README and the guides list is compared with the code.
local errors = require "partnercenter.errors"
local snippets = require "spec.support.documents.snippets"
local source = require "spec.support.source"

local OPTIONS = source.read "lua/partnercenter/options/README.md"
local SIGN_IN = source.read "lua/partnercenter/auth/README.md"
local ERRORS = source.read "lua/partnercenter/errors/README.md"

-- The names in the first column of the table below a heading, and all its text.
local function section(document, heading)
  local text = (document .. "\n## "):match("\n" .. heading .. "\n(.-)\n## ") .. "\n"
  local names = {}
  for column in text:gmatch "\n| ([^|]*) |" do
    for name in column:gmatch "`([%w_]+)`" do names[name] = true end
  end
  return names, text
end

describe("the guides", function()
  it("name the client's options, all of them and no others", function()
    local listed, known = section(OPTIONS, "## Client options"), {}
    for name in pairs(require("partnercenter.options.definitions").types) do
      known[name] = true
      assert.truthy((OPTIONS .. SIGN_IN):find("`" .. name .. "[`(]"), "in no guide: " .. name)
    end
    for name in pairs(listed) do assert.is_true(known[name], "no option: " .. name) end
    assert.is_true(known.client_secret and listed.timeout and listed.proxy)
  end)

  it("say the defaults that are", function()
    local _, text = section(OPTIONS, "## Client options")
    local config = assert(require("partnercenter.options").resolve({ access_token = "marker-access-token" },
      function() end))
    local count = 0
    for name, default in text:gmatch "\n| `([%l_]+)` | `?\"?([%w.#]+)[^|\n]* |" do
      local value = config[name]
      if value ~= nil and not (" by none the HTTPS "):find(" " .. default .. " ", 1, true) then
        assert.equal(tostring(value), default, name)
        count = count + 1
      end
    end
    assert.is_true(count >= 12)
  end)

  it("name the kinds of errors, all of them and no others", function()
    local listed = section(ERRORS, "## Kinds")
    for kind in pairs(errors.kinds) do assert.is_true(listed[kind], "not in the guide: " .. kind) end
    for kind in pairs(listed) do assert.is_true(errors.kinds[kind], "no kind: " .. kind) end
  end)

  it("name environment variables that are read", function()
    local code, count = "", 0
    for _, path in ipairs(source.files "lua/partnercenter/options lua/partnercenter/cli -name '*.lua'") do
      code = code .. source.read(path)
    end
    for _, path in ipairs(snippets.documents()) do
      for name in source.read(path):gmatch "`([AP][A-Z]+_[A-Z_]+)`" do
        local is_ours = name:find "^AZURE" or name:find "^PARTNERCENTER"
        if is_ours and not name:find "^PARTNERCENTER_SIMULATOR" then
          count = count + 1
          assert.truthy(code:find('"' .. name .. '"', 1, true), path .. ": " .. name)
        end
      end
    end
    assert.is_true(count >= 10)
  end)

  it("name the workflows, all of them", function()
    local text = ""
    for _, path in ipairs(snippets.documents()) do text = text .. source.read(path) end
    for name in source.read("lua/partnercenter/types/workflow.lua"):gmatch "\nfunction workflow%.([%w_]+)" do
      assert.truthy(text:find("| `" .. name .. "(", 1, true), name)
    end
  end)

  it("name the types of events, all of them", function()
    local listed, count = section(OPTIONS, "## Events"), 0
    local code = "lua/partnercenter -name '*.lua' -not -path '*/simulator/*' -not -path '*/cli/*'"
    for _, path in ipairs(source.files(code)) do
      for kind in source.read(path):gmatch 'emit%s*%(?{[^}]-type = "([%l_]+)"' do
        assert.is_true(listed[kind], path .. ": " .. kind)
        count = count + 1
      end
    end
    assert.is_true(count >= 5)
  end)
end)
