-- The token file: its mode, its lock, and that neither a crash nor damage costs a token.

local file_store = require "partnercenter.store.file"
local json = require "partnercenter.json"
local process = require "spec_process"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"

describe("the file store", function()
  local directory, path, store

  before_each(function()
    directory = sign_in.output("mktemp -d"):match("%S+")
    path = directory .. "/tokens"
    store = file_store.new(path)
  end)

  after_each(function() os.execute("rm -rf " .. directory) end)

  local function mode(of) return sign_in.output("stat -c %a " .. of):match("%d+") end

  local function in_child(fn)
    local pid = process.fork()
    if pid == 0 then
      local ok, result = pcall(fn)
      process.exit(ok and result and 0 or 1)
    end
    return pid
  end

  it("keeps texts by key, for its user alone", function()
    assert.is_nil((store:get "a"))
    assert.is_true(store:set("a", "one"))
    assert.is_true(store:set("b", "two \0 +/="))
    assert.equal("one", store:get "a")
    assert.equal("two \0 +/=", file_store.new(path):get "b")
    assert.is_true(store:set("a", nil))
    assert.is_nil((store:get "a"))
    assert.equal("two \0 +/=", store:get "b")
    assert.equal("600", mode(path))
  end)

  it("makes a file private that was not", function()
    sign_in.write(path, "{}")
    os.execute("chmod 644 " .. path)
    assert.is_true(store:set("a", "one"))
    assert.equal("600", mode(path))
  end)

  it("replaces the file instead of writing into it", function()
    assert.is_true(store:set("a", "one"))
    local inode = sign_in.output("stat -c %i " .. path)
    os.execute(("ln %s %s.old"):format(path, path))
    assert.is_true(store:set("a", "two"))
    assert.not_equal(inode, sign_in.output("stat -c %i " .. path))
    assert.equal("one", file_store.new(path .. ".old"):get "a")
  end)

  for what, bytes in pairs { ["empty"] = "", ["half"] = '{"a":"on', ["foreign"] = "tokens = 1",
    ["no object"] = '"a"' } do
    it("puts a file aside that is " .. what .. ", and says so", function()
      sign_in.write(path, bytes)
      local value, problem = store:get "a"
      assert.is_nil(value)
      assert.matches("corrupt", problem)
      assert.equal(bytes, sign_in.read(path)) -- until there is something better
      assert.is_true(store:set("a", "new"))
      assert.equal("new", store:get "a")
      assert.equal(bytes, sign_in.read(path .. ".corrupt"))
    end)
  end

  it("never overwrites what it cannot read", function()
    os.execute("mkdir " .. path)
    local value, problem = store:get "a"
    assert.is_nil(value)
    assert.matches("cannot be read", problem)
    local done
    done, problem = store:set("a", "new")
    assert.is_nil(done)
    assert.matches("cannot be read", problem)
  end)

  it("says why it cannot write", function()
    local done, problem = file_store.new(directory .. "/nowhere/tokens"):set("a", "one")
    assert.is_nil(done)
    assert.matches("No such file", problem)
  end)

  it("is locked by one at a time, and unlocked with its process", function()
    local unlock = assert(store:lock())
    assert.is_false(store:lock())
    assert.is_false(file_store.new(path):lock())
    unlock()
    local pid = in_child(function()
      assert(store:lock())
      sign_in.write(directory .. "/locked", "")
      process.pause()
    end)
    repeat until io.open(directory .. "/locked")
    assert.is_false(store:lock())
    process.kill(pid, "KILL")
    process.wait(pid)
    assert.is_function(store:lock())
  end)

  it("is unlocked although a child has inherited the lock, and the child unlocks nothing", function()
    local unlock = assert(store:lock())
    local idle = in_child(process.pause)
    process.wait((in_child(function()
      unlock()
      return true
    end)))
    assert.is_false(file_store.new(path):lock())
    unlock()
    assert.is_function(file_store.new(path):lock())
    process.kill(idle, "KILL")
    process.wait(idle)
  end)

  it("has the old content or the new, whenever the writer is killed", function()
    local old, new = ("o"):rep(200000), ("n"):rep(200000)
    local seen = { [old] = 0, [new] = 0 }
    local round = 0
    repeat
      round = round + 1
      local began = socket.gettime()
      assert.is_true(store:set("a", old))
      local took = socket.gettime() - began -- depends on the disk
      local pid = in_child(function()
        sign_in.write(directory .. "/go", "")
        for _ = 1, 50 do
          store:set("a", new)
          store:set("a", old)
        end
        return true
      end)
      repeat until io.open(directory .. "/go")
      local moment = socket.gettime() + round * 79190 % 1500000 / 1e6 * took -- another one each time
      repeat until socket.gettime() > moment
      process.kill(pid, "KILL")
      process.wait(pid)
      os.remove(directory .. "/go")
      local value, problem = store:get "a"
      assert.is_nil(problem)
      assert.is_number(seen[value], "neither old nor new")
      seen[value] = seen[value] + 1
    until round >= 100 and seen[old] > 0 and seen[new] > 0
    local left = sign_in.output("ls " .. directory)
    assert.is_true(select(2, left:gsub("tokens%.", "")) <= 2,
      left) -- at most one temporary file, and it is reused
    assert.is_true(store:set("a", "end"))
    assert.is_nil(sign_in.output("ls " .. directory):find(".new", 1, true))
  end)

  it("loses nothing when many write under its lock", function()
    local pids = {}
    for n = 1, 8 do
      pids[n] = in_child(function()
        local done = 0
        repeat
          local unlock = store:lock()
          if unlock then
            done = done + 1
            assert(store:set(("key %d %d"):format(n, done), "value"))
            unlock()
          end
        until done == 10
        return true
      end)
    end
    for n = 1, 8 do
      assert.same({ "exit", 0 }, { process.wait(pids[n]) })
    end
    local count = 0
    for _ in pairs(assert(json.decode(sign_in.read(path)))) do
      count = count + 1
    end
    assert.equal(80, count)
  end)

  it("is whole for readers while others write without its lock", function()
    local pids = {}
    for n = 1, 4 do
      pids[n] = in_child(function()
        for _ = 1, 100 do
          assert(store:set("a", (("%d"):format(n)):rep(50000)))
        end
        return true
      end)
    end
    for _ = 1, 200 do
      local value, problem = store:get "a"
      assert.is_nil(problem)
      assert.is_true(value == nil or value:find("^(%d)%1*$") ~= nil or value == value:sub(1, 1):rep(50000))
    end
    for n = 1, 4 do
      assert.same({ "exit", 0 }, { process.wait(pids[n]) })
    end
  end)
end)
