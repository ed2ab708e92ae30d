-- Faults of a proxy. The server of a row is the proxy; no request reaches the service. For the rows see
-- suite.lua.
local closed_port = require "spec.end_to_end.faults.closed_port"
local faults = require "spec.end_to_end.faults.suite"

local function saying(bytes)
  return function(conn)
    conn:request()
    conn:send(bytes)
  end
end

faults("proxy", {
  { "a proxy that refuses the connection", proxy = true, start = closed_port,
    kind = "network", phase = "connect",
    attempts = 2 },
  { "a proxy whose name does not exist", proxy = "http://name.invalid:3128",
    kind = "network", phase = "resolve",
    attempts = 2 },
  { "a proxy that refuses the destination", proxy = true,
    serve = saying "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
    kind = "network", phase = "connect", attempts = 1, sent = 1, retryable = false },
  { "a proxy that refuses the method", proxy = true,
    serve = saying "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n",
    kind = "network", phase = "connect", attempts = 1, sent = 1, retryable = false },
  { "a proxy that is busy", proxy = true,
    serve = saying "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
    kind = "network", phase = "connect", attempts = 2, sent = 2 },
  { "a proxy that wants to know who asks", proxy = true,
    serve = saying "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
    kind = "network", phase = "connect", attempts = 1, sent = 1, retryable = false },
  { "a proxy that cannot reach the service", proxy = true,
    serve = saying "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 2\r\n\r\nno", kind = "network",
    attempts = 2, sent = 2 },
  { "a proxy that closes", proxy = true, serve = saying "", kind = "network" },
  { "a proxy that stalls", proxy = true, serve = function(conn)
    conn:request()
    conn:stall()
  end, options = { attempt_timeout = 2 }, kind = "timeout", sent = 2 },
  { "a proxy that speaks for the service", proxy = true,
    serve = saying 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"education"',
    kind = "tls", phase = "tls" },
})
