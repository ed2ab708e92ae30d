-- Faults of HTTP/2. For the rows see suite.lua.
local faults = require "spec.end_to_end.faults.suite"
local h2 = require "spec.support.servers.http2_frames"

local BODY = '"education"'
local NO_ERROR, PROTOCOL_ERROR, INTERNAL_ERROR, REFUSED_STREAM, ENHANCE_YOUR_CALM, HTTP_1_1_REQUIRED =
  0, 1, 2, 7, 11, 13

local function serving(handler)
  return function(conn, number)
    local peer = h2.accept(conn)
    if peer then
      handler(peer, number)
    end
  end
end

-- Answers every request in the same way.
local function always(handler)
  return serving(function(peer)
    while true do
      local stream = peer:request()
      if not stream then
        return
      end
      if handler(peer, stream) then
        peer.conn:close()
        return
      end
    end
  end)
end

local function resets(code)
  return always(function(peer, stream)
    peer:reset(stream, code)
  end)
end

local TLS = { alpn = { "h2" } }

faults("http2", {
  { "an answer", tls = TLS, serve = always(function(peer, stream)
    peer:answer(stream, BODY)
  end), value = "education", sent = 1 },
  { "a stream reset by an inner error", tls = TLS, serve = resets(INTERNAL_ERROR),
    kind = "network", sent = 2 },
  { "a stream reset for calm", tls = TLS, serve = resets(ENHANCE_YOUR_CALM), kind = "network", sent = 2 },
  { "a stream reset after the headers", tls = TLS, serve = always(function(peer, stream)
    peer:frame(h2.HEADERS, h2.END_HEADERS, stream, h2.STATUS_200)
    peer:frame(h2.DATA, 0, stream, BODY)
    peer:reset(stream, INTERNAL_ERROR)
  end), kind = "network", sent = 2 },
  { "a stream reset without an error inside the body", tls = TLS, serve = always(function(peer, stream)
    peer:frame(h2.HEADERS, h2.END_HEADERS, stream, h2.STATUS_200)
    peer:frame(h2.DATA, 0, stream, '"educ')
    peer:settle() -- libcurl discards data that arrives with the reset
    peer:reset(stream, NO_ERROR)
  end), kind = "protocol", sent = 1 }, -- libcurl accepts it as the end; the JSON is incomplete
  { "a refused stream, and the next is not", tls = TLS, serve = serving(function(peer, number)
    local stream = peer:request()
    if number == 1 then
      peer:reset(stream, REFUSED_STREAM)
    else
      peer:answer(stream, BODY)
    end
    peer:request()
  end), value = "education", sent = 2, connections = 2 },
  -- a refused stream was not processed: libcurl retries up to five times in an attempt
  { "streams that are all refused", tls = TLS, serve = resets(REFUSED_STREAM), kind = "network",
    attempts = 2 },
  { "a farewell before the answer, and another connection", tls = TLS, serve = serving(function(peer, number)
    local stream = peer:request()
    if number == 1 then
      peer:goaway(0, NO_ERROR)
    else
      peer:answer(stream, BODY)
      peer:request()
    end
  end), value = "education", sent = 2, connections = 2 },
  { "a farewell that lets the answer pass", tls = TLS, serve = always(function(peer, stream)
    peer:goaway(stream, NO_ERROR)
    peer:answer(stream, BODY)
  end), value = "education", sent = 1 },
  { "a farewell in anger", tls = TLS, serve = always(function(peer, stream)
    peer:goaway(stream, PROTOCOL_ERROR)
    return true
  end), kind = "network", sent = 2 },
  { "a demand for HTTP/1.1", tls = TLS, serve = resets(HTTP_1_1_REQUIRED), kind = "protocol", sent = 1 },
  { "a close before the headers", tls = TLS, serve = always(function()
    return true
  end), kind = "network", sent = 2 },
  { "a close inside the body", tls = TLS, serve = always(function(peer, stream)
    peer:frame(h2.HEADERS, h2.END_HEADERS, stream, h2.STATUS_200)
    peer:frame(h2.DATA, 0, stream, BODY)
    return true
  end), kind = "network", sent = 2 },
  { "a shorter body than said", tls = TLS, serve = always(function(peer, stream)
    -- "content-length" is number 28 of the static table
    peer:frame(h2.HEADERS, h2.END_HEADERS, stream, h2.STATUS_200 .. "\15\13\00220")
    peer:frame(h2.DATA, h2.END_STREAM, stream, BODY)
  end), kind = "network" },
  { "headers that cannot be decoded", tls = TLS, serve = always(function(peer, stream)
    peer:frame(h2.HEADERS, h2.END_HEADERS, stream, "\255\255\255\255\255\255\255")
  end), kind = "network" },
  { "an answer to a stream nobody opened", tls = TLS, serve = always(function(peer, stream)
    peer:answer(stream + 2, BODY)
  end), options = { attempt_timeout = 5 }, kind = "network" },
  { "headers that cannot be decoded, and another connection", tls = TLS,
    serve = serving(function(peer, number)
      local stream = peer:request()
      if number == 1 then
        peer:frame(h2.HEADERS, h2.END_HEADERS, stream, "\255\255\255\255\255\255\255")
      else
        peer:answer(stream, BODY)
      end
      peer:request()
    end), value = "education", connections = 2 },
  { "an answer to a stream nobody opened, and another connection", tls = TLS,
    serve = serving(function(peer, number)
      local stream = peer:request()
      peer:answer(number == 1 and stream + 2 or stream, BODY)
      peer:request()
    end), value = "education", connections = 2 },
  { "a thousand frames that say nothing, then the answer", tls = TLS, serve = always(function(peer, stream)
    for _ = 1, 1000 do
      peer:frame(h2.PING, 0, 0, "01234567")
    end
    peer:answer(stream, BODY)
  end), value = "education", sent = 1 },
  { "a stall", tls = TLS, serve = always(function() end), options = { attempt_timeout = 3 },
    kind = "timeout", phase = "answer", sent = 2, connections = 1 },
})
