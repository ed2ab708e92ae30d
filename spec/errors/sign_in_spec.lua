-- Kinds and hints of the token endpoint's refusals.
local answer_error = require "partnercenter.errors.from_answer"
local source = require "spec.support.source"

local function refused(number, refusal, status)
  local text = number and ("AADSTS%s: Something is wrong. Trace ID: t"):format(number)
    or "Something is wrong."
  return answer_error.from_token_endpoint({
    status = status or 400, body = ('{"error":"%s","error_description":"%s"}'):format(refusal
      or "invalid_grant", text),
  })
end

-- AADSTS number -> words of its hint, separated by blanks.
local WORDS = {
  ["7000215"] = "secret's value", ["7000222"] = "expired new",
  ["7000218"] = "client_secret certificate public",
  ["700025"] = "public client_secret", ["7000216"] = "client_secret certificate",
  ["700016"] = "client_id tenant_id", ["70001"] = "client_id", ["700011"] = "client_id",
  ["7000112"] = "disabled",
  ["7000229"] = "service principal", ["700027"] = "certificate registered", ["50012"] = "certificate",
  ["700021"] = "assertion client_id", ["700023"] = "assertion", ["50027"] = "assertion", ["700024"] = "clock",
  ["70021"] = "federated", ["700211"] = "issuer", ["700212"] = "audience", ["700213"] = "subject",
  ["9002327"] = "single-page Web", ["70003"] = "grant", ["9002313"] = "malformed", ["900144"] = "malformed",
  ["90013"] = "tenant_id client_id quotes", ["90014"] = "malformed", ["90002"] = "tenant_id cloud",
  ["900023"] = "GUID domain",
  ["50059"] = "tenant_id", ["50194"] = "tenant_id common", ["90038"] = "cloud", ["900382"] = "cloud",
  ["70000"] = "refresh token", ["70008"] = "authorization code expired sign", ["700082"] = "expired sign",
  ["700084"] = "single-page",
  ["70043"] = "sign-in frequency", ["50173"] = "revoked sign", ["50089"] = "expired", ["54005"] = "code sign",
  ["700005"] = "tenant_id", ["501481"] = "code_verifier", ["50011"] = "redirect_uri",
  ["500113"] = "redirect_uri",
  ["50076"] = "multi-factor", ["50074"] = "multi-factor", ["50078"] = "expired", ["50079"] = "second factor",
  ["50072"] = "second factor", ["50158"] = "another step", ["53000"] = "compliant device",
  ["53001"] = "domain",
  ["53002"] = "approve", ["53003"] = "Conditional Access", ["530032"] = "Conditional Access",
  ["53004"] = "second factor",
  ["50034"] = "user tenant_id", ["50020"] = "GDAP", ["50177"] = "GDAP", ["90072"] = "partner tenant",
  ["50057"] = "disabled enable", ["50053"] = "locked", ["50055"] = "password expired", ["50144"] = "password",
  ["50126"] = "password", ["50105"] = "assigned", ["500341"] = "user", ["65001"] = "consent administrator",
  ["65004"] = "declined", ["650051"] = "consent", ["650052"] = "service principal",
  ["650056"] = "registration",
  ["650057"] = "registration", ["90094"] = "administrator", ["90099"] = "application_consents",
  ["500011"] = "audience cloud",
  ["50001"] = "audience", ["70011"] = "scope audience", ["1002012"] = "scope",
  ["901002"] = "token_endpoint_version",
  ["70016"] = "code", ["70018"] = "device code", ["70019"] = "device code", ["70020"] = "device code",
  ["500121"] = "second factor", ["650053"] = "scope", ["500571"] = "member",
  ["90033"] = "try again", ["90006"] = "try again", ["90012"] = "try again", ["90024"] = "try again",
  ["50196"] = "token_store wait",
  ["90055"] = "wait", ["90036"] = "correlation",
}

-- Numbers that are no `auth` error: kind, and whether a retry may succeed.
local OTHERS = {
  ["90033"] = { "service", true }, ["90006"] = { "service", true }, ["90012"] = { "service", true },
  ["90024"] = { "service", true }, ["90090"] = { "service", true }, ["50033"] = { "service", true },
  ["50087"] = { "service", true }, ["40010"] = { "service", true }, ["90036"] = { "service", false },
  ["50000"] = { "service", false }, ["50196"] = { "throttled", true }, ["90055"] = { "throttled", true },
  ["50088"] = { "throttled", true }, ["50166"] = { "throttled", true },
}

describe("a refusal of the token endpoint", function()
  it("has a hint for every number of a sign-in", function()
    local plain = refused(nil, "invalid_grant").hint
    for number, words in pairs(WORDS) do
      local err = refused(number)
      assert.equal("AADSTS" .. number, err.code)
      assert.are_not.equal(plain, err.hint, number)
      for word in words:gmatch("%S+") do
        assert.matches(word, err.hint, 1, true, number)
      end
      assert.is_nil(err.hint:find("[.]$"), number)
    end
  end)

  it("has one for every number of the tables", function()
    for number in source.read("spec/data/errors.tsv"):gmatch("\tAADSTS(%d+)\t") do
      assert.are_not.equal(refused(nil, "invalid_grant").hint, refused(number).hint, number)
    end
  end)

  it("is `auth` and final, unless the service is busy or throttles", function()
    for number in pairs(WORDS) do
      local want = OTHERS[number] or { "auth", false }
      for _, status in ipairs({ 400, 401 }) do
        local err = refused(number, "invalid_grant", status)
        assert.same(want, { err.kind, err.retryable }, number)
      end
    end
    for number, want in pairs(OTHERS) do
      local err = refused(number)
      assert.same(want, { err.kind, err.retryable }, number)
    end
  end)

  it("with a generic number such as 70002 uses the hint of its OAuth error", function()
    for word, want in pairs({ invalid_client = "certificate", invalid_grant = "refresh token or code" }) do
      assert.equal(refused(nil, word).hint, refused("70002", word).hint)
      assert.matches(want, refused("70002", word).hint, 1, true)
    end
  end)

  it("without a number uses the hint of its OAuth error", function()
    for word, want in pairs({
      invalid_client = { "auth", false, "secret" }, unauthorized_client = { "auth", false, "registration" },
      invalid_grant = { "auth", false, "sign in again" }, interaction_required = { "auth", false,
        "sign in again" },
      consent_required = { "auth", false, "consent" }, access_denied = { "auth", false, "declined" },
      authorization_declined = { "auth", false, "declined" }, expired_token = { "auth", false,
        "device code" },
      invalid_request = { "auth", false, "malformed" }, invalid_scope = { "auth", false, "scope" },
      invalid_resource = { "auth", false, "audience" }, unsupported_grant_type = { "auth", false, "grant" },
      temporarily_unavailable = { "service", true, "try again" }, server_error = { "service", true,
        "try again" },
    }) do
      local err = refused(nil, word)
      assert.same({ want[1], want[2] }, { err.kind, err.retryable }, word)
      assert.matches(want[3], err.hint, 1, true)
      local unknown = refused("999999999", word) -- an unknown number
      assert.same({ err.kind, err.retryable, err.hint }, { unknown.kind, unknown.retryable, unknown.hint },
        word)
    end
  end)

  it("keeps the kind of its status", function()
    for status, kind in pairs({ [429] = "throttled", [503] = "service", [500] = "service",
      [408] = "timeout" }) do
      assert.equal(kind, refused("7000215", "invalid_client", status).kind)
    end
    assert.is_true(refused("90033", "temporarily_unavailable", 503).retryable)
  end)

  it("is not mixed with the API hosts' codes", function()
    local api = answer_error.from_service({ status = 400,
      body = '{"code":"invalid_grant","description":"x"}' })
    assert.is_nil((api.hint or ""):find("refresh token", 1, true))
    assert.is_nil((api.hint or ""):find("token endpoint", 1, true))
    assert.is_nil(answer_error.from_token_endpoint({ status = 400,
      body = '{"code":2000,"description":"x"}' }).hint)
  end)
end)
