-- What functions and stores of the user's may do while a token is fetched: close the client, and raise or
-- give as their reason a value of any type.

local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"
local token_server = require "spec.support.servers.token"

local ID = sign_in.CUSTOMER

describe("a function of the user's", function()
  local server

  before_each(function()
    server = token_server.start()
  end)
  after_each(function() server:stop() end)

  local function client(identity)
    local options = {
      tenant_id = ID, client_id = ID, base_url = server.url, authority = server.url, timeout = 20,
      max_attempts = 1,
    }
    for name, value in pairs(identity) do
      options[name] = value or nil
    end
    return assert(partnercenter.new(options))
  end

  local function given_token(fn) return { tenant_id = false, client_id = false, access_token = fn } end
  local function refused() error "no" end

  -- A store that does something in one of its methods, and counts the locks that are held.
  local function store(where, act)
    local kept, held = {}, { 0 }
    local it = {}
    function it.get(_, key) return where == "get" and act() or kept[key] end
    function it.set(_, key, value)
      kept[key] = value
      return where == "set" and act() or true
    end
    function it.lock()
      if where == "lock" then
        act()
      end
      held[1] = held[1] + 1
      return function()
        held[1] = held[1] - 1
        return where == "unlock" and act()
      end
    end
    return it, held
  end

  describe("that closes the client ends its calls with `closed`:", function()
    local CASES = {
      ["client_secret"] = function(close) return { client_secret = function() close() return "s" end } end,
      ["client_assertion"] = function(close)
        return { client_assertion = function() close() return "a.b.c" end }
      end,
      ["refresh_token"] = function(close) return { refresh_token = function() close() return "r" end } end,
      ["access_token"] = function(close) return given_token(function() close() return "t", 100 end) end,
      ["access_token that has none"] = function(close)
        return given_token(function() close() return nil, "no" end)
      end,
      ["device_code"] = function(close) return { device_code = close } end,
      ["logger"] = function(close) return { client_secret = "s", logger = close } end,
      ["on_refresh_token"] = function(close) return { refresh_token = "r", on_refresh_token = close } end,
      ["on_refresh_token that raises"] = function(close)
        return { refresh_token = "r", on_refresh_token = function() close() error "no" end }
      end,
    }
    for _, event in ipairs { "token", "refresh_token_unsaved" } do
      CASES["on_event, of " .. event] = function(close)
        return { refresh_token = "r", on_refresh_token = refused,
          on_event = function(told) return told.type == event and close() end }
      end
    end
    for _, where in ipairs { "get", "set", "lock", "unlock" } do
      for identity, proof in pairs { client_secret = "s", refresh_token = "r" } do
        CASES[("a store's %s, for a %s"):format(where, identity)] = function(close)
          local kept, held = store(where, close)
          return { [identity] = proof, token_store = kept }, held
        end
      end
    end

    for what, case in pairs(CASES) do
      it(what, function()
        local mine
        local options, held = case(function() return mine:close() end)
        local other = client { client_secret = "s" }
        mine = client(options)
        local value, err = mine:customer(ID):qualification()
        assert.is_nil(value)
        assert.equal("closed", err.kind)
        assert.equal(0, held and held[1] or 0)
        assert.equal("education", sign_in.ask(other))
        other:close()
      end)
    end
  end)

  it("that closes the client before the call is sent ends it with `closed`", function()
    local mine
    mine = client { client_secret = "s", on_event = function(told)
      return told.type == "deprecated" and mine:close()
    end }
    local value, err = mine:customer(ID):subscription(ID):daily_usage_records():first()
    assert.is_nil(value)
    assert.equal("closed", err.kind)
    assert.error_matches(function() return sign_in.ask(mine) end, "the client is closed")
  end)

  local VALUES = {
    ["a table with a message"] = { { kind = "network", message = "the vault is down" }, "the vault is down" },
    ["a table"] = { { 1 }, "a table without text" },
    ["a table that has a text"] = { setmetatable({}, { __tostring = function() return "so it is" end }),
      "so it is" },
    ["a table whose text raises"] = { setmetatable({}, { __tostring = refused }), "a table without text" },
    ["a number"] = { 42, "42" },
    ["a function"] = { print, "a function" },
  }

  for what, case in pairs(VALUES) do
    describe("that fails with " .. what .. " is told as text:", function()
      local function fail() error(case[1], 0) end
      local function refuse() return nil, case[1] end
      local ways = { raised = fail, returned = refuse }

      local function told(options, kind)
        local mine = client(options)
        local value, err = mine:customer(ID):qualification()
        assert.is_nil(value)
        assert.equal(kind, err.kind)
        assert.equal(case[2], err.message:sub(-#case[2]))
        assert.is_nil(tostring(err):find("0x", 1, true))
      end

      for way, act in pairs(ways) do
        for _, name in ipairs { "client_secret", "client_assertion", "refresh_token" } do
          it(name .. ", " .. way, function() told({ [name] = act }, "config") end)
        end
        it("access_token, " .. way, function() told(given_token(act), "config") end)
        for _, name in ipairs { "get", "set", "lock" } do
          it("a store's " .. name .. ", " .. way, function()
            local kept = store()
            kept[name] = act
            told({ refresh_token = "r", token_store = kept }, "config")
          end)
        end
      end
      it("device_code", function() told({ device_code = fail }, "config") end)
      it("on_refresh_token and on_event", function()
        local message
        local mine = client {
          refresh_token = "r", on_refresh_token = fail,
          on_event = function(event)
            message = event.type == "refresh_token_unsaved" and event.message or message
            fail()
          end,
        }
        assert.equal("education", sign_in.ask(mine))
        assert.same({ case[2], case[2] }, { message, mine.handler_error })
      end)
    end)
  end
end)
