-- Prints the request that a command sends to a raw server, with its GUIDs masked.
-- record.lua ANSWER COMMAND...    BASE_URL in the command becomes the server's address.

local socket = require "socket"

local listener = assert(socket.bind("127.0.0.1", 0))
local _, port = listener:getsockname()

local words = {}
for i = 2, #arg do
  local word = arg[i]:gsub("BASE_URL", ("http://127.0.0.1:%d"):format(port))
  words[#words + 1] = "'" .. word:gsub("'", [['\'']]) .. "'"
end
local command = assert(io.popen(table.concat(words, " ")))

listener:settimeout(10)
local connection = assert(listener:accept())
connection:settimeout(10)
local lines = {}
repeat
  lines[#lines + 1] = assert(connection:receive("*l"))
until lines[#lines] == ""
assert(connection:send(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
  :format(#arg[1], arg[1])))
local printed = command:read("*a")
assert(printed:find(" 0 wrong"), printed)

local hex = "%x"
local guid = table.concat({ hex:rep(8), hex:rep(4), hex:rep(4), hex:rep(4), hex:rep(12) }, "%-")
io.write((table.concat(lines, "\n"):gsub(guid, "GUID"):gsub(":" .. port, ":PORT")))
