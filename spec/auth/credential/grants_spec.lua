-- Every grant on both endpoints: the path and the names of the fields of each request.

local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local ID, TENANT = sign_in.CUSTOMER, "b2000000-0000-4000-8000-000000000002"
local JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
local DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
local REDIRECT = "http://localhost:8400"

-- The endpoints' answers: v1 has numbers as text and another name for the page.
local ANSWERS = {
  v1 = {
    token = '{"access_token":"t","refresh_token":"r1","expires_in":"3599","expires_on":"1999999999"}',
    device = '{"device_code":"d","user_code":"U","verification_url":"https://x/d","expires_in":"900",'
      .. '"interval":"1","message":"m"}',
  },
  v2 = {
    token = '{"access_token":"t","refresh_token":"r1","expires_in":3599}',
    device = '{"device_code":"d","user_code":"U","verification_uri":"https://x/d","expires_in":900,'
      .. '"interval":1,"message":"m"}',
  },
}

local GRANTS = {
  { "client_secret", { client_secret = "s" }, {
    { "token", grant_type = "client_credentials", client_secret = "s" } } },
  { "client_assertion", { client_assertion = "a" }, {
    { "token", grant_type = "client_credentials", client_assertion = "a", client_assertion_type = JWT } } },
  { "refresh_token", { refresh_token = "r0" }, {
    { "token", grant_type = "refresh_token", refresh_token = "r0", user = true } } },
  { "refresh_token of a web app", { refresh_token = "r0", client_secret = "s" }, {
    { "token", grant_type = "refresh_token", refresh_token = "r0", client_secret = "s", user = true } } },
  { "authorization_code", { authorization_code = "c", redirect_uri = REDIRECT, code_verifier = "v" }, {
    { "token", grant_type = "authorization_code", code = "c", redirect_uri = REDIRECT, code_verifier = "v",
      user = true } } },
  { "device_code", { device_code = function() end }, {
    { "devicecode", user = true },
    { "token", grant_type = DEVICE, device = "d", user = true } } },
}

describe("the grant", function()
  local server

  after_each(function() server:stop() end)

  local function serve(version)
    server = raw.start(function(conn)
      while true do
        local head, body = conn:request()
        if not head then
          return
        end
        local path = head:match("^POST (%S+)")
        if path then
          conn:note("token", path .. "?" .. body)
          conn:answer("200 OK", ANSWERS[version][path:find("/devicecode$") and "device" or "token"])
        else
          conn:answer("200 OK", '"education"')
        end
      end
    end)
  end

  -- The fields of every request to that endpoint.
  local function expected(version, want)
    local form = { client_id = ID }
    for name, value in pairs(want) do
      if type(name) == "string" then form[name] = value end
    end
    form.user, form.device = nil, nil
    if version == "v1" then
      form.resource = sign_in.AUDIENCE
      form.code = form.code or want.device
    else
      form.scope = sign_in.AUDIENCE .. "/.default" .. (want.user and " offline_access" or "")
      form.device_code = want.device
    end
    return ("/%s/oauth2/%s%s"):format(TENANT, version == "v2" and "v2.0/" or "", want[1]), form
  end

  for version in pairs(ANSWERS) do
    for _, grant in ipairs(GRANTS) do
      it(("%s is asked for in the form of %s"):format(grant[1], version), function()
        serve(version)
        local options = {
          tenant_id = TENANT, client_id = ID, base_url = server.url, authority = server.url,
          token_endpoint_version = version, max_attempts = 1,
        }
        for name, value in pairs(grant[2]) do
          options[name] = value
        end
        local prompt
        if options.device_code then
          options.device_code = function(given) prompt = given end
        end
        local client = assert(partnercenter.new(options))
        assert.equal("education", client:customer(ID):qualification())
        local sent = server:received "token"
        assert.equal(#grant[3], #sent)
        for i, want in ipairs(grant[3]) do
          local path, form = expected(version, want)
          assert.equal(path, (sent[i]:match("^[^?]*")))
          assert.same(form, sign_in.form((sent[i]:match("%?(.*)$"))))
        end
        local _, left = require("partnercenter.client.private").of(client).core:token "api"
        assert.is_true(left > 3000 and left <= 3599)
        if prompt then
          assert.same({ "https://x/d", 900, 1 },
            { prompt.verification_uri, prompt.expires_in, prompt.interval })
        end
      end)
    end
  end
end)
