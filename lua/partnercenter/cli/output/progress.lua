--- Shows the progress of long work on one line of standard error, on terminals only.
local terminal = require "partnercenter.cli.terminal"

local progress = {}

local INTERVAL = 0.2 -- seconds between two changes of the line
local ERASE = "\r\27[K"

local methods = {}
local meta = { __index = methods }

local function now() return require("partnercenter.core").now() end

local function rate_text(self, done)
  local elapsed = now() - self.started
  if elapsed < 1 then return "" end
  local rate = done / elapsed
  if not self.total or rate == 0 then return (", %.0f/s"):format(rate) end
  local left = (self.total - done) / rate
  return (", %.0f/s, %d:%02d left"):format(rate, math.floor(left / 60), math.floor(left % 60))
end

--- Shows how much is done.
---@param done integer
---@param what string? such as "12 customers"
function methods:show(done, what)
  if not self.shown then return end
  local time = now()
  if self.last and time - self.last < INTERVAL then return end
  self.last = time
  local text = what or (self.total and ("%d of %d %s"):format(done, self.total, self.noun)
    or ("%d %s"):format(done, self.noun))
  text = text .. rate_text(self, done)
  io.stderr:write(ERASE, text:sub(1, terminal.columns(2) - 1))
  io.stderr:flush()
end

--- Removes the line.
function methods:clear()
  if self.last then io.stderr:write(ERASE) end
  self.last = nil
end

--- Begins to show progress.
---@param options table global options of the command line
---@param noun string such as "customers"
---@param total integer? nil where it is not known
function progress.new(options, noun, total)
  local shown = terminal.is_terminal(2) and not options.quiet and os.getenv "TERM" ~= "dumb"
  return setmetatable({ shown = shown, noun = noun, total = total, started = shown and now() or 0 }, meta)
end

return progress
