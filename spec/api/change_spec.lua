local fake = require "spec.support.fake.engine"

local PATH = "/v1/things/{thing_id}"
local ROWS = { { "thing(thing_id):get()", "GET", PATH }, { "thing(thing_id):update(body)", "PATCH", PATH } }

describe("handle:change", function()
  local world, thing

  before_each(function()
    world = fake.load()
    local root = require("partnercenter.api.tree").build(ROWS)
    thing = setmetatable({ _owner = world.client(), _params = {} }, root.meta):thing("1")
  end)

  after_each(fake.unload)

  -- Answers each read with the next version, and writes as given.
  local function service(...)
    local writes, reads = { ... }, 0
    world.answer(function(request)
      if request.method ~= "GET" then
        return table.remove(writes, 1) or { status = 200, body = request.body }
      end
      reads = reads + 1
      local body = '{"n":%d,"list":[],"map":{},"attributes":{"etag":"v%d"}}'
      return { status = 200, body = body:format(reads, reads) }
    end)
  end

  local function edit(value)
    value.n = value.n * 10
  end

  local function sent()
    local lines = {}
    for i, request in ipairs(world.sent) do
      lines[i] = request.method .. " " .. (request.headers and table.concat(request.headers, " ") or "-")
    end
    return lines
  end

  it("writes the edited value under the ETag that was read", function()
    service()
    assert.equal(10, thing:change(edit).n)
    assert.same({ "GET -", 'PATCH If-Match: "v1"' }, sent())
  end)

  it("writes the whole record if the service takes it whole and as operations", function()
    world.answer { status = 200, body = '{"eTag":"v1","name":"a"}' }
    assert(world.client():referral("1"):change(function(referral) referral.name = "b" end))
    assert.equal("PUT", world.sent[2].method)
  end)

  it("sends an empty array as an array and an empty object as an object", function()
    service()
    thing:change(edit)
    assert.truthy(world.sent[2].body:find('"list":[]', 1, true))
    assert.truthy(world.sent[2].body:find('"map":{}', 1, true))
  end)

  it("takes another value that the function returns, and passes the options on", function()
    service()
    assert.same({ x = 1 }, thing:change(function()
      return { x = 1 }
    end, { timeout = 3, headers = { ["X-A"] = "b" } }))
    assert.equal(3, world.sent[1].timeout)
    assert.same({ "GET X-A: b", 'PATCH X-A: b If-Match: "v1"' }, sent())
  end)

  for name, refusal in pairs {
    ["412"] = { status = 412, body = "" },
    ["400 with code 2055"] = { status = 400, body = '{"code":2055,"description":"stale"}' },
  } do
    it("reads and edits again when another was quicker: " .. name, function()
      service(refusal, refusal)
      assert.equal(30, thing:change(edit).n)
      assert.same({ "GET -", 'PATCH If-Match: "v1"', "GET -", 'PATCH If-Match: "v2"',
        "GET -", 'PATCH If-Match: "v3"' }, sent())
    end)
  end

  it("gives up after five times", function()
    local refusal = { status = 412, body = "" }
    service(refusal, refusal, refusal, refusal, refusal)
    local value, err = thing:change(edit)
    assert.is_nil(value)
    assert.equal("precondition", err.kind)
    assert.equal(10, #world.sent)
  end)

  it("does not retry after another error", function()
    service({ status = 400, body = '{"code":2000,"description":"no"}' })
    local value, err = thing:change(edit)
    assert.is_nil(value)
    assert.equal("2000", err.code)
    assert.equal(2, #world.sent)
  end)

  it("writes nothing when the function says so, by false or by an error", function()
    service()
    assert.equal(1, thing:change(function()
      return false
    end).n)
    assert.same({ nil, "mine" }, { thing:change(function()
      return nil, "mine"
    end) })
    assert.same({ "GET -", "GET -" }, sent())
  end)

  it("takes the ETag of the header where the body has none, and refuses to write without any", function()
    world.answer({ status = 200, body = "{}", headers = 'ETag: "h1"\r\n' }, { status = 200, body = "{}" })
    assert(thing:change(function() end))
    assert.same({ "GET -", 'PATCH If-Match: "h1"' }, sent())
    world.answer({ status = 200, body = "{}", headers = "" })
    local value, err = thing:change(function() end)
    assert.is_nil(value)
    assert.equal("protocol", err.kind)
    assert.equal(1, #world.sent)
  end)

  it("raises at the caller's line when it is used wrongly", function()
    for _, arguments in ipairs { {}, { edit, { if_match = "x" } }, { edit, { tiemout = 1 } } } do
      local ok, message = pcall(function()
        thing:change(arguments[1], arguments[2])
      end)
      assert.is_false(ok)
      assert.truthy(tostring(message):find("change_spec.lua", 1, true), message)
    end
  end)
end)
