-- In one store, a client gets only the tokens of its own principal, for every kind of credential and store.

local certificates = require "spec.support.servers.certificates"
local file_store = require "partnercenter.store.file"
local memory_store = require "partnercenter.store.memory"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local shared_dict = require "partnercenter.store.shared_dict"
local sign_in = require "spec.support.sign_in"
local token_server = require "spec.support.servers.token"

local ID, OTHER = sign_in.CUSTOMER, "b2000000-0000-4000-8000-000000000002"
local REDIRECT = "http://localhost"

local function new_dict()
  local dict = { values = {} }
  function dict:get(key) return self.values[key] end
  function dict:set(key, value)
    self.values[key] = value
    return true
  end
  dict.safe_set = dict.set
  function dict:add(key, value)
    if self.values[key] then return false, "exists" end
    return self:set(key, value)
  end
  function dict:delete(key) self.values[key] = nil end
  return dict
end

local function code(text) return { authorization_code = text, redirect_uri = REDIRECT } end
local function machine(identity)
  return { managed_identity = identity, tenant_id = false, client_id = false }
end

describe("in one store", function()
  local server, directory, set, app

  setup(function()
    set = certificates.new()
    app = set:issue { name = "app", rsa = true }
    directory = sign_in.output("mktemp -d"):match("%S+")
    sign_in.write(directory .. "/federated", "f")
  end)
  teardown(function()
    set:remove()
    os.execute("rm -rf " .. directory)
  end)
  before_each(function()
    server = token_server.start()
    process.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", server.url)
  end)
  after_each(function()
    server:stop()
    process.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST")
    os.execute("rm -f " .. directory .. "/tokens*")
  end)

  local stores = {
    memory = memory_store.new, ["shared dictionary"] = function() return shared_dict.new(new_dict()) end,
    file = function() return directory .. "/tokens" end,
  }

  local function bearer(store, identity)
    local options = {
      tenant_id = ID, client_id = ID, base_url = server.url, authority = server.url, token_store = store,
      max_attempts = 1, timeout = 60,
    }
    for name, value in pairs(type(identity) == "function" and identity() or identity) do
      options[name] = value
    end
    local client = assert(partnercenter.new(options))
    local value, err = client:customer(ID):qualification()
    assert.equal("education", value, tostring(err))
    client:close()
    local seen = server:received "bearer"
    return seen[#seen]
  end

  local function federated() return { federated_token_file = directory .. "/federated" } end
  local function signed() return { certificate = app.certificate, private_key = app.key } end
  local function with(identity, more)
    return function()
      local all = {}
      for _, part in ipairs { type(identity) == "function" and identity() or identity, more } do
        for name, value in pairs(part) do all[name] = value end
      end
      return all
    end
  end
  local function vault(text) return { refresh_token = function() return text end } end
  local function device() return { device_code = function() end } end

  -- Groups of clients: those of one group share a token, others do not.
  local groups = {
    ["apps"] = {
      { { client_secret = "s" }, { client_secret = "s2" } },
      { { client_secret = "s", client_id = OTHER } }, { { client_secret = "s", tenant_id = OTHER } },
      { { client_secret = "s", audience = "https://other.example" } }, { { client_assertion = "a" } },
      { federated, federated }, { signed, signed },
      { { client_secret = "s", account = "ann" } },
    },
    ["users with refresh tokens"] = {
      { { refresh_token = "ann" }, { refresh_token = "ann" }, vault "ann" },
      { { refresh_token = "bob" }, { refresh_token = "bob", client_secret = "s" } },
      { vault "cat", vault "cat" },
      { { refresh_token = "ann", client_id = OTHER } }, { { refresh_token = "ann", tenant_id = OTHER } },
    },
    ["users with names"] = {
      { { refresh_token = "ann", account = "ann" }, { refresh_token = "ann2", account = "ann" },
        with(vault "ann3", { account = "ann" }) },
      { { refresh_token = "ann", account = "bob" } }, { { refresh_token = "ann" } },
      { { refresh_token = "ann", account = "ann|*" } },
    },
    ["people at a web app"] = {
      { code "ann", code "ann" }, { code "bob" }, { with(code "cat", { account = "cat" }) },
      { with(code "ann", { account = "ann" }), with(code "ann", { account = "ann" }) },
    },
    ["people at devices"] = {
      { device }, { device }, -- their principal is unknown
      { with(device, { account = "ann" }), with(device, { account = "ann" }) },
      { with(device, { account = "bob" }) },
    },
    ["managed identities"] = {
      { machine(true), machine(true) }, { machine "11111111-0000-4000-8000-00000000000a",
        machine "11111111-0000-4000-8000-00000000000A",
        machine { client_id = "11111111-0000-4000-8000-00000000000a" } },
      { machine "22222222-0000-4000-8000-00000000000a" },
      { machine { object_id = "11111111-0000-4000-8000-00000000000a" } },
      { machine { mi_res_id = "11111111-0000-4000-8000-00000000000a" } },
    },
    ["tokens from elsewhere"] = {
      { { access_token = "given", tenant_id = false, client_id = false } },
      { { access_token = function() return "ann" end } }, { { access_token = function() return "bob" end } },
    },
  }

  for kind, store in pairs(stores) do
    for who, members in pairs(groups) do
      it(("a %s keeps %s apart"):format(kind, who), function()
        local shared, owner = store(), {}
        for round = 1, 2 do
          for number, group in ipairs(members) do
            for _, identity in ipairs(group) do
              if round == 1 or who ~= "people at devices" or number > 2 then
                local token = bearer(shared, identity)
                assert.equal(number, owner[token] or number, ("%s, group %d"):format(token, number))
                owner[token] = number
              end
            end
          end
        end
        local tokens = 0
        for _ in pairs(owner) do
          tokens = tokens + 1
        end
        assert.equal(#members, tokens)
      end)
    end
  end

  it("kinds of credentials stay apart, even with one account", function()
    local store, seen = memory_store.new(), {}
    for _, identity in ipairs {
      { client_secret = "s" }, { client_assertion = "s" }, federated, signed, { refresh_token = "s" },
      code "s", device, machine(true),
    } do
      local token = bearer(store, with(identity, { account = "ann" }))
      assert.is_nil(seen[token])
      seen[token] = true
    end
  end)

  it("keys and locks contain no names", function()
    local keys = {}
    local store = memory_store.new()
    local own = {
      get = function(_, key)
        keys[key] = true
        return store:get(key)
      end,
      set = function(_, key, value, seconds)
        keys[key] = true
        return store:set(key, value, seconds)
      end,
      lock = function(_, key)
        keys[key] = true
        return store:lock(key)
      end,
    }
    bearer(own, { refresh_token = "ann", account = "ann" })
    for key in pairs(keys) do
      assert.matches("^partnercenter:[%w_-]+$", key)
    end
  end)

  it("another process finds the entries of an account in a file", function()
    local path = directory .. "/tokens"
    local first = bearer(path, { refresh_token = "ann", account = "ann" })
    local pid = process.fork()
    if pid == 0 then
      local ok, token = pcall(bearer, path, { refresh_token = "other", account = "ann" })
      process.exit(ok and token == first and 0 or 1)
    end
    assert.same({ "exit", 0 }, { process.wait(pid) })
    assert.is_nil((file_store.new(path):get "ann"))
  end)
end)
