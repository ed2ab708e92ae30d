local config = require "partnercenter.options"
local errors = require "partnercenter.errors"

local TENANT = "11111111-1111-4111-8111-111111111111"
local APP = "22222222-2222-4222-8222-222222222222"

--- Resolves with only `variables` in the environment.
local function resolve(options, variables)
  local made, err = config.resolve(options, function(name)
    return (variables or {})[name]
  end)
  return made, err
end

local function refused(options, variables, ...)
  local made, err = resolve(options, variables)
  assert.is_nil(made)
  assert.is_true(errors.is(err, "config"))
  for _, part in ipairs({ ... }) do
    assert.matches(part, err.message, 1, true)
  end
  return err
end

local function with(fields, more)
  local out = {}
  for _, source in ipairs({ fields, more or {} }) do
    for key, value in pairs(source) do
      out[key] = value
    end
  end
  return out
end

local SECRET = { tenant_id = TENANT, client_id = APP, client_secret = "marker-client-secret" }
local TOKEN = { access_token = "marker-access-token" }

local function temporary(text)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  finally(function()
    os.remove(path)
  end)
  return path
end

local PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"

describe("defaults", function()
  it("are the documented ones", function()
    local made = assert(resolve(SECRET))
    assert.same({
      credential = "client_secret", credential_source = "options", credential_name = "option client_secret",
      proof = "client_secret", user = false,
      tenant_id = TENANT, client_id = APP, client_secret = "marker-client-secret",
      cloud = "global", authority = "https://login.microsoftonline.com",
      base = {
        api = "https://api.partnercenter.microsoft.com", partner = "https://api.partner.microsoft.com",
        graph = "https://graph.microsoft.com",
      },
      audience = {
        api = "https://api.partnercenter.microsoft.com", partner = "https://api.partner.microsoft.com",
        graph = "https://graph.microsoft.com",
      },
      token_endpoint_version = "v2", assertion_algorithm = "PS256", assertion_thumbprint = "x5t#S256",
      send_certificate_chain = false, validate_mfa = false,
      timeout = 180, attempt_timeout = 30, connect_timeout = 10, max_attempts = 4, retry_writes = true,
      max_in_flight = 32, max_response_bytes = 67108864, read_only = false, qualification_endpoint = "auto",
      ca_source = "libcurl's own", proxy = false, no_proxy = "localhost,127.0.0.0/8,::1",
      variables = {},
    }, made)
  end)

  it("do not change between clients, nor do the options", function()
    local options = with(SECRET, { timeout = 5, base_url = "https://one.example" })
    local before = with(options)
    assert(resolve(options))
    assert.same(before, options)
    assert.equal(180, assert(resolve(SECRET)).timeout)
    assert.equal("https://api.partnercenter.microsoft.com", assert(resolve(SECRET)).base.api)
  end)

  it("read the process environment by default", function()
    local made, err = config.resolve(with(TOKEN, { proxy = false, ca_file = false, read_only = false }))
    assert(made, tostring(err))
    assert.equal("access_token", made.credential)
  end)
end)

describe("misuse", function()
  local function raised(options)
    local here = debug.getinfo(1, "l").currentline + 2
    local ok, message = pcall(function()
      local made = config.resolve(options, function() end); here = here or made
    end)
    assert.is_false(ok)
    assert.equal(here, tonumber(message:match("options_spec%.lua:(%d+):")))
    return message
  end

  it("raises on unknown options with a hint", function()
    assert.matches("partnercenter.new: unknown option 'client_secert', did you mean 'client_secret'?",
      raised({ client_secert = "marker" }), 1, true)
  end)

  it("raises on wrong types without the value", function()
    for name, value in pairs({
      timeout = "5", client_secret = 5, access_token = {}, tenant_id = 1, proxy = true, on_event = "x",
      read_only = "yes", base_url = 5, device_code = "code", retry_writes = 1, ca_file = true, driver = 1,
      logger = {}, cloud = false, timeout_ = nil,
    }) do
      assert.matches("option '" .. name .. "'", raised({ [name] = value }), 1, true)
    end
    local _, message = pcall(resolve, { timeout = "marker-client-secret" })
    assert.is_nil(message:find("marker", 1, true))
    assert.matches("option 'base_url'", raised({ base_url = { apii = "https://x.example" } }), 1, true)
  end)
end)

describe("identity from options", function()
  it("takes every credential", function()
    local pem = temporary(PEM)
    local base = { tenant_id = TENANT, client_id = APP }
    for credential, case in pairs({
      client_secret = { { client_secret = print }, false },
      certificate = { { certificate = pem, private_key = pem, private_key_password = "marker" }, false },
      client_assertion = { { client_assertion = print }, false },
      federated_token_file = { { federated_token_file = "/var/run/token" }, false },
      refresh_token = { { refresh_token = "marker", client_secret = "marker",
        on_refresh_token = print }, true },
      device_code = { { device_code = print, tenant_id = "organizations" }, true },
      authorization_code = {
        { authorization_code = "marker", redirect_uri = "http://localhost", code_verifier = "marker",
          certificate = PEM }, true },
      access_token = { { access_token = print }, true },
      managed_identity = { { managed_identity = true }, false },
    }) do
      local made, err = resolve(with(base, case[1]))
      assert(made, credential .. ": " .. tostring(err))
      assert.equal(credential, made.credential)
      assert.equal("options", made.credential_source)
      assert.equal(case[2], made.user)
      for name, value in pairs(case[1]) do
        assert.equal(value, made[name])
      end
    end
  end)

  it("switches every identity variable off", function()
    local variables = {
      AZURE_TENANT_ID = TENANT, AZURE_CLIENT_ID = APP, AZURE_CLIENT_SECRET = "marker",
      PARTNERCENTER_ACCESS_TOKEN = "marker", PARTNERCENTER_TOKEN_FILE = "/marker",
    }
    refused({ client_secret = "x" }, variables, "option tenant_id", "option client_id", "missing",
      "identity variables are not read")
    refused({ tenant_id = TENANT }, variables, "option client_id", "missing")
    local made = assert(resolve(SECRET, variables))
    assert.equal("client_secret", made.credential)
    assert.is_nil(made.access_token)
    assert.is_nil(made.token_store)
  end)

  it("names the missing options of an incomplete set", function()
    refused({ client_id = APP }, nil, "option client_id is given", "option tenant_id and a credential",
      "missing")
    refused({ tenant_id = TENANT, refresh_token = "marker" }, nil, "option client_id is missing")
    refused({ tenant_id = TENANT, client_id = APP }, nil, "a credential such as")
    refused(with(SECRET, { private_key = "marker" }), nil,
      "option private_key is given without option certificate")
    refused({ tenant_id = TENANT, client_id = APP, authorization_code = "marker" }, nil,
      "option redirect_uri")
    refused(with(SECRET, { redirect_uri = "http://localhost" }), nil, "without option authorization_code")
  end)

  it("refuses two different credentials", function()
    refused(with(SECRET, { certificate = PEM }), nil, "option certificate and option client_secret")
    refused(with(SECRET, TOKEN), nil, "option access_token and option client_secret")
    refused(with(SECRET, { refresh_token = "marker", device_code = print }), nil, "option device_code")
    refused(with(TOKEN, { managed_identity = true }), nil, "option managed_identity")
  end)

  it("checks tenant, app and token", function()
    for _, tenant in ipairs({ "contoso", "a b.com", "../x", "{" .. TENANT .. "}", "a.com\r\n" }) do
      refused(with(SECRET, { tenant_id = tenant }), nil, "option tenant_id must be")
    end
    refused(with(SECRET, { tenant_id = "common" }), nil, "one tenant")
    assert(resolve(with(SECRET, { tenant_id = "contoso.onmicrosoft.com" })))
    assert(resolve({ tenant_id = "common", client_id = APP, refresh_token = "marker" }))
    refused(with(SECRET, { client_id = "my-app" }), nil, "option client_id must be the GUID")
    refused(with(SECRET, { client_secret = "" }), nil, "option client_secret is empty")
    for _, token in ipairs({ "Bearer marker", "marker\r\nX: y", "mar\0ker", "m\195\164rker" }) do
      local err = refused({ access_token = token }, nil, "option access_token must be the token alone")
      assert.is_nil(tostring(err):find("rker", 1, true))
    end
  end)

  it("takes `false` for none, even if the environment has one", function()
    local variables = { AZURE_TENANT_ID = TENANT, AZURE_CLIENT_ID = APP, AZURE_CLIENT_SECRET = "marker",
      PARTNERCENTER_ACCESS_TOKEN = "marker" }
    assert.equal("access_token", assert(resolve({}, variables)).credential)
    local made = assert(resolve({ access_token = false }, variables))
    assert.equal("client_secret", made.credential)
    assert.equal("environment", made.credential_source)
  end)

  it("names an unreadable certificate, but never shows a key given in its place", function()
    refused({ tenant_id = TENANT, client_id = APP, certificate = "/nowhere/app.pem" }, nil,
      "option certificate", "'/nowhere/app.pem'", "No such file")
    local err = refused({ tenant_id = TENANT, client_id = APP, certificate = ("marker"):rep(100) }, nil)
    assert.is_nil(tostring(err):find("marker", 1, true))
  end)
end)

describe("identity from the environment", function()
  local ALL = {
    AZURE_TENANT_ID = TENANT, AZURE_CLIENT_ID = APP, AZURE_CLIENT_SECRET = "marker-secret",
    AZURE_FEDERATED_TOKEN_FILE = "/marker", PARTNERCENTER_REFRESH_TOKEN = "marker-refresh",
    PARTNERCENTER_ACCESS_TOKEN = "marker-access", PARTNERCENTER_TOKEN_FILE = "/tmp/tokens",
  }

  it("goes by precedence", function()
    local variables = with(ALL, { AZURE_CLIENT_CERTIFICATE_PATH = temporary(PEM) })
    for _, step in ipairs({
      { "PARTNERCENTER_ACCESS_TOKEN", "access_token" },
      { "PARTNERCENTER_REFRESH_TOKEN", "refresh_token", "certificate" },
      { "AZURE_CLIENT_CERTIFICATE_PATH", "certificate", "certificate" },
      { "AZURE_CLIENT_SECRET", "client_secret", "client_secret" },
      { "AZURE_FEDERATED_TOKEN_FILE", "federated_token_file", "federated_token_file" },
    }) do
      local made = assert(resolve(nil, variables))
      assert.equal(step[2], made.credential)
      assert.equal(step[3], made.proof)
      assert.equal(step[1], made.credential_name)
      assert.equal("environment", made.credential_source)
      assert.equal("/tmp/tokens", made.token_store)
      variables[step[1]] = nil
    end
    refused(nil, variables, "AZURE_TENANT_ID", "a credential such as AZURE_CLIENT_SECRET")
  end)

  it("keeps only the winner's secrets", function()
    local made = assert(resolve(nil, ALL))
    assert.is_nil(made.client_secret)
    assert.is_nil(made.refresh_token)
    made = assert(resolve(nil, with(ALL, { PARTNERCENTER_ACCESS_TOKEN = "" })))
    assert.equal("marker-refresh", made.refresh_token)
    assert.equal("marker-secret", made.client_secret)
    assert.is_nil(made.federated_token_file)
  end)

  it("says what is missing by the variables' names", function()
    refused({}, { AZURE_CLIENT_SECRET = "marker" }, "AZURE_CLIENT_SECRET is given",
      "AZURE_TENANT_ID and AZURE_CLIENT_ID are missing")
    refused({}, { AZURE_CLIENT_CERTIFICATE_PASSWORD = "marker" }, "without AZURE_CLIENT_CERTIFICATE_PATH")
    refused({}, { AZURE_TENANT_ID = "nonsense", AZURE_CLIENT_ID = APP, AZURE_CLIENT_SECRET = "marker" },
      "AZURE_TENANT_ID must be")
  end)

  it("says how to begin when it is empty", function()
    refused(nil, nil, "AZURE_TENANT_ID", "PARTNERCENTER_REFRESH_TOKEN", "partnercenter.simulator")
    refused({}, { AZURE_TENANT_ID = "  ", AZURE_CLIENT_SECRET = "" }, "no credentials")
  end)

  it("does not read the token file if a store is given or refused", function()
    local store = { get = print, set = print }
    assert.equal(store, assert(resolve({ token_store = store }, ALL)).token_store)
    assert.is_false(assert(resolve({ token_store = false }, ALL)).token_store)
    refused(with(SECRET, { token_store = {} }), nil, "option token_store")
    refused(with(SECRET, { token_store = io.stdout }), nil, "option token_store")
    refused(with(SECRET, { token_store = "" }), nil, "option token_store")
  end)
end)

describe("endpoints", function()
  it("know the clouds and Azure's names for them, in any case", function()
    for name, want in pairs({
      usgov = "usgov", CHINA = "china", AzureCloud = "global", azureusgovernment = "usgov",
      AzureChinaCloud = "china",
    }) do
      assert.equal(want, assert(resolve(with(TOKEN, { cloud = name }))).cloud)
      assert.equal(want, assert(resolve(TOKEN, { PARTNERCENTER_CLOUD = name })).cloud)
    end
    local china = assert(resolve(with(TOKEN, { cloud = "china" })))
    assert.equal("https://login.chinacloudapi.cn", china.authority)
    assert.equal("https://partner.partnercenterapi.microsoftonline.cn", china.base.api)
    assert.equal("https://partner.partnercenterapi.microsoftonline.cn", china.audience.api)
    assert.equal("https://login.microsoftonline.us", assert(resolve(with(TOKEN,
      { cloud = "usgov" }))).authority)
  end)

  it("of other clouds are refused", function()
    refused(with(TOKEN, { cloud = "chnia" }), nil, "option cloud must be", "did you mean 'china'?")
    refused(TOKEN, { PARTNERCENTER_CLOUD = "mars" }, "PARTNERCENTER_CLOUD must be")
  end)

  it("are independent: address, authority and audience", function()
    local made = assert(resolve(with(TOKEN, {
      cloud = "usgov", base_url = "https://proxy.example/pc/", authority = "http://127.0.0.1:8080/login/",
      audience = "api://marker",
    })))
    assert.equal("https://proxy.example/pc", made.base.api)
    assert.equal("https://graph.microsoft.us", made.base.graph)
    assert.equal("http://127.0.0.1:8080/login", made.authority)
    assert.same({ api = "api://marker", partner = "https://api.partner.microsoft.com",
      graph = "https://graph.microsoft.us" }, made.audience)
  end)

  it("may have an address per host", function()
    local made = assert(resolve(with(TOKEN, {
      base_url = { graph = "http://localhost:1" }, audience = { graph = "https://graph.example" },
    })))
    assert.equal("http://localhost:1", made.base.graph)
    assert.equal("https://api.partnercenter.microsoft.com", made.base.api)
    assert.equal("https://graph.example", made.audience.graph)
  end)

  it("come from variables, even beside an identity from options, but options win", function()
    local variables = {
      PARTNERCENTER_BASE_URL = "https://localhost:1/", AZURE_AUTHORITY_HOST = "login.example/",
    }
    local made = assert(resolve(SECRET, variables))
    assert.equal("https://localhost:1", made.base.api)
    assert.equal("https://login.example", made.authority)
    made = assert(resolve(with(SECRET, { base_url = "https://a.example",
      authority = "https://b.example" }), variables))
    assert.equal("https://a.example", made.base.api)
    assert.equal("https://b.example", made.authority)
  end)

  it("with a bad address name the option or variable", function()
    refused(with(TOKEN, { base_url = "http://api.example" }), nil, "option base_url must use https")
    refused(with(TOKEN, { authority = "https://user:marker@x.example" }), nil,
      "option authority must not contain a user")
    refused(TOKEN, { PARTNERCENTER_BASE_URL = "api.example" },
      "PARTNERCENTER_BASE_URL must begin with https://")
    refused(TOKEN, { AZURE_AUTHORITY_HOST = "http://login.example" }, "AZURE_AUTHORITY_HOST must use https")
    refused(with(TOKEN, { audience = "a\r\nb" }), nil, "option audience")
  end)
end)

describe("numbers and names", function()
  it("are checked against their range", function()
    for name, values in pairs({
      timeout = { 0, -1, 0 / 0, 1 / 0, 1e10 }, attempt_timeout = { 0 }, connect_timeout = { -5 },
      max_attempts = { 0, 1.5, 1e9, 0 / 0 }, max_in_flight = { 0, -1, 2.5 }, max_response_bytes = { 0,
        2 ^ 31 },
      max_requests_per_minute = { 0, -1, 1 / 0 },
    }) do
      for _, value in ipairs(values) do
        refused(with(TOKEN, { [name] = value }), nil, "option " .. name .. " must be")
      end
    end
    local made = assert(resolve(with(TOKEN, {
      timeout = 0.5, max_attempts = 1.0, max_requests_per_minute = 500, max_response_bytes = 1,
    })))
    assert.equal(0.5, made.timeout)
    assert.equal("1", tostring(made.max_attempts))
  end)

  it("keep false", function()
    local made = assert(resolve(with(TOKEN, {
      retry_writes = false, max_requests_per_minute = false, on_event = false, logger = false, locale = false,
    })))
    assert.is_false(made.retry_writes)
    assert.is_false(made.max_requests_per_minute)
    assert.is_false(made.on_event)
  end)

  it("are checked against their closed set", function()
    for name, value in pairs({
      token_endpoint_version = "v3", assertion_algorithm = "none", assertion_thumbprint = "md5",
      qualification_endpoint = "both", http_version = "3", driver = "magic",
    }) do
      refused(with(TOKEN, { [name] = value }), nil, "option " .. name .. " must be")
    end
    refused(with(TOKEN, { driver = "bloking" }), nil, "did you mean 'blocking'?")
    assert.equal("2", assert(resolve(with(TOKEN, { http_version = 2 }))).http_version)
    assert.equal("1.1", assert(resolve(with(TOKEN, { http_version = 1.1 }))).http_version)
    local driver = {}
    assert.equal(driver, assert(resolve(with(TOKEN, { driver = driver }))).driver)
  end)

  it("keep control characters out of headers", function()
    refused(with(TOKEN, { application_name = "a\r\nX: y" }), nil, "option application_name")
    refused(with(TOKEN, { locale = "" }), nil, "option locale")
  end)
end)

describe("read_only", function()
  it("comes from the variable unless the option is given", function()
    for text, want in pairs({ ["1"] = true, ["true"] = true, Yes = true, ["0"] = false, no = false,
      [""] = false }) do
      assert.equal(want, assert(resolve(SECRET, { PARTNERCENTER_READ_ONLY = text })).read_only)
    end
    assert.is_false(assert(resolve(with(SECRET, { read_only = false }),
      { PARTNERCENTER_READ_ONLY = "1" })).read_only)
    assert.is_true(assert(resolve(with(SECRET, { read_only = true }))).read_only)
  end)

  it("is an error with another value, never off by mistake", function()
    refused(SECRET, { PARTNERCENTER_READ_ONLY = "please" }, "PARTNERCENTER_READ_ONLY must be 1 or 0")
  end)
end)

describe("CA", function()
  it("follows the precedence and keeps the source", function()
    local mine, ours, theirs = temporary(PEM), temporary(PEM), temporary(PEM)
    local variables = { PARTNERCENTER_CA_FILE = ours, SSL_CERT_FILE = theirs }
    local made = assert(resolve(with(TOKEN, { ca_file = mine }), variables))
    assert.same({ mine, "option ca_file" }, { made.ca_file, made.ca_source })
    made = assert(resolve(TOKEN, variables))
    assert.same({ ours, "PARTNERCENTER_CA_FILE" }, { made.ca_file, made.ca_source })
    made = assert(resolve(TOKEN, { SSL_CERT_FILE = theirs }))
    assert.same({ theirs, "SSL_CERT_FILE" }, { made.ca_file, made.ca_source })
    made = assert(resolve(with(TOKEN, { ca_path = "/" }), variables))
    assert.same({ nil, "/", "option ca_path" }, { made.ca_file, made.ca_path, made.ca_source })
    made = assert(resolve(with(TOKEN, { ca_file = false }), variables))
    assert.same({ nil, "libcurl's own" }, { made.ca_file, made.ca_source })
    made = assert(resolve(with(TOKEN, { extra_ca_file = mine }), variables))
    assert.same({ ours, mine }, { made.ca_file, made.extra_ca_file })
  end)

  it("may begin anywhere in its file", function()
    for _, before in ipairs { 65536, 65535, 65530, 65526, 131068 } do
      local file = temporary(("#"):rep(before) .. PEM)
      assert.equal(file, assert(resolve(with(TOKEN, { ca_file = file }))).ca_file)
    end
    refused(with(TOKEN, { ca_file = temporary(("-----BEGI\n"):rep(20000)) }), nil, "no PEM certificate")
  end)

  it("names an unusable file and its source", function()
    refused(with(TOKEN, { ca_file = "/nowhere/ca.pem" }), nil, "option ca_file", "'/nowhere/ca.pem'",
      "No such file")
    refused(TOKEN, { PARTNERCENTER_CA_FILE = "/nowhere" }, "PARTNERCENTER_CA_FILE", "'/nowhere'")
    refused(TOKEN, { SSL_CERT_FILE = "/" }, "SSL_CERT_FILE", "directory")
    refused(with(TOKEN, { extra_ca_file = temporary("no pem") }), nil, "option extra_ca_file",
      "no PEM certificate")
    refused(with(TOKEN, { ca_file = temporary("") }), nil, "it is empty")
    refused(with(TOKEN, { ca_path = "/nowhere" }), nil, "option ca_path", "'/nowhere'")
  end)
end)

describe("proxy", function()
  it("comes from the option, which may be false", function()
    local variables = { HTTPS_PROXY = "http://env.example:1", NO_PROXY = "a.example" }
    local made = assert(resolve(with(TOKEN, { proxy = "http://user:marker@p.example:3128" }), variables))
    assert.same({ "http://user:marker@p.example:3128", "", "option proxy" },
      { made.proxy, made.no_proxy, made.proxy_source })
    made = assert(resolve(with(TOKEN, { proxy = false }), variables))
    assert.same({ false, "" }, { made.proxy, made.no_proxy })
    assert.is_nil(made.proxy_source)
  end)

  it("comes from the environment otherwise, but never for loopback", function()
    local made = assert(resolve(TOKEN, { HTTPS_PROXY = "p.example:3128", no_proxy = "a.example,.b" }))
    assert.same({ "http://p.example:3128", "a.example,.b,localhost,127.0.0.0/8,::1", "HTTPS_PROXY" },
      { made.proxy, made.no_proxy, made.proxy_source })
    made = assert(resolve(TOKEN, { ALL_PROXY = "socks5h://p.example", HTTP_PROXY = "http://x.example" }))
    assert.equal("socks5h://p.example", made.proxy)
    assert.is_false(assert(resolve(TOKEN, { HTTP_PROXY = "http://x.example" })).proxy)
    assert.is_false(assert(resolve(TOKEN, { HTTPS_PROXY = "http://x.example", NO_PROXY = "*" })).proxy)
  end)

  it("is refused without repeating it", function()
    for _, text in ipairs({ "ftp://marker:x@p.example", "http://marker@", "", "http://marker x",
      "http://m:p@h/marker" }) do
      local err = refused(with(TOKEN, { proxy = text }), nil, "option proxy must be")
      assert.is_nil(tostring(err):find("marker", 1, true))
    end
    refused(TOKEN, { all_proxy = "nonsense://marker" }, "all_proxy must be")
  end)
end)

describe("secrets", function()
  it("are in no message of any problem", function()
    local secrets = {
      client_secret = "marker-1", refresh_token = "marker-2", access_token = "marker-3",
        code_verifier = "marker-4",
      authorization_code = "marker-5", private_key = "marker-6", private_key_password = "marker-7",
      client_assertion = "marker-8", redirect_uri = "marker-9", certificate = ("marker"):rep(60),
    }
    for first, value in pairs(secrets) do
      for second, other in pairs(secrets) do
        for _, rest in ipairs({ {}, { tenant_id = TENANT }, { client_id = APP }, SECRET }) do
          local made, err = resolve(with(rest, { [first] = value, [second] = other }))
          if not made then
            assert.is_nil((tostring(err) .. err.message):find("marker", 1, true))
          end
        end
      end
    end
  end)
end)
