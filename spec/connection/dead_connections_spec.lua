-- Connections that are lost silently: no packet passes, and neither side gets an error.

local forwarder = require "spec.support.servers.forwarder"
local partnercenter = require "partnercenter"
local upstream = require "spec.support.servers.upstream"

local TENANT = "11111111-2222-4333-8444-555555555555"
local MANY = 8

describe("a silently lost connection", function()
  local server, forward, clients

  setup(function()
    server = upstream.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    clients = {}
  end)

  after_each(function()
    for _, client in ipairs(clients) do
      client:close()
    end
    forward:stop()
  end)

  local function new(options)
    local all = { attempt_timeout = 1, max_attempts = 3, timeout = 60, connect_timeout = 30 }
    all.ca_file = server.ca
    for name, value in pairs(options) do
      all[name] = value
    end
    if not all.client_id then
      all.access_token = "marker-access-token"
    end
    clients[#clients + 1] = assert(partnercenter.new(all))
    return clients[#clients]
  end

  local function ask(client, method, options)
    local request = { method = method, path = "/v1/x", body = method ~= "GET" and {} or nil }
    for name, value in pairs(options or {}) do
      request[name] = value
    end
    return client:request(request)
  end

  local function warm_up(client)
    assert(ask(client, "GET"))
    return forward:count()
  end

  local ways = {
    { name = "HTTP/2", version = "2" },
    { name = "HTTP/1.1", version = "1.1" },
    { name = "HTTP/2 through a proxy", version = "2", proxy = true },
    { name = "HTTP/1.1 through a proxy", version = "1.1", proxy = true },
  }

  for _, way in ipairs(ways) do
    describe("over " .. way.name .. ":", function()
      local function start(options)
        forward = forwarder.start(server.port, way.proxy)
        local all = {
          base_url = way.proxy and server.url or "https://127.0.0.1:" .. forward.port,
          proxy = way.proxy and "http://127.0.0.1:" .. forward.port or nil,
          http_version = way.version,
        }
        for name, value in pairs(options or {}) do
          all[name] = value
        end
        return new(all)
      end

      for _, method in ipairs(way.proxy and { "GET" } or { "GET", "PUT", "POST", "DELETE" }) do
        it("the second attempt of a " .. method .. " uses a new one", function()
          local client = start()
          local before = warm_up(client)
          forward:forget()
          local answer = assert(ask(client, method))
          assert.equal(("%s %s"):format(method, way.version == "2" and "2.0" or "1.1"), answer.body)
          assert.equal(2, answer.attempts)
          assert.equal(before + 1, forward:count())
        end)
      end

      it("a PATCH uses a new one", function()
        local client = start()
        warm_up(client)
        forward:forget()
        assert.equal(1, assert(ask(client, "PATCH")).attempts)
      end)

      it("after a call without time for another attempt, the next uses a new one", function()
        local client = start()
        warm_up(client)
        forward:forget()
        local answer, err = ask(client, "GET", { timeout = 0.5 })
        assert.is_nil(answer)
        assert.equal("timeout", err.kind)
        assert.equal(1, assert(ask(client, "GET")).attempts)
      end)

      it("all calls that wait on it recover", function()
        local client = start()
        warm_up(client)
        forward:forget()
        local items = {}
        for i = 1, MANY do
          items[i] = i
        end
        local answers, errors = partnercenter.map(items, function()
          return ask(client, "GET")
        end)
        assert.is_nil(errors)
        local most = 0
        for i = 1, MANY do
          most = math.max(most, answers[i].attempts)
        end
        assert.equal(2, most)
      end)

      it("after a loop that timed out, the next call uses a new one", function()
        local client = start { attempt_timeout = 30 }
        warm_up(client)
        forward:forget()
        local _, errors = partnercenter.map({ 1 }, function()
          return ask(client, "GET")
        end, { timeout = 3 })
        assert.equal("timeout", errors[1].kind)
        assert.equal(1, assert(ask(client, "GET", { timeout = 10 })).attempts)
      end)

      it("a token request uses a new one", function()
        forward = forwarder.start(server.port, way.proxy)
        local function signed_in()
          return new {
            base_url = server.url, http_version = way.version, tenant_id = TENANT, client_id = TENANT,
            authority = way.proxy and server.url or "https://127.0.0.1:" .. forward.port,
            proxy = way.proxy and "http://127.0.0.1:" .. forward.port or nil, client_secret = "marker-secret",
          }
        end
        local first, second = signed_in(), signed_in()
        warm_up(first)
        forward:forget()
        assert(ask(second, "GET"))
      end)
    end)
  end
end)
