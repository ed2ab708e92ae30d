-- The time limit of one attempt: the option of the client, of a call, of a row.

local enough_time = require "spec.support.time.enough_time"
local fake = require "spec.support.fake.engine"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local ID = "11111111-2222-4333-8444-555555555555"

describe("attempt_timeout of a call", function()
  local server, client

  before_each(function()
    server = raw.start(function(conn)
      conn:request()
      conn:stall()
    end)
    client = assert(partnercenter.new {
      access_token = "x", base_url = server.url, max_attempts = 2, timeout = 20,
    })
  end)

  after_each(function()
    client:close()
    server:stop()
  end)

  for name, call in pairs {
    ["a named call"] = function(options) return client:customer(ID):qualification(options) end,
    ["client:request"] = function(options) return client:request({ path = "/v1/x" }, options) end,
    ["client:request, all in one"] = function(options)
      options.path = "/v1/x"
      return client:request(options)
    end,
    ["a page"] = function(options) return client:customers(nil, options):next() end,
  } do
    it("ends each attempt of " .. name .. ", and the error says what to raise", function()
      local value, err, limit
      enough_time(1.5, function(more)
        local before = server:count()
        value, err = call { attempt_timeout = more, timeout = 1000 }
        limit = more
        return server:count() == before + 2
      end)
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
      assert.equal("answer", err.phase)
      assert.equal(2, err.attempts)
      assert.equal(("no answer within %.3f s in 2 attempts"):format(limit):gsub("%.000", ""), err.message)
      assert.matches("raise attempt_timeout", tostring(err))
    end)
  end

  it("of one attempt alone is reported without a number of attempts", function()
    local err, limit
    enough_time(0.1, function(more)
      local before = server:count()
      err = select(2, client:request { path = "/v1/x", attempt_timeout = more, max_attempts = 1 })
      limit = more
      return server:count() == before + 1
    end)
    assert.equal(("no answer within %.3f s"):format(limit), err.message)
  end)

  it("is not blamed for the call's own end", function()
    local _, err = client:request { path = "/v1/x", timeout = 0.2 }
    assert.equal("timeout", err.kind)
    assert.not_matches("attempt_timeout", tostring(err))
    assert.matches("raise timeout", tostring(err))
  end)
end)

describe("attempts of which only the last was late", function()
  it("are not counted together", function()
    local server = raw.start(function(conn)
      while conn:request() do
        if conn:count("request") == 1 then
          conn:answer("500 Oops", "")
        else
          conn:stall()
        end
      end
    end)
    local client = assert(partnercenter.new { access_token = "x", base_url = server.url, max_attempts = 3 })
    local _, err = client:request { path = "/v1/x", attempt_timeout = 1.5 }
    assert.equal(3, err.attempts)
    assert.equal("no answer within 1.500 s in 2 attempts", err.message)
    client:close()
    server:stop()
  end)
end)

describe("slow calls", function()
  local world

  before_each(function()
    world = fake.load()
    world.answer { status = 200, body = '{"items":[]}' }
  end)

  after_each(fake.unload)

  local CALLS = {
    ["line items"] = function(client, options)
      return client:invoice("G1"):line_items(
        { provider = "office", invoicelineitemtype = "billing_line_items" }, options):next()
    end,
    ["line items by provider"] = function(client, options)
      return client:invoice("G1"):line_items_by_provider("azure", "billing_line_items", nil, options):next()
    end,
    usage = function(client, options)
      return client:customer(ID):subscription("s"):azure_utilization(
        { start_time = 0, end_time = 1 }, options):next()
    end,
    statement = function(client, options) return client:invoice("G1"):statement(options) end,
    export = function(client, options) return client:export_billed_usage({ invoiceId = "G1" }, options) end,
  }

  local function asked(call, given, options)
    call(world.client(given), options)
    return world.sent[1].attempt_timeout
  end

  for name, call in pairs(CALLS) do
    it("have longer attempts, unless the caller sets attempt_timeout: " .. name, function()
      assert.equal(120, asked(call))
      world.answer { status = 200, body = '{"items":[]}' }
      assert.equal(5, asked(call, nil, { attempt_timeout = 5 }))
      world.answer { status = 200, body = '{"items":[]}' }
      assert.is_nil(asked(call, { attempt_timeout = 7 })) -- the client's option
      world.answer { status = 200, body = '{"items":[]}' }
      assert.equal(300, asked(call, { attempt_timeout = 7 }, { attempt_timeout = 300 }))
    end)
  end

  it("are the exception", function()
    world.client():customer(ID):get()
    assert.is_nil(world.sent[1].attempt_timeout)
  end)
end)
