-- A refresh token that could not be saved is offered again at the next refresh, at close, when its client is
-- collected, and at every kind of end of the script.

local memory_store = require "partnercenter.store.memory"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"
local token_server = require "spec.support.servers.token"

local ID = sign_in.CUSTOMER

-- The first argument says how often saving fails; each try is printed.
local SCRIPT = [[
local partnercenter = require "partnercenter"
local url, ending, fails = ...
local tries = 0
local client = assert(partnercenter.new {
  tenant_id = "a1000000-0000-4000-8000-000000000001", client_id = "a1000000-0000-4000-8000-000000000001",
  refresh_token = "a", base_url = url, authority = url, timeout = 20,
  on_refresh_token = function(token)
    tries = tries + 1
    io.write(token, tries <= tonumber(fails) and " failed\n" or " saved\n")
    io.flush()
    if tries <= tonumber(fails) then error("disk full") end
  end,
})
assert(client:customer("a1000000-0000-4000-8000-000000000001"):qualification())
if ending == "close" then
  client:close()
elseif ending == "raise" then
  error("the script fails")
elseif ending == "drop" then
  client = nil
  collectgarbage()
  collectgarbage()
  io.write("collected\n")
elseif ending == "exit" then
  os.exit(true, true)
elseif ending == "failure" then
  os.exit(3, true)
end
]]

describe("a refresh token that could not be saved", function()
  local server, script

  setup(function()
    script = os.tmpname()
    sign_in.write(script, SCRIPT)
  end)
  teardown(function() os.remove(script) end)
  before_each(function() server = token_server.start { expired = "^t1$" } end)
  after_each(function() server:stop() end)

  local endings = {
    close = "", ["end"] = "", raise = "", exit = "", failure = "", drop = "collected\n",
  }
  -- The service refuses the first access token, so two refresh tokens come in each script.
  for ending, behind in pairs(endings) do
    for command, build in pairs { ["lua5.4"] = "build", luajit = "build/luajit" } do
      it(("is offered again by a script of %s that ends with: %s #once"):format(command, ending), function()
        local files = ("LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./%s/?.so;;'"):format(build)
        for fails, expected in pairs {
          [0] = "r1 saved\nr2 saved\n" .. behind,
          [1] = "r1 failed\nr2 saved\n" .. behind,
          [2] = "r1 failed\nr2 failed\nr2 saved\n" .. behind,
        } do
          server:stop()
          server = token_server.start { expired = "^t1$" }
          local said = sign_in.output(("%s %s %s %s %s %d 2>/dev/null"):format(files, command, script,
            server.url, ending, fails))
          assert.equal(expected, said)
        end
      end)
    end
  end

  local function new(more)
    local options = {
      tenant_id = ID, client_id = ID, refresh_token = "a", base_url = server.url, authority = server.url,
      timeout = 20,
    }
    for name, value in pairs(more) do
      options[name] = value
    end
    return assert(partnercenter.new(options))
  end

  for _, ending in ipairs { "closed", "collected" } do
    it("is offered to a store that failed too, when its client is " .. ending, function()
      server:stop()
      server = token_server.start { life = 20 } -- too short for the store
      local store, full = memory_store.new(), true
      local own = setmetatable({ set = function(_, key, value, seconds)
        if full and value:find '"r1"' then error "full" end
        return store:set(key, value, seconds)
      end }, { __index = store })
      local client = new { token_store = own }
      assert.equal("education", client:customer(ID):qualification())
      full = false
      if ending == "closed" then
        client:close()
      end
      client = nil -- luacheck: ignore 311
      for _ = 1, 3 do
        collectgarbage()
      end
      local successor = new { token_store = store }
      assert.equal("education", successor:customer(ID):qualification())
      successor:close()
      assert.same({ "a", "r1" }, server:received "token")
    end)
  end

  it("is offered only by its own process, not by children", function()
    local process = require "spec_process"
    local path = os.tmpname()
    local fails = true
    local client = new { on_refresh_token = function(token)
      if fails then error "disk full" end
      local file = io.open(path, "a")
      file:write(token, "\n")
      file:close()
    end }
    assert.equal("education", client:customer(ID):qualification())
    fails = false
    local pid = process.fork()
    if pid == 0 then
      client:close()
      client = nil -- luacheck: ignore 311
      collectgarbage()
      collectgarbage()
      process.exit(0)
    end
    process.wait(pid)
    assert.equal("", sign_in.read(path))
    client:close()
    assert.equal("r2\n", sign_in.read(path))
    client:close()
    assert.equal("r2\n", sign_in.read(path))
    os.remove(path)
  end)

  it("is not offered twice by a function that closes its client", function()
    local client, calls = nil, 0
    client = new { on_refresh_token = function()
      calls = calls + 1
      client:close()
      error "not saved"
    end }
    pcall(function() return client:customer(ID):qualification() end)
    assert.equal(1, calls)
  end)
end)
