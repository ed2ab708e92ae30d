-- `delay` defers a call. Its timeout starts afterwards, also if the call needs several requests.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local ID = "11111111-2222-4333-8444-555555555555"

describe("a call with a delay", function()
  local server, client

  -- `handle` gets the head of a request and its number.
  local function serve(handle)
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then return end
        conn:answer(handle(head, conn:count("request")))
      end
    end)
    client = assert(partnercenter.new { access_token = "x", base_url = server.url })
  end

  after_each(function()
    client:close()
    server:stop()
  end)

  it("that sets a qualification keeps its full timeout, also after a lost answer", function()
    serve(function(head, n)
      if n == 1 then return "500 Oops", "" end
      return "200 OK", head:match("^PUT ") and '"education"' or "[]"
    end)
    assert.equal("education",
      client:customer(ID):update_qualification("Education", { delay = 2.2, timeout = 2 }))
    assert.equal(3, server:count())
  end)

  it("that falls back to the plural form is delayed once", function()
    serve(function(head)
      local plural = head:find("/qualifications ", 1, true)
      return plural and "200 OK" or "405 No", plural and "[]" or ""
    end)
    local started = core.now()
    assert.equal("none", client:customer(ID):qualification { delay = 0.5, timeout = 30 })
    local took = core.now() - started
    assert.equal(2, server:count())
    assert.is_true(took >= 0.5)
  end)

  it("that lists is delayed once, not at each page", function()
    serve(function(_, n)
      local page = '{"items":[{"id":%d}],"links":{"next":{"uri":"/customers?p=%d"}}}'
      return "200 OK", n < 4 and page:format(n, n) or '{"items":[]}'
    end)
    local delays = {}
    local send = require "partnercenter.call.send"
    local call = send.call
    send.call = function(session, operation, path, request) -- luacheck: ignore
      delays[#delays + 1] = request and request.delay or 0
      return call(session, operation, path, request)
    end
    local found = client:customers(nil, { delay = 0.1 }):all()
    send.call = call -- luacheck: ignore
    assert.equal(3, #assert(found))
    assert.same({ 0.1, 0, 0, 0 }, delays)
  end)
end)
