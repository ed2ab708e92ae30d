-- A server that greets as Redis does and then gives one strange answer to all commands. The number of the
-- database chooses the answer.

local raw = require "spec.support.servers.raw"

local strange_server = {}

local GREETING = { AUTH = true, SELECT = true, CLIENT = true, SCRIPT = true }

-- The words of the next command; nil when the peer has closed.
local function next_command(socket)
  local line = socket:receive "*l"
  local words = {}
  for i = 1, tonumber(line and line:match "^%*(%d+)$") or 0 do
    local length = tonumber((socket:receive "*l"):match "^%$(%d+)$")
    words[i] = socket:receive(length)
    socket:receive(2)
  end
  return words[1] and words
end

--- Starts it.
---@param answers string[] by the number of the database; with an empty one it hangs up
---@return table server of raw; `url`
function strange_server.start(answers)
  local server = raw.start(function(conn)
    local answer
    while true do
      local words = next_command(conn.socket)
      if words and words[1] == "SELECT" then answer = answers[tonumber(words[2])] end
      local greets = words and GREETING[words[1]]
      if not words or (answer == "" and not greets) then return end
      conn:send(greets and "+OK\r\n" or answer)
    end
  end)
  server.url = server.url:gsub("^http:", "redis:")
  return server
end

return strange_server
