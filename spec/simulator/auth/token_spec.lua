local client = require "spec.simulator.client"
local curl = client.curl

describe("the simulator's token endpoint #once", function()
  local sim

  setup(function() sim = client.start { customers = 2 } end)
  teardown(function() sim:stop() end)
  before_each(function() assert(sim:reset()) end)

  local AUDIENCE = "https://api.partnercenter.microsoft.com"

  local function ask(fields, version, tenant)
    local form = {
      client_id = sim.client_id, client_secret = sim.client_secret, grant_type = "client_credentials",
    }
    form[version == 1 and "resource" or "scope"] = version == 1 and AUDIENCE or AUDIENCE .. "/.default"
    for name, value in pairs(fields or {}) do form[name] = value or nil end
    local parts = {}
    for name, value in pairs(form) do parts[#parts + 1] = name .. "=" .. value end
    local where = version == 1 and "/oauth2/token" or "/oauth2/v2.0/token"
    where = "/" .. (tenant or sim.tenant_id) .. where
    return curl(sim, where, { form = table.concat(parts, "&"), token = false })
  end

  local function refresh(token) return { grant_type = "refresh_token", refresh_token = token } end

  local function claims(token)
    local payload = token:match("^[%w_-]+%.([%w_-]+)%.[%w_-]+$"):gsub("-", "+"):gsub("_", "/")
    payload = payload .. ("="):rep(-#payload % 4)
    return require("partnercenter.simulator.json").decode(client.output("echo " .. payload .. " | base64 -d"))
  end

  it("answers v2 with numbers", function()
    local answer = ask()
    assert.equal(200, answer.status)
    assert.is_false(answer.bom)
    assert.equal("Bearer", answer.value.token_type)
    assert.equal(3599, answer.value.expires_in)
    assert.is_nil(answer.value.refresh_token)
  end)

  it("answers v1 with numbers as text", function()
    local value = ask(nil, 1).value
    assert.equal("3599", value.expires_in)
    assert.equal("string", type(value.expires_on))
    assert.equal(AUDIENCE, value.resource)
    local user = ask(refresh(sim.refresh_token), 1).value
    assert.equal("user_impersonation", user.scope)
    assert.is_string(user.refresh_token)
  end)

  it("issues tokens that the API accepts, with their claims", function()
    local app, user = ask().value.access_token, ask(refresh(sim.refresh_token)).value.access_token
    assert.equal(200, curl(sim, "/v1/customers", { token = app }).status)
    assert.equal(200, curl(sim, "/v1/customers", { token = user }).status)
    local of_app, of_user = claims(app), claims(user)
    assert.equal(sim.tenant_id, of_app.tid)
    assert.equal(sim.client_id, of_app.appid)
    assert.equal(AUDIENCE, of_app.aud)
    assert.is_nil(of_app.amr)
    assert.same({ "pwd", "mfa" }, of_user.amr)
    assert.equal("user_impersonation", of_user.scp)
    assert.equal(3599, of_user.exp - of_user.iat)
  end)

  it("gives a new refresh token each time; the old one stays good unless rotation is strict", function()
    local first = ask(refresh(sim.refresh_token)).value.refresh_token
    assert.not_equal(sim.refresh_token, first)
    assert.equal(200, ask(refresh(sim.refresh_token)).status)
    assert(sim:set { refresh_rotation = "strict" })
    local second = ask(refresh(first)).value.refresh_token
    assert.equal(400, ask(refresh(first)).status)
    assert.equal(200, ask(refresh(second)).status)
    assert(sim:set { refresh_rotation = "none" })
    assert.equal(sim.refresh_token, ask(refresh(sim.refresh_token)).value.refresh_token)
  end)

  it("refuses as Entra does", function()
    local cases = {
      { { client_secret = "marker-wrong-secret" }, 401, "invalid_client", 7000215 },
      { { client_secret = false }, 401, "invalid_client", 7000218 },
      { { client_id = "11111111-2222-4333-8444-555555555555" }, 400, "unauthorized_client", 700016 },
      { { grant_type = "password" }, 400, "unsupported_grant_type", 70003 },
      { { grant_type = false }, 400, "invalid_request", 900144 },
      { refresh "marker-wrong-refresh-token", 400, "invalid_grant", 70008 },
      { { scope = "https://unknown.example/.default" }, 400, "invalid_resource", 500011 },
      { { scope = "openid" }, 400, "invalid_scope", 70011 },
      { { scope = AUDIENCE .. "/user_impersonation" }, 400, "invalid_scope", 1002012 },
    }
    for _, case in ipairs(cases) do
      local answer = ask(case[1])
      assert.equal(case[2], answer.status)
      assert.equal(case[3], answer.value.error)
      assert.same({ case[4] }, answer.value.error_codes)
      assert.matches(("^AADSTS%d: "):format(case[4]), answer.value.error_description)
      for _, name in ipairs { "timestamp", "trace_id", "correlation_id" } do
        assert.is_string(answer.value[name])
      end
    end
    assert.same({ 90002 }, ask(nil, 2, "11111111-2222-4333-8444-555555555555").value.error_codes)
    assert.same({ 500011 }, ask({ resource = "https://unknown.example" }, 1).value.error_codes)
  end)

  it("issues tokens for other audiences, which the API does not take", function()
    local token = ask({ scope = "https://graph.microsoft.com/.default" }).value.access_token
    local answer = curl(sim, "/v1/customers", { token = token })
    assert.equal(401, answer.status)
    assert.equal(900420, answer.value.code)
  end)

  it("issues tokens of the life that is set", function()
    assert(sim:set { token_life = 0 })
    local value = ask().value
    assert.equal(0, value.expires_in)
    assert.equal(401, curl(sim, "/v1/customers", { token = value.access_token }).status)
  end)
end)
