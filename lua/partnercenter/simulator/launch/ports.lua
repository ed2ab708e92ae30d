--- Picks ports that are probably free, since nginx cannot listen on a port of the system's choice.
local ports = {}

-- Below the range of Linux for outgoing connections.
local FIRST, COUNT = 20000, 12000

local function random_source()
  local urandom = io.open("/dev/urandom", "rb")
  if not urandom then
    math.randomseed(os.time() + math.floor(os.clock() * 1e6))
    return function() return math.random(0, 65535) end
  end
  return function()
    local high, low = urandom:read(2):byte(1, 2)
    return high * 256 + low
  end, urandom
end

--- Picks different ports.
---@param count integer
---@param listening table<integer, true> ports in use
---@return integer[]
function ports.pick(count, listening)
  local draw, handle = random_source()
  local picked, taken = {}, {}
  while #picked < count do
    local port = FIRST + draw() % COUNT
    if not listening[port] and not taken[port] then
      taken[port] = true
      picked[#picked + 1] = port
    end
  end
  if handle then handle:close() end
  return picked
end

return ports
