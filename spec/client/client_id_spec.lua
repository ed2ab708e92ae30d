-- Notices for a client never reach another one, also after the first has gone.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local TENANT = "99999999-2222-4333-8444-555555555555"

local function part()
  local base = "http://127.0.0.1:1"
  return assert(core.client {
    base = { api = base, partner = base, graph = base, token = base },
    token_path = "/t", audience = {}, access_token = "x", user_agent = "spec", fields = {},
  })
end

describe("the id of a client", function()
  it("is never given again, closed or collected, and is exact in a double", function()
    local seen, last = {}, nil
    for i = 1, 500 do
      local one = part()
      local id = one:id()
      assert.is_nil(seen[id])
      assert.equal(id, math.floor(id))
      assert.is_true(id < 2 ^ 53)
      assert.equal(id, tonumber(("%d"):format(id)))
      seen[id] = true
      if i % 3 ~= 0 then one:close() end
      assert.equal(id, one:id())
      last = one
      if i % 50 == 0 then collectgarbage() end
    end
    last:close()
  end)

  it("is not one of another module that was loaded anew", function()
    local id = part():id()
    local loaded = package.loaded["partnercenter.core"]
    package.loaded["partnercenter.core"] = nil
    local again = require "partnercenter.core"
    package.loaded["partnercenter.core"] = loaded
    local base = "http://127.0.0.1:1"
    assert.is_true(again.client({
      base = { api = base, partner = base, graph = base, token = base },
      token_path = "/t", audience = {}, access_token = "x", user_agent = "spec", fields = {},
    }):id() > id)
  end)
end)

describe("events for a client that a handler closes", function()
  local server

  before_each(function()
    server = raw.start(function(conn)
      while true do
        local head, body = conn:request()
        if not head then
          return
        elseif head:find("/oauth2/", 1, true) then
          local id = body:match("client_id=(%x+)")
          conn:answer("200 OK", ('{"access_token":"token-of-%s","expires_in":3599}'):format(id))
        else
          conn:answer("200 OK", '"' .. raw.field(head .. "\n", "Authorization") .. '"')
        end
      end
    end)
  end)

  after_each(function()
    server:stop()
  end)

  local function new(first, options)
    local all = {
      tenant_id = TENANT, client_id = first:rep(8) .. "-2222-4333-8444-555555555555", client_secret = "s",
      base_url = server.url, authority = server.url,
    }
    for name, value in pairs(options or {}) do all[name] = value end
    return assert(partnercenter.new(all))
  end

  -- The first event of the victim is handled while others of it are queued behind.
  for _, how in ipairs { "closed", "closed and collected" } do
    it("reach no client made in its place: " .. how, function()
      local made, victims, first, reached = {}, {}, true, 0
      local function note()
        reached = reached + 1
      end
      local function handler()
        if not first then return end
        first = false
        for i = 1, #victims do victims[i]:close() end
        if how ~= "closed" then
          victims = {}
          collectgarbage()
          collectgarbage()
        end
        for i = 1, 50 do made[i] = new("b", { on_event = note }) end
      end
      for i = 1, 8 do victims[i] = new("a", { on_event = handler }) end
      local list = {}
      for i = 1, 8 do list[i] = i end
      partnercenter.map(list, function(i)
        local victim = victims[i]
        return victim and not victim.closed and victim:request { path = "/v1/x" } or true
      end)
      assert.is_true(#made > 0)
      assert.equal(0, reached)
      for _, one in ipairs(made) do
        assert.equal("Bearer token-of-bbbbbbbb", one:request({ path = "/v1/x" }).body)
        one:close()
      end
      local client = new("c")
      assert.equal("Bearer token-of-cccccccc", client:request({ path = "/v1/x" }).body)
      client:close()
    end)
  end
end)
