-- Runs a table of faults through every driver and checks the error, and how often the request was sent.
--
-- A row has its name and:
--   serve    handles each connection of a raw server; or url; or start, which returns a URL and its stop
--   tls      certificate and TLS of the server
--   proxy    true if the server is a proxy
--   options  of the client
--   call     name of the call in calls.lua
-- Expected are value or kind (or the count of requests for each allowed kind), phase, attempts, retryable,
-- sent (requests) and connections.
local assert = require "luassert"
local busted = require "busted"
local certificates = require "spec.support.servers.certificates"
local drivers = require "spec.support.hosts.drivers"
local raw = require "spec.support.servers.raw"

local describe, it, setup, teardown = busted.describe, busted.it, busted.setup, busted.teardown

-- All rows run at once beside their servers' processes, which is slow under a sanitizer.
local PATIENCE = package.cpath:find("asan", 1, true) and 3 or 1
local TIMES = { timeout = true, attempt_timeout = true, connect_timeout = true }
-- The blocking driver runs one row after another. nginx runs a build of its own.
local TAGS = { blocking = " #once", ngx = " #load" }

--- Declares the specs of a table of faults.
---@param group string
---@param rows table[]
return function(group, rows)
  local set, strangers

  setup(function()
    set, strangers = certificates.new(), certificates.new()
  end)

  teardown(function()
    set:remove()
    strangers:remove()
  end)

  local issued = {}

  local function certificate(tls)
    local key = ("%s %s %s %s"):format(tls.stranger, tls.san, tls.days, tls.extra)
    if not issued[key] then
      local authority = tls.stranger and strangers or set
      issued[key] = authority:issue { name = "server", san = tls.san, days = tls.days, extra = tls.extra }
      for _, file in ipairs { "certificate", "key" } do
        local kept = ("%s/%d.%s"):format(authority.dir, math.random(2 ^ 30), file)
        assert.is_true(os.rename(issued[key][file], kept))
        issued[key][file] = kept
      end
    end
    local how = set:server(issued[key], tls.protocol)
    for _, name in ipairs { "alpn", "ciphers" } do
      how[name] = tls[name]
    end
    how.verify = tls.verify or how.verify
    how.cafile = tls.verify and set.ca or nil
    return how
  end

  local function prepare(row)
    local url, stop, server = row.url, nil, nil
    if row.start then
      url, stop = row.start()
    elseif row.serve then
      server = raw.start(row.serve, row.tls and certificate(row.tls))
      url, stop = server.url, function()
        server:stop()
      end
    end
    if row.scheme then
      url = url:gsub("^%l+", row.scheme)
    end
    return url, stop, server
  end

  -- Returns the job of a row, and the function that reads the server's records afterwards.
  local function start(row, driver, patience)
    local url, stop, server = prepare(row)
    local options = { access_token = "marker-access-token", max_attempts = 2, ca_file = set.ca,
      driver = driver }
    options.base_url = row.proxy and "https://service.example" or url
    options.proxy = row.proxy == true and url or row.proxy or false
    for name, value in pairs(row.options or {}) do
      options[name] = TIMES[name] and value * patience or value
    end
    return { call = row.call or "look_up", options = options }, function(outcome)
      outcome.sent = server and server:received("request") or {}
      outcome.connections = server and server:count("connection")
      if stop then
        stop()
      end
    end
  end

  local function has_time(row)
    for name in pairs(TIMES) do
      if row.options and row.options[name] then
        return true
      end
    end
    return false
  end

  local function judge(row, outcome)
    local kind, sent = row.kind, row.sent
    if type(kind) == "table" then
      sent = kind[outcome.kind]
      kind = sent and outcome.kind or "none of them"
    end
    if row.value ~= nil then
      assert.is_nil(outcome.kind, outcome.words)
      assert.equal(row.value, outcome.value)
    else
      assert.is_nil(outcome.value)
      assert.equal(kind or outcome.kind, outcome.kind, "kind of: " .. outcome.words)
      for _, name in ipairs { "phase", "attempts", "retryable" } do
        if row[name] ~= nil then
          assert.equal(row[name], outcome[name], name .. " of: " .. outcome.words)
        end
      end
      assert.falsy(outcome.words:find("marker", 1, true))
    end
    local log = ("%s after %s attempts, %s connections; received:\n%s"):format(outcome.words,
      outcome.attempts, outcome.connections, table.concat(outcome.sent, "\n"))
    assert.equal(sent or #outcome.sent, #outcome.sent, log)
    assert.equal(row.connections or outcome.connections, outcome.connections, log)
    for _, request in ipairs(row.proxy and outcome.sent or {}) do
      assert.falsy(request:find("marker", 1, true))
    end
  end

  for _, driver in ipairs(drivers.NAMES) do
    describe(("a fault of the %s, driver %s%s:"):format(group, driver, TAGS[driver] or ""), function()
      local outcomes

      local function run(numbers, patience)
        local jobs, finish = {}, {}
        for n, i in ipairs(numbers) do
          jobs[n], finish[n] = start(rows[i], driver, patience)
        end
        local found = drivers[driver](jobs)
        for n, i in ipairs(numbers) do
          finish[n](found[n])
          outcomes[i] = found[n]
        end
      end

      -- The rows whose time was over before their fault could show, as on a busy machine.
      local function late()
        local numbers = {}
        for i, row in ipairs(rows) do
          if has_time(row) and not pcall(judge, row, outcomes[i]) then
            numbers[#numbers + 1] = i
          end
        end
        return numbers
      end

      setup(function()
        local numbers, patience = {}, PATIENCE
        outcomes = {}
        for i = 1, #rows do
          numbers[i] = i
        end
        repeat
          run(numbers, patience)
          numbers, patience = late(), patience * 4
        until #numbers == 0 or patience > PATIENCE * 64
      end)

      for i, row in ipairs(rows) do
        it(row[1], function()
          judge(row, outcomes[i])
        end)
      end
    end)
  end
end
