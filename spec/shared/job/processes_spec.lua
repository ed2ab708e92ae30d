-- Jobs over several processes, of which some are killed or stopped.
local members = require "spec.shared.job.members"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"

local ITEMS, LEASE = 200, 600 -- the leases of processes that ended are made to lapse

local function state_of(pid)
  local file = assert(io.open(("/proc/%d/stat"):format(pid)))
  local state = file:read("*a"):match("%) (%a) ")
  file:close()
  return state
end

describe("a job over processes", function()
  local redis, client, folder

  setup(function()
    redis = redis_server.start()
    client = members.client(redis)
    folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
  end)

  teardown(function()
    client:close()
    redis:stop()
    os.execute("rm -rf " .. folder)
  end)

  -- Starts a process that works on the job and sends a signal to itself at one of its items.
  local function start(name, number, signal, at)
    local log = ("%s/%s.%d"):format(folder, name, number)
    local words = {
      ("exec env LUA_PATH='%s' LUA_CPATH='%s'"):format(package.path, package.cpath), sign_in.interpreter,
      "spec/support/scripts/job_worker.lua", redis.url, "http://127.0.0.1:1", name, ITEMS, log, LEASE,
      signal, at,
    }
    local pid = process.fork()
    if pid == 0 then process.exec(table.concat(words, " ")) end
    return { pid = pid, log = log }
  end

  -- Which items a process began, and of which it got outcomes.
  local function read(worker)
    local found = { begin = {}, ["end"] = {}, finished = {} }
    for what, item in sign_in.output("cat " .. worker.log):gmatch("(%S+) (%S+)\n") do
      found[what][item] = true
    end
    return found
  end

  local function lapse(name, worker)
    members.lapse(client, name, worker.pid)
    local holder = members.read(client, name, "source", "GET")
    if holder and holder:find("^" .. worker.pid .. "%.") then members.read(client, name, "source", "DEL") end
  end

  -- How often each item began, and which outcomes nobody or more than one process got.
  local function account(workers)
    local begun, got = {}, {}
    for _, worker in ipairs(workers) do
      local found = read(worker)
      for item in pairs(found.begin) do begun[item] = (begun[item] or 0) + 1 end
      for item in pairs(found["end"]) do got[item] = (got[item] or 0) + 1 end
    end
    return begun, got
  end

  it("does every item, and none twice but those in flight in a process that was killed", function()
    local workers = { start("killed", 1, "KILL", 10), start("killed", 2, "KILL", 30) }
    for number = 1, 2 do
      assert.equal("signal", (process.wait(workers[number].pid)))
      lapse("killed", workers[number])
    end
    workers[3], workers[4] = start("killed", 3), start("killed", 4)
    for number = 3, 4 do
      assert.equal("exit", (process.wait(workers[number].pid)))
      assert.is_true(read(workers[number]).finished.all)
    end
    local begun, got = account(workers)
    local dead = { read(workers[1]), read(workers[2]) }
    for _, item in ipairs(members.items(ITEMS)) do
      local in_flight = 0
      for _, found in ipairs(dead) do
        if found.begin[item] and not found["end"][item] then in_flight = in_flight + 1 end
      end
      assert.is_true(begun[item] ~= nil and begun[item] <= 1 + in_flight, item)
      assert.is_true((got[item] or 0) == 1 or in_flight > 0, item)
    end
    assert.equal(tostring(ITEMS), members.read(client, "killed", "meta", "HGET", "done"))
  end)

  it("sets only the item aside that ends its processes, and none of those beside it", function()
    local workers = {}
    for number = 1, 4 do
      workers[number] = start("poison", number, "KILL", "item-10")
      assert.equal("signal", (process.wait(workers[number].pid)))
      lapse("poison", workers[number])
    end
    workers[5] = start("poison", 5, "KILL", "item-10")
    assert.equal("exit", (process.wait(workers[5].pid)))
    assert.same({ "10 sitem-10" }, members.read(client, "poison", "poisoned", "LRANGE", 0, -1))
    local begun = account(workers)
    for _, item in ipairs(members.items(ITEMS)) do assert.is_truthy(begun[item], item) end
    assert.equal(4, begun["item-10"])
    assert.equal(tostring(ITEMS), members.read(client, "poison", "meta", "HGET", "done"))
  end)

  it("reports an outcome once when a process slept through its lease", function()
    local workers = { start("stopped", 1, "STOP", 10) }
    repeat until state_of(workers[1].pid) == "T"
    lapse("stopped", workers[1])
    workers[2] = start("stopped", 2)
    assert.equal("exit", (process.wait(workers[2].pid)))
    assert(process.kill(workers[1].pid, "CONT"))
    assert.equal("exit", (process.wait(workers[1].pid)))
    assert.is_true(read(workers[1]).finished.all)
    local begun, got = account(workers)
    for _, item in ipairs(members.items(ITEMS)) do
      assert.is_truthy(begun[item], item)
      assert.equal(1, got[item], item)
    end
  end)
end)
