-- Returns the URL of a port that refuses connections, and a function that gives the port back.
local raw = require "spec.support.servers.raw"

return function()
  local server = raw.start(function() end)
  server:refuse()
  return server.url, function() server:stop() end
end
