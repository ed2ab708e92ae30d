-- The reference site shows each call as it works: its snippets run, its commands name the call, and the table
-- of errors is sorted into the resources. The stage `docs` of spec/run checks the built pages.
local calls = require "partnercenter.cli.api.calls"
local documented_examples = require "spec.site.reference.documented_examples"
local index = require "partnercenter.api.index"
local known_errors = require "spec.site.reference.known_errors"
local operations = require "spec.data.operations"
local partnercenter = require "partnercenter"
local resources = require "spec.site.reference.resources"
local simulator = require "partnercenter.simulator"
local snippets = require "spec.site.reference.snippets"

local CUSTOMER = "a1000000-0000-4000-8000-000000000001"
local GUID = "22222222-2222-4222-8222-222222222222"

local examples = documented_examples.by_operation()

describe("the reference site #once", function()
  it("has a title and a sentence for each resource, and no other", function()
    local untitled, left = {}, {}
    for name in pairs(resources) do left[name] = true end
    for _, name in ipairs(index.files) do
      if not resources[name] or not resources[name][2]:find("%.$") then untitled[#untitled + 1] = name end
      left[name] = nil
    end
    assert.same({ {}, {} }, { untitled, left })
  end)

  it("names only resources and codes of errors that are there", function()
    local by_resource, named = known_errors.by_resource()
    local strange = {}
    for _, row in ipairs(known_errors.all()) do named[row.code] = nil end
    for name in pairs(by_resource) do
      if not resources[name] then strange[#strange + 1] = name end
    end
    assert.same({ {}, {} }, { named, strange })
  end)

  it("has the documented examples, whole and in the order of the documentation", function()
    local of = examples.create_webhook_registration[1]
    assert.matches('^{\n  "WebhookUrl"', of.request_text)
    assert.matches("\n}$", of.request_text)
    for name in pairs(examples) do
      local known = false
      for _, row in ipairs(operations.rows()) do known = known or row.name == name end
      assert.is_true(known, name)
    end
  end)

  it("makes each call by a command that the command line knows", function()
    local others = {}
    for _, row in ipairs(operations.rows()) do
      local command = snippets.command(row, examples[row.name])
      local call = command and command:match("^partnercenter call '([^']*)'")
      if command and not (call and calls.read(call) and calls.find(call) == row) then
        others[#others + 1] = command
      end
    end
    assert.same({}, others)
  end)
end)

-- An id of the right form for each placeholder; files go where the spec keeps them.
local function filled(text, folder)
  text = text:gsub('"<customer%-id>"', '"' .. CUSTOMER .. '"'):gsub('"<[%w%-]*id>"', '"' .. GUID .. '"')
  return (text:gsub('"<([%w%-]*)>"', '"%1"'):gsub('to = "', '%0' .. folder .. "/"))
end

describe("the Lua of the reference site #once", function()
  local sim, folder

  setup(function()
    sim = assert(simulator.start { customers = 3, job_wait = 0 })
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
    assert(partnercenter.configure {
      base_url = sim.base_url, authority = sim.authority, ca_file = sim.ca_file, tenant_id = sim.tenant_id,
      client_id = sim.client_id, client_secret = sim.client_secret, refresh_token = sim.refresh_token,
    })
  end)

  teardown(function()
    partnercenter.close()
    sim:stop()
    os.execute("rm -r " .. folder)
  end)

  -- Whether the service may refuse the call: its ids stand for any.
  local function is_refusal(raised)
    local kind = type(raised) == "table" and raised.kind
    return kind and kind ~= "invalid_argument" and kind ~= "config"
  end

  for _, row in ipairs(operations.rows()) do
    local text = snippets.lua(row, examples[row.name])
    if text then
      it("makes the call: " .. row.name, function()
        local things = setmetatable({ print = function() end }, { __index = _G })
        local chunk = assert(load(filled(text, folder), "=" .. row.name, "t", things))
        local done, raised = pcall(chunk)
        assert(done or is_refusal(raised), tostring(raised) .. "\n" .. text)
      end)
    end
  end
end)
