-- A message names an option by its origin: the environment variable that gave the value, else the option.
local options = require "partnercenter.options"
local origin = require "partnercenter.options.origin"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local redis_server = require "spec.support.servers.redis"
local socket = require "socket"

local ID = "11111111-1111-4111-8111-111111111111"
local SECRET = { tenant_id = ID, client_id = ID, client_secret = "marker" }
local TOKEN = { access_token = "marker" }
local VARIABLES = {
  AZURE_TENANT_ID = ID, AZURE_CLIENT_ID = ID, AZURE_CLIENT_SECRET = "marker",
}

local function with(values, name, value)
  local all = {}
  for key, text in pairs(values) do all[key] = text end
  all[name] = value
  return all
end

local function resolve(given, variables)
  return options.resolve(given, function(name) return variables[name] end)
end

-- Option, variable, a value that is wrong; what else has to be given.
local WRONG = {
  { "cloud", "PARTNERCENTER_CLOUD", "mars", TOKEN },
  { "base_url", "PARTNERCENTER_BASE_URL", "api.example", TOKEN },
  { "authority", "AZURE_AUTHORITY_HOST", "http://login.example", TOKEN },
  { "ca_file", "PARTNERCENTER_CA_FILE", "/nowhere/ca.pem", TOKEN },
  { "ca_file", "SSL_CERT_FILE", "/nowhere/ca.pem", TOKEN },
  { "proxy", "HTTPS_PROXY", "nonsense://proxy.example", TOKEN },
  { "proxy", "ALL_PROXY", "nonsense://proxy.example", TOKEN },
  { "shared", "PARTNERCENTER_SHARED", "redis.example:6379", TOKEN },
  { "shared_key", "PARTNERCENTER_SHARED_KEY", "too short", TOKEN },
  { "tenant_id", "AZURE_TENANT_ID", "no tenant", SECRET },
  { "client_id", "AZURE_CLIENT_ID", "no id", SECRET },
  { "client_secret", "AZURE_CLIENT_SECRET", "a\nb", SECRET },
  { "certificate", "AZURE_CLIENT_CERTIFICATE_PATH", "/nowhere/app.pem", with(SECRET, "client_secret", nil) },
  { "refresh_token", "PARTNERCENTER_REFRESH_TOKEN", "a\nb", SECRET },
  { "access_token", "PARTNERCENTER_ACCESS_TOKEN", "Bearer a", {} },
  { "token_store", "PARTNERCENTER_TOKEN_FILE", "a\1b", SECRET },
}

local OF_IDENTITY = {
  tenant_id = "AZURE_TENANT_ID", client_id = "AZURE_CLIENT_ID", client_secret = "AZURE_CLIENT_SECRET",
}

describe("a wrong value is told with", function()
  for _, case in ipairs(WRONG) do
    local option, variable, value, beside = case[1], case[2], case[3], case[4]

    it("the option " .. option, function()
      local made, err = resolve(with(beside, option, value), {})
      assert.is_nil(made)
      assert.matches("^option " .. option, err.message)
    end)

    it("the variable " .. variable, function()
      local given, variables = beside, { [variable] = value }
      if variable:find("^AZURE_[CT]") or variable:find("TOKEN") then
        given, variables = {}, {}
        for name, text in pairs(beside) do variables[OF_IDENTITY[name]] = text end
        variables[variable] = value
      end
      local made, err = resolve(given, variables)
      assert.is_nil(made)
      assert.equal(1, err.message:find(variable, 1, true), err.message)
      assert.is_nil(err.message:find("option " .. option, 1, true), err.message)
    end)
  end
end)

it("a configuration names each variable that gave a value, and the option else", function()
  local made = assert(resolve({ cloud = "china" }, with(with(VARIABLES, "PARTNERCENTER_CLOUD", "usgov"),
    "PARTNERCENTER_READ_ONLY", "1")))
  assert.equal("option cloud", origin.name(made, "cloud"))
  assert.equal("PARTNERCENTER_READ_ONLY", origin.name(made, "read_only"))
  assert.equal("AZURE_CLIENT_SECRET", origin.name(made, "client_secret"))
  assert.equal("option shared", origin.name(made, "shared"))
  assert.equal("correct `shared`", origin.named(made, "shared", "correct `shared`"))
end)

describe("the error of a call names", function()
  local redis, client
  lazy_setup(function() redis = redis_server.start { password = "right" } end)
  lazy_teardown(function() redis:stop() end)
  after_each(function()
    client:close()
    for _, name in ipairs { "PARTNERCENTER_BASE_URL", "PARTNERCENTER_READ_ONLY", "PARTNERCENTER_SHARED" } do
      process.setenv(name)
    end
  end)

  -- Nothing is sent to Partner Center: each of these calls is refused before.
  local function message_of(option, variable, value, call, kind, identity)
    local texts = {}
    for i, is_variable in ipairs { false, true } do
      local given = { tenant_id = ID, client_id = ID, client_secret = "marker", max_attempts = 1 }
      for name, text in pairs(identity or {}) do given[name] = text end
      given.base_url = option ~= "base_url" and "http://127.0.0.1:9" or nil
      given.authority = option ~= "base_url" and "http://127.0.0.1:9" or nil
      if is_variable then
        process.setenv(variable, tostring(value))
      else
        given[option] = value
      end
      if client then client:close() end
      client = assert(partnercenter.new(given))
      local done, err = call(client)
      assert.is_nil(done)
      assert.equal(kind or "config", err.kind, tostring(err))
      texts[i] = tostring(err)
    end
    assert.is_nil(texts[1]:find(variable, 1, true), texts[1])
    assert.is_nil(texts[2]:find("option " .. option, 1, true) or texts[2]:find("`", 1, true), texts[2])
    return texts[1], texts[2]
  end

  local function write(one) return one:request { method = "POST", path = "/v1/customers", body = {} } end
  local function read(one) return one:request { path = "/v1/customers" } end

  it("what makes the client read-only", function()
    local option, variable = message_of("read_only", "PARTNERCENTER_READ_ONLY", true, write)
    assert.matches("the client is read-only (option read_only): POST is not sent", option, 1, true)
    assert.matches("the client is read-only (PARTNERCENTER_READ_ONLY): POST is not sent", variable, 1, true)
  end)

  it("what keeps the client on this machine", function()
    local option, variable = message_of("base_url", "PARTNERCENTER_BASE_URL", "http://127.0.0.1:9", read)
    assert.matches("as option base_url is on loopback: give authority too", option, 1, true)
    assert.matches("PARTNERCENTER_BASE_URL is on loopback: set AZURE_AUTHORITY_HOST too", variable, 1, true)
  end)

  it("the Redis that refuses", function()
    local url = ("redis://:wrong@127.0.0.1:%d"):format(redis.port)
    local option, variable = message_of("shared", "PARTNERCENTER_SHARED", url, read)
    assert.matches("option shared cannot be used, and nothing was sent", option, 1, true)
    assert.matches("the password in `shared`", option, 1, true)
    assert.matches("PARTNERCENTER_SHARED cannot be used, and nothing was sent", variable, 1, true)
    assert.matches("the password in PARTNERCENTER_SHARED", variable, 1, true)
  end)

  it("the Redis that is away, where a user's token is kept", function()
    local holder = socket.tcp4()
    assert(holder:bind("127.0.0.1", 0)) -- it refuses, as nothing listens
    local url = ("redis://127.0.0.1:%d"):format(select(2, holder:getsockname()))
    local function told(one) -- on a busy machine it may take a second call
      local done, err
      repeat
        done, err = one:request { path = "/v1/customers", timeout = 1 }
      until done or err.kind ~= "timeout" or err.message:find("is away", 1, true)
      return done, err
    end
    local user = { refresh_token = "marker" }
    local option, variable = message_of("shared", "PARTNERCENTER_SHARED", url, told, "timeout", user)
    assert.matches("did not arrive in time: option shared is away: Redis at 127.0.0.1", option, 1, true)
    assert.matches("did not arrive in time: PARTNERCENTER_SHARED is away: Redis at", variable, 1, true)
    holder:close()
  end)
end)
