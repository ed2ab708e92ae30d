-- Secrets with a line end or another control character: a config error that names the option, the variable or
-- the file, and nothing is sent.

local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local ID = sign_in.CUSTOMER
local SPOILT = {
  "s3cret\n", "s3cret\r\n", "s3cret\r", "\ns3cret", "s3cret\n3cret", "s3cret\0", "s3cret\27", "\ts3cret",
  "s3cret\127",
}

describe("a control character in", function()
  local server, path

  setup(function()
    server = raw.start(function(conn)
      conn:request()
      conn:answer("500 No", "")
    end)
    path = os.tmpname()
  end)
  teardown(function()
    server:stop()
    os.remove(path)
  end)

  -- Each with the option that has to be named; `secret` stands for what is spoilt.
  local SECRET = {}
  local options = {
    client_secret = { client_secret = SECRET },
    client_assertion = { client_assertion = SECRET },
    refresh_token = { refresh_token = SECRET },
    authorization_code = { authorization_code = SECRET, redirect_uri = "http://localhost" },
    code_verifier = { authorization_code = "c", redirect_uri = "http://localhost", code_verifier = SECRET },
    redirect_uri = { authorization_code = "c", redirect_uri = SECRET },
    access_token = { access_token = SECRET, alone = true },
    private_key_password = { certificate = "-----BEGIN", private_key_password = SECRET },
    certificate = { certificate = SECRET },
    private_key = { certificate = "-----BEGIN", private_key = SECRET },
    federated_token_file = { federated_token_file = SECRET },
    managed_identity = { managed_identity = SECRET, alone = true },
    account = { refresh_token = "r", account = SECRET },
    proxy = { client_secret = "s", proxy = SECRET },
  }
  local functions = { "client_secret", "client_assertion", "refresh_token", "access_token" }

  local function fails(identity, secret)
    local all = { base_url = server.url, authority = server.url, max_attempts = 1 }
    if not identity.alone then
      all.tenant_id, all.client_id = ID, ID
    end
    for name, value in pairs(identity) do
      if name ~= "alone" then
        all[name] = value == SECRET and secret or value
      end
    end
    local client, err = partnercenter.new(all)
    local value = nil
    if client then
      value, err = client:customer(ID):qualification()
    end
    assert.is_nil(value)
    assert.equal("config", err.kind, tostring(err))
    assert.is_nil(tostring(err):find("3cret", 1, true), tostring(err))
    assert.equal(0, server:count "connection")
    return err
  end

  for name, identity in pairs(options) do
    it("option " .. name, function()
      for _, secret in ipairs(SPOILT) do
        local text = name == "proxy" and "http://user:" .. secret .. "@127.0.0.1:1" or secret
        assert.matches("option " .. name, fails(identity, text).message)
      end
    end)
  end

  for _, name in ipairs(functions) do
    it("what the function " .. name .. " returns", function()
      for _, secret in ipairs(SPOILT) do
        local err = fails(options[name], function() return secret end)
        assert.matches("the function given as " .. name, err.message)
      end
    end)
  end

  it("each form of a managed identity", function()
    for _, name in ipairs { "client_id", "object_id", "mi_res_id" } do
      for _, secret in ipairs(SPOILT) do
        local err = fails { managed_identity = { [name] = secret }, alone = true }
        assert.matches("option managed_identity", err.message)
      end
    end
  end)

  it("a proxy's user and password, percent-encoded", function()
    for _, credentials in ipairs { "user:s3cret%0A", "us%0der:s3cret", "user:s3%00cret", "user:s3%7Fcret" } do
      local err = fails(options.proxy, "http://" .. credentials .. "@127.0.0.1:1")
      assert.matches("option proxy", err.message)
    end
  end)

  it("the file of a federated token, but for the line end that tools write", function()
    for _, secret in ipairs(SPOILT) do
      for _, behind in ipairs { "\n", "\r\n" } do
        if secret .. behind ~= "s3cret\r\n" then -- one line end as it should be
          sign_in.write(path, secret .. behind)
          local err = fails { federated_token_file = path }
          assert.matches("option federated_token_file", err.message)
          assert.matches("'" .. path .. "'", err.message, 1, true)
        end
      end
    end
  end)

  it("the file of a federated token that cannot be read: file and reason are named", function()
    for _, case in ipairs {
      { "rm -f %s", "No such file" }, { "mkdir %s", "directory" }, { "rmdir %s; touch %s", "is empty" },
      { "printf ' \\n' > %s", "is empty" }, { "printf 's3cret\\303\\244' > %s", "no token" },
    } do
      os.execute((case[1]:gsub("%%s", path)))
      local err = fails { federated_token_file = path }
      assert.matches("option federated_token_file: file '" .. path .. "'", err.message, 1, true)
      assert.matches(case[2], err.message)
    end
  end)

  local variables = {
    AZURE_CLIENT_SECRET = {}, PARTNERCENTER_REFRESH_TOKEN = {}, PARTNERCENTER_ACCESS_TOKEN = {},
    AZURE_CLIENT_CERTIFICATE_PASSWORD = {
      AZURE_CLIENT_CERTIFICATE_PATH = "spec/c/fuzz/corpus/certificate/rsa.pem",
    },
    AZURE_FEDERATED_TOKEN_FILE = {}, AZURE_CLIENT_CERTIFICATE_PATH = {}, IDENTITY_HEADER = { machine = true },
  }
  for variable, others in pairs(variables) do
    it("the variable " .. variable, function()
      for _, secret in ipairs(SPOILT) do
        local is_path = variable:find("PATH") or variable:find("FILE")
        local is_trimmed = is_path and (secret:find("^%s") or secret:find("%s$"))
        if not secret:find("%z") and not is_trimmed then
          local set = { AZURE_TENANT_ID = ID, AZURE_CLIENT_ID = ID, [variable] = secret }
          for name, value in pairs(others) do
            set[name] = type(value) == "string" and value or nil
          end
          if others.machine then
            set.IDENTITY_ENDPOINT = server.url .. "/msi/token"
          end
          for name, value in pairs(set) do
            process.setenv(name, value)
          end
          local client, err = partnercenter.new {
            base_url = server.url, authority = server.url, managed_identity = others.machine,
          }
          for name in pairs(set) do
            process.setenv(name)
          end
          assert.is_nil(client)
          assert.equal("config", err.kind)
          assert.matches(variable, err.message)
          assert.is_nil(tostring(err):find("3cret", 1, true))
        end
      end
    end)
  end

  it("no secret: blanks in and around one stay", function()
    local received = raw.start(function(conn)
      local _, body = conn:request()
      conn:note("secret", sign_in.form(body).client_secret)
      conn:answer("400 No", "{}")
    end)
    process.setenv("AZURE_CLIENT_SECRET", " s p ")
    process.setenv("AZURE_TENANT_ID", ID)
    process.setenv("AZURE_CLIENT_ID", " " .. ID .. "\n")
    local client, err = partnercenter.new { authority = received.url, max_attempts = 1 }
    for _, name in ipairs { "AZURE_CLIENT_SECRET", "AZURE_TENANT_ID", "AZURE_CLIENT_ID" } do
      process.setenv(name)
    end
    assert.is_truthy(client, tostring(err))
    client:customer(ID):qualification()
    assert.same({ " s p " }, received:received "secret")
    received:stop()
  end)
end)

describe("a managed identity", function()
  it("is named in one way, by a known name", function()
    for _, identity in ipairs { {}, { client_id = "a", object_id = "b" }, { client_id = "" }, "", " " } do
      local client, err = partnercenter.new { managed_identity = identity }
      assert.is_nil(client)
      assert.equal("config", err.kind)
      assert.matches("option managed_identity", err.message)
    end
    local ok, why = pcall(function() return partnercenter.new { managed_identity = { clientid = "a" } } end)
    assert.is_false(ok)
    assert.matches("control_characters_spec.lua:%d+: .*did you mean 'client_id'", why)
  end)
end)
