-- Every call of every row: the number of results, and the errors for unexpected arguments.

local fake = require "spec.support.fake.engine"
local models = require "spec.data.models"

describe("every row", function()
  local world, client
  local generic = { id = "1", qualification = "Education" }

  before_each(function()
    world = fake.load()
    client = world.client()
  end)

  after_each(fake.unload)

  -- Collects each verb of each handle with its arguments and row.
  local function each_verb(visit)
    local catalog = require "partnercenter.api.catalog"
    local function go(node, handle)
      for name, plan in pairs(node.operations) do
        local arguments = {}
        for i, argument in ipairs(plan.arguments) do
          local kinds = plan.row.query or {}
          if argument == "body" then
            arguments[i] = models.body(plan.row)
            if plan.row.takes == "files" then arguments[i] = { { name = "a", content = "a" } } end
            if name == "create_qualification" then
              arguments[i] = { qualification = "Education", educationSegment = "K12" }
            end
            arguments[i].eTag = plan.row.needs_etag and '"e"' or nil
          elseif argument == "query" then
            arguments[i] = {}
            for key, kind in pairs(kinds) do
              if kind:find("%*$") then arguments[i][key] = kind:find("integer") and 1 or "2026-01-01" end
            end
          elseif argument == "value" then
            arguments[i] = "Education"
          elseif kinds[argument] then
            arguments[i] = kinds[argument]:find("integer") and 1 or "2026-01-01"
          else
            arguments[i] = fake.CUSTOMER
          end
        end
        local options = { if_match = plan.row.needs_etag and '"e"' or nil }
        for key, kind in pairs(plan.row.query or {}) do
          if kind:find("%*$") and plan.options[key] then
            options[key] = kind:find("integer") and 1 or "2026-01-01"
          end
        end
        visit(plan, handle, name, arguments, options)
      end
      for name, below in pairs(node.children) do
        local ids = {}
        for i in ipairs(below.ids) do ids[i] = fake.CUSTOMER end
        if not below.list then
          go(below, handle[name](handle, (table.unpack or unpack)(ids))) -- luacheck: ignore
        else
          local params = {}
          for id, value in pairs(require("partnercenter.api.handle").ids(handle)) do params[id] = value end
          for i, id in ipairs(below.ids) do params[id] = ids[i] end
          go(below, setmetatable({ _owner = handle._owner, _params = params }, below.meta))
        end
      end
    end
    go(catalog.root(), client)
  end

  local function call(handle, name, arguments, ...)
    local all, extra = { handle }, { ... }
    for i, value in ipairs(arguments) do all[i + 1] = value end
    for i = 1, select("#", ...) do all[1 + #arguments + i] = extra[i] end
    local count = 1 + #arguments + select("#", ...)
    local results
    local function collect(...)
      results = { n = select("#", ...), ... }
    end
    collect(handle[name]((table.unpack or unpack)(all, 1, count))) -- luacheck: ignore
    return results
  end

  local ANSWERS = {
    string = '"education"', qualifications = '[{"qualification":"Education"}]', number = "1", integer = "1",
    boolean = "true", text = "x", file = "%PDF-x",
  }

  it("gives one value on success, and nil with an error on failure", function()
    local seen, failed = 0, 0
    each_verb(function(plan, handle, name, arguments, options)
      local gives = plan.row.gives or "Thing"
      local body = ANSWERS[name] or ANSWERS[gives]
        or gives:find("%[%]$") and '[{"id":"1"}]' or world.json.encode(generic)
      world.answer({ status = gives == "none" and 204 or 200, body = gives == "none" and "" or body,
        headers = "Location: /v1/x\r\nContent-Type: application/json\r\n" })
      options.unchecked = true
      local results = call(handle, name, arguments, options)
      if plan.row.retired then
        assert.same({ 2, "config" }, { results.n, results[2].kind }, plan.name)
      else
        assert.equal(1, results.n, plan.name .. ": " .. tostring(results[2]))
        assert.is_not_nil(results[1], plan.name)
        seen = seen + 1
      end
      world.answer({ status = 400, body = '{"code":1,"description":"no"}' })
      results = call(handle, name, arguments, options)
      assert.same({ 2, nil }, { results.n, results[1] }, plan.name)
      assert.is_string(results[2].kind, plan.name)
      failed = failed + 1
    end)
    assert.is_true(seen > 150 and failed > 150, seen .. " " .. failed)
  end)

  it("raises on an argument too many, and sends nothing", function()
    local seen = 0
    each_verb(function(plan, handle, name, arguments)
      for _, extra in ipairs({ { timeout = 5 }, "x", 5 }) do
        local ok, message = pcall(call, handle, name, arguments, nil, extra)
        assert.is_false(ok, plan.name)
        assert.matches("takes .*, got a " .. type(extra) .. " as argument", message)
        seen = seen + 1
      end
    end)
    assert.is_true(seen > 450, seen)
    assert.equal(0, #world.sent)
  end)

  it("raises on a table in place of any argument that is none", function()
    local seen = 0
    each_verb(function(plan, handle, name, arguments)
      for i, argument in ipairs(arguments) do
        if type(argument) ~= "table" then
          local changed = {}
          for j, value in ipairs(arguments) do changed[j] = j == i and { timeout = 5 } or value end
          local takes_list = plan.types[i]:find("table", 1, true)
          local ok, message = pcall(call, handle, name, changed)
          if not takes_list then assert.is_false(ok, plan.name .. ": " .. i) end
          if not ok then assert.matches("expected, got table", message) end
          seen = seen + 1
        end
      end
    end)
    assert.is_true(seen >= 5, seen)
  end)
end)
