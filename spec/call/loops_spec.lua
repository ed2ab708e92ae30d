-- Lookups in loops: their results, errors and events are those of a single lookup.
local certificates = require "spec.support.servers.certificates"
local nginx = require "spec.support.programs.nginx"
local partnercenter = require "partnercenter"
local service = require "spec.support.servers.service"

local ID = "11111111-1111-4111-8111-111111111111"

local function ids(n)
  local list = {}
  for i = 1, n do
    list[i] = ID
  end
  return list
end

describe("a lookup in a loop", function()
  local server, client

  setup(function()
    server = service.start()
  end)

  teardown(function()
    server:stop()
  end)

  after_each(function()
    client:close()
  end)

  local function connect(name, options)
    options = options or {}
    options.access_token, options.base_url = "marker-token", server.url .. "/answers/" .. name
    client = assert(partnercenter.new(options))
    return client
  end

  local function lookup(id)
    return client:customer(id):qualification()
  end

  local function looped(concurrency)
    local values, failed = partnercenter.map({ ID, ID, ID }, lookup, { concurrency = concurrency or 2 })
    return values, failed
  end

  for name, value in pairs {
    education = "education", shouted = "education", none = "none", museum = "museum",
  } do
    it("gives the word of " .. name, function()
      connect(name)
      local values, failed = looped()
      assert.is_nil(failed)
      assert.same({ value, value, value, n = 3 }, values)
    end)
  end

  for _, name in ipairs {
    "blank", "marked", "number", "list", "words", "long", "escaped", "empty", "cut", "denied",
  } do
    it("returns the same as a single lookup for an answer that is " .. name, function()
      connect(name, { max_attempts = 1 })
      local value, err = lookup(ID)
      local values, failed = looped()
      for i = 1, 3 do
        assert.equal(value, values[i])
        local other = failed and failed[i]
        for _, field in ipairs { "kind", "status", "code", "message", "operation", "phase", "attempts" } do
          assert.equal(err and err[field], other and other[field], field)
        end
        if other then
          assert.same({ 36, 36 }, { #other.request_id, #other.correlation_id })
        end
      end
    end)
  end

  it("takes options, and tells its events", function()
    connect("education")
    local values = partnercenter.map({ ID, ID, ID }, function(id)
      return client:customer(id):qualification({ timeout = 60 })
    end)
    assert.same({ "education", "education", "education", n = 3 }, values)
    client:close()
    local seen = 0
    connect("education", { on_event = function(event)
      if event.type == "call" then
        seen = seen + 1
      end
    end })
    looped()
    assert.equal(3, seen)
  end)

  it("tells a malformed id from a wrong one, and sends nothing", function()
    connect("education")
    local values, failed = partnercenter.map({ "no-guid", ID }, lookup)
    assert.same({ nil, "education", n = 2 }, values)
    assert.equal("invalid_argument", failed[1].kind)
    local _, why = pcall(partnercenter.map, { 7 }, lookup)
    assert.matches("string expected, got number", why)
  end)

  it("is cancelled with its loop", function()
    connect("slow")
    local why
    local iterator = partnercenter.each({ 1, 2 }, function(i)
      if i == 2 then
        return "first"
      end
      local _, err = lookup(ID)
      why = err
    end)
    assert.equal(2, (iterator()))
    iterator:close()
    partnercenter.map({ 1 }, function() end) -- lets it run
    assert.equal("cancelled", why.kind)
    assert.equal("customer.qualification", why.operation)
  end)

  it("ends when its loop's time is up, and when its client is closed", function()
    connect("slow")
    local _, failed = partnercenter.map({ ID, ID }, lookup, { timeout = 0.2 })
    assert.equal("timeout", failed[1].kind)
    _, failed = partnercenter.map({ 1, 2 }, function(i)
      if i == 1 then
        return lookup(ID)
      end
      client:close()
    end)
    assert.equal("closed", failed[1].kind)
    assert.equal("customer.qualification", failed[1].operation)
  end)

  it("uses a worker again", function()
    connect("education")
    local seen, count = {}, 0
    for _, value in partnercenter.each({ ID, ID, ID, ID, ID, ID }, function(id)
      local co = coroutine.running()
      count = count + (seen[co] and 0 or 1)
      seen[co] = true
      return lookup(id)
    end, { concurrency = 2 }) do
      assert.equal("education", value)
    end
    assert.is_true(count <= 4, count .. " coroutines")
  end)
end)


describe("a lookup in a loop whose answer is larger than words are", function()
  local HTTP = [[
    server {
      listen 127.0.0.1:%PORT% ssl http2;
      ssl_certificate %CERTIFICATE%;
      ssl_certificate_key %KEY%;
      location / {
        content_by_lua_block {
          local name = ngx.var.uri:match("^/(%w+)")
          for i = 1, 12 do ngx.header["X-Wide-" .. i] = ("w"):rep(1000) end
          if name == "refused" then ngx.status = 403 end
          ngx.print(({
            wide = '"education"', deep = '[{"qualification":"Education"' .. (" "):rep(60000) .. "}]",
            refused = '{"code":3000,"description":"' .. ("no "):rep(20000) .. '"}',
          })[name])
        }
      }
    }
  ]]
  local set, server

  setup(function()
    set = certificates.new()
    local issued = set:issue { name = "server" }
    server = nginx.start(function(port)
      local values = { PORT = port, CERTIFICATE = issued.certificate, KEY = issued.key }
      return (HTTP:gsub("%%(%u+)%%", values))
    end)
  end)

  teardown(function()
    server:stop()
    set:remove()
  end)

  for _, version in ipairs { "2", "1.1" } do
    for name, fails in pairs { wide = false, deep = false, refused = true } do
      it(("equals a single lookup: %s over HTTP/%s"):format(name, version), function()
        local client = assert(partnercenter.new {
          access_token = "marker-token", base_url = ("https://localhost:%d/%s"):format(server.port, name),
          ca_file = set.ca, http_version = version, max_in_flight = 20,
        })
        local value, err = client:customer(ID):qualification()
        assert.equal(fails and "nil" or "education", tostring(value))
        local count = 0
        for _, found, why in partnercenter.each(ids(60), function(id)
          return client:customer(id):qualification()
        end, { concurrency = 20 }) do
          count = count + 1
          assert.equal(value, found)
          assert.equal(err and err.description, why and why.description)
          if fails then
            assert.is_true(#why.description > 1000)
          end
        end
        assert.equal(60, count)
        client:close()
      end)
    end
  end
end)
