-- Returns the URL of a port that refuses connections, and a function that gives the port back. The port is
-- bound, so that no server of another spec gets it meanwhile.
local socket = require "socket"

return function()
  local holder = assert(socket.tcp())
  assert(holder:bind("127.0.0.1", 0))
  local _, port = holder:getsockname()
  return "http://127.0.0.1:" .. port, function() holder:close() end
end
