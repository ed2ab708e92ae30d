-- Several hundred HTTP/1.1 answers as bytes, valid, invalid and truncated anywhere: a list of { name, bytes
-- }.

local BODY = '{"qualification":"education"}'
-- BODY as gzip
local GZIP = "\31\139\8\0\0\0\0\0\2\3\171\86\42\44\77\204\201\76\203\76\78\44\201\204\207\83\178\82\74"
  .. "\77\41\133\178\107\1\49\32\243\36\29\0\0\0"

local list = {}

local function add(name, bytes)
  list[#list + 1] = { name, bytes }
end

local function head_of(lines)
  return "HTTP/1.1 200 OK\r\n" .. table.concat(lines, "\r\n") .. "\r\n\r\n"
end

local function head(...)
  return head_of { ... }
end

local function length(body)
  return "Content-Length: " .. #body
end

local function chunk(body, extension)
  return ("%x%s\r\n%s\r\n"):format(#body, extension or "", body)
end

local CHUNKED = "Transfer-Encoding: chunked"
local GZIPPED = "Content-Encoding: gzip"

local whole = {
  { "a length", head(length(BODY)) .. BODY },
  { "chunks", head(CHUNKED) .. chunk(BODY:sub(1, 9)) .. chunk(BODY:sub(10)) .. "0\r\n\r\n" },
  { "chunks and a trailer", head(CHUNKED) .. chunk(BODY) .. "0\r\nX-Sum: 1\r\n\r\n" },
  { "gzip and a length", head(GZIPPED, length(GZIP)) .. GZIP },
  { "gzip in chunks",
    head(GZIPPED, CHUNKED) .. chunk(GZIP:sub(1, 20)) .. chunk(GZIP:sub(21)) .. "0\r\n\r\n" },
  { "an interim answer first",
    "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" .. head(length(BODY)) .. BODY },
}

for _, row in ipairs(whole) do
  for size = 0, #row[2] do
    add(("%s, %d of %d bytes"):format(row[1], size, #row[2]), row[2]:sub(1, size))
  end
end

for _, line in ipairs {
  "HTTP/1.1 200", "HTTP/1.0 200 OK", "HTTP/1.2 200 OK", "HTTP/4.0 200 OK", "HTTP/11 200 OK",
  "HTTP/1.1  200 OK", "HTTP/1.1 20 OK", "HTTP/1.1 2 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 -200 OK",
  "HTTP/1.1 0200 OK",
  "HTTP/1.1 000 OK", "HTTP/1.1 099 OK", "HTTP/1.1 999 OK", "HTTP/1.1 abc OK", "HTTP/1.1", "HTTP/",
  "HTP/1.1 200 OK",
  " HTTP/1.1 200 OK", "\r\nHTTP/1.1 200 OK", "http/1.1 200 OK", "ICY 200 OK", "200 OK", "",
  "\0HTTP/1.1 200 OK",
  "HTTP/1.1 200 " .. ("x"):rep(120000), "HTTP/1.1\t200\tOK", "HTTP/1.1 200 \255\254",
  "RTSP/1.0 200 OK", "HTTP/1.1 204 No",
  "HTTP/1.1 205 Reset", "HTTP/1.1 206 Partial", "HTTP/1.1 304 Same", "HTTP/1.1 101 Switching",
  "HTTP/1.1 100 Continue",
  "HTTP/1.1 200 OK\rX: y",
} do
  add("status line " .. line:sub(1, 30), line .. "\r\n" .. length(BODY) .. "\r\n\r\n" .. BODY)
end

for _, lines in ipairs {
  { "Content-Length: 28" }, { "Content-Length: 30" }, { "Content-Length: 0" },
  { "Content-Length: -1" }, { "Content-Length:" },
  { "Content-Length: +29" }, { "Content-Length: 29 30" }, { "Content-Length: 29, 29" },
  { "Content-Length: 29", "Content-Length: 29" },
  { "Content-Length: 29", "Content-Length: 10" }, { "Content-Length: 10", "Content-Length: 29" },
  { "Content-Length: 0x1d" },
  { "Content-Length: 29x" }, { "Content-Length: x29" }, { "Content-Length: 99999999999999999999" },
  { "Content-Length: 29.0" },
  { "Content-Length : 29" }, { " Content-Length: 29" }, { "Content-Length\t: 29" },
  { "CONTENT-LENGTH: 29" }, { "Content-Length: \t29\t" },
  { "Content-Length: 18446744073709551645" }, { "Content-Length: 9223372036854775807" },
  { "Content-Length: 29\r\n 1" },
  { "no colon here", length(BODY) }, { ": no name", length(BODY) }, { "X\0Y: z", length(BODY) },
  { "X: a\0b", length(BODY) },
  { "X: y\r\n folded", length(BODY) }, { "\tX: y", length(BODY) },
  { "X: " .. ("y"):rep(99999), length(BODY) },
  { ("X: y\r\n"):rep(4000) .. "Z: z", length(BODY) }, { "X: \255\254", length(BODY) },
  { "Connection: close" }, {},
  { "Connection: keep-alive", length(BODY) }, { "Location: /elsewhere", length(BODY) },
  { "Retry-After: soon", length(BODY) },
  { CHUNKED }, { CHUNKED, length(BODY) }, { length(BODY), CHUNKED }, { "Transfer-Encoding: identity",
  length(BODY) },
  { "Transfer-Encoding: gzip", length(BODY) }, { "Transfer-Encoding: xyz", length(BODY) },
  { "Transfer-Encoding: chunked, identity" },
  { "Transfer-Encoding: gzip, chunked" }, { GZIPPED, length(BODY) },
  { "Content-Encoding: br", length(BODY) },
  { "Content-Encoding: deflate", length(BODY) }, { "Content-Encoding: xyz", length(BODY) },
  { "Content-Encoding: identity", length(BODY) },
  { "Content-Encoding: gzip, gzip", length(BODY) }, { "Trailer: X", length(BODY) },
  { "Upgrade: h2c", length(BODY) },
  { "Set-Cookie: a=b; Domain=.com", length(BODY) }, { "Content-Range: bytes 0-28/29", length(BODY) },
} do
  add("headers " .. table.concat(lines, " | "):sub(1, 60), head_of(lines) .. BODY)
end
add("bare line feeds", ("HTTP/1.1 200 OK\n%s\n\n%s"):format(length(BODY), BODY))
add("bare carriage returns", ("HTTP/1.1 200 OK\r%s\r\r%s"):format(length(BODY), BODY))
add("a body without headers", BODY)
add("more than was said", head(length(BODY)) .. BODY .. BODY)
add("another answer behind", head(length(BODY)) .. BODY .. head(length("[]")) .. "[]")

for _, body in ipairs {
  "1d\r\n" .. BODY .. "\r\n0\r\n\r\n", "1D;a=b\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "001d\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "1d \r\n" .. BODY .. "\r\n0\r\n\r\n", " 1d\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "0x1d\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "-1d\r\n" .. BODY .. "\r\n0\r\n\r\n", "+1d\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "1c\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "1e\r\n" .. BODY .. "\r\n0\r\n\r\n", "1d\n" .. BODY .. "\n0\n\n", "1d\r" .. BODY .. "\r0\r\r",
  "\r\n" .. BODY, "xyz\r\n" .. BODY,
  "1dz\r\n" .. BODY .. "\r\n0\r\n\r\n", "1d\r\n" .. BODY .. "0\r\n\r\n", "1d\r\n" .. BODY .. "\r\n",
  "1d\r\n" .. BODY .. "\r\n0\r\n",
  "ffffffffffffffff1d\r\n" .. BODY .. "\r\n0\r\n\r\n", "10000000000000000\r\n" .. BODY,
  "7fffffffffffffff\r\n" .. BODY,
  "1d\r\n" .. BODY .. "\r\n00\r\n\r\n", "1d\r\n" .. BODY .. "\r\n0;x\r\n\r\n",
  "1d\r\n" .. BODY .. "\r\n0\r\nbad trailer\r\n\r\n",
  "1d\r\n" .. BODY .. "\r\n-0\r\n\r\n", "1d;" .. ("x"):rep(20000) .. "\r\n" .. BODY .. "\r\n0\r\n\r\n",
  "0\r\n\r\n", "0\r\n", "",
} do
  add("chunks " .. body:sub(1, 12):gsub("%c", " "), head(CHUNKED) .. body)
end

for _, at in ipairs { 1, 2, 3, 4, 10, 11, 15, 25, 40, #GZIP - 7, #GZIP - 5, #GZIP - 3, #GZIP } do
  local bent = GZIP:sub(1, at - 1) .. string.char((GZIP:byte(at) + 1) % 256) .. GZIP:sub(at + 1)
  add(("gzip with byte %d bent"):format(at), head(GZIPPED, length(bent)) .. bent)
end
for _, more in ipairs { "x", "\0", GZIP, BODY } do
  add("gzip and something behind it", head(GZIPPED, length(GZIP .. more)) .. GZIP .. more)
end

return list
