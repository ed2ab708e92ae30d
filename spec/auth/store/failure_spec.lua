-- A failing store: no refresh token and no code is redeemed that could not be kept, and the error names the
-- store, the file and the reason. App-only tokens are fetched anyway.

local memory_store = require "partnercenter.store.memory"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local shared_dict = require "partnercenter.store.shared_dict"
local sign_in = require "spec.support.sign_in"
local token_server = require "spec.support.servers.token"

local ID = sign_in.CUSTOMER
local ACCOUNT = "ann"

describe("with a store that fails,", function()
  local server, directory, events

  before_each(function()
    server, events = token_server.start(), {}
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)
  after_each(function()
    server:stop()
    os.execute("rm -rf " .. directory)
    for _, name in ipairs { "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "PARTNERCENTER_REFRESH_TOKEN",
      "PARTNERCENTER_TOKEN_FILE", "AZURE_AUTHORITY_HOST", "PARTNERCENTER_BASE_URL" } do
      process.setenv(name)
    end
  end)

  local function ask(identity, store)
    local options = {
      tenant_id = ID, client_id = ID, base_url = server.url, authority = server.url, token_store = store,
      max_attempts = 1, timeout = 60, account = ACCOUNT,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(identity) do
      options[name] = value
    end
    local client = assert(partnercenter.new(options))
    local value, err = client:customer(ID):qualification()
    client:close()
    return value, err
  end

  -- The message of the first event about a token.
  local function told()
    for _, event in ipairs(events) do
      if event.type == "token" and event.message then
        assert.equal("config", event.kind)
        return event.message
      end
    end
  end

  local function redeemed() return server:count "token" + server:count "device" end

  local function full_dict()
    local dict = { get = function() return nil end, set = function() error "evicts" end }
    function dict.safe_set() return nil, "no memory" end
    function dict.add() return true end
    function dict.delete() end
    return shared_dict.new(dict)
  end
  local function crowded_dict()
    local dict = { get = function() return nil end, set = function() error "evicts" end }
    dict.safe_set, dict.delete = dict.set, function() end
    function dict.safe_add() return nil, "no memory" end
    function dict.add() error "evicts" end
    return shared_dict.new(dict)
  end

  local function fail() error("redis is down") end
  local stores = {
    ["whose get raises"] = { function() return { get = fail, set = function() return true end } end,
      "redis is down" },
    ["whose get fails"] = { function()
      return { get = function() return nil, "no quorum" end, set = function() return true end }
    end, "no quorum" },
    ["whose set raises"] = { function() return { get = function() end, set = fail } end, "redis is down" },
    ["whose set fails"] = { function()
      return { get = function() end, set = function() return nil, "read only replica" end }
    end, "read only replica" },
    ["whose set says false"] = { function()
      return { get = function() end, set = function() return false, "no" end }
    end, "no" },
    ["whose set says nothing"] = { function() return { get = function() end, set = function() end } end,
      "returned nothing" },
    ["whose lock raises"] = { function()
      return { get = function() end, set = function() return true end, lock = fail }
    end, "redis is down", lock = true },
    ["whose lock fails"] = { function()
      return { get = function() end, set = function() return true end,
        lock = function() return nil, "no quorum" end }
    end, "no quorum", lock = true },
    ["that is a full dictionary"] = { full_dict, "no memory" },
    ["that is a dictionary without room for a lock"] = { crowded_dict, "no memory", lock = true },
    ["that is a directory"] = { function() return directory end, "it is a directory", path = "",
      lock = true },
    ["in no folder"] = { function() return directory .. "/x/tokens" end, "No such file",
      path = "/x/tokens", lock = true },
    ["that is a read-only file"] = { function()
      sign_in.write(directory .. "/tokens", "{}")
      os.execute("chmod 400 " .. directory .. "/tokens")
      return directory .. "/tokens"
    end, "it is read%-only", path = "/tokens", lock = true },
    ["that is a dangling link"] = { function()
      os.execute("ln -s nowhere " .. directory .. "/tokens")
      return directory .. "/tokens"
    end, "it is a symbolic link", path = "/tokens", lock = true },
    ["that is a FIFO"] = { function()
      os.execute("mkfifo " .. directory .. "/tokens")
      return directory .. "/tokens"
    end, "not a regular file", path = "/tokens", lock = true },
  }

  local grants = {
    ["refresh token"] = { refresh_token = "marker-refresh" },
    ["vault's refresh token"] = { refresh_token = function() return "marker-refresh" end },
    ["authorization code"] = { authorization_code = "marker-code", redirect_uri = "http://localhost" },
    ["device code"] = { device_code = function() error "asked" end },
  }

  for what, case in pairs(stores) do
    for grant, identity in pairs(grants) do
      it(("%s, no %s is redeemed"):format(what, grant), function()
        local store = case[1]()
        local before = sign_in.output("ls -A " .. directory)
        local value, err = ask(identity, store)
        assert.is_nil(value)
        assert.equal("config", err.kind)
        assert.equal("token", err.phase)
        assert.matches("option token_store cannot be used, and nothing was sent: ", err.message, 1, true)
        assert.matches(case[2], err.message)
        if case.path then
          assert.matches("'" .. directory .. case.path .. "'", err.message, 1, true)
        end
        assert.is_nil(tostring(err):find("marker", 1, true))
        assert.equal(0, redeemed())
        assert.equal(before, sign_in.output("ls -A " .. directory))
        assert.is_nil(io.open(directory .. ".lock"))
      end)
    end

    it(("%s, an app's own token %s"):format(what, case.lock and "is not asked for" or "serves"), function()
      local value, err = ask({ client_secret = "s" }, case[1]())
      if case.lock then
        assert.same({ "config", 0 }, { err.kind, redeemed() })
        assert.matches(case[2], err.message)
      else
        assert.equal("education", value)
        assert.matches(case[2], told())
      end
    end)
  end

  it("the error names its variable, and the next call works after a repair", function()
    process.setenv("AZURE_TENANT_ID", ID)
    process.setenv("AZURE_CLIENT_ID", ID)
    process.setenv("AZURE_AUTHORITY_HOST", server.url)
    process.setenv("PARTNERCENTER_BASE_URL", server.url)
    process.setenv("PARTNERCENTER_REFRESH_TOKEN", "marker-refresh")
    process.setenv("PARTNERCENTER_TOKEN_FILE", directory .. "/sub/tokens")
    local client = assert(partnercenter.new())
    local _, err = client:customer(ID):qualification()
    assert.equal("config", err.kind)
    assert.matches(("PARTNERCENTER_TOKEN_FILE cannot be used, and nothing was sent: the token file "
      .. "'%s/sub/tokens' cannot be"):format(directory), err.message, 1, true)
    assert.equal(0, redeemed())
    os.execute("mkdir " .. directory .. "/sub")
    assert.equal("education", client:customer(ID):qualification())
    assert.matches('r1', sign_in.read(directory .. "/sub/tokens"))
    client:close()
  end)

  it("a full disk keeps the refresh token", function()
    local script = directory .. "/script.lua"
    sign_in.write(script, ([[
      local client = assert(require("partnercenter").new {
        tenant_id = "%s", client_id = "%s", refresh_token = ("r"):rep(9000), base_url = "%s",
        authority = "%s", token_store = "%s/tokens",
      })
      local value, err = client:customer("%s"):qualification()
      io.stderr:write(tostring(value), " ", tostring(err))
    ]]):format(ID, ID, server.url, server.url, directory, ID))
    local said = sign_in.output((
      "trap '' XFSZ; ulimit -f 4; LUA_PATH='%s' LUA_CPATH='%s' %s %s 2>&1"):format(
      package.path, package.cpath, sign_in.interpreter, script))
    assert.matches("^nil .*config: .*/tokens' cannot be written: File too large", said)
    assert.equal(0, redeemed())
  end)

  it("a corrupt file is put aside and reported", function()
    local path = directory .. "/tokens"
    sign_in.write(path, "tokens = 1")
    assert.equal("education", (ask({ refresh_token = "marker-refresh" }, path)))
    assert.equal("tokens = 1", sign_in.read(path .. ".corrupt"))
    assert.matches("is corrupt", told())
  end)

  it("a credential that stores nothing makes no file and no lock", function()
    for _, identity in ipairs {
      { access_token = "t", tenant_id = false, client_id = false, account = false },
      { access_token = function() return "t" end, tenant_id = false, client_id = false, account = false },
      { device_code = function() end, account = false },
    } do
      assert.equal("education", (ask(identity, directory .. "/x/tokens")))
    end
    assert.equal("", sign_in.output("ls -A " .. directory))
  end)

  it("a store that works again is used by the same client", function()
    local store, down = memory_store.new(), true
    local own = setmetatable({ set = function(_, ...)
      if down then return nil, "down" end
      return store:set(...)
    end }, { __index = store })
    local client = assert(partnercenter.new {
      tenant_id = ID, client_id = ID, base_url = server.url, authority = server.url, token_store = own,
      refresh_token = "marker-refresh",
    })
    local _, err = client:customer(ID):qualification()
    assert.equal("config", err.kind)
    down = false
    assert.equal("education", client:customer(ID):qualification())
    assert.equal(1, redeemed())
  end)
end)
