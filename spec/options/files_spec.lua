-- Unusable credential and CA files: the error names option or variable, file and reason.
local certificates = require "spec.support.servers.certificates"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local sign_in = require "spec.support.sign_in"

local ID = "11111111-2222-4333-8444-555555555555"
local PASSWORD = "worthless"
local VARIABLES = {
  certificate = "AZURE_CLIENT_CERTIFICATE_PATH", federated_token_file = "AZURE_FEDERATED_TOKEN_FILE",
  ca_file = "PARTNERCENTER_CA_FILE",
}

describe("a file given", function()
  local set, app, dir

  setup(function()
    set = certificates.new()
    dir = set.dir
    os.execute("chmod 755 " .. dir)
    app = set:issue({ name = "app", rsa = true })
    set:issue({ name = "other", rsa = true })
    local make = "cd " .. dir .. " && "
      .. "openssl pkcs8 -topk8 -in app.key -out encrypted.key -passout pass:" .. PASSWORD .. " && "
      .. "cat app.pem encrypted.key > both.pem && "
      .. "openssl pkcs12 -export -in app.pem -inkey app.key -out app.p12 "
      .. "-passout pass:" .. PASSWORD .. " && openssl ecparam -name prime256v1 -genkey -noout -out ec.key && "
      .. "mkdir folder && : > empty && printf 'plain text' > text && printf ' \\n' > blank && "
      .. "printf 'a.b.c\\nd.e.f\\n' > two && cp app.pem locked && cp app.key locked.key && "
      .. "chmod 644 app.pem app.key && chmod 000 locked locked.key && "
      .. "sed 's/^[A-Za-z0-9]/!/' app.key > damaged.key && sed 's/^[A-Za-z0-9]/!/' app.pem > damaged.pem"
    assert(os.execute("(" .. make .. ") >/dev/null 2>&1"))
  end)
  teardown(function()
    os.execute("chmod 700 " .. dir .. "/locked*")
    set:remove()
  end)

  -- The error of a client with these options, in a process without permissions.
  local function refused(options, by_variable)
    options.base_url = "http://127.0.0.1:1"
    for option, variable in pairs(VARIABLES) do
      if by_variable == option then
        process.setenv(variable, options[option])
        options[option] = nil
      end
    end
    if by_variable and by_variable ~= "ca_file" then
      process.setenv("AZURE_TENANT_ID", ID)
      process.setenv("AZURE_CLIENT_ID", ID)
    elseif not options.access_token then
      options.tenant_id, options.client_id = ID, ID
    end
    local client, err = partnercenter.new(options)
    if client then
      client, err = client:customer(ID):qualification()
    end
    for _, variable in pairs(VARIABLES) do process.setenv(variable) end
    process.setenv("AZURE_TENANT_ID")
    process.setenv("AZURE_CLIENT_ID")
    assert.is_nil(client)
    assert.equal("config", err.kind, tostring(err))
    assert.is_nil(tostring(err):find(PASSWORD, 1, true))
    assert.is_nil(tostring(err):find("BEGIN", 1, true))
    return err.message
  end

  local function says(message, ...)
    for _, text in ipairs({ ... }) do assert.matches(text, message, 1, true) end
  end

  -- option -> the options beside it
  local FILES = {
    certificate = function() return {} end,
    private_key = function() return { certificate = app.certificate } end,
    federated_token_file = function() return {} end,
    ca_file = function() return { access_token = "x" } end,
    extra_ca_file = function() return { access_token = "x" } end,
  }
  local REASONS = {
    nowhere = "No such file or directory", folder = "Is a directory", empty = "is empty",
    ["app.pem/below"] = "Not a directory",
  }

  for option, beside in pairs(FILES) do
    it("as " .. option .. " says why it cannot be read", function()
      for name, reason in pairs(REASONS) do
        local options = beside()
        options[option] = dir .. "/" .. name
        says(refused(options), "option " .. option, ("'%s/%s'"):format(dir, name), reason)
        if VARIABLES[option] then
          options = beside()
          options[option] = dir .. "/" .. name
          says(refused(options, option), VARIABLES[option] .. ": ", ("'%s/%s'"):format(dir, name), reason)
        end
      end
    end)

    it("as " .. option .. " says that permission is missing", function()
      local path = os.tmpname()
      os.execute("chmod 666 " .. path)
      local pid = assert(process.fork())
      if pid == 0 then
        assert(process.nobody())
        local options = beside()
        options[option] = dir .. (option == "private_key" and "/locked.key" or "/locked")
        local ok, message = pcall(refused, options)
        sign_in.write(path, tostring(ok) .. " " .. tostring(message))
        process.exit(0)
      end
      assert.same({ "exit", 0 }, { process.wait(pid) })
      local text = sign_in.read(path)
      os.remove(path)
      says(text, "true option " .. option, "/locked", "Permission denied")
    end)
  end

  it("as ca_path must be a readable directory", function()
    for name, reason in pairs({ nowhere = "No such file or directory", ["app.pem"] = "Not a directory" }) do
      says(refused({ access_token = "x", ca_path = dir .. "/" .. name }), "option ca_path", dir .. "/"
        .. name, reason)
    end
  end)

  it("must have the content that the option needs", function()
    for _, case in ipairs({
      { { certificate = "text" }, "option certificate: file '%s/text' is neither PEM nor PKCS#12" },
      { { certificate = "app.key" }, "option certificate: file '%s/app.key' holds no certificate" },
      { { certificate = "damaged.pem" }, "option certificate: file '%s/damaged.pem' holds no certificate" },
      { { certificate = "app.pem" },
        "option certificate: file '%s/app.pem' holds no private key: give private_key" },
      { { certificate = "both.pem" },
        "'%s/both.pem': its private key is encrypted: give private_key_password" },
      { { certificate = "both.pem", private_key_password = "marker" },
        "option private_key_password: it does not open the private key in '%s/both.pem'" },
      { { certificate = "app.p12" },
        "option certificate: file '%s/app.p12' needs a password: give private_key_password" },
      { { certificate = "app.p12", private_key_password = "marker" },
        "option private_key_password: it does not open the PKCS#12 file in '%s/app.p12'" },
      { { certificate = "app.pem", private_key = "text" },
        "option private_key: file '%s/text' holds no private key" },
      { { certificate = "app.pem", private_key = "app.pem" },
        "option private_key: file '%s/app.pem' holds no private key" },
      { { certificate = "app.pem", private_key = "damaged.key" },
        "option private_key: file '%s/damaged.key' is damaged" },
      { { certificate = "app.pem", private_key = "encrypted.key" },
        "option private_key: file '%s/encrypted.key' is encrypted: give private_key_password" },
      { { certificate = "app.pem", private_key = "encrypted.key", private_key_password = "marker" },
        "option private_key_password: it does not open the private key in '%s/encrypted.key'" },
      { { certificate = "app.pem", private_key = "other.key" },
        "option private_key: file '%s/other.key' does not belong to the certificate" },
      { { certificate = "app.pem", private_key = "ec.key" },
        "option private_key: file '%s/ec.key' is not an RSA key" },
      { { federated_token_file = "blank" },
        "option federated_token_file: file '%s/blank' is empty" },
      { { federated_token_file = "two" },
        "option federated_token_file: file '%s/two' contains a line end" },
      { { access_token = "x", ca_file = "text" },
        "option ca_file: CA file '%s/text' cannot be used: it holds no PEM" },
      { { access_token = "x", ca_file = "app.key" },
        "option ca_file: CA file '%s/app.key' cannot be used: it holds no PEM" },
      { { access_token = "x", extra_ca_file = "text" },
        "option extra_ca_file: CA file '%s/text' cannot be used: it holds no" },
    }) do
      local options = {}
      for name, value in pairs(case[1]) do
        local is_text = name == "access_token" or name == "private_key_password"
        options[name] = is_text and value or dir .. "/" .. value
      end
      local message = refused(options)
      says(message, (case[2]:gsub("%%s", dir)))
      assert.is_nil(message:find("marker", 1, true))
    end
  end)

  it("by a variable is named by the variable", function()
    says(refused({ certificate = dir .. "/app.pem" }, "certificate"),
      ("AZURE_CLIENT_CERTIFICATE_PATH: file '%s/app.pem' holds no private key: "):format(dir),
      ": put it into the same file")
    says(refused({ certificate = dir .. "/both.pem" }, "certificate"),
      "its private key is encrypted: set AZURE_CLIENT_CERTIFICATE_PASSWORD")
    process.setenv("AZURE_CLIENT_CERTIFICATE_PASSWORD", "marker")
    local message = refused({ certificate = dir .. "/both.pem" }, "certificate")
    process.setenv("AZURE_CLIENT_CERTIFICATE_PASSWORD")
    says(message, "AZURE_CLIENT_CERTIFICATE_PASSWORD: it does not open the private key in '" .. dir
      .. "/both.pem'")
  end)

  it("given as PEM text is told without it", function()
    local pem, key = sign_in.read(app.certificate), sign_in.read(dir .. "/other.key")
    assert.equal("option private_key: it does not belong to the certificate", refused({ certificate = pem,
      private_key = key }))
    assert.equal("option certificate: it holds no private key: give private_key",
      refused({ certificate = pem }))
  end)
end)
