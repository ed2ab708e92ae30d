-- Faults of an HTTP/1.1 answer: its framing, its coding, its size. For the rows see suite.lua.
local faults = require "spec.end_to_end.faults.suite"
local packed = require "spec.support.servers.gzip"

local BODY = '"education"'
local GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" .. BODY

local function saying(bytes)
  return function(conn)
    conn:request()
    conn:send(bytes)
  end
end

local function chunked(body)
  return saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" .. body)
end

local function coded(bytes, coding)
  return function(conn)
    while conn:request() do
      conn:answer("200 OK", bytes, "Content-Encoding: " .. (coding or "gzip") .. "\r\n")
    end
  end
end

local function with(fields)
  return saying("HTTP/1.1 200 OK\r\n" .. fields .. "\r\n" .. BODY)
end

local function flood(field)
  return function(conn)
    conn:request()
    conn:send("HTTP/1.1 200 OK\r\n")
    repeat until not conn:send(field)
  end
end

local small = { max_response_bytes = 1048576 }
local whole = packed.gzip(BODY)

faults("answer", {
  { "chunks in order", serve = chunked '4\r\n"edu\r\n7;x=y\r\ncation"\r\n0\r\n\r\n', value = "education",
    sent = 1 },
  { "chunks with a trailer", serve = chunked 'b\r\n"education"\r\n0\r\nX: y\r\n\r\n', value = "education",
    sent = 1 },
  { "a chunk's size that is no number", serve = chunked 'zz\r\n"education"\r\n0\r\n\r\n',
    kind = "network", sent = 2 },
  { "a chunk's size that overflows", serve = chunked 'fffffffffffffffffff\r\n"education"',
    kind = "network", sent = 2 },
  { "a chunk longer than said", serve = chunked '4\r\n"education"\r\n0\r\n\r\n', kind = "network", sent = 2 },
  { "chunks cut off inside one", serve = chunked 'b\r\n"educa', kind = "network", sent = 2 },
  { "chunks cut off between two", serve = chunked 'b\r\n"education"\r\n', kind = "network", sent = 2 },
  { "a trailer without an end", serve = chunked 'b\r\n"education"\r\n0\r\nX: y', kind = "network", sent = 2 },

  { "a longer body than said", serve = saying(GOOD .. "xyz"), value = "education", sent = 1 },
  { "a shorter body than said", serve = with "Content-Length: 12\r\n",
    kind = "network", phase = "answer", sent = 2 },
  { "a length that is no number", serve = with "Content-Length: eleven\r\n", kind = "protocol", sent = 1 },
  { "a length below zero", serve = with "Content-Length: -11\r\n", kind = "protocol", sent = 1 },
  { "a length beyond all limits", serve = with "Content-Length: 99999999999999999999\r\n",
    kind = "too_large", sent = 1 },
  { "a length that is larger than the limit", serve = with "Content-Length: 1048577\r\n", options = small,
    kind = "too_large", sent = 1 },
  { "two lengths that differ", serve = with "Content-Length: 4\r\nContent-Length: 11\r\n",
    kind = "protocol", sent = 1 },
  { "an end marked by the close alone, inside a string", serve = saying 'HTTP/1.1 200 OK\r\n\r\n"educat',
    kind = "protocol", sent = 1 },
  { "an end marked by the close alone, of a text", serve = saying "HTTP/1.1 200 OK\r\n\r\na;b", call = "text",
    kind = "protocol", sent = 1 },

  { "gzip", serve = coded(whole), value = "education", sent = 1 },
  { "gzip that is none", serve = coded(BODY), kind = "protocol", sent = 1 },
  { "gzip with a broken checksum", serve = coded(whole:sub(1, -9) .. "\0\0\0\0" .. whole:sub(-4)),
    kind = "protocol", sent = 1 },
  { "gzip cut off, of JSON", serve = coded(whole:sub(1, -12)), kind = "protocol", sent = 1 },
  { "gzip cut off, of a text", serve = coded(whole:sub(1, -12)), call = "text", kind = "protocol", sent = 1 },
  { "gzip without its end, of a text", serve = coded(whole:sub(1, -9)), call = "text",
    kind = "protocol", sent = 1 },
  { "a coding nobody asked for", serve = coded(BODY, "marker"), kind = "protocol", sent = 1 },
  { "codings on top of each other", serve = coded(whole, ("gzip, "):rep(50) .. "gzip"),
    kind = "protocol", sent = 1 },
  { "gzip of far too much", serve = coded(packed.zeros(50000000)), options = small,
    kind = "too_large", sent = 1 },
  { "gzip of gzip of far too much", serve = coded(packed.zeros(50000000, 2), "gzip, gzip"), options = small,
    kind = "too_large", sent = 1 },
  { "a body without end", serve = function(conn)
    conn:request()
    conn:send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    repeat until not conn:send(("10000\r\n%s\r\n"):format((" "):rep(65536)))
  end, options = small, kind = "too_large", sent = 1 },

  { "headers without end", serve = flood(("X-Flood: %s\r\n"):format(("x"):rep(1000))),
    kind = "too_large", sent = 1 },
  { "a header without end", serve = flood(("x"):rep(1000)), kind = "too_large", sent = 1 },
  { "a first header that begins with white space", serve = with " X: y\r\nContent-Length: 11\r\n",
    kind = "protocol", sent = 1 },
  { "a later header that begins with white space", serve = with "X: y\r\n z\r\nContent-Length: 11\r\n",
    value = "education", sent = 1 },
  { "a NUL in a header", serve = with "Content-Length: 11\r\nX: a\0b\r\n", kind = "protocol", sent = 1 },
  { "interim answers before the answer",
    serve = saying("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" .. GOOD),
    value = "education", sent = 1 },
  { "interim answers without end", serve = function(conn)
    conn:request()
    repeat until not conn:send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
  end, kind = "too_large", sent = 1 },
  { "an interim answer and no other", serve = saying "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
    kind = "network", sent = 2 },
  { "a switch of protocols", serve = saying "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    kind = "network", sent = 2 },
  { "no HTTP at all", serve = saying "220 ready\r\n", kind = "protocol", sent = 1 },
  { "HTTP/0.9", serve = saying(BODY), kind = "protocol", sent = 1 },
  { "HTTP of a later version", serve = saying("HTTP/9.9 200 OK\r\n\r\n" .. BODY),
    kind = "protocol", sent = 1 },
})
