-- Jobs at their full size: 20,000 items over four processes of which two are killed, then the memory of Redis
-- for 1,000,000 items. Run it from the checkout, after a build:
--
--   LUA_PATH="./lua/?.lua;./lua/?/init.lua;./?.lua;;" LUA_CPATH="./build/?.so;;" \
--     lua5.4 spec/bench/fleet/jobs.lua [items] [items for the memory]
local members = require "spec.shared.job.members"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local socket = require "socket"

local ITEMS, MANY = tonumber(arg[1]) or 20000, tonumber(arg[2]) or 1000000
local LEASE = 5 -- seconds

local redis, client

local function open()
  redis = redis_server.start()
  client = members.client(redis)
end

local function close()
  client:close()
  redis:stop()
end

local folder = os.tmpname()
os.remove(folder)
assert(os.execute("mkdir " .. folder))

local function start(number)
  local pid = assert(process.fork())
  if pid == 0 then
    process.exec(("exec lua5.4 spec/support/scripts/job_worker.lua %s http://127.0.0.1:1 killed %d %s/%d %g")
      :format(redis.url, ITEMS, folder, number, LEASE))
  end
  return pid
end

-- Waits until that many items of the job are done.
local function wait_for(count)
  repeat
    socket.sleep(0.01)
    local done = tonumber(members.read(client, "killed", "meta", "HGET", "done") or 0)
  until done >= count
end

local function over_processes()
  local began, pids = socket.gettime(), {}
  for number = 1, 4 do pids[number] = start(number) end
  for number = 1, 2 do
    wait_for(ITEMS * number // 4)
    assert(process.kill(pids[number], "KILL"))
    process.wait(pids[number])
  end
  for number = 3, 4 do assert(process.wait(pids[number]) == "exit") end
  local took = socket.gettime() - began
  local begun, unended, total, twice, others = {}, {}, 0, 0, 0
  for number = 1, 4 do
    for line in io.lines(folder .. "/" .. number) do
      local what, item = line:match("^(%S+) (%S+)$") -- the last line of a killed process may be cut
      if what == "begin" then begun[item] = (begun[item] or 0) + 1 end
      if number <= 2 and (what == "begin" or what == "end") then unended[item] = what == "begin" or nil end
    end
  end
  for item, count in pairs(begun) do
    total = total + 1
    if count > 1 then
      twice = twice + 1
      others = unended[item] and others or others + 1
    end
  end
  print(("%d items, 4 processes, 2 of them killed: %d run, %d twice, %d of these not in flight; %.1f s")
    :format(ITEMS, total, twice, others, took))
end

local function of_many()
  local function used() return tonumber(redis:cli("INFO", "memory"):match("used_memory_peak:(%d+)")) end
  local before, at, began = used(), 0, socket.gettime()
  local function ids()
    at = at + 1
    return at <= MANY and ("a1000000-0000-4000-8000-%012d"):format(at) or nil
  end
  local count = 0
  for _ in client:each(ids, function(id) return id end, { job = "many", concurrency = 100 }) do
    count = count + 1
  end
  local took = socket.gettime() - began
  print(("%d items of 36 bytes, 1 process: %.2f MB of Redis at most; %.0f items a second"):format(count,
    (used() - before) / 1e6, count / took))
end

for _, part in ipairs { over_processes, of_many } do
  open()
  part()
  close()
end
os.execute("rm -rf " .. folder)
