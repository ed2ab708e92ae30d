-- An incomplete or contradictory identity: the error names the given and the missing options, and says what
-- to do.
local config = require "partnercenter.options"

local T, C = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"

local function problem(options, variables)
  local made, err = config.resolve(options, function(name) return (variables or {})[name] end)
  assert.is_nil(made)
  assert.equal("config", err.kind)
  assert.is_nil(err.message:find("marker", 1, true), err.message)
  return err.message
end

-- The given options; the given and missing names in the message; and its advice.
local OPTIONS = {
  { { tenant_id = T }, "tenant_id is given",
    "client_id and a credential such as option client_secret or option refresh_token",
    "give them" },
  { { client_id = C }, "client_id is given", "tenant_id and a credential", "give them" },
  { { tenant_id = T, client_id = C }, "option tenant_id and option client_id are given",
    "a credential such as", "give it" },
  { { tenant_id = T, client_secret = "marker" }, "option client_secret are given",
    "option client_id is missing", "give it" },
  { { client_id = C, refresh_token = "marker" }, "option refresh_token are given",
    "option tenant_id is missing", "give it" },
  { { client_secret = "marker" }, "client_secret is given", "option tenant_id and option client_id",
    "give them" },
  { { device_code = print }, "device_code is given", "option tenant_id and option client_id", "give them" },
  { { certificate = "marker.pem" }, "certificate is given", "option tenant_id and option client_id",
    "give them" },
  { { tenant_id = T, client_id = C, authorization_code = "marker" }, "authorization_code are given",
    "option redirect_uri is missing",
    "give it" },
  { { tenant_id = T, client_id = C, redirect_uri = "https://x" }, "redirect_uri is given",
    "without option authorization_code",
    "give both" },
  { { tenant_id = T, client_id = C, code_verifier = "marker" }, "code_verifier is given",
    "without option authorization_code",
    "give both" },
  { { private_key = "marker" }, "private_key is given", "without option certificate", "give both" },
  { { private_key_password = "marker" }, "private_key_password is given", "without option certificate",
    "give both" },
  { { access_token = "marker", client_secret = "marker" }, "option access_token and option client_secret",
    "different credentials",
    "give one of them" },
  { { managed_identity = true, refresh_token = "marker" }, "option managed_identity and option refresh_token",
    "different credentials", "give one of them" },
  { { managed_identity = {} }, "option managed_identity", "client_id, object_id and mi_res_id",
    "name one of" },
  { { tenant_id = "", client_id = C, client_secret = "marker" }, "option tenant_id", "is empty",
    "give its value" },
  { { tenant_id = "common", client_id = C, client_secret = "marker" }, "option tenant_id", "one tenant",
    "give its GUID" },
  { { tenant_id = "marker/x", client_id = C, client_secret = "x" }, "option tenant_id", "must be",
    "GUID or one of its domain" },
  { { tenant_id = T, client_id = "marker", client_secret = "x" }, "option client_id", "must be",
    "GUID of the app registration" },
}

local VARIABLES = {
  { { AZURE_TENANT_ID = T }, "AZURE_TENANT_ID is given",
    "AZURE_CLIENT_ID and a credential such as AZURE_CLIENT_SECRET", "set them" },
  { { AZURE_TENANT_ID = T, AZURE_CLIENT_ID = C }, "are given",
    "AZURE_CLIENT_SECRET or PARTNERCENTER_REFRESH_TOKEN is missing", "set it" },
  { { AZURE_CLIENT_SECRET = "marker" }, "AZURE_CLIENT_SECRET is given",
    "AZURE_TENANT_ID and AZURE_CLIENT_ID are missing", "set them" },
  { { AZURE_CLIENT_CERTIFICATE_PATH = "marker" }, "AZURE_CLIENT_CERTIFICATE_PATH is given",
    "AZURE_TENANT_ID", "set them" },
  { { AZURE_FEDERATED_TOKEN_FILE = "marker" }, "AZURE_FEDERATED_TOKEN_FILE is given", "AZURE_TENANT_ID",
    "set them" },
  { { AZURE_CLIENT_ID = C, PARTNERCENTER_REFRESH_TOKEN = "marker" }, "PARTNERCENTER_REFRESH_TOKEN are given",
    "AZURE_TENANT_ID is missing", "set it" },
  { { AZURE_CLIENT_CERTIFICATE_PASSWORD = "marker" }, "AZURE_CLIENT_CERTIFICATE_PASSWORD is given",
    "without AZURE_CLIENT_CERTIFICATE_PATH", "set both" },
  { {}, "no credentials", "AZURE_TENANT_ID, AZURE_CLIENT_ID and PARTNERCENTER_REFRESH_TOKEN",
    "managed_identity = true" },
  { { IDENTITY_ENDPOINT = "http://127.0.0.1:1/msi/token", IDENTITY_HEADER = "marker" }, "no credentials",
    "set AZURE_TENANT_ID",
    "managed_identity = true" },
}

local MACHINE = {
  { { IDENTITY_ENDPOINT = "http://127.0.0.1:1/msi/token" }, "IDENTITY_ENDPOINT is set",
    "IDENTITY_HEADER is missing", "set both" },
  { { IDENTITY_HEADER = "marker" }, "IDENTITY_HEADER is set", "IDENTITY_ENDPOINT is missing", "set both" },
  { { IDENTITY_ENDPOINT = "nonsense", IDENTITY_HEADER = "marker" }, "IDENTITY_ENDPOINT must be the address",
    "such as http", "" },
  { { IDENTITY_ENDPOINT = "http://127.0.0.1:1", IDENTITY_HEADER = "marker" }, "IDENTITY_ENDPOINT must be",
    "token endpoint", "" },
}

describe("an incomplete identity", function()
  local function says(message, case)
    for i = 2, 4 do assert.matches(case[i], message, 1, true) end
  end

  it("of options names the given and the missing options, and what to give", function()
    for _, case in ipairs(OPTIONS) do says(problem(case[1]), case) end
  end)

  it("of variables names them, and says what to set", function()
    for _, case in ipairs(VARIABLES) do
      local message = problem({}, case[1])
      says(message, case)
      assert.is_nil(message:find("option ", 1, true), message)
    end
  end)

  it("of the machine names its variables", function()
    for _, case in ipairs(MACHINE) do says(problem({ managed_identity = true }, case[1]), case) end
    for _, variables in ipairs({
      {}, { IDENTITY_ENDPOINT = "http://127.0.0.1:1/msi/token", IDENTITY_HEADER = "marker" },
        { IDENTITY_ENDPOINT = "" },
    }) do
      assert.equal("managed_identity", assert(config.resolve({ managed_identity = true }, function(name)
        return variables[name]
      end)).credential)
    end
  end)

  it("says that variables do not complete options", function()
    local message = problem({ tenant_id = T }, { AZURE_CLIENT_ID = C, AZURE_CLIENT_SECRET = "marker" })
    assert.matches("identity variables are not read", message, 1, true)
  end)
end)
