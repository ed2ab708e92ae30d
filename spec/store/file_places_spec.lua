-- Places where a token file must not be, or cannot be: each is refused with its reason, nothing waits, and
-- nothing is left beside what is not ours.

local file_store = require "partnercenter.store.file"
local process = require "spec_process"
local sign_in = require "spec.support.sign_in"

local NOBODY = 65534
local is_root = sign_in.output("id -u"):match "%d+" == "0"

describe("the file store", function()
  local directory, path, store

  before_each(function()
    directory = sign_in.output("mktemp -d"):match("%S+")
    path = directory .. "/tokens"
    store = file_store.new(path)
  end)

  after_each(function()
    os.execute(("test ! -e %s || chmod -R u+rwX %s; rm -rf %s"):format(directory, directory, directory))
  end)

  local function sh(command, ...) assert(os.execute(command:format(...))) end
  local function listing() return (sign_in.output("ls -A " .. directory .. " 2>&1"):gsub("%s+", " ")) end

  -- Runs Lua as a user without rights; its last value is printed.
  local function as_nobody(code, ...)
    local script = directory .. "/../" .. directory:match("[^/]+$") .. ".lua"
    sign_in.write(script, code)
    sh("chmod 644 %s", script) -- whatever the umask
    local said = sign_in.output((
      "LUA_PATH='%s' LUA_CPATH='%s' setpriv --reuid=%d --regid=%d --clear-groups %s %s %s 2>&1"):format(
      package.path, package.cpath, NOBODY, NOBODY, sign_in.interpreter, script, table.concat({ ... }, " ")))
    os.remove(script)
    return said
  end

  -- What is there in place of the file; what `lock`, `set` and `get` say (false: nothing is wrong).
  local places = {
    { "a directory", "mkdir %s", lock = "it is a directory", set = "it is a directory",
      get = "it is a directory" },
    { "in no folder", "rmdir $(dirname %s)", lock = "No such file", set = "No such file", get = false },
    { "a dangling link", "ln -s %s.gone %s", lock = "symbolic link", set = "symbolic link",
      get = "symbolic link" },
    { "a link", "echo '{}' > %s.real; ln -s %s.real %s", lock = "symbolic link", set = "symbolic link",
      get = "symbolic link" },
    { "a FIFO", "mkfifo %s", lock = "not a regular file", set = "not a regular file",
      get = "not a regular file" },
    { "read-only", "echo '{}' > %s; chmod 400 %s", lock = "it is read%-only", set = "it is read%-only",
      get = false },
    { "writable by its group", "echo '{}' > %s; chmod 620 %s", lock = "others may write",
      set = "others may write", get = "others may write" },
    { "writable by all", "echo '{}' > %s; chmod 602 %s", lock = "others may write", set = "others may write",
      get = "others may write" },
    { "another user's", "echo '{}' > %s; chown 65534 %s", lock = "another user", set = "another user",
      get = "another user", root = true },
    { "a device", "mknod %s c 1 3", lock = "not a regular file", set = "not a regular file",
      get = "not a regular file", root = true },
  }
  for _, place in ipairs(places) do
    it("refuses a file that is " .. place[1], function()
      if place.root and not is_root then
        return pending("needs root")
      end
      sh("%s", (place[2]:gsub("%%s", path)))
      local before = listing()
      for name, run in pairs {
        lock = function() return store:lock() end, set = function() return store:set("a", "one") end,
        get = function() return store:get("a") end,
      } do
        local value, problem = run()
        if place[name] then
          assert.is_nil(value)
          assert.matches(place[name], problem)
          assert.matches(path, problem, 1, true)
        else
          assert.is_nil(problem)
        end
      end
      if place.set then
        assert.equal(before, listing())
      end
    end)
  end

  local locks = {
    { "a directory", "mkdir %s", "it is a directory" },
    { "a FIFO", "mkfifo %s", "not a regular file" },
    { "a link", "touch %s.x; ln -s %s.x %s", "symbolic link" },
    { "a dangling link", "ln -s %s.gone %s", "symbolic link" },
    { "another user's", "touch %s; chown 65534 %s", "another user", root = true },
    { "writable by all", "touch %s; chmod 666 %s", "others may write" },
  }
  for _, lock in ipairs(locks) do
    it("refuses a lock that is " .. lock[1] .. ", and does not wait for it", function()
      if lock.root and not is_root then
        return pending("needs root")
      end
      sh("%s", (lock[2]:gsub("%%s", path .. ".lock")))
      local before = listing()
      local unlock, problem = store:lock()
      assert.is_nil(unlock)
      assert.matches(lock[3], problem)
      assert.matches(path .. ".lock", problem, 1, true)
      assert.equal(before, listing())
    end)
  end

  it("makes its lock private", function()
    sh("touch %s.lock; chmod 644 %s.lock", path, path)
    assert(store:lock())
    assert.equal("600", sign_in.output("stat -c %a " .. path .. ".lock"):match "%d+")
  end)

  it("takes no temporary file that somebody else made", function()
    for _, made in ipairs { "touch", "mkfifo", "mkdir", "ln -s nowhere" } do
      sh("rm -rf %s.new; %s %s.new", path, made, path)
      assert.is_true(store:set("a", made))
      assert.equal(made, store:get "a")
      assert.equal("600", sign_in.output("stat -c %a " .. path):match "%d+")
    end
  end)

  it("removes what killed processes left, and nothing else", function()
    local own, foreign = path .. ".new.0123456789abcdef", path .. ".new.fedcba9876543210"
    local others = { path .. ".new.0123456789abcde", path .. ".new.0123456789abcdeg", path .. ".new",
      path .. "2.new.0123456789abcdef" }
    for _, name in ipairs(others) do
      sign_in.write(name, "x")
    end
    sign_in.write(own, "half")
    sh(is_root and "touch %s; chown 65534 %s" or "mkfifo %s", foreign, foreign)
    assert.is_true(store:set("a", "one"))
    assert.is_nil(io.open(own))
    for _, name in ipairs(others) do
      assert.is_truthy(io.open(name))
    end
    sh("test -e %s", foreign)
  end)

  it("leaves the temporary file of a living process alone", function()
    local path_of_other = path .. ".new.0123456789abcdef"
    sign_in.write(path_of_other, "half")
    local holder = process.fork()
    if holder == 0 then -- no process has the lock but this one
      local line = "exec 9<%s; flock -n 9 && touch %s.held 9<&- && exec sleep 60"
      process.exec(line:format(path_of_other, path))
    end
    repeat until io.open(path .. ".held")
    assert.is_true(store:set("a", "one"))
    assert.is_truthy(io.open(path_of_other))
    process.kill(holder, "KILL")
    process.wait(holder)
    assert.is_true(store:set("a", "two"))
    assert.is_nil(io.open(path_of_other))
  end)

  it("says so when a corrupt file cannot be put aside", function()
    sign_in.write(path, "tokens = 1")
    sh("mkdir -p %s.corrupt/x", path)
    local done, problem = store:set("a", "one")
    assert.is_nil(done)
    assert.matches("cannot be put aside", problem)
    assert.equal("tokens = 1", sign_in.read(path))
  end)

  it("says when there is no room, and leaves the old content and no temporary file", function()
    assert.is_true(store:set("a", "one"))
    local before = listing()
    local code = ([[local ok, why = require("partnercenter.store.file").new("%s"):set("a", ("x"):rep(9000))
      io.stderr:write(tostring(ok), " ", tostring(why))]]):format(path)
    local script = os.tmpname()
    sign_in.write(script, code)
    local said = sign_in.output((
      "trap '' XFSZ; ulimit -f 4; LUA_PATH='%s' LUA_CPATH='%s' %s %s 2>&1"):format(
      package.path, package.cpath, sign_in.interpreter, script))
    os.remove(script)
    assert.matches("^nil .*cannot be written: File too large", said)
    assert.equal(before, listing())
    assert.equal("one", store:get "a")
  end)

  it("forgets what has ended when it writes", function()
    assert.is_true(store:set("b", "one", 3600))
    assert.is_true(store:set("c", "two", 3600))
    sign_in.write(path, (sign_in.read(path):gsub('"ends":%d+', '"ends":7', 1)))
    assert.is_true(store:set("a", "three"))
    local _, ends = sign_in.read(path):gsub('"ends"', "")
    assert.equal(1, ends)
  end)

  describe("of a user without rights", function()
    local SET = [[local store = require("partnercenter.store.file").new(arg[1])
      local unlock, problem = store:lock()
      if unlock then problem = select(2, store:set("a", "one")) end
      io.write(tostring(problem))]]

    before_each(function()
      if is_root then
        sh("chmod 755 %s", directory)
      end
    end)

    for what, case in pairs {
      ["a folder that it may not write to"] = { "true", "Permission denied" },
      ["a folder that it may not enter"] = { "chmod 700 %s", "Permission denied" },
      ["root's file in a folder of everybody"] = { "chmod 1777 %s; echo '{}' > %s/tokens", "another user" },
      ["root's lock in a folder of everybody"] = { "chmod 1777 %s; touch %s/tokens.lock", "another user" },
      ["root's temporary file in a folder of everybody"] = { "chmod 1777 %s; touch %s/tokens.new", "^nil$" },
      ["a folder of everybody"] = { "chmod 777 %s", "^nil$" },
    } do
      it("meets " .. what, function()
        if not is_root then
          return pending("needs root")
        end
        sh("%s", (case[1]:gsub("%%s", directory)))
        local said = as_nobody(SET, path)
        assert.matches(case[2], said)
        if case[2] == "^nil$" then
          assert.equal(tostring(NOBODY), sign_in.output("stat -c %u " .. path):match "%d+")
        end
      end)
    end
  end)
end)
