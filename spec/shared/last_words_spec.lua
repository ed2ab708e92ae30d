-- What goes to Redis when a script ends: jobs are left, and a token that Redis did not take is sent again.
local members = require "spec.shared.job.members"
local redis_server = require "spec.support.servers.redis"
local sign_in = require "spec.support.sign_in"

-- The end of a script that fails: no iterator and no client is closed there, except on Lua 5.4.
local JOB = [[
local members = require "spec.shared.job.members"
local client = members.client { url = (...) }
for item in client:each(members.items(100), function(item) return item end, { job = "script" }) do
  if item == "item-10" then error "the script fails" end
end
]]

local TOKEN = [[
local members = require "spec.shared.job.members"
local redis = require "partnercenter.store.redis"
local url, port = ...
local client = members.client { url = url }
local store = redis.new { client = client }
store:get "nothing"
os.execute("redis-cli -p " .. port .. " CONFIG SET maxmemory 1")
local version = { generation = "0", value = "marker-record", newest = "r1", spare = "r1", lineage = { "r1" } }
print(store:keep_version("sign-in", version))
os.execute("redis-cli -p " .. port .. " CONFIG SET maxmemory 0")
]]

describe("the end of a script", function()
  local redis, client, script

  setup(function()
    redis, script = redis_server.start(), os.tmpname()
    client = members.client(redis)
  end)
  teardown(function()
    os.remove(script)
    client:close()
    redis:stop()
  end)
  before_each(function() redis:cli "FLUSHALL" end)

  local function run(command, build, text)
    sign_in.write(script, text)
    local form = "LUA_PATH='./?.lua;./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./%s/?.so;;' %s %s %s %d 2>&1"
    return sign_in.output(form:format(build, command, script, redis.url, redis.port))
  end

  for command, build in pairs { ["lua5.4"] = "build", luajit = "build/luajit" } do
    it("gives the items of a job back: " .. command .. " #once", function()
      assert.matches("the script fails", run(command, build, JOB), 1, true)
      assert.equal(0, members.read(client, "script", "lease", "ZCARD"))
      assert.equal(0, members.read(client, "script", "source", "EXISTS"))
      assert.is_true(members.read(client, "script", "queue", "LLEN") > 0)
    end)

    it("saves a refresh token that Redis did not take: " .. command .. " #once", function()
      assert.matches("nil\tpartnercenter: network (OOM)", run(command, build, TOKEN), 1, true)
      assert.equal("marker-record", redis:cli("HGET", redis:cli("KEYS", "*:token:sign-in"), "value"))
    end)
  end
end)
