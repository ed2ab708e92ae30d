-- Reused libcurl handles carry nothing over. Before 8.1.1, a handle kept the last header of an answer and
-- added it to the next one, if that began with a continuation line.

local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local simulator = require "partnercenter.simulator"

local WRITES = 1500

-- Answers 200 with one more header line.
local function answer(word, line)
  local format = 'HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n"%s"'
  return format:format(line and line .. "\r\n" or "", #word + 2, word)
end

local function resident() -- bytes
  local file = assert(io.open("/proc/self/status"))
  local kib = file:read("*a"):match("VmRSS:%s+(%d+)")
  file:close()
  return tonumber(kib) * 1024
end

describe("a handle that is used again", function()
  local server, client

  after_each(function()
    client:close()
    server:stop()
  end)

  -- Answers as the last word of the path says.
  local function serve(answers, options)
    server = raw.start(function(conn)
      local head = conn:request()
      while head do
        local word = head:match("^%u+ /v1/(%w+)")
        if answers[word] then
          conn:send(answers[word])
        else
          conn:answer("200 OK", ('"%s"'):format(word), "X-Kept: yes\r\n")
        end
        head = conn:request()
      end
    end)
    options = options or {}
    options.access_token, options.base_url = "marker-access-token", server.url
    client = assert(partnercenter.new(options))
  end

  local function ask(word, method, body)
    local response, err = client:request { method = method or "GET", path = "/v1/" .. word, body = body }
    return response and response.body, err
  end

  local function is_well(word)
    assert.equal(word, (ask(word)))
  end

  for what, line in pairs { ["a blank"] = " stray", ["a tab"] = "\tstray: line", ["blanks"] = "   x" } do
    it("refuses a continuation line without a header: " .. what, function()
      serve({ stray = answer("stray", line) }, { max_attempts = 1 })
      is_well "first"
      for _ = 1, 3 do
        local value, err = ask "stray"
        assert.is_nil(value)
        assert.is_string(err.kind)
        is_well "after"
      end
    end)
  end

  it("accepts a continuation line", function()
    serve { folded = answer("folded", "X-Folded: one\r\n  two") }
    for _ = 1, 3 do
      is_well "first"
      is_well "folded"
    end
  end)

  it("ignores interim answers with any content", function()
    serve {
      early = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" .. answer "early",
      bare = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" .. answer "bare",
    }
    for _ = 1, 3 do
      is_well "early"
      is_well "bare"
      is_well "plain"
    end
  end)

  it("keeps trailers out of bodies", function()
    serve {
      trailed = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n"
        .. "4\r\n\"tra\r\n5\r\niled\"\r\n0\r\nX-T: 1\r\n\r\n",
    }
    for _ = 1, 3 do
      is_well "trailed"
      is_well "plain"
    end
  end)

  it("accepts long lines with any content where libcurl splits them", function()
    serve { long = answer("long", "X-Long: " .. (" x"):rep(20000)), after = answer "after" }
    for _ = 1, 3 do
      is_well "plain"
      is_well "long"
      is_well "after"
    end
    assert.equal(1, server:count("connection"))
  end)

  it("may speak HTTP/1.1 to one host and HTTP/2 to another", function()
    local sim = assert(simulator.start { customers = 1 })
    local token = assert(sim:access_token { user = true }).access_token
    serve({}, { ca_file = sim.ca_file })
    client:close()
    client = assert(partnercenter.new {
      access_token = function() return token end, ca_file = sim.ca_file,
      base_url = { api = sim.base_url.api, partner = server.url },
    })
    for _ = 1, 3 do
      assert.equal("plain", assert(client:request { path = "/v1/plain", host = "partner" }).body)
      assert(sim:fault { status = 501, times = 1 })
      local _, err = client:customer(sim.customers[1].id):get()
      assert.equal(501, err.status)
      assert.equal("Not implemented", err.description)
      assert.equal(sim.customers[1].qualification, client:customer(sim.customers[1].id):qualification())
    end
    sim:stop()
  end)

  it("is not created and kept for each write #load", function()
    serve {}
    local before
    for i = 1, WRITES do
      is_well "read"
      assert.equal("write", (ask("write", "POST", { n = i })))
      if i == WRITES / 5 then
        before = resident()
      end
    end
    assert.is_true(resident() - before < 2 ^ 21, resident() - before .. " bytes more")
  end)
end)
