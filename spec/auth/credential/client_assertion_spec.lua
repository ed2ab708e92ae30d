-- Client assertions made elsewhere: as text, by a function, or in a file that another program renews.

local core = require "partnercenter.core"
local sign_in = require "spec.support.sign_in"

local TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

describe("a given assertion", function()
  local sim, path

  setup(function()
    sim = sign_in.simulator { federated_token = "marker-federated-1" }
    path = os.tmpname()
  end)

  teardown(function()
    sim:stop()
    os.remove(path)
  end)

  before_each(function() assert(sim:reset()) end)

  local function again(client)
    assert(sim:fault { expired_token = true, path = "/qualification" })
    return sign_in.ask(client)
  end

  it("as text is sent in exactly this form", function()
    assert.equal("education", sign_in.ask(sign_in.client(sim, { client_assertion = "marker-federated-1" })))
    assert.equal(("grant_type=client_credentials&client_id=%s&client_assertion=marker-federated-1"
      .. "&client_assertion_type=%s&scope=%s"):format(sim.client_id, core.escape(TYPE),
      core.escape(sign_in.AUDIENCE .. "/.default")), sign_in.token_requests(sim)[1].body)
  end)

  it("from a function is requested before each token", function()
    local asked = 0
    local client = sign_in.client(sim, { client_assertion = function()
      asked = asked + 1
      return "marker-federated-" .. asked
    end })
    assert.equal("education", sign_in.ask(client))
    assert(sim:set { federated_token = "marker-federated-2" })
    assert.equal("education", again(client))
    local sent = sign_in.token_requests(sim)
    assert.equal("marker-federated-1", sent[1].form.client_assertion)
    assert.equal("marker-federated-2", sent[2].form.client_assertion)
    assert.equal(TYPE, sent[2].form.client_assertion_type)
  end)

  it("in a file is read before each token, without the line end", function()
    sign_in.write(path, "marker-federated-1\n")
    local client = sign_in.client(sim, { federated_token_file = path })
    assert.equal("education", sign_in.ask(client))
    sign_in.write(path, "marker-federated-2\n")
    assert(sim:set { federated_token = "marker-federated-2" })
    assert.equal("education", again(client))
    assert.equal("marker-federated-2", sign_in.token_requests(sim)[2].form.client_assertion)
  end)

  it("in a file that is empty or gone is a config error, and nothing is sent", function()
    local client = sign_in.client(sim, { federated_token_file = path })
    for _, spoil in ipairs {
      function() sign_in.write(path, " \n") end, function() os.remove(path) end,
    } do
      spoil()
      local value, err = sign_in.ask(client)
      assert.is_nil(value)
      assert.equal("config", err.kind)
      assert.matches("federated_token_file", err.message)
    end
    assert.equal(0, #sign_in.token_requests(sim))
  end)

  it("that is refused is an error that does not show it", function()
    local _, err = sign_in.ask(sign_in.client(sim, { client_assertion = "marker-federated-9" }))
    assert.equal("auth", err.kind)
    assert.matches("credential: option client_assertion", err.message)
    assert.is_nil(tostring(err):find("marker", 1, true))
  end)

  it("is sent with a refresh token", function()
    assert.equal("education", sign_in.ask(sign_in.client(sim, {
      client_assertion = "marker-federated-1", refresh_token = sim.refresh_token,
    })))
    local form = sign_in.token_requests(sim)[1].form
    assert.equal("refresh_token", form.grant_type)
    assert.equal("marker-federated-1", form.client_assertion)
  end)
end)
