-- Rotating refresh tokens: none is lost, none is sent twice, and vaults are read again where that may help.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

describe("a refresh token", function()
  local sim, first, events, kept

  setup(function() sim = sign_in.simulator() end)
  teardown(function() sim:stop() end)

  -- A valid refresh token, even if the simulator's first one is spent.
  local function issue()
    local begun = assert(partnercenter.authorization.start {
      tenant_id = sim.tenant_id, client_id = sim.client_id, redirect_uri = "http://localhost",
      authority = sim.authority,
    })
    local got
    local client = sign_in.client(sim, {
      client_secret = sim.client_secret, redirect_uri = "http://localhost",
      code_verifier = begun.code_verifier,
      authorization_code = sim:authorize(begun.url).code, on_refresh_token = function(token) got = token end,
    })
    assert.equal("education", sign_in.ask(client))
    client:close()
    return assert(got)
  end

  before_each(function()
    assert(sim:reset())
    assert(sim:set { refresh_rotation = "strict" })
    first, events, kept = issue(), {}, {}
    assert(sim:clear_requests())
  end)

  local function client(more)
    local identity = {
      client_secret = sim.client_secret, refresh_token = first,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(more or {}) do
      identity[name] = value
    end
    return sign_in.client(sim, identity)
  end

  local function keep(token) kept[#kept + 1] = token end

  local function again(own)
    assert(sim:fault { expired_token = true, path = "/qualification" })
    return sign_in.ask(own)
  end

  local function of_type(kind)
    local found = {}
    for _, event in ipairs(events) do
      if event.type == kind then
        found[#found + 1] = event
      end
    end
    return found
  end

  local function sent_tokens()
    local found = {}
    for _, sent in ipairs(sign_in.token_requests(sim)) do
      found[#found + 1] = sent.form.refresh_token
    end
    return found
  end

  it("is sent in exactly this form", function()
    assert.equal("education", sign_in.ask(client()))
    assert.equal(("grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s&scope=%s"):format(
      sim.client_id, sim.client_secret, first, core.escape(sign_in.AUDIENCE .. "/.default offline_access")),
      sign_in.token_requests(sim)[1].body)
  end)

  it("is sent to endpoint v1 in that endpoint's form", function()
    assert.equal("education", sign_in.ask(client { token_endpoint_version = "v1" }))
    local sent = sign_in.token_requests(sim)[1]
    assert.equal(("/%s/oauth2/token"):format(sim.tenant_id), sent.path)
    assert.equal((
      "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s&resource=%s"):format(
      sim.client_id, sim.client_secret, first, core.escape(sign_in.AUDIENCE)), sent.body)
  end)

  it("rotates, and each new one is handed over once and used", function()
    local own = client { on_refresh_token = keep }
    assert.equal("education", sign_in.ask(own))
    assert.equal("education", again(own))
    assert.equal("education", again(own))
    assert.equal(3, #kept)
    assert.same({ first, kept[1], kept[2] }, sent_tokens())
  end)

  it("is handed over with its tenant, application and account", function()
    local about
    sign_in.ask(client { on_refresh_token = function(_, of) about = of end })
    assert.same({ tenant_id = sim.tenant_id, client_id = sim.client_id }, about)
  end)

  it("that stays the same is not handed over", function()
    assert(sim:set { refresh_rotation = "none" })
    assert.equal("education", sign_in.ask(client { on_refresh_token = keep }))
    assert.same({}, kept)
  end)

  it("that could not be saved is kept, reported, used, and offered again at the next refresh and at close",
    function()
    local fails = true
    local own = client { on_refresh_token = function(token)
      if fails then
        error("disk full, and refresh_token=" .. token)
      end
      keep(token)
    end }
    assert.equal("education", sign_in.ask(own))
    local told = of_type "refresh_token_unsaved"
    assert.equal(1, #told)
    assert.matches("disk full", told[1].message)
    assert.is_nil(told[1].message:find("simulator%-refresh"))
    assert.equal("education", again(own))
    assert.equal(2, #of_type "refresh_token_unsaved")
    fails = false
    own:close()
    assert.equal(1, #kept)
    local next_client = client { refresh_token = kept[1] }
    assert.equal("education", sign_in.ask(next_client))
  end)

  it("is handed over first, even if the answer's access token is unusable", function()
    assert(sim:fault {
      path = "/oauth2/", times = 1,
      body = '{"access_token":"no\\ngood","refresh_token":"next-1","expires_in":3599}',
    })
    local value, err = sign_in.ask(client { on_refresh_token = keep })
    assert.is_nil(value)
    assert.equal("protocol", err.kind)
    assert.same({ "next-1" }, kept)
  end)

  it("serves one request at a time, for all hosts", function()
    local own = client { on_refresh_token = keep }
    local list = {}
    for i = 1, 30 do
      list[i] = ({ "api", "graph", "partner" })[i % 3 + 1]
    end
    partnercenter.map(list, function(host) return own:request { host = host, path = "/v1/customers" } end)
    local statuses = {}
    for i, sent in ipairs(sign_in.token_requests(sim)) do
      statuses[i] = sent.status
    end
    assert.same({ 200, 200, 200 }, statuses)
    assert.same({ first, kept[1], kept[2] }, sent_tokens())
  end)

  it("that was revoked fails all calls, is remembered, and never shown", function()
    local own = client { refresh_token = "marker-dead-refresh-token" }
    local _, errs = partnercenter.map({ 1, 2, 3, 4, 5 }, function() return sign_in.ask(own) end)
    for i = 1, 5 do
      assert.equal("AADSTS70008", errs[i].code)
      assert.matches("sign in again with MFA", errs[i].hint)
      assert.is_nil(tostring(errs[i]):find("marker", 1, true))
    end
    assert.is_nil((sign_in.ask(own)))
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  describe("in a vault", function()
    it("is read before each request, and the successor used if the vault lacks it", function()
      local asked = 0
      local own = client { refresh_token = function()
        asked = asked + 1
        return first
      end }
      assert.equal("education", sign_in.ask(own))
      assert.equal("education", again(own))
      assert.equal("education", again(own))
      assert.equal(3, asked)
      assert.equal(3, #sent_tokens())
    end)

    it("is read back after it was saved there", function()
      local vault = first
      local own = client { refresh_token = function() return vault end,
        on_refresh_token = function(token) vault = token end }
      for _ = 1, 3 do
        assert.equal("education", again(own))
      end
      local sent = sent_tokens()
      assert.equal(first, sent[1])
      assert.not_equal(sent[1], sent[2])
      assert.not_equal(sent[2], sent[3])
    end)

    it("is used when another program replaced it there", function()
      local vault = first
      local own = client { refresh_token = function() return vault end }
      assert.equal("education", sign_in.ask(own))
      vault = issue()
      assert.equal("education", again(own))
      assert.equal(vault, sent_tokens()[#sent_tokens()])
    end)

    it("is read once more after a refusal", function()
      local asked = 0
      local own = client { refresh_token = function()
        asked = asked + 1
        return asked == 1 and "marker-old" or first
      end }
      assert.equal("education", sign_in.ask(own))
      assert.equal(2, asked)
    end)

    it("is refused after that if still invalid, and the refusal remembered", function()
      local asked = 0
      local own = client { refresh_token = function()
        asked = asked + 1
        return "marker-dead"
      end }
      for _ = 1, 3 do
        local _, err = sign_in.ask(own)
        assert.equal("AADSTS70008", err.code)
      end
      assert.equal(2, asked)
      assert.equal(2, #sign_in.token_requests(sim))
    end)

    it("is a config error while the vault is sealed, and read again by the next call", function()
      local sealed = true
      local own = client { refresh_token = function()
        if sealed then
          error("sealed")
        end
        return first
      end }
      local _, err = sign_in.ask(own)
      assert.equal("config", err.kind)
      assert.matches("refresh_token raised an error: .*sealed", err.message)
      sealed = false
      assert.equal("education", sign_in.ask(own))
    end)
  end)
end)
