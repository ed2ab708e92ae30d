-- The result of an attempt never affects the next attempt or the error of the call.

local bare_engine = require "spec.support.fake.bare_engine"
local enough_time = require "spec.support.time.enough_time"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local FOLDED = "HTTP/1.1 200 OK\r\n folded: line\r\nContent-Length: 2\r\n\r\n{}"

describe("an attempt", function()
  local server

  after_each(function()
    server:stop()
    server = nil
  end)

  -- The first request is answered, the answer to the second one cannot be read.
  local function serve(answer)
    return raw.start(function(conn)
      while conn:request() do
        local n = conn:count("request")
        if n == 1 then
          conn:answer("200 OK", "{}")
        elseif n == 2 then
          conn:send(FOLDED)
        else
          answer(conn)
        end
      end
    end)
  end

  for what, answer in pairs {
    ["times out"] = function(conn) conn:stall() end,
    ["is lost"] = function(conn) conn:reset() end,
    ["is refused"] = function(conn) conn:answer("500 Oops", "") end,
  } do
    it("after one with an unread answer is a separate attempt, when it " .. what, function()
      local errs
      enough_time(0.3, function(seconds)
        if server then server:stop() end
        server, errs = serve(answer), {}
        local client = assert(partnercenter.new {
          access_token = "x", base_url = server.url, max_attempts = 1, attempt_timeout = seconds,
        })
        for i = 1, 3 do errs[i] = select(2, client:request { path = "/v1/x" }) or false end
        client:close()
        return server:count() == 3 and not errs[1] and errs[2].kind ~= "timeout"
      end)
      assert.equal("protocol", errs[2].kind)
      assert.not_equal("protocol", errs[3].kind)
      assert.equal(1, errs[3].attempts)
    end)
  end

  local firsts = {
    ["was lost"] = function(conn) conn:reset() end,
    ["was told to wait"] = function(conn) conn:answer("503 Busy", "", "Retry-After: 1\r\n") end,
    ["was refused"] = function(conn) conn:answer("500 Oops", "") end,
  }

  -- Ends a call that waits for its second attempt.
  local ends = {
    closed = function(_, client)
      client:close()
    end,
    throttled = function(it_, client)
      local other = it_.submit(client, "/throttle", { max_attempts = 1 })
      it_.drive(function() return other.done end)
    end,
    timeout = function(it_)
      it_.drive(function() return server:count("stall") == 1 end)
    end,
  }

  local function all_of_them(define)
    for first, answer in pairs(firsts) do
      for kind, finish in pairs(ends) do
        local held = first == "was told to wait" and kind == "throttled" -- no other call can leave either
        if not held then define(first, answer, kind, finish) end
      end
    end
  end

  all_of_them(function(first, answer, kind, finish)
    it(("that %s says nothing of a call that ends as %s"):format(first, kind), function()
      server = raw.start(function(conn)
        while true do
          local head = conn:request()
          if not head then
            return
          elseif head:find("/throttle", 1, true) then
            conn:answer("429 Slow", "", "Retry-After: 500\r\n")
          elseif head:find("/stall", 1, true) then
            conn:note("stall", "")
            conn:stall()
          else
            answer(conn)
          end
        end
      end)
      local it_ = bare_engine.start(server.url)
      local client = it_.client { observe = true }
      local item = it_.submit(client, "/first", { timeout = 3 })
      if kind == "timeout" then it_.submit(client, "/stall", { host = "graph" }) end -- takes the only place
      it_.drive(function() return it_.told[1] end)
      finish(it_, client)
      it_.drive(function() return item.done end)
      assert.equal(kind, item.error)
      assert.equal(kind ~= "closed" and "queue" or item.phase, item.phase)
      assert.is_nil(item.transient)
      assert.is_nil(item.late)
      assert.is_nil(item.status)
      assert.equal(kind == "throttled", item.retry_after ~= nil)
      assert.is_true(item.attempts >= 1)
      client:close()
      it_.part:close()
    end)
  end)
end)
