-- The core's verification of deliveries, beside that of the openssl command.

local core = require "partnercenter.core"
local signer = require "spec.support.servers.webhook_signer"

local BODY = '\239\187\191{"EventName":"test-created","ResourceName":"t\0\195\169"}\r\n'
local URL = "https://hooks.example/cert/pcnotifications-dispatch.microsoft.com.cer"
local ADDRESS = "authorityInfoAccess=caIssuers;URI:http://issuers.example/issuer.crt"

describe("the core's verification of deliveries", function()
  local set, trust

  setup(function()
    set = signer.new()
    set:issue { name = "leaf", extra = ADDRESS }
    trust = assert(core.webhook_trust { ca_file = set.root })
  end)

  teardown(function()
    trust:close()
    set:remove()
  end)

  local function verify(with)
    return (with.trust or trust):verify {
      body = with.body or BODY,
      signature = with.signature or set:sign("leaf", BODY),
      certificate = with.certificate or set:read "leaf.pem" .. set:read "issuer.pem",
      issuers = with.issuers,
      issuer_hosts = with.issuer_hosts,
      now = with.now,
    }
  end

  it("verifies what the command signs", function()
    local verdict = verify {}
    assert.same({ "verified", "verified" }, { verdict.outcome, verdict.reason })
    assert.is_true(verdict.expires > os.time() + 29 * 86400)
    assert.is_true(verdict.expires < os.time() + 31 * 86400)
  end)

  it("agrees with the command on bodies and signatures", function()
    local good = set:sign("leaf", BODY)
    local flipped = good:sub(1, 100) .. string.char((good:byte(101) + 1) % 256) .. good:sub(102)
    local zeros = ("\0\255"):rep(100000)
    for _, case in ipairs {
      { fits = true },
      { fits = true, body = "", signature = set:sign("leaf", "") },
      { fits = true, body = zeros, signature = set:sign("leaf", zeros) },
      { body = BODY .. " " },
      { body = BODY:sub(4) },
      { body = "" },
      { signature = flipped },
      { signature = good:sub(1, -2) },
      { signature = good .. "\0", command = true }, -- which reads no more than the key's size
      { signature = "" },
      { signature = ("\0"):rep(256) },
      { signature = set:sign("leaf", BODY, "sha1") },
      { signature = set:sign("leaf", BODY, "sha512") },
    } do
      local body, signature = case.body or BODY, case.signature or good
      local verdict = verify { body = body, signature = signature }
      assert.equal(case.fits and "verified" or "signature", verdict.reason)
      assert.equal(case.fits or case.command or false, set:fits("leaf", body, signature))
    end
  end)

  -- ours: the verdict; command: that the command builds the chain
  for _, case in ipairs {
    { name = "tls", extra = "extendedKeyUsage=serverAuth,clientAuth", ours = "verified", command = true },
    { name = "rsa3072", key = "-newkey rsa:3072", ours = "verified", command = true },
    { name = "sha512", digest = "sha512", ours = "verified", command = true },
    { name = "expired", days = -1, ours = "expired", command = false },
    { name = "rsa1024", key = "-newkey rsa:1024", ours = "key_size", command = false },
    { name = "sha1", digest = "sha1", ours = "weak_signature", command = false },
    { name = "critical", extra = "1.2.3.4=critical,ASN1:NULL", ours = "chain", command = false },
    { name = "usage", usage = "keyEncipherment", ours = "key_usage", command = true },
    { name = "ca", ca = true, usage = "digitalSignature,keyCertSign", ours = "leaf_is_ca", command = true },
    { name = "other", by = "root", ours = "issuer_organization", command = true },
  } do
    it("says " .. case.ours .. " of the certificate " .. case.name, function()
      local signing = case.key and case.name or "leaf" -- a key of RSA takes long to make
      case.key = case.key or ("-new -key %s/leaf.key"):format(set.dir)
      set:issue(case)
      local certificate = set:read(case.name .. ".pem") .. set:read "issuer.pem"
      local verdict = verify { certificate = certificate, signature = set:sign(signing, BODY) }
      assert.equal(case.ours, verdict.reason)
      assert.equal(case.ours == "verified" and "verified" or "not_verified", verdict.outcome)
      assert.equal(case.command, set:chains(case.name))
    end)
  end

  it("asks for an issuer, and verifies with the one that was fetched or given", function()
    local leaf = set:der "leaf"
    local missing = verify { certificate = leaf, issuer_hosts = { "issuers.example" } }
    assert.same({
      outcome = "cannot_tell",
      reason = "needs_issuer",
      text = "an issuer's certificate is yet to be fetched",
      issuer = "/O=Microsoft Corporation/CN=issuer",
      issuer_url = "http://issuers.example/issuer.crt",
    }, missing)
    assert.equal("no_issuer", verify({ certificate = leaf }).reason)
    assert.equal("verified", verify({ certificate = leaf, issuers = { set:der "issuer" } }).reason)
    assert.equal("issuer_damaged", verify({ certificate = leaf, issuers = { "<html>" } }).reason)
    local intermediates = { set:read "issuer.pem" }
    local given = assert(core.webhook_trust { ca_file = set.root, intermediates = intermediates })
    assert.equal("verified", verify({ certificate = leaf, trust = given }).reason)
    given:close()
  end)

  it("takes the time that it is told", function()
    assert.equal("expired", verify({ now = os.time() + 40 * 86400 }).reason)
    assert.equal("not_yet_valid", verify({ now = os.time() - 86400 }).reason)
  end)

  it("reads the headers before anything else", function()
    local function read(headers)
      headers.certificate_hosts = { "hooks.example" }
      return core.webhook_headers(headers)
    end
    assert.same({
      outcome = "verified",
      reason = "verified",
      text = "the delivery is verified",
      signature = "foo",
      certificate_url = URL,
    }, read { authorization = "Signature Zm9v", algorithm = "rsa-sha256", certificate_url = URL })
    local bare = read { signature = "Zm9v", algorithm = "RSA-SHA256", certificate_url = URL }
    assert.equal("foo", bare.signature)
    local refused = read { authorization = "Signature Zm9v", algorithm = "rsa-sha1", certificate_url = URL }
    assert.same({
      outcome = "malformed",
      reason = "algorithm",
      text = "x-ms-signature-algorithm is not rsa-sha256",
    }, refused)
    assert.equal("not_verified", read({}).outcome)
    local foreign = "https://hooks.example.evil/cert/a.cer"
    local evil = read { signature = "Zm9v", algorithm = "rsa-sha256", certificate_url = foreign }
    assert.equal("url_host", evil.reason)
  end)

  it("gives the same verdicts where it knows the certificate", function()
    local known = assert(core.webhook_trust { ca_file = set.root })
    local fresh = assert(core.webhook_trust { ca_file = set.root })
    local expires = verify({ trust = known }).expires
    for _ = 1, 2 do
      assert.equal(expires, verify({ trust = known }).expires)
      assert.equal("signature", verify({ trust = known, body = BODY .. " " }).reason)
      assert.equal("no_issuer", verify({ trust = known, certificate = set:der "leaf" }).reason)
      local later = { trust = known, now = expires + 1 }
      local reason = verify(later).reason
      later.trust = fresh
      assert.equal(verify(later).reason, reason)
      assert.is_truthy(reason:find("expired$"))
      assert.equal("not_yet_valid", verify({ trust = known, now = os.time() - 86400 }).reason)
    end
    set:issue { name = "second" }
    local second = { trust = known, certificate = set:read "second.pem" .. set:read "issuer.pem" }
    assert.equal("signature", verify(second).reason)
    second.signature = set:sign("second", BODY)
    assert.equal("verified", verify(second).reason)
    assert.equal("signature", verify({ trust = known, signature = second.signature }).reason)
    known:close()
    fresh:close()
  end)

  it("says which CA file it cannot use", function()
    local none, problem = core.webhook_trust { ca_file = set.dir .. "/none" }
    assert.is_nil(none)
    assert.equal("a CA file cannot be read", problem)
  end)

  it("raises on misuse", function()
    assert.error_matches(function() verify { issuers = "text" } end,
      "field 'issuers' must be an array of strings")
    assert.error_matches(function() trust:verify { body = BODY, signature = "" } end,
      "field 'certificate' must be a string, got nil")
    assert.error_matches(function() trust:verify() end, "table expected")
    assert.error_matches(function() core.webhook_headers { signature = 1 } end, "must be a string")
    local closed = assert(core.webhook_trust { ca_file = set.root })
    closed:close()
    closed:close()
    assert.error_matches(function() verify { trust = closed } end, "the webhook's trust is closed")
  end)
end)
