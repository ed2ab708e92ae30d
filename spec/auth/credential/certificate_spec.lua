-- The certificate credential: every form of its options, and the assertion. The openssl command, which shares
-- only the library with our signing code, verifies the signature.

local certificates = require "spec.support.servers.certificates"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local PASSWORD = "marker-key-password"
local TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

describe("a certificate", function()
  local sim, set, app, path

  local function run(command)
    local status = os.execute("{ " .. command .. "; } >/dev/null 2>&1")
    assert(status == true or status == 0, command)
  end

  setup(function()
    set = certificates.new()
    app = set:issue { name = "app", rsa = true }
    path = function(name) return set.dir .. "/" .. name end
    run(("openssl rsa -aes256 -passout pass:%s -in %s -out %s"):format(PASSWORD, app.key,
      path "encrypted.key"))
    run(("openssl pkcs8 -topk8 -v2 aes-256-cbc -passout pass:%s -in %s -out %s"):format(PASSWORD, app.key,
      path "pkcs8.key"))
    run(("cat %s %s > %s"):format(app.certificate, app.key, path "both.pem"))
    run(("cat %s %s > %s"):format(app.key, app.certificate, path "key_first.pem"))
    run(("cat %s %s > %s"):format(app.certificate, path "pkcs8.key", path "both_encrypted.pem"))
    run(("cat %s %s %s > %s"):format(set.ca, app.certificate, app.key, path "authority_first.pem"))
    run(("cat %s %s > %s"):format(app.certificate, set.ca, path "chain.pem"))
    run(("openssl pkcs12 -export -inkey %s -in %s -certfile %s -passout pass:%s -out %s"):format(
      app.key, app.certificate, set.ca, PASSWORD, path "app.p12"))
    run(("openssl pkcs12 -export -inkey %s -in %s -passout pass: -out %s"):format(app.key, app.certificate,
      path "open.p12"))
    run(("openssl pkcs12 -export -legacy -inkey %s -in %s -passout pass:%s -out %s"):format(app.key,
      app.certificate, PASSWORD, path "legacy.p12"))
    run(("openssl pkcs12 -export -nokeys -in %s -passout pass: -out %s"):format(app.certificate,
      path "keyless.p12"))
    run(("openssl genrsa -out %s 2048"):format(path "other.key"))
    run(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=ec "
      .. "-keyout %s -out %s"):format(path "ec.key", path "ec.pem"))
    sim = sign_in.simulator { client_certificate = sign_in.read(app.certificate) }
  end)

  teardown(function()
    sim:stop()
    set:remove()
  end)

  before_each(function() assert(sim:reset()) end)

  local function signed(identity)
    local client = sign_in.client(sim, identity)
    local value, err = sign_in.ask(client)
    assert.equal("education", value, tostring(err))
    return sign_in.token_requests(sim)[1]
  end

  local function thumbprint(algorithm)
    local text = sign_in.output((
      "openssl x509 -in %s -outform DER | openssl dgst -%s -binary | openssl base64 -A")
      :format(app.certificate, algorithm))
    return (text:gsub("=", ""):gsub("+", "-"):gsub("/", "_"))
  end

  -- Verifies with the openssl command and the public key in the certificate.
  local function verify(text, pss)
    local header, claims, input, signature = sign_in.jwt(text)
    sign_in.write(path "input", input)
    sign_in.write(path "signature", signature)
    run(("openssl x509 -in %s -noout -pubkey > %s"):format(app.certificate, path "public.pem"))
    run(("openssl dgst -sha256 -verify %s %s -signature %s %s"):format(path "public.pem",
      pss and "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32"
        or "", path "signature", path "input"))
    return header, claims
  end

  it("is sent as an assertion in exactly this form", function()
    local sent = signed { certificate = app.certificate, private_key = app.key }
    local jwt = sent.form.client_assertion
    assert.equal((
      "client_assertion_type=%s&client_assertion=%s&grant_type=client_credentials&client_id=%s&scope=%s")
      :format(TYPE:gsub(":", "%%3A"), jwt, sim.client_id,
        "https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default"), sent.body)
  end)

  it("is named by its SHA-256, and signs PS256 with a short life", function()
    local before = os.time()
    local sent = signed { certificate = app.certificate, private_key = app.key }
    local header, claims = verify(sent.form.client_assertion, true)
    assert.same({ alg = "PS256", typ = "JWT", ["x5t#S256"] = thumbprint "sha256" }, header)
    assert.equal(("%s/%s/oauth2/v2.0/token"):format(sim.authority, sim.tenant_id), claims.aud)
    assert.equal(sim.client_id, claims.iss)
    assert.equal(sim.client_id, claims.sub)
    assert.matches("^%x+%-%x+%-4%x+%-%x+%-%x+$", claims.jti)
    assert.is_true(claims.nbf <= before and claims.nbf >= before - 120)
    assert.is_true(claims.iat >= before and claims.iat <= os.time())
    assert.is_true(claims.exp > before + 60 and claims.exp <= os.time() + 600)
  end)

  it("is named by its SHA-1, and signs RS256, on request", function()
    local sent = signed {
      certificate = app.certificate, private_key = app.key, assertion_algorithm = "RS256",
      assertion_thumbprint = "x5t",
    }
    local header = verify(sent.form.client_assertion, false)
    assert.same({ alg = "RS256", typ = "JWT", x5t = thumbprint "sha1" }, header)
  end)

  it("is sent with its chain on request", function()
    local sent = signed {
      certificate = path "chain.pem", private_key = app.key, send_certificate_chain = true,
    }
    local header = verify(sent.form.client_assertion, true)
    assert.equal(2, #header.x5c)
    for i, file in ipairs { app.certificate, set.ca } do
      assert.equal(sign_in.output(("openssl x509 -in %s -outform DER | openssl base64 -A"):format(file)),
        header.x5c[i])
    end
  end)

  it("is sent to endpoint v1 too, which is then the audience", function()
    local sent = signed { certificate = app.certificate, private_key = app.key,
      token_endpoint_version = "v1" }
    local _, claims = verify(sent.form.client_assertion, true)
    assert.equal(("%s/%s/oauth2/token"):format(sim.authority, sim.tenant_id), claims.aud)
  end)

  it("is sent with a refresh token too", function()
    local sent = signed {
      certificate = app.certificate, private_key = app.key, refresh_token = sim.refresh_token,
    }
    assert.equal("refresh_token", sent.form.grant_type)
    assert.equal(sim.refresh_token, sent.form.refresh_token)
    verify(sent.form.client_assertion, true)
  end)

  for what, identity in pairs {
    ["as a file with its key"] = function() return { certificate = path "both.pem" } end,
    ["as a file with its key in front"] = function() return { certificate = path "key_first.pem" } end,
    ["behind the certificate of its authority"] = function() return {
      certificate = path "authority_first.pem" } end,
    ["as text with its key"] = function() return { certificate = sign_in.read(path "both.pem") } end,
    ["as text, and the key as text"] = function()
      return { certificate = sign_in.read(app.certificate), private_key = sign_in.read(app.key) }
    end,
    ["with an encrypted key"] = function()
      return { certificate = app.certificate, private_key = path "encrypted.key",
        private_key_password = PASSWORD }
    end,
    ["with an encrypted PKCS#8 key"] = function()
      return { certificate = app.certificate, private_key = path "pkcs8.key",
        private_key_password = PASSWORD }
    end,
    ["with its encrypted key in the same file"] = function()
      return { certificate = path "both_encrypted.pem", private_key_password = PASSWORD }
    end,
    ["as PKCS#12"] = function() return { certificate = path "app.p12", private_key_password = PASSWORD } end,
    ["as PKCS#12 without a password"] = function() return { certificate = path "open.p12" } end,
  } do
    it("may be given " .. what, function() verify(signed(identity()).form.client_assertion, true) end)
  end

  for what, case in pairs {
    ["whose key has another password"] = { function()
      return { certificate = app.certificate, private_key = path "pkcs8.key",
        private_key_password = "marker-wrong" }
    end, "private_key_password" },
    ["whose key needs a password and gets none"] = { function()
      return { certificate = app.certificate, private_key = path "encrypted.key" }
    end, "private_key_password" },
    ["in PKCS#12 with another password"] = { function()
      return { certificate = path "app.p12", private_key_password = "marker-wrong" }
    end, "private_key_password: it does not open the PKCS#12 file" },
    ["in PKCS#12 whose cipher is of the past"] = { function()
      return { certificate = path "legacy.p12", private_key_password = PASSWORD }
    end, "legacy.p12' uses a cipher this OpenSSL lacks, such as RC2: export it with AES%-256" },
    ["in PKCS#12 without a key"] = { function() return { certificate = path "keyless.p12" } end, "lacks" },
    ["without a key"] = { function() return { certificate = app.certificate } end, "private_key" },
    ["with the key of another"] = { function()
      return { certificate = app.certificate, private_key = path "other.key" }
    end, "does not belong" },
    ["with an EC key"] = { function()
      return { certificate = path "ec.pem", private_key = path "ec.key" }
    end, "RSA" },
    ["that is no certificate"] = { function() return { certificate = app.key } end, "holds no certificate" },
    ["of bytes that are nothing"] = { function()
      sign_in.write(path "garbage", ("\1\2\3"):rep(100))
      return { certificate = path "garbage" }
    end, "neither PEM nor PKCS#12" },
    ["whose key file is not there"] = { function()
      return { certificate = app.certificate, private_key = path "nowhere.key" }
    end, "cannot be read" },
  } do
    it(what .. " is refused when the client is made", function()
      local options = case[1]()
      options.tenant_id, options.client_id = sim.tenant_id, sim.client_id
      local client, err = partnercenter.new(options)
      assert.is_nil(client)
      assert.equal("config", err.kind)
      assert.matches(case[2], err.message)
      assert.is_nil(tostring(err):find("marker", 1, true))
      assert.is_nil(tostring(err):find("BEGIN", 1, true))
    end)
  end

  it("signs anew, with another jti, for each token request", function()
    local client = sign_in.client(sim, { certificate = app.certificate, private_key = app.key })
    assert.equal("education", sign_in.ask(client))
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(client))
    local seen = {}
    for i, sent in ipairs(sign_in.token_requests(sim)) do
      local _, claims = verify(sent.form.client_assertion, true)
      seen[i] = claims.jti
    end
    assert.equal(2, #seen)
    assert.not_equal(seen[1], seen[2])
  end)

  it("signs anew when a request is retried, as the first one may have arrived", function()
    assert(sim:fault { path = "/oauth2/", reset = true, after = true, times = 1 })
    local client = sign_in.client(sim, { certificate = app.certificate, private_key = app.key,
      max_attempts = 3 })
    local value, err = sign_in.ask(client)
    assert.equal("education", value, tostring(err))
    local sent = sign_in.token_requests(sim)
    assert.equal(2, #sent)
    local _, first = verify(sent[1].form.client_assertion, true)
    local _, second = verify(sent[2].form.client_assertion, true)
    assert.not_equal(first.jti, second.jti)
  end)

  it("is tried again when its registration has not taken effect yet", function()
    assert(sim:fault { aadsts = 700027, times = 2 })
    local client = sign_in.client(sim, { certificate = app.certificate, private_key = app.key })
    assert.equal("education", sign_in.ask(client))
    assert.equal(3, #sign_in.token_requests(sim))
  end)

  it("is refused after that when it is not registered, and the refusal remembered", function()
    assert(sim:set { client_certificate = sign_in.read(set.ca) })
    local client = sign_in.client(sim, { certificate = app.certificate, private_key = app.key })
    for _ = 1, 2 do
      local value, err = sign_in.ask(client)
      assert.is_nil(value)
      assert.equal("AADSTS700027", err.code)
      assert.matches("registered for client_id", err.hint)
    end
    assert.equal(3, #sign_in.token_requests(sim))
  end)

  for cloud, authority in pairs {
    global = "https://login.microsoftonline.com", usgov = "https://login.microsoftonline.us",
    china = "https://login.chinacloudapi.cn",
  } do
    it("is sent to the authority of the cloud " .. cloud, function()
      -- A proxy sees the request for that authority.
      local server = raw.start(function(conn) conn:request() end)
      local client = assert(partnercenter.new {
        tenant_id = sim.tenant_id, client_id = sim.client_id, certificate = app.certificate,
        private_key = app.key,
        cloud = cloud, proxy = server.url, max_attempts = 1,
      })
      local _, err = sign_in.ask(client)
      assert.equal("network", err.kind)
      local asked = server:received("request")[1]
      server:stop()
      assert.matches("^CONNECT " .. authority:match("//(.*)"):gsub("%.", "%%."), asked)
    end)
  end
end)
