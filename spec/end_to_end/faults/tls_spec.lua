-- Faults of TLS: certificates, handshakes, ends. For the rows see suite.lua.
local faults = require "spec.end_to_end.faults.suite"

local GOOD = 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"education"'
local CUT = { protocol = 1, network = 2 } -- libcurl 8 detects truncation
local UNDELIMITED = "HTTP/1.1 200 OK\r\n\r\n"

local function answer(conn)
  while conn:request() do
    conn:answer("200 OK", '"education"')
  end
end

-- Ends a connection with or without a TLS close notify.
local function close_after(bytes, goodbye)
  return function(conn)
    conn:request()
    conn:send(bytes)
    if not goodbye then
      conn:cut()
    end
  end
end

faults("tls", {
  { "a trusted certificate", tls = {}, serve = answer, value = "education", sent = 1 },
  { "an unknown authority", tls = { stranger = true }, serve = answer,
    kind = "tls", phase = "tls", connections = 1, retryable = false },
  { "a certificate of another host", tls = { san = "DNS:other.example" }, serve = answer,
    kind = "tls", phase = "tls", connections = 1, retryable = false },
  { "an expired certificate", tls = { days = -1 }, serve = answer,
    kind = "tls", phase = "tls", connections = 1, retryable = false },
  { "a certificate that is for clients", tls = { extra = "extendedKeyUsage=clientAuth" }, serve = answer,
    kind = "tls", phase = "tls", connections = 1, retryable = false },
  { "a version that is too old", tls = { protocol = "tlsv1_1" }, serve = answer,
    kind = "tls", phase = "tls", attempts = 1, retryable = false },
  { "no cipher in common", tls = { protocol = "tlsv1_2", ciphers = "NULL" }, serve = answer,
    kind = "tls", phase = "tls", attempts = 1, retryable = false },
  { "a certificate asked of the client", tls = { protocol = "tlsv1_2", verify = { "peer",
    "fail_if_no_peer_cert" } },
    serve = answer, kind = "tls", phase = "tls" },
  { "plain HTTP where TLS should be", scheme = "https", serve = function(conn)
    conn:send("HTTP/1.1 400 Bad Request\r\n\r\n")
  end, kind = "tls", phase = "tls", attempts = 1, retryable = false },
  { "a close in the handshake", scheme = "https", serve = function(conn)
    conn.socket:receive(5)
  end, kind = "tls", phase = "tls", connections = 2, retryable = true },
  { "a reset in the handshake", scheme = "https", serve = function(conn)
    conn.socket:receive(5)
    conn:reset()
  end, kind = "tls", phase = "tls", connections = 2, retryable = true },
  { "a stall in the handshake", scheme = "https", serve = function(conn)
    conn:stall()
  end, options = { attempt_timeout = 2 }, kind = "timeout", phase = "tls", connections = 2 },

  { "a cut inside the headers", tls = {}, serve = close_after(GOOD:sub(1, 25)), kind = "network", sent = 2 },
  { "an end inside the headers", tls = {}, serve = close_after(GOOD:sub(1, 25), true),
    kind = "network", sent = 2 },
  { "a cut inside the body", tls = {}, serve = close_after(GOOD:sub(1, -3)), kind = "network", sent = 2 },
  { "an end inside the body", tls = {}, serve = close_after(GOOD:sub(1, -3), true),
    kind = "network", sent = 2 },
  { "a cut after the body", tls = {}, serve = close_after(GOOD), value = "education", sent = 1 },
  { "a cut that marks the end of a number", tls = {}, serve = close_after(UNDELIMITED .. "1"), kind = CUT },
  { "an end that marks the end of a number", tls = {}, serve = close_after(UNDELIMITED .. "1", true),
    kind = "protocol", sent = 1 },
  { "a cut inside a string", tls = {}, serve = close_after(UNDELIMITED .. '"educa'), kind = CUT },
  { "a cut that marks the end of a text", tls = {}, serve = close_after(UNDELIMITED .. "a;b"), call = "text",
    kind = CUT },
})
