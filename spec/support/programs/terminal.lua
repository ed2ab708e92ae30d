-- Runs a program in a terminal of a fixed size, a detached tmux, and reads its screen.

local socket = require "socket"

local terminals = {}

local TIMEOUT = 300 -- seconds

local function quote(text)
  return "'" .. text:gsub("'", "'\\''") .. "'"
end

local function output(command)
  local stream = assert(io.popen(command))
  local text = stream:read("*a")
  stream:close()
  return text
end

local terminal = {}
terminal.__index = terminal

-- Runs a command of tmux on this terminal's own server.
function terminal:tmux(arguments)
  local tmux = "env -u TMUX LC_ALL=C.UTF-8 tmux -u -S %s -f /dev/null %s 2>&1"
  return output(tmux:format(self.channel, arguments))
end

--- The text on the screen, without trailing blanks.
---@return string
function terminal:screen()
  return self:tmux("capture-pane -p")
end

--- Types keys, by tmux's names for them: "jj", "Enter", "Escape".
function terminal:press(...)
  for _, key in ipairs { ... } do
    self:tmux("send-keys " .. quote(key))
  end
end

--- Waits until something on the screen matches a Lua pattern.
---@param pattern string
---@return string screen
function terminal:wait(pattern)
  local ends = socket.gettime() + TIMEOUT
  local screen
  repeat
    screen = self:screen()
    if screen:find(pattern) then
      return screen
    end
    socket.sleep(0.02)
  until socket.gettime() > ends
  error(("%q was not seen; the screen is:\n%s"):format(pattern, screen), 2)
end

--- Ends the program.
function terminal:stop()
  self:tmux("kill-server")
  os.remove(self.channel)
end

--- Starts a shell command, which is killed after ten minutes.
---@param command string
---@param columns integer
---@param rows integer
---@return table terminal
function terminals.start(command, columns, rows)
  local self = setmetatable({ channel = os.tmpname() }, terminal)
  os.remove(self.channel)
  local size = ("-x %d -y %d"):format(columns, rows)
  local limited = "timeout --foreground 600 sh -c " .. quote(command)
  local said = self:tmux(("new-session -d %s %s"):format(size, quote(limited)))
  assert(said == "", said)
  return self
end

return terminals
