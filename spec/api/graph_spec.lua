-- Lists and records of Microsoft Graph: OData in the query, counts and envelopes in the answer.
local fake = require "spec.support.fake.engine"

describe("Microsoft Graph", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
  end)

  after_each(fake.unload)

  it("gets filters and names as OData", function()
    world.answer { status = 200, body = '{"value":[]}' }
    local field = world.partnercenter.field
    assert(client:gdap_relationships({
      ["$filter"] = field "status":equals "active"
        :and_(field "endDateTime":less_than "2026-12-31T00:00:00Z"),
      ["$select"] = { "id", "displayName" }, ["$orderby"] = "endDateTime desc", ["$count"] = true,
      ["$top"] = 5,
    }):all())
    local query = world.sent[1].path:match("%?(.*)$"):gsub("%%(%x%x)", function(hex)
      return string.char(tonumber(hex, 16))
    end)
    assert.equal("$count=true&$filter=(status eq 'active') and (endDateTime lt 2026-12-31T00:00:00Z)"
      .. "&$orderby=endDateTime desc&$select=id,displayName&$top=5", query)
  end)

  it("gets no filter that is none, and no name that is none", function()
    for _, case in ipairs {
      { { ["$filter"] = { Field = "a", Operator = "like" } }, "query '%$filter': a filter" },
      { { ["$select"] = { "id", 5 } }, "query '%$select': must hold names" },
    } do
      local items, err = client:gdap_relationships(case[1]):all()
      assert.same({ nil, "invalid_argument" }, { items, err.kind })
      assert.matches(case[2], err.message)
    end
    assert.equal(0, #world.sent)
  end)

  it("counts all items of a list on its first page", function()
    local first = '{"@odata.count":3,"value":[{"id":"a"},{"id":"b"}],"@odata.nextLink":'
      .. '"https://graph.microsoft.com/beta/security/partner/securityAlerts?$skiptoken=x"}'
    world.answer({ status = 200, body = first }, { status = 200, body = '{"value":[{"id":"c"}]}' })
    local listing = client:security_alerts({ ["$count"] = true })
    local page = assert(listing:next())
    assert.same({ 3, 3, 2 }, { page.totalCount, page["@odata.count"], #page })
    assert.equal("c", assert(listing:next())[1].id)
    assert.matches("^/beta/security/partner/securityAlerts%?", world.sent[2].path)
  end)

  it("may put a single record into an envelope", function()
    for text, id in pairs {
      ['{"value":{"id":"1","score":5}}'] = "1", ['{"id":"2","score":5}'] = "2",
      ['{"@odata.context":"x","value":{"id":"3"}}'] = "3",
    } do
      world.answer { status = 200, body = text }
      assert.equal(id, assert(client:security_score():requirement("r"):get()).id)
    end
  end)

  it("returns records that print their type", function()
    world.answer { status = 200, body = '{"id":"1","score":5}' }
    local requirement = assert(client:security_score():requirement("r"):get())
    assert.equal("partnercenter.record (securityRequirement, 2 fields)", tostring(requirement))
  end)

  it("tells of requests about GDAP even in words that are newer than its first ones", function()
    world.answer { status = 200, body = '{"id":"1","action":"reject"}' }
    assert(client:gdap_relationship("r"):requests():create({ action = "reject" }))
    local headers = table.concat(world.sent[1].headers, "\n")
    assert.matches("Prefer: include-unknown-enum-members", headers, 1, true)
  end)
end)
