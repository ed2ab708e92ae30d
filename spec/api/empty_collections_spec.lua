-- Empty collections: each form of an empty answer, as the first page and as a later one, in every listing,
-- and in arrays without pages.
local fake = require "spec.support.fake.engine"
local index = require "partnercenter.api.index"

-- answer; valid as an empty first page, and as an empty later page
local FORMS = {
  { "an empty array", { status = 200, body = "[]" }, true, true },
  { "no items", { status = 200, body = '{"items":[]}' }, true, true },
  { "no items, counted", { status = 200, body = '{"totalCount":0,"items":[]}' }, true, true },
  { "no values", { status = 200, body = '{"value":[]}' }, true, true },
  { "a count of none", { status = 200, body = '{"totalCount":0}' }, true, true },
  { "a count of none and null", { status = 200, body = '{"totalCount":0,"items":null}' }, true, true },
  { "204", { status = 204, body = "" }, true, false },
  { "null", { status = 200, body = "null" }, true, false },
  { "items that are null", { status = 200, body = '{ "items" : null, "links": {} }' }, true, false },
  { "values that are null", { status = 200, body = '{"value":null}' }, true, false },
  { "204 with Retry-After", { status = 204, body = "", retry_after = 3 }, false, false },
  { "204 with the header Retry-After", { status = 204, headers = "Retry-After: 3\r\n" }, false, false },
  { "an empty text", { status = 200, body = "" }, false, false },
  { "an empty text, with 202", { status = 202, body = "" }, false, false },
  { "205", { status = 205, body = "" }, false, false },
  { "an empty object", { status = 200, body = "{}" }, false, false },
  { "nothing but links", { status = 200, body = '{"links":{"self":{"uri":"/x"}}}' }, false, false },
  { "a count of some", { status = 200, body = '{"totalCount":2}' }, false, false },
  { "a count of some and null", { status = 200, body = '{"totalCount":2,"items":null}' }, false, false },
  { "another member's items that are null", { status = 200, body = '{"a":{"items":null}}' }, false, false },
  { "items that are no array", { status = 200, body = '{"items":"none"}' }, false, false },
  { "false", { status = 200, body = "false" }, false, false },
  { "a text", { status = 200, body = '"none"' }, false, false },
}

local FIRST = '{"totalCount":3,"items":[{"id":"a"}],"links":{"next":{"uri":"%s"}}}'

describe("a collection of nothing", function()
  local world, resource, results

  setup(function()
    world = fake.load()
    results = require "partnercenter.call.result"
    resource = require "partnercenter.api.tree"
  end)

  teardown(fake.unload)

  local function rows()
    local list = {}
    for _, file in ipairs(index.files) do
      for _, row in ipairs(require("partnercenter.api.data." .. file)) do
        if row.page then list[#list + 1] = row end
      end
    end
    return list
  end

  -- Returns the listing of a row, with the ids and queries that it needs.
  local function listing(client, row)
    local path = row[3]:gsub("{[^}]*}", "1")
    local plain = { "things()", "GET", path, page = row.page, host = row.host, gives = row.gives }
    local top = setmetatable({ _owner = client, _params = {} }, resource.build({ plain }).meta)
    return top:things()
  end

  for _, form in ipairs(FORMS) do
    local what, answer, first, later = form[1], form[2], form[3], form[4]

    it(("%s: the first page is %s"):format(what, first and "empty" or "an error"), function()
      local n = 0
      for _, row in ipairs(rows()) do
        local client = world.client()
        world.answer(answer)
        local all, err = listing(client, row):all()
        if first then
          assert.same({}, all)
          assert.is_true(world.json.is_marked(all))
          assert.equal(1, #world.sent)
        else
          assert.is_nil(all)
          assert.equal("protocol", err.kind)
        end
        n = n + 1
      end
      assert.is_true(n > 80)
    end)

    it(("%s: a later page is %s"):format(what, later and "empty" or "an error"), function()
      for _, row in ipairs(rows()) do
        local client = world.client()
        local path = row[3]:gsub("{[^}]*}", "1")
        world.answer({ status = 200, body = FIRST:format(path .. "?page=2") }, answer)
        local all, err = listing(client, row):all()
        if later then
          assert.equal(1, #all)
        else
          assert.is_nil(all)
          assert.equal("protocol", err.kind)
        end
        assert.equal(2, #world.sent)
      end
    end)

    it(("%s: an array without pages is %s"):format(what, first and "empty" or "an error"), function()
      local body = (answer.body or "") ~= "" and world.json.decode(answer.body) or nil
      if answer.body == "false" then body = false end
      local row = { "things()", "GET", "/v1/things", gives = "Thing[]" }
      local value, reason = results.value({
        status = answer.status, text = answer.body or "", head = answer.headers,
        retry_after = answer.retry_after, body = body,
      }, row)
      if first then
        assert.same({}, value)
        assert.is_true(world.json.is_marked(value))
      else
        assert.is_nil(value)
        assert.matches("^Thing%[%] expected", reason)
      end
    end)
  end
end)
