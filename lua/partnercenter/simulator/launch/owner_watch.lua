--- Ends nginx when its owner process has ended. The owner is identified by process id and start time, since
--- the system reuses ids.
-- luacheck: read globals ngx
local ffi = require "ffi"

ffi.cdef "int getppid(void); int kill(int pid, int signal); int setsid(void);"

local owner_watch = {}

local INTERVAL, TERM = 0.25, 15

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  return text
end

-- The start time of a running process; nil if it has ended or is a zombie.
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

--- Starts to watch the owner and the shell script that cleans up.
function owner_watch.start()
  ffi.C.setsid() -- keeps Ctrl-C in the starter's terminal away
  local owner = tonumber(read(ngx.config.prefix() .. "owner"))
  local owner_stamp, parent = stamp(owner), ffi.C.getppid()
  owner_watch.parent = parent
  local function check()
    if owner_stamp and stamp(owner) == owner_stamp and ffi.C.getppid() == parent then return end
    ffi.C.kill(ngx.worker.pid(), TERM)
  end
  assert(ngx.timer.every(INTERVAL, check))
  check()
end

--- Removes the folder if the script that does so was killed.
function owner_watch.finish()
  if not owner_watch.parent or ffi.C.getppid() == owner_watch.parent then return end
  os.execute("rm -rf '" .. ngx.config.prefix():gsub("'", "'\\''") .. "'")
end

return owner_watch
