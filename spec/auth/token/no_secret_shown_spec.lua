-- Plants markers for every kind of secret, and searches every output of the library for them.

local json = require "partnercenter.json"
local memory_store = require "partnercenter.store.memory"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local MARKER = "mArKeR"
local JWT = "eyJhbGciOiJub25lIn0.eyJtYXJrZXIiOiJ0b2tlbiJ9.mArKeR-signature"

describe("no secret", function()
  local outputs, server

  before_each(function() outputs = {} end)
  after_each(function()
    if server then
      server:stop()
      server = nil
    end
  end)

  local function record(what, value)
    outputs[#outputs + 1] = what .. ": " .. tostring(value)
    if type(value) == "table" then
      local seen = {}
      local function walk(item, path)
        if type(item) == "table" and not seen[item] then
          seen[item] = true
          for key, inner in pairs(item) do
            walk(key, path .. "." .. tostring(key))
            walk(inner, path .. "." .. tostring(key))
          end
        elseif type(item) ~= "table" then
          outputs[#outputs + 1] = path .. "=" .. tostring(item)
        end
      end
      walk(value, what)
    end
  end

  local function client(identity)
    local all = {
      tenant_id = sign_in.CUSTOMER, client_id = sign_in.CUSTOMER, base_url = server.url,
      authority = server.url,
      timeout = 3, max_attempts = 2,
      on_event = function(event) record("event", event) end,
      logger = function(level, text) record("log " .. level, text) end,
    }
    for name, value in pairs(identity) do
      all[name] = value
    end
    local made, err = partnercenter.new(all)
    record("new", err)
    return made
  end

  local function exercise(identity)
    local own = client(identity)
    if not own then
      return
    end
    record("client", tostring(own))
    for _, call in ipairs {
      function() return own:customer(sign_in.CUSTOMER):qualification() end,
      function() return own:check() end,
      function() return own:request { method = "POST", path = "/v1/x", body = { a = 1 } } end,
      function() return own:request { path = "/v1/x", headers = { Authorization = "Bearer " .. MARKER } } end,
    } do
      local ok, value, err = pcall(call)
      if ok then
        record("result", tostring(value)) -- its content is the service's, for the caller only
        record("error", err)
      else
        record("raised", value)
      end
    end
    own:close()
    record("closed client", tostring(own))
  end

  -- Every answer echoes the whole request, in several encodings.
  local shapes = {
    function(head, body) return "400 No", json.encode { error = "invalid_grant", error_description = head
      .. body } end,
    function(head, body) return "401 No", json.encode { code = 7, description = head .. body,
      data = { body } } end,
    function(head, body) return "500 Oops", "<html><title>" .. head .. body .. "</title></html>" end,
    function(head, body) return "200 OK", head .. body end,
    function(head, body) return "400 No", json.encode { message = body,
      error = { code = head, message = body } } end,
    function(_, body) return "200 OK", '{"access_token":"' .. JWT .. '","expires_in":3599,"refresh_token":"'
      .. MARKER
      .. '-next-refresh-token-000","x":' .. json.encode(body) .. "}" end,
  }

  local function secret(name) return MARKER .. "-" .. name .. " +/=&%" end

  local identities = {
    ["client secret"] = { client_secret = secret "secret" },
    ["vault secret"] = { client_secret = function() return secret "vault-secret" end },
    ["assertion"] = { client_assertion = secret "assertion" },
    ["refresh token"] = { client_secret = secret "secret", refresh_token = secret "refresh" },
    ["vault refresh token"] = { refresh_token = function() return secret "vault-refresh" end },
    ["unsaved refresh token"] = {
      refresh_token = secret "refresh", on_refresh_token = function(token) error("cannot save " .. token) end,
    },
    ["stored refresh token"] = { refresh_token = secret "refresh", token_store = memory_store.new() },
    ["access token"] = { access_token = MARKER .. "-access-token" },
    ["function access token"] = { access_token = function() return MARKER .. "-access-token", 60 end },
    ["JWT"] = { access_token = JWT },
    ["code"] = {
      authorization_code = secret "code", redirect_uri = "https://app.example",
      code_verifier = secret "verifier",
    },
    ["device code"] = { device_code = function() end },
    ["raising vault"] = { client_secret = function() error("client_secret=" .. MARKER .. "-x") end },
  }

  for name, identity in pairs(identities) do
    it("of a " .. name .. " is in any output", function()
      for index, shape in ipairs(shapes) do
        server = raw.start(function(conn)
          while true do
            local head, body = conn:request()
            if not head then
              return
            end
            conn:answer(shape(head, body))
          end
        end)
        if name ~= "device code" or index < 6 then
          exercise(identity)
        end
        server:stop()
        server = nil
      end
      assert.is_true(#outputs > 20)
      for _, text in ipairs(outputs) do
        assert.is_nil(text:find(MARKER, 1, true), text)
        assert.is_nil(text:find(JWT:match("^[^.]+%.[^.]+"), 1, true), text)
      end
    end)
  end

  it("of a certificate, a key or a proxy is in the error about it", function()
    server = raw.start(function() end)
    local path = os.tmpname()
    sign_in.write(path, "-----BEGIN PRIVATE KEY-----\n" .. MARKER .. "\n-----END PRIVATE KEY-----\n")
    for _, identity in ipairs {
      { certificate = path, private_key_password = MARKER }, { certificate = sign_in.read(path) },
      { client_secret = MARKER, proxy = "http://user:" .. MARKER .. "@127.0.0.1:1" },
      { client_secret = MARKER, proxy = "nonsense://user:" .. MARKER .. "@x" },
      { client_secret = MARKER, base_url = "https://user:" .. MARKER .. "@x" },
    } do
      exercise(identity)
    end
    os.remove(path)
    for _, text in ipairs(outputs) do
      assert.is_nil(text:find(MARKER, 1, true), text)
    end
  end)
end)
