-- Connections are shared fairly: between clients, and between calls of every method.

local certificates = require "spec.support.servers.certificates"
local forwarder = require "spec.support.servers.forwarder"
local partnercenter = require "partnercenter"
local upstream = require "spec.support.servers.upstream"

local MANY, TENANT = 8, "11111111-2222-4333-8444-555555555555"

describe("connections", function()
  local set, servers, forwards, clients, meeting

  setup(function()
    set = certificates.new()
    servers = { both = upstream.start { set = set }, old = upstream.start { set = set, http2 = false } }
    os.execute(("mkdir %s/hashed && cp %s %s/hashed/ca.pem && openssl rehash %s/hashed"):format(
      set.dir, set.ca, set.dir, set.dir))
  end)

  teardown(function()
    servers.both:stop()
    servers.old:stop()
    set:remove()
  end)

  before_each(function()
    clients, forwards, meeting = {}, {}, (meeting or 0) + 1
  end)

  after_each(function()
    for _, client in ipairs(clients) do
      client:close()
    end
    for _, forward in ipairs(forwards) do
      forward:stop()
    end
  end)

  local function new(server, options)
    local all = { max_attempts = 1, attempt_timeout = 20, connect_timeout = 20 }
    all.access_token = function() return "marker-access-token" end
    all.base_url = { api = server.url, partner = server.url, graph = server.url }
    for name, value in pairs(options) do
      all[name] = value
    end
    if not (all.ca_path or all.extra_ca_file) then
      all.ca_file = all.ca_file or set.ca
    end
    clients[#clients + 1] = assert(partnercenter.new(all))
    return clients[#clients]
  end

  local function ask(client, path, method, host)
    return client:request {
      method = method or "GET", path = path, host = host, body = method and method ~= "GET" and {} or nil,
    }
  end

  local function proxy(server, user)
    local forward = forwarder.start(server.port, true)
    forwards[#forwards + 1] = forward
    return ("http://%s127.0.0.1:%d"):format(user and user .. "@" or "", forward.port)
  end

  -- A call of the second client is answered while the first has max_in_flight calls in flight.
  local function starves_nobody(first, second)
    local path = ("/v1/meet/m%d/99"):format(meeting)
    local calls = {}
    for i = 1, first.busy do
      calls[i] = function() return ask(first.client, path) end
    end
    calls[first.busy + 1] = function() return ask(second, "/v1/x") end
    local outcomes = partnercenter.each(calls, function(call) return call() end)
    local which, answer, err = outcomes()
    outcomes:close()
    assert.equal(calls[first.busy + 1], which)
    assert.is_nil(err)
    return answer
  end

  local pairs_of_clients = {
    { "the same settings" },
    { "ca_file and ca_path", {}, function() return { ca_path = set.dir .. "/hashed" } end },
    { "ca_file and extra_ca_file", {}, function() return { extra_ca_file = set.ca } end },
    { "no proxy and one", {}, function(server) return { proxy = proxy(server) } end },
    { "one version of HTTP and the other", { http_version = "1.1" },
      function() return { http_version = 2 } end, only = "both" },
    { "any version and HTTP/1.1", {}, function() return { http_version = "1.1" } end },
    { "another limit of calls in flight", {}, function() return { max_in_flight = 1 } end },
  }

  for _, case in ipairs(pairs_of_clients) do
    for _, name in ipairs { "both", "old" } do
      if not case.only or case.only == name then
        it(("two clients with %s starve each other of none: %s"):format(case[1],
          name == "both" and "HTTP/2" or "HTTP/1.1"), function()
          local server = servers[name]
          local one, other = { max_in_flight = 2 }, case[3] and case[3](server) or {}
          for option, value in pairs(case[2] or {}) do
            one[option] = value
          end
          local first, second = new(server, one), new(server, other)
          assert(ask(first, "/v1/x")) -- learns the HTTP version
          starves_nobody({ client = first, busy = 2 }, second)
        end)
      end
    end
  end

  it("a client that comes later has its part, too, and one that is gone leaves none behind", function()
    local first = new(servers.old, { max_in_flight = 2 })
    for _ = 1, 3 do
      local passing = new(servers.old, { max_in_flight = 20 })
      assert(ask(passing, "/v1/x"))
      passing:close()
    end
    starves_nobody({ client = first, busy = 2 }, new(servers.old, {}))
  end)

  local writes = {
    { "POST" }, { "PUT" }, { "PATCH" }, { "DELETE" }, { "POST", host = "graph" }, { "PATCH", host = "graph" },
    { "POST", retry_writes = false }, { "PUT", retry_writes = false }, { "PATCH", retry_writes = false },
    { "DELETE", retry_writes = false },
  }

  for _, name in ipairs { "both", "old" } do
    for _, row in ipairs(writes) do
      local version = name == "both" and "HTTP/2" or "HTTP/1.1"
      it(("%d %s%s%s run at once: %s"):format(MANY, row[1], row.host and " to " .. row.host or "",
        row.retry_writes == false and " that are never repeated" or "", version), function()
        local client = new(servers[name], { retry_writes = row.retry_writes })
        local items, path = {}, ("/v1/meet/m%d/%d"):format(meeting, MANY)
        for i = 1, MANY do
          items[i] = i
        end
        local answers, errors = partnercenter.map(items, function()
          return ask(client, path, row[1], row.host)
        end)
        assert.is_nil(errors)
        for i = 1, MANY do
          assert.equal(row[1] .. (name == "both" and " 2.0" or " 1.1"), answers[i].body)
        end
      end)
    end
  end

  it("tunnels are for those who have the proxy's credentials", function()
    local address = proxy(servers.both)
    local function through(user)
      local client = new(servers.both, { proxy = address:gsub("//", "//" .. user .. ":marker-word@", 1) })
      assert(ask(client, "/v1/x"))
    end
    through "one"
    through "other"
    through "one"
    -- "one:marker-word" and "other:marker-word"
    assert.equal("Basic b25lOm1hcmtlci13b3Jk,Basic b3RoZXI6bWFya2VyLXdvcmQ=", forwards[1]:tunnels())
  end)

  describe("by http_version:", function()
    local versions = {
      { nil, "both", "2.0" }, { nil, "old", "1.1" }, { "1.1", "both", "1.1" }, { 1.1, "both", "1.1" },
      { "1.1", "old", "1.1" }, { "2", "both", "2.0" }, { 2, "both", "2.0" }, { "2", "old", false },
    }

    for _, row in ipairs(versions) do
      for _, method in ipairs { "GET", "PATCH" } do
        it(("%s of a host that speaks %s"):format(tostring(row[1]), row[2]) .. ", " .. method, function()
          local client = new(servers[row[2]], { http_version = row[1] })
          for _ = 1, 2 do
            local answer, err = ask(client, "/v1/x", method)
            if row[3] then
              assert.equal(method .. " " .. row[3], answer and answer.body, tostring(err))
            else
              assert.is_nil(answer)
              assert.equal("protocol", err.kind)
              assert.matches('does not speak HTTP/2: http_version = "2" requires it', err.message)
              assert.is_false(err.retryable)
            end
          end
        end)
      end
    end

    it("a call that is refused without HTTP/2 was not sent", function()
      local client = new(servers.old, { http_version = "2", max_attempts = 4 })
      local path = ("/v1/meet/m%d/1"):format(meeting)
      assert.is_nil(ask(client, path, "PATCH"))
      assert.is_nil(ask(client, path, "POST"))
      -- the third request is answered first
      local answer = assert(ask(new(servers.old, {}), ("/v1/meet/m%d/1"):format(meeting)))
      assert.equal("GET 1.1", answer.body)
    end)

    it("each host is asked for what it speaks", function()
      local client = new(servers.both, {
        base_url = { api = servers.both.url, partner = servers.old.url, graph = servers.both.url },
        authority = servers.old.url, tenant_id = TENANT, client_id = TENANT,
        client_secret = "marker-secret", access_token = false,
      })
      for _ = 1, 2 do
        assert.equal("GET 1.1", assert(ask(client, "/v1/x", "GET", "partner")).body)
        assert.equal("GET 2.0", assert(ask(client, "/v1/x", "GET", "api")).body)
        assert.equal("GET 2.0", assert(ask(client, "/v1/x", "GET", "graph")).body)
      end
    end)

    it("a token endpoint may speak HTTP/1.1 where HTTP/2 is demanded of the service", function()
      local client = new(servers.both, {
        http_version = "2", authority = servers.old.url, tenant_id = TENANT, client_id = TENANT,
        client_secret = "marker-secret", access_token = false,
      })
      assert.equal("GET 2.0", assert(ask(client, "/v1/x")).body)
    end)
  end)
end)
