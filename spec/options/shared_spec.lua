local options = require "partnercenter.options"

local function resolve(shared, env)
  local config, err = options.resolve({ access_token = "token", shared = shared }, function(name)
    return env and env[name]
  end)
  return config and config.shared, err
end

describe("the option shared", function()
  it("is absent unless given, and the variable gives it too", function()
    assert.is_nil(resolve())
    assert.is_nil(resolve(false, { PARTNERCENTER_SHARED = "redis://other" }))
    assert.equal("other", resolve(nil, { PARTNERCENTER_SHARED = " redis://other " }).host)
    assert.equal("own", resolve("redis://own", { PARTNERCENTER_SHARED = "redis://other" }).host)
  end)

  for text, wanted in pairs {
    ["redis://redis.example"] = { host = "redis.example", port = 6379, tls = false, database = 0 },
    ["REDISS://Redis.Example:6380/"] = { host = "redis.example", port = 6380, tls = true, database = 0 },
    ["valkey://redis.example"] = { host = "redis.example", port = 6379, tls = false, database = 0 },
    ["Valkeys://:x@redis.example:6380/2"] = {
      host = "redis.example", port = 6380, tls = true, database = 2, password = "x",
    },
    ["rediss://alice:secret@redis.example:1/15"] = {
      host = "redis.example", port = 1, tls = true, database = 15, user = "alice", password = "secret",
    },
    ["redis://:p%40ss%3Aw%2Frd%25@127.0.0.1"] = {
      host = "127.0.0.1", port = 6379, tls = false, database = 0, password = "p@ss:w/rd%",
    },
    ["redis://a%3Ab:c:d@127.0.0.1"] = {
      host = "127.0.0.1", port = 6379, tls = false, database = 0, user = "a:b", password = "c:d",
    },
    ["redis://:x@[::1]:7000/3"] = { host = "[::1]", port = 7000, tls = false, database = 3, password = "x" },
  } do
    it("takes " .. text, function()
      local found = assert(resolve(text))
      wanted.place = ("%s:%d"):format(wanted.host, wanted.port)
      assert.same(wanted, found)
    end)
  end

  for text, why in pairs {
    [""] = "scheme", ["redis.example:6379"] = "scheme", ["http://redis.example"] = "scheme",
    ["valkeyss://redis.example"] = "scheme",
    ["redis+socket:///run/redis.sock"] = "unix socket", ["/run/redis.sock"] = "no scheme",
    ["redis://:p\195\164ss@redis.example"] = "bytes above 127",
    ["unix:///run/redis.sock"] = "unix socket", ["redis+unix:///run/redis.sock"] = "unix socket",
    ["redis://"] = "host name", ["redis://:marker@"] = "host name", ["redis://a b"] = "blanks",
    ["redis://marker@redis.example"] = "without a password", ["redis://u:@redis.example"] = "is empty",
    ["redis://:%zz@redis.example"] = "%25", ["redis://:marker%@redis.example"] = "%25",
    ["redis://:%00@redis.example"] = "NUL", ["redis://redis.example:0"] = "port",
    ["redis://redis.example:70000"] = "port", ["redis://redis.example/keys"] = "number of a database",
    ["redis://redis.example/1/2"] = "number of a database", ["redis://redis.example/1?timeout=3"] = "query",
    ["redis://redis.example#marker"] = "query", ["redis://:mar/ker@redis.example"] = "%2F",
    ["redis://:mar#ker@redis.example"] = "%23",
  } do
    it("refuses '" .. text .. "' and does not repeat it", function()
      local found, err = resolve(text)
      assert.is_nil(found)
      assert.equal("config", err.kind)
      assert.matches("^option shared must be an address such as rediss://", err.message)
      assert.truthy(err.message:find(why, 1, true), err.message)
      assert.is_nil(err.message:find("marker", 1, true))
    end)
  end

  it("names the variable that is wrong", function()
    local _, err = resolve(nil, { PARTNERCENTER_SHARED = "redis.example" })
    assert.matches("^PARTNERCENTER_SHARED must be", err.message)
  end)
end)
