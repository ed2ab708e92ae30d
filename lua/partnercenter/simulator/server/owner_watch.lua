-- Ends nginx when the process it belongs to is gone, however that ended. The process is known by its id and
-- its start time, so that another one with the same id is not taken for it.
-- luacheck: read globals ngx

local ffi = require "ffi"

ffi.cdef "int getppid(void); int kill(int pid, int signal); int setsid(void);"

local M = {}

local INTERVAL, TERM = 0.25, 15

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  return text
end

-- The start time of a living process; nil when it is gone or only waits to be buried.
local function started(pid)
  local status = read(("/proc/%d/stat"):format(pid))
  local state, rest = (status or ""):match("^.*%) (%a) (.*)$")
  if not state or state == "Z" or state == "X" then return nil end
  local field = 3
  for word in rest:gmatch("%S+") do
    field = field + 1
    if field == 22 then return word end
  end
end

local has_proc = started(ngx.worker.pid()) ~= nil

local function stamp(pid)
  if has_proc then return started(pid) end
  return ffi.C.kill(pid, 0) == 0 and "alive" or nil
end

---Starts watching the owner, and the shell script that will clean up.
function M.start()
  ffi.C.setsid() -- Ctrl-C in the starter's terminal is not meant for the simulator
  local owner = tonumber(read(ngx.config.prefix() .. "owner"))
  local owner_stamp, parent = stamp(owner), ffi.C.getppid()
  M.parent = parent
  local function check()
    if owner_stamp and stamp(owner) == owner_stamp and ffi.C.getppid() == parent then return end
    ffi.C.kill(ngx.worker.pid(), TERM)
  end
  assert(ngx.timer.every(INTERVAL, check))
  check()
end

---Removes the folder where the script that should do it has been killed.
function M.finish()
  if not M.parent or ffi.C.getppid() == M.parent then return end
  os.execute("rm -rf '" .. ngx.config.prefix():gsub("'", "'\\''") .. "'")
end

return M
