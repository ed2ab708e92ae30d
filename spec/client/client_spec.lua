local fake = require "spec.support.fake.engine"

local AUDIENCE = "https://api.partnercenter.microsoft.com"

local function base64url(text)
  local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  return (text:gsub("..?.?", function(group)
    local a, b, c = group:byte(1, 3)
    local n = a * 65536 + (b or 0) * 256 + (c or 0)
    local out = {}
    for i = 1, #group + 1 do
      local digit = math.floor(n / 64 ^ (4 - i)) % 64
      out[i] = alphabet:sub(digit + 1, digit + 1)
    end
    return table.concat(out)
  end))
end

local function jwt(payload)
  return base64url('{"alg":"none"}') .. "." .. base64url(payload) .. "." .. base64url("marker-signature")
end

describe("client", function()
  local world

  before_each(function()
    world = fake.load()
    world.answer({ status = 200, body = '{"items":[]}', request_id = "r", correlation_id = "c" })
  end)

  after_each(fake.unload)

  describe("new", function()
    it("makes a client without sending anything", function()
      assert.is_table(world.client())
      assert.equal(0, #world.sent)
    end)

    it("returns errors of its options", function()
      local client, err = world.partnercenter.new({ tenant_id = fake.TENANT })
      assert.is_nil(client)
      assert.equal("config", err.kind)
    end)

    it("returns errors of the engine", function()
      package.loaded["partnercenter.engine"].client = function()
        return nil, world.errors.new("config", { message = "no such proxy" })
      end
      local client, err = world.partnercenter.new({ access_token = "marker-access-token" })
      assert.is_nil(client)
      assert.same({ "config", "no such proxy" }, { err.kind, err.message })
    end)

    it("raises at the caller's line on misuse", function()
      for _, bad in ipairs({ { "options" }, { { tenat_id = "x" } }, { { timeout = "3" } } }) do
        for _, name in ipairs({ "new", "configure" }) do
          local ok, message = pcall(function()
            local client = world.partnercenter[name](bad[1])
            return client
          end)
          assert.is_false(ok)
          assert.matches("^%S*client_spec.lua:%d+: ", message)
        end
      end
    end)
  end)

  it("prints its kind and no secret", function()
    local text = tostring(world.client({ read_only = true }))
    local about = ("tenant %s, refresh_token from options, global, read-only"):format(fake.TENANT)
    assert.equal("partnercenter.client (" .. about .. ")", text)
    text = tostring(assert(world.partnercenter.new({ access_token = "marker-access-token" })))
    assert.equal("partnercenter.client (no tenant, access_token from options, global)", text)
  end)

  it("suggests names at the caller's line", function()
    local client = world.client()
    local ok, message = pcall(function()
      local value = client:custmers()
      return value
    end)
    assert.is_false(ok)
    assert.matches("^%S*client_spec.lua:%d+: client has no method 'custmers', did you mean 'customers'%?",
      message)
    ok, message = pcall(function() return client.nothing_of_the_kind end)
    assert.is_false(ok)
    assert.matches("client has no method 'nothing_of_the_kind'$", message)
    assert.is_nil(client.__something)
  end)

  describe("close", function()
    it("may be repeated, and ends the client once", function()
      local client = world.client()
      client:close()
      client:close()
      assert.equal(1, world.closed)
      assert.matches("closed%)$", tostring(client))
    end)

    it("makes every later call raise at the caller's line", function()
      local client = world.client()
      local customer, listing = client:customer(fake.CUSTOMER), client:customers()
      client:close()
      for _, use in ipairs({
        function() local _ = customer:qualification() end,
        function() local _ = customer:get() end,
        function() local _ = customer:update_qualification("Education") end,
        function() local _ = client:customer("x"):get() end,
        function() local _ = listing:first() end,
        function() local _ = listing:all() end,
        function() for _ in client:customers():each() do error("an item") end end,
        function() local _ = client:request({ path = "/v1/x" }) end,
        function() local _ = client:check() end,
      }) do
        local ok, message = pcall(use)
        assert.is_false(ok)
        assert.matches("^%S*client_spec.lua:%d+: .*closed", message)
      end
      assert.equal(0, #world.sent)
    end)

  end)

  describe("check", function()
    it("reports an app+user token", function()
      local client = world.client()
      world.token = jwt(('{"aud":"%s","scp":"user_impersonation other","amr":["pwd","mfa"],"exp":%d}')
        :format(AUDIENCE, os.time() + 3000))
      local report = assert(client:check())
      assert.is_true(report.expires_in > 2900 and report.expires_in <= 3000)
      report.expires_in = nil
      assert.same({
        credential = "refresh_token", credential_source = "options", tenant_id = fake.TENANT,
        client_id = fake.TENANT,
        cloud = "global", base_url = AUDIENCE, audience = AUDIENCE, token = "app+user", mfa = true,
        scopes = { "user_impersonation", "other" }, roles = {}, request_id = "r", correlation_id = "c",
      }, report)
      assert.same({ "GET", "/v1/customers?size=1" }, { world.sent[1].method, world.sent[1].path })
    end)

    it("tells a missing MFA claim from one that does not apply", function()
      world.token = jwt('{"scp":"user_impersonation","amr":["pwd"]}')
      assert.is_false(assert(world.client():check()).mfa)
      world.token = jwt('{"scp":"user_impersonation"}')
      assert.is_nil(assert(world.client():check()).mfa)
      world.token = jwt('{"roles":["x"],"idtyp":"app"}')
      local report = assert(world.client({ app = true }):check())
      assert.same({ "app", { "x" } }, { report.token, report.roles })
      assert.is_nil(report.mfa)
    end)

    it("puts up with tokens that say nothing", function()
      for _, token in ipairs({ "marker-access-token", "a.b.c", jwt("[1]"), jwt("not json"),
        "a." .. ("x"):rep(70000) .. ".c" }) do
        world.token, world.token_left = token, 120
        local report = assert(world.client():check())
        assert.same({ "app+user", AUDIENCE, 120 }, { report.token, report.audience, report.expires_in })
      end
    end)

    it("fails when there is no token, or the lookup fails, with the report so far", function()
      world.token, world.token_left = nil, {
        error = "auth", message = "refused", phase = "token", attempts = 0,
      }
      local report, err = world.client():check()
      assert.is_nil(report)
      assert.same({ "auth", "client.check", "refresh_token" },
        { err.kind, err.operation, err.report.credential })
      assert.equal(0, #world.sent)
      world.token, world.token_left = "marker-access-token", nil
      world.answer({ status = 403, body = '{"code":900329}' })
      report, err = world.client():check()
      assert.is_nil(report)
      assert.same({ "forbidden", "client.check", "app+user" }, { err.kind, err.operation, err.report.token })
      assert.is_nil(tostring(err):find("marker", 1, true))
    end)
  end)
end)
