-- Compresses with the gzip command.

local gzip = {}

local function run(command)
  local pipe = assert(io.popen(command, "r"))
  local bytes = pipe:read("*a")
  pipe:close()
  return bytes
end

---@param text string without single quotes
---@return string
function gzip.gzip(text)
  return run(("printf %%s '%s' | gzip -9n"):format(text))
end

--- Compresses a number of zero bytes a number of times.
---@param bytes integer
---@param times integer|nil 1 by default
---@return string
function gzip.zeros(bytes, times)
  return run(("head -c %d /dev/zero%s"):format(bytes, (" | gzip -9n"):rep(times or 1)))
end

return gzip
