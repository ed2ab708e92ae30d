-- Bytes as gzip makes them.

local M = {}

local function run(command)
  local pipe = assert(io.popen(command, "r"))
  local bytes = pipe:read("*a")
  pipe:close()
  return bytes
end

---@param text string without single quotes
---@return string
function M.gzip(text)
  return run(("printf %%s '%s' | gzip -9n"):format(text))
end

---So many zero bytes, packed so many times.
---@param bytes integer
---@param times integer|nil 1 unless said otherwise
---@return string
function M.zeros(bytes, times)
  return run(("head -c %d /dev/zero%s"):format(bytes, (" | gzip -9n"):rep(times or 1)))
end

return M
