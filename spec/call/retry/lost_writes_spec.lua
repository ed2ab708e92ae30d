-- A write with an unknown result is not retryable, on any host. Reads are, and so are writes that were not
-- sent or that the service deferred.
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local METHODS, HOSTS = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" }, { "api", "partner", "graph" }
local READS, TAKES_BODY = { GET = true, HEAD = true }, { POST = true, PUT = true, PATCH = true }

local server

local function client_of(url, options)
  local all = {
    base_url = { api = url, partner = url, graph = url }, max_attempts = 1, timeout = 20,
    access_token = function() return "marker-access-token", 3600 end,
  }
  for name, value in pairs(options or {}) do all[name] = value end
  return assert(partnercenter.new(all))
end

local function call(client, method, host)
  return client:request({
    path = "/v1/things", method = method, host = host, body = TAKES_BODY[method] and { name = "x" } or nil,
  })
end

-- Makes all calls at once. `expect` says which are retryable and which may have been carried out.
local function each_call(client, kind, expect)
  local calls = {}
  for _, host in ipairs(HOSTS) do
    for _, method in ipairs(METHODS) do calls[#calls + 1] = { method = method, host = host } end
  end
  local _, failed = partnercenter.map(calls, function(one) return call(client, one.method, one.host) end)
  for i, one in ipairs(calls) do
    local err = failed[i]
    local retryable, maybe_done = expect(READS[one.method])
    assert.same({ one, kind, retryable, maybe_done or nil }, { one, err.kind, err.retryable, err.maybe_done },
      tostring(err))
    if maybe_done then assert.matches("read before you repeat it", err.hint, 1, true) end
  end
  client:close()
end

local function only_reads(is_read) return is_read or false, not is_read end
local function all_of_them() return true, false end
local function none_of_them() return false, false end

describe("a call that was lost", function()
  after_each(function()
    if server then server:stop() end
    server = nil
  end)

  local function answering(status)
    return function(conn)
      while conn:request() do conn:answer(status, "") end
    end
  end

  local function ending(how, bytes)
    return function(conn)
      conn:request()
      if bytes then conn:send(bytes) end
      conn[how](conn)
    end
  end

  -- behaviour of the server, options, retryable calls
  local CASES = {
    ["without an answer in time"] = { ending("stall"), { attempt_timeout = 2 }, only_reads, "timeout" },
    ["without an answer in the call's time"] = { ending("stall"), { timeout = 2 }, only_reads, "timeout" },
    ["by a reset"] = { ending("reset"), {}, only_reads, "network" },
    ["by a connection that ends"] = { ending("close"), {}, only_reads, "network" },
    ["inside the headers"] = { ending("close", "HTTP/1.1 200 OK\r\nX: y"), {}, only_reads, "network" },
    ["with 408"] = { answering("408 Request Timeout"), {}, only_reads, "timeout" },
    ["with 500"] = { answering("500 Internal Server Error"), {}, only_reads, "service" },
    ["with 502"] = { answering("502 Bad Gateway"), {}, only_reads, "service" },
    ["with 504"] = { answering("504 Gateway Timeout"), {}, only_reads, "service" },
    ["with 503"] = { answering("503 Service Unavailable"), {}, all_of_them, "service" },
    ["with 429"] = { answering("429 Too Many Requests"), {}, all_of_them, "throttled" },
    ["with 501"] = { answering("501 Not Implemented"), {}, none_of_them, "service" },
    ["with 409"] = { answering("409 Conflict"), {}, none_of_them, "conflict" },
  }
  for how, case in pairs(CASES) do
    it(how .. " is retryable when it reads, or was not done", function()
      server = raw.start(case[1])
      each_call(client_of(server.url, case[2]), case[4], case[3])
    end)
  end

  it("before anything was sent is retryable", function()
    server = raw.start(function() end)
    server:refuse()
    each_call(client_of(server.url), "network", all_of_them)
  end)

  it("in an earlier attempt stays lost, though nothing of the last one was sent", function()
    for _, method in ipairs { "POST", "PUT", "DELETE", "GET" } do
      local first = raw.start(function(conn) conn:request() conn:reset() end)
      local client = client_of(first.url, { max_attempts = 2, on_event = function(event)
        if event.type == "retry" then first:refuse() end
      end })
      local _, err = call(client, method, "api")
      first:stop()
      assert.same({ method, "network", "connect", 2, method == "GET", method ~= "GET" or nil },
        { method, err.kind, err.phase, err.attempts, err.retryable, err.maybe_done })
      client:close()
    end
  end)

  it("and was put off at last stays lost", function()
    server = raw.start(function(conn)
      while conn:request() do conn:answer(conn:count("request") == 1 and "500 No" or "503 No", "") end
    end)
    local _, err = call(client_of(server.url, { max_attempts = 2 }), "PUT", "api")
    assert.same({ 503, 2, false, true }, { err.status, err.attempts, err.retryable, err.maybe_done })
  end)
end)
