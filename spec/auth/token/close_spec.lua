-- A client is closed, or a script ends, while a refresh token is being exchanged: the successor is not lost,
-- and the wait is bounded.

local blocking = require "partnercenter.engine.driver.blocking"
local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"
local socket = require "socket"

local ID = sign_in.CUSTOMER
local SLOW = 0.5 -- seconds the token endpoint takes from its second answer on

-- The script makes calls until the renewal of its token has begun.
local SCRIPT = [[
local partnercenter = require "partnercenter"
local socket = require "socket"
local url, ending = ...
local client = assert(partnercenter.new {
  tenant_id = "a1000000-0000-4000-8000-000000000001", client_id = "a1000000-0000-4000-8000-000000000001",
  client_secret = "marker-secret", refresh_token = "r0", base_url = url, authority = url, timeout = 20,
  on_refresh_token = function(token) io.write(token, "\n") io.flush() end,
})
local function ask()
  assert(client:customer("a1000000-0000-4000-8000-000000000001"):qualification())
end
local fetching = require("partnercenter.auth.token").fetching()
repeat
  socket.sleep(0.02)
  ask()
until next(fetching)
assert(client:request { path = "/v1/last" }) -- the renewal is sent by now, and not answered before
if ending == "close" then
  client:close()
elseif ending == "raise" then
  error("the script fails")
elseif ending == "drop" then
  client = nil
  collectgarbage()
  collectgarbage()
end
]]

describe("a refresh token being exchanged", function()
  local server, script

  setup(function()
    script = os.tmpname()
    sign_in.write(script, SCRIPT)
  end)
  teardown(function() os.remove(script) end)
  before_each(function()
    server = nil
  end)
  after_each(function() server:stop() end)

  -- The first token is renewed after two seconds; that answer is late, or never arrives.
  local function serve(late)
    server = raw.start(function(conn)
      while true do
        local head, body = conn:request()
        if not head then
          return
        elseif head:find("^POST [^\n]*/oauth2/") then
          conn:note("token", body:match("refresh_token=(r%d+)") or "")
          local n = conn:count "token"
          if n > 1 then
            late(conn)
          end
          conn:answer("200 OK", ('{"access_token":"t%d","refresh_token":"r%d","expires_in":%d}'):format(n, n,
            n == 1 and 4 or 3599))
        else
          if head:find("Bearer given", 1, true) then
            conn:note("other", "")
          elseif head:find("/v1/last", 1, true) then
            conn:note("last", "")
          end
          conn:answer("200 OK", '"education"')
        end
      end
    end)
  end

  local function slow() core.engine():wait(SLOW) end
  local function slow_after_last(conn)
    while conn:count "last" == 0 do core.engine():wait(0.02) end
    slow()
  end
  local function never(conn) conn:stall() end

  local function new(options)
    local all = {
      tenant_id = ID, client_id = ID, client_secret = "marker-secret", refresh_token = "r0",
      base_url = server.url, authority = server.url, timeout = 20,
    }
    for name, value in pairs(options) do
      all[name] = value
    end
    return assert(partnercenter.new(all))
  end

  local function use_until_renewed(client)
    local latest = core.now() + 20
    repeat
      socket.sleep(0.02)
      assert.equal("education", client:customer(ID):qualification())
    until server:count "token" == 2 or core.now() > latest
    assert.equal(2, server:count "token")
  end

  -- How often closing a client waits.
  local function waits_of(client)
    local waits, wait = 0, blocking.wait
    finally(function() blocking.wait = wait end)
    blocking.wait = function(...)
      waits = waits + 1
      return wait(...)
    end
    client:close()
    return waits
  end

  it("is waited for by close, and handed over", function()
    serve(slow)
    local kept = {}
    local client = new { on_refresh_token = function(token) kept[#kept + 1] = token end }
    use_until_renewed(client)
    client:close()
    assert.same({ "r1", "r2" }, kept)
    assert.error_matches(function() client:customer(ID):qualification() end, "the client is closed")
  end)

  it("is put into the store", function()
    serve(slow)
    local store = require("partnercenter.store.memory").new()
    local client = new { token_store = store }
    use_until_renewed(client)
    client:close()
    local successor = new { token_store = store }
    assert.equal("education", successor:customer(ID):qualification())
    local _, token = require("partnercenter.client.private").of(successor).core:token "api"
    assert.is_true(token > 100)
    assert.equal(2, server:count "token")
  end)

  it("is waited for in a task while others run", function()
    serve(function(conn)
      while conn:count "other" < 3 do
        core.engine():wait(0.02)
      end
    end)
    local kept, done = {}, 0
    local client = new { on_refresh_token = function(token) kept[#kept + 1] = token end }
    local other = new { access_token = "given", refresh_token = false, client_secret = false }
    use_until_renewed(client)
    partnercenter.map({ 1, 2 }, function(i)
      if i == 1 then
        client:close()
        assert.same({ "r1", "r2" }, kept)
        assert.is_true(done >= 2, done)
      else
        for _ = 1, 3 do
          assert.equal("education", other:customer(ID):qualification())
          done = done + 1
        end
      end
      return true
    end)
  end)

  it("that never arrives delays close for a few seconds at most, and calls not at all", function()
    serve(never)
    local client = new {}
    use_until_renewed(client)
    local started, waits = core.now(), waits_of(client)
    assert.equal(1, waits)
    assert.is_true(core.now() - started > 3)
  end)

  it("whose request was not sent delays nothing", function()
    serve(slow)
    local client = new {}
    client:close()
    local secret = new { refresh_token = false }
    use_until_renewed(secret) -- without rotation
    assert.equal(0, waits_of(secret))
  end)

  for _, ending in ipairs { "close", "end", "raise", "drop" } do
    for command, build in pairs { ["lua5.4"] = "build", luajit = "build/luajit" } do
      it(("is saved by a script of %s whose last act is: %s #once"):format(command, ending), function()
        serve(slow_after_last)
        local files = ("LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./%s/?.so;;'"):format(build)
        local said = sign_in.output(("%s %s %s %s %s 2>/dev/null"):format(files, command, script, server.url,
          ending))
        assert.equal("r1\nr2\n", said, table.concat(server:received "token", " "))
      end)
    end
  end
end)
