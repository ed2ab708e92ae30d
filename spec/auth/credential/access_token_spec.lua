-- The credential access_token: a text is for Partner Center's own host only, a function for every host.

local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local AUDIENCES = {
  api = sign_in.AUDIENCE, partner = "https://api.partner.microsoft.com",
  graph = "https://graph.microsoft.com",
}

describe("a given access token", function()
  local server

  before_each(function()
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        end
        conn:note("bearer", raw.field(head, "Authorization"))
        conn:answer("200 OK", "{}")
      end
    end)
  end)
  after_each(function() server:stop() end)

  local function client(token, more)
    local options = {
      access_token = token, base_url = { api = server.url, partner = server.url, graph = server.url },
      max_attempts = 1,
    }
    for name, value in pairs(more or {}) do
      options[name] = value
    end
    return assert(partnercenter.new(options))
  end

  it("that is text goes to the host api; calls of other hosts say what to give", function()
    local own = client "given"
    for host in pairs(AUDIENCES) do
      local answer, err = own:request { host = host, path = "/v1/x" }
      if host == "api" then
        assert.equal(200, answer.status)
      else
        assert.equal("config", err.kind)
        assert.matches(("host '%s': give access_token as a function"):format(host), err.message)
      end
    end
    assert.same({ "Bearer given" }, server:received "bearer")
  end)

  it("from a function is requested by host and audience, and sent only there", function()
    local told = {}
    local own = client(function(about)
      assert.same({ host = about.host, audience = about.audience }, about)
      told[about.host] = about.audience
      return "for-" .. about.host, 60
    end)
    for host in pairs(AUDIENCES) do
      assert(own:request { host = host, path = "/v1/x" })
      assert.equal("Bearer for-" .. host, server:received("bearer")[server:count "bearer"])
    end
    assert.same(AUDIENCES, told)
  end)

  it("from a function gets the audience of the options", function()
    local told
    local own = client(function(about)
      told = about
      return "t"
    end, { audience = "https://own.example" })
    assert(own:request { path = "/v1/x" })
    assert.same({ host = "api", audience = "https://own.example" }, told)
  end)

  it("from a function lives for the returned seconds, by default ten minutes", function()
    for _, case in ipairs { { 60, 60 }, { nil, 600 }, { "90", 90 }, { 0 / 0, 600 }, { "soon", 600 } } do
      local own = client(function() return "t", case[1] end)
      assert(own:request { path = "/v1/x" })
      local _, left = require("partnercenter.client.private").of(own).core:token "api"
      assert.equal(case[2], math.ceil(left))
    end
  end)

  it("from a function that fails is a config error that names it", function()
    for _, token in ipairs { "a b", "a\n", "Bearer a", "a\0", "\r", "\195\164" } do
      local answer, err = client(function() return token end):request { path = "/v1/x" }
      assert.is_nil(answer)
      assert.equal("config", err.kind)
      assert.matches("the function given as access_token", err.message)
    end
    assert.equal(0, server:count "bearer")
  end)
end)
