-- Blobs of exports: inflated, checked and cut into lines as they arrive, whatever their size.
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local raw = require "spec.support.servers.raw"
local clients = require "spec.support.clients"
local gzip = require "spec.support.servers.gzip"
local blob = require "partnercenter.foreign_hosts.blob"
local foreign = require "partnercenter.foreign_hosts.request"

local SAS = "?sv=2024-11-04&sig=marker-signature-that-is-long"
local ETAG = 'ETag: "0x8DC"\r\n'
local MARK = "\239\187\191"

local server, client, url

local function start(handler, options)
  server = raw.start(handler)
  options = options or {}
  options.export_hosts = { server.url }
  client = clients.app(server, options)
  url = server.url .. "/a.json.gz" .. SAS
end

-- A server that answers every request with that body.
local function serve(body, options)
  start(function(conn)
    while conn:request() do conn:answer("200 OK", body, ETAG) end
  end, options)
end

local function read(options)
  local lines = {}
  local found, err, partial = blob.each(private.of(client), url, function(line)
    lines[#lines + 1] = line
  end, options)
  return lines, err, found or partial
end

local function save(form)
  local file = assert(core.download())
  local found, err, partial = blob.save(private.of(client), url, file:fd(), form)
  local text, at = "", 0
  repeat
    local piece = assert(file:read(at))
    text, at = text .. piece, at + #piece
  until piece == ""
  file:drop()
  return text, err, found or partial
end

-- Lines of JSON that compress badly.
local function many(n)
  local lines, seed = {}, 1
  for i = 1, n do
    local words = {}
    for j = 1, 12 do
      seed = (seed * 16807) % 2147483647
      words[j] = ("%x"):format(seed)
    end
    lines[i] = ('{"n":%d,"text":"%s"}'):format(i, table.concat(words))
  end
  return lines
end

local function compressed(lines)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(table.concat(lines, "\n"), "\n")
  file:close()
  local pipe = assert(io.popen("gzip -9n < " .. path))
  local bytes = pipe:read("*a")
  pipe:close()
  os.remove(path)
  return bytes
end

local function inflated(bytes)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  local pipe = assert(io.popen("zcat < " .. path))
  local text = pipe:read("*a")
  pipe:close()
  os.remove(path)
  return text
end

describe("a blob", function()
  after_each(function()
    if client then client:close() end
    if server then server:stop() end
    client, server = nil, nil
  end)

  it("gives its lines in order, without a token", function()
    local bytes = gzip.gzip('{"a":1}\n{"a":2}\n{"a":3}\n')
    serve(bytes)
    local lines, err, found = read()
    assert.is_nil(err)
    assert.same({ '{"a":1}', '{"a":2}', '{"a":3}' }, lines)
    assert.same({ rows = 3, bytes = 24, received = #bytes, etag = '"0x8DC"' }, found)
    local request = server:received("request")[1]
    assert.is_nil(request:lower():find("authorization", 1, true))
    assert.equal("identity", raw.field(request, "Accept-Encoding"))
  end)

  for name, case in pairs {
    ["without any line"] = { gzip.gzip(""), {} },
    ["without any byte"] = { "", {} },
    ["whose last line has no end"] = { gzip.gzip('{"a":1}\n{"a":2}'), { '{"a":1}', '{"a":2}' } },
    ["with CR LF, blank lines and blanks"] = {
      gzip.gzip('\r\n{"a":1}\r\n\r\n \t\r\n{"a":2}\r\n\n'), { '{"a":1}', '{"a":2}' },
    },
    ["with a byte order mark"] = { gzip.gzip(MARK .. '{"a":1}\n'), { '{"a":1}' } },
    ["of several members, each with a mark, one empty, and zeros at the end"] = {
      gzip.gzip(MARK .. '{"a":1}\n') .. gzip.gzip("") .. gzip.gzip(MARK .. '{"a":2}\n{"a"')
        .. gzip.gzip(':3}\n') .. ("\0"):rep(512), { '{"a":1}', '{"a":2}', '{"a":3}' },
    },
  } do
    it("is read " .. name, function()
      serve(case[1])
      local lines, err, found = read()
      assert.is_nil(err)
      assert.same(case[2], lines)
      assert.equal(#case[2], found.rows)
      local text = save("lines")
      assert.equal(table.concat(case[2], "\n") .. (case[2][1] and "\n" or ""), text)
    end)
  end

  local ONE = gzip.gzip('{"a":1}\n{"a":2}\n')
  for name, case in pairs {
    ["that is no gzip file"] = { '{"a":1}\n', "it is no gzip file" },
    ["with a wrong checksum"] = { ONE:sub(1, -8) .. "\1" .. ONE:sub(-6), "incorrect data check" },
    ["with a wrong length"] = { ONE:sub(1, -2) .. "\1", "incorrect length check" },
    ["that is cut off"] = { ONE:sub(1, -5), "cut off" },
    ["that is cut off in a second member"] = { ONE .. ONE:sub(1, 12), "cut off" },
    ["with other bytes behind it"] = { ONE .. "x", "no gzip data follow" },
    ["with other bytes behind its zeros"] = { ONE .. "\0\0" .. ONE, "no gzip data follow" },
  } do
    it("is refused " .. name, function()
      serve(case[1])
      for _, err in ipairs { (select(2, read())), (select(2, save("lines"))), (select(2, save("gzip"))) } do
        assert.equal("protocol", err.kind)
        assert.is_truthy(err.message:find(case[2], 1, true), err.message)
        assert.is_nil(tostring(err):find("marker", 1, true))
      end
    end)
  end

  it("is refused where a line is longer than 16 MiB", function()
    serve(gzip.zeros(17 * 1024 * 1024))
    local _, err = read()
    assert.equal("too_large", err.kind)
    assert.is_truthy(err.message:find("line 1 of the blob is longer than 16 MiB", 1, true))
  end)

  it("is saved as the gzip data that came, with a line end where the last one is missing", function()
    local bytes = gzip.gzip('{"a":1}\n') .. gzip.gzip('{"a":2}')
    serve(bytes .. "\0\0\0")
    local text, err, found = save("gzip")
    assert.is_nil(err)
    assert.equal(2, found.rows)
    assert.equal(bytes, text:sub(1, #bytes))
    assert.equal('{"a":1}\n{"a":2}\n{"a":1}\n', inflated(text .. gzip.gzip('{"a":1}\n')))
  end)

  it("is saved only while its lines are JSON objects", function()
    serve(gzip.gzip('{"a":1}\n{"a":2\n{"a":3}\n'))
    for _, form in ipairs { "lines", "gzip" } do
      local _, err = save(form)
      assert.equal("protocol", err.kind)
      assert.is_truthy(err.message:find("line 2 of the blob is no JSON object", 1, true))
    end
  end)

  it("says that the disk is full", function()
    serve(gzip.gzip('{"a":1}\n'))
    local full = assert(io.open("/dev/full", "wb"))
    local descriptor
    for fd = 3, 64 do
      local link = io.popen("readlink /proc/" .. core.pid() .. "/fd/" .. fd)
      if link:read("*l") == "/dev/full" then descriptor = fd end
      link:close()
    end
    local _, err = blob.save(private.of(client), url, descriptor, "lines")
    full:close()
    assert.equal("config", err.kind)
    assert.is_truthy(err.message:find("the disk is full", 1, true))
  end)

  it("comes in any number of pieces", function()
    local lines = many(300)
    local bytes = compressed(lines)
    start(function(conn)
      conn:request()
      conn:send(("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n"):format(#bytes, ETAG))
      for i = 1, #bytes, 97 do conn:send(bytes:sub(i, i + 96)) end
    end)
    local found, err = read()
    assert.is_nil(err)
    assert.same(lines, found)
  end)

  it("goes on where a connection was cut, while the blob is the same", function()
    local lines = many(2000)
    local bytes = compressed(lines)
    start(function(conn)
      for head in function() return conn:request() end do
        local from = tonumber(head:match("\nRange: bytes=(%d+)%-")) or 0
        local n = conn:count("request")
        local status = from > 0 and "206 Partial Content" or "200 OK"
        conn:send(("HTTP/1.1 %s\r\nContent-Length: %d\r\n%sContent-Range: bytes %d-%d/%d\r\n\r\n"):format(
          status, #bytes - from, ETAG, from, #bytes - 1, #bytes))
        if n < 4 then
          conn:send(bytes:sub(from + 1, from + 30000))
          return conn:close()
        end
        conn:send(bytes:sub(from + 1))
      end
    end, { max_attempts = 5 })
    local found, err = read()
    assert.is_nil(err)
    assert.same(lines, found)
    local requests = server:received("request")
    assert.equal(4, #requests)
    assert.is_nil(raw.field(requests[1], "Range"))
    assert.equal("bytes=30000-", raw.field(requests[2], "Range"))
    assert.equal('"0x8DC"', raw.field(requests[4], "If-Match"))
    assert.equal("bytes=90000-", raw.field(requests[4], "Range"))
  end)

  it("goes on where the host knows no ranges", function()
    local lines = many(1000)
    local bytes = compressed(lines)
    start(function(conn)
      conn:request()
      conn:send(("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n"):format(#bytes, ETAG))
      conn:send(conn:count("request") == 1 and bytes:sub(1, 30001) or bytes)
    end)
    local found, err = read()
    assert.is_nil(err)
    assert.same(lines, found)
  end)

  for name, case in pairs {
    ["changes"] = { ETAG, '200 OK\r\nETag: "other"', "protocol", "changed between two attempts" },
    ["is gone"] = { ETAG, "412 Precondition Failed", "precondition", "" },
    ["has another place"] = {
      ETAG, '206 Partial\r\nETag: "0x8DC"\r\nContent-Range: bytes 7-99/100', "protocol", "changed",
    },
    ["gives only a part of the rest"] = {
      ETAG, '206 Partial\r\nETag: "0x8DC"\r\nContent-Range: bytes 30000-30099/99999', "protocol", "changed",
    },
    ["does not say how long it is"] = {
      ETAG, '206 Partial\r\nETag: "0x8DC"\r\nContent-Range: bytes 30000-99998/*', "protocol", "changed",
    },
    ["gives nothing"] = { ETAG, '204 None\r\nETag: "0x8DC"', "protocol", "changed" },
    ["has a weak ETag"] = { 'ETag: W/"0x8DC"\r\n', "200 OK", "network", "" },
    ["has no ETag"] = { "", "200 OK", "network", "" },
  } do
    it("is not gone on with where it " .. name .. " after a cut", function()
      local lines = many(1000)
      local bytes = compressed(lines)
      start(function(conn)
        conn:request()
        if conn:count("request") == 1 then
          conn:send(("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n"):format(#bytes, case[1]))
          return conn:send(bytes:sub(1, 30000))
        end
        conn:send(("HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n"):format(case[2], #bytes))
        conn:send(bytes)
      end)
      local found, err, partial = read()
      assert.equal(case[3], err.kind)
      assert.is_truthy(err.message:find(case[4], 1, true), err.message)
      assert.equal(partial.rows, #found)
      for i = 1, #found do assert.equal(lines[i], found[i]) end
    end)
  end

  it("is asked for again while nothing of it came", function()
    start(function(conn)
      while conn:request() do
        local n = conn:count("request")
        if n == 1 then conn:answer("503 Busy", "", "Retry-After: 0\r\n")
        elseif n == 2 then return conn:close()
        else conn:answer("200 OK", ONE, ETAG) end
      end
    end)
    local lines, err = read()
    assert.is_nil(err)
    assert.equal(2, #lines)
    assert.equal(3, server:count())
  end)

  it("is refused by the host's status, with its code and without the signature", function()
    start(function(conn)
      while conn:request() do
        conn:answer("403 Forbidden", "<?xml version='1.0'?><Error><Code>AuthenticationFailed</Code>"
          .. "<Message>The signature marker-signature-that-is-long has expired</Message></Error>")
      end
    end)
    local lines, err = read { name = "export" }
    assert.same({}, lines)
    assert.same({ "forbidden", "AuthenticationFailed", "export" }, { err.kind, err.code, err.operation })
    assert.is_nil(tostring(err):find("marker", 1, true))
  end)

  it("is given up when nothing more comes for the time of an attempt", function()
    start(function(conn)
      conn:request()
      conn:send(("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n%s\r\n"):format(ETAG))
      conn:send(gzip.gzip('{"a":1}\n'))
      conn:stall()
    end)
    local lines, err = read { attempt_timeout = 0.2, max_attempts = 2 }
    assert.same({ '{"a":1}' }, lines)
    assert.equal("timeout", err.kind)
    local requests = server:received("request")
    assert.equal(2, #requests)
    assert.is_truthy(raw.field(requests[2], "Range"))
  end)

  it("holds the transfer back while its consumer is slow", function()
    local lines = many(60000)
    local bytes = compressed(lines)
    start(function(conn)
      for head in function() return conn:request() end do
        conn:answer("200 OK", head:find("^GET /ping") and "pong" or bytes, ETAG)
      end
    end)
    local own, n, first = private.of(client), 0, nil
    local found, err = blob.each(own, url, function(line)
      n = n + 1
      if line ~= lines[n] then error("line " .. n .. " differs") end
      for _ = 1, n == 1 and 200 or 0 do -- the engine works meanwhile
        assert(foreign.get(own, { name = "ping", allowed = { server.url } }, server.url .. "/ping"))
      end
    end, { progress = function(rows, received) first = first or rows > 0 and received or nil end })
    assert.is_nil(err)
    assert.same({ 60000, #bytes, n }, { found.rows, found.received, 60000 })
    assert.is_true(#bytes > 3 * 1024 * 1024)
    assert.is_true(first <= 512 * 1024, first)
  end)

  it("loses no row where its call ends while `progress` waits", function()
    local bytes = compressed(many(1000))
    start(function(conn)
      for head in function() return conn:request() end do
        conn:answer("200 OK", head:find("^GET /ping") and "pong" or bytes, ETAG)
      end
    end)
    local own = private.of(client)
    local opened, n = assert(blob.open(own, url)), 0
    assert(blob.each(own, url, function() n = n + 1 end, { opened = opened, progress = function()
      while not opened.flow.answer.attempts do
        assert(foreign.get(own, { name = "ping", allowed = { server.url } }, server.url .. "/ping"))
      end
    end }))
    assert.equal(1000, n)
  end)

  it("kept as gzip ends with a line end, even behind a lone CR", function()
    for _, rest in ipairs { "", "\r", "\r\n", "\n" } do
      serve(gzip.gzip('{"a":1}\n{"a":2}' .. rest))
      local lines = '{"a":1}\n{"a":2}' .. rest
      assert.equal(lines:find("\n$") and lines or lines .. "\n", inflated(save("gzip")))
      client:close()
      server:stop()
    end
    client, server = nil, nil
  end)

  it("is read beside others, each in a task", function()
    local lines = many(4000)
    serve(compressed(lines))
    local own = private.of(client)
    local seen = assert(partnercenter.map({ 1, 2, 3, 4, 5, 6 }, function()
      local n = 0
      local found, err = blob.each(own, url, function(line)
        n = n + 1
        if line ~= lines[n] then error("line " .. n .. " differs") end
        if n % 1000 == 0 then
          assert(foreign.get(own, { name = "other", allowed = { server.url } }, url))
        end
      end)
      return found and found.rows or tostring(err)
    end, { concurrency = 4 }))
    assert.equal(6, #seen)
    for i = 1, 6 do assert.equal(4000, seen[i]) end
  end)

  for host, run in pairs {
    luv = function(begin) begin() return require("luv").run() end,
    cqueues = function(begin)
      local controller = require("cqueues").new()
      controller:wrap(begin)
      assert(controller:loop())
    end,
  } do
    it("ends with its task, and with its client, in " .. host, function()
      start(function(conn)
        conn:request()
        conn:send(("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n%s\r\n"):format(ETAG))
        conn:send(gzip.gzip('{"a":1}\n'))
        conn:stall()
      end)
      local own, kinds, reading = private.of(client), {}, 0
      local options = { driver = host == "luv" and "uv" or nil }
      run(function()
        local task
        local function read_until_the_end(name)
          return function()
            local _, err, partial = blob.each(own, url, function()
              reading = reading + 1
              if reading == 2 then -- both have begun
                task:cancel()
                client:close()
              end
            end)
            kinds[name] = { err.kind, partial.rows }
          end
        end
        task = partnercenter.spawn(read_until_the_end("task"), nil, options)
        partnercenter.spawn(read_until_the_end("other"), nil, options)
      end)
      assert.same({ task = { "cancelled", 1 }, other = { "closed", 1 } }, kinds)
    end)
  end

  it("stops when its consumer refuses a line or raises", function()
    serve(compressed(many(50000)))
    local own, n = private.of(client), 0
    local found, err, partial = blob.each(own, url, function()
      n = n + 1
      return n < 10, "enough"
    end)
    assert.same({ nil, "enough" }, { found, err })
    assert.is_true(partial.rows >= 10)
    assert.has_error(function()
      blob.each(own, url, function() error("no more", 0) end)
    end, "no more")
    collectgarbage()
    collectgarbage()
    local lines = select(1, read())
    assert.equal(50000, #lines)
  end)
end)
