-- Hints about MFA, audience and kind of credential, before and after the service refuses a token.

local sign_in = require "spec.support.sign_in"

describe("of a token", function()
  local sim, events

  setup(function() sim = sign_in.simulator() end)
  teardown(function() sim:stop() end)

  before_each(function()
    assert(sim:reset())
    events = {}
  end)

  local function user(more)
    local identity = {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(more or {}) do
      identity[name] = value
    end
    return sign_in.client(sim, identity)
  end

  local function told()
    local found = {}
    for _, event in ipairs(events) do
      if event.type == "mfa" then
        found[#found + 1] = event.compliant
      end
    end
    return found
  end

  it("the service reports its MFA on request of validate_mfa", function()
    assert.equal("education", sign_in.ask(user { validate_mfa = true }))
    assert.same({ true }, told())
    events = {}
    assert(sim:set { mfa = false })
    assert.equal("education", sign_in.ask(user { validate_mfa = true }))
    assert.same({ false }, told())
    events = {}
    assert.equal("education", sign_in.ask(user()))
    assert.same({}, told())
  end)

  it("without MFA, check reports it, and the refusal has a hint", function()
    assert(sim:set { mfa = false })
    assert.is_false(assert(user():check()).mfa)
    assert(sim:set { require_mfa = true })
    local value, err = sign_in.ask(user())
    assert.is_nil(value)
    assert.equal("900421", err.code)
    assert.matches("sign in again with multi%-factor authentication", err.hint)
    assert.equal(2, #sign_in.token_requests(sim)) -- another token would be refused too
  end)

  it("for another audience, the refusal names the right one", function()
    local value, err = sign_in.ask(user { audience = "https://graph.windows.net" })
    assert.is_nil(value)
    assert.equal("900420", err.code)
    assert.matches("audience", err.hint)
    assert.equal(1, #sign_in.token_requests(sim))
  end)

  it("of an app alone, calls that need a user fail before anything is sent", function()
    local app = sign_in.client(sim, { client_secret = sim.client_secret })
    local value, err = app:customer(sign_in.CUSTOMER):update_qualification("education")
    assert.is_nil(value)
    assert.equal("config", err.kind)
    assert.matches("app%+user", err.message)
    assert.same({}, assert(sim:requests()))
  end)
end)
