-- Walks everything that a caller can reach, through `next` and metatables, in search of markers for secrets.

local memory_store = require "partnercenter.store.memory"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"
local simulator = require "partnercenter.simulator"
local workflow = require "partnercenter.workflow"

local MARKER = "mArKeR"

-- Returns the paths from `value` to the marker.
local function walk(value, place, found, seen)
  local kind = type(value)
  if kind == "string" then
    if value:find(MARKER, 1, true) then found[#found + 1] = place end
    return
  elseif kind ~= "table" and kind ~= "userdata" or seen[value] then
    return
  end
  seen[value] = true
  local meta = kind ~= "table" or value ~= string and getmetatable(value)
  if kind == "userdata" then meta = getmetatable(value) end
  if type(meta) == "table" then walk(meta, place .. "<metatable>", found, seen) end
  if kind ~= "table" then return end
  for key, inner in next, value do
    walk(key, place .. "<key>", found, seen)
    walk(inner, place .. "." .. tostring(key), found, seen)
  end
end

local function reachable(value, what)
  local found = {}
  walk(value, what, found, {})
  return found
end

local function shown(name) return MARKER .. "-" .. name end

describe("no secret is reachable", function()
  local server, certificate

  setup(function()
    local file = assert(io.open("spec/c/fuzz/corpus/certificate/rsa.pem", "rb"))
    certificate = file:read("*a") .. "\n# " .. shown "private-key" .. "\n"
    file:close()
  end)

  before_each(function()
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        elseif head:find("/oauth2/", 1, true) and head:find("devicecode", 1, true) then
          conn:answer("200 OK", ('{"device_code":"%s","user_code":"U","expires_in":60,"interval":1}'):format(
            shown "device-code"))
        elseif head:find("/oauth2/", 1, true) or head:find("/msi/", 1, true) then
          conn:answer("200 OK", ('{"access_token":"%s","expires_in":3599,"refresh_token":"%s"}'):format(
            shown "fetched-access-token", shown "fetched-refresh-token"))
        elseif head:find("/qualification ", 1, true) then
          conn:answer("200 OK", '"education"')
        elseif head:find("/bad", 1, true) then
          conn:answer("400 Bad", '{"code":1,"description":"no"}')
        else
          conn:answer("200 OK", '{"items":[{"id":"1"}],"links":{}}')
        end
      end
    end)
  end)

  after_each(function() server:stop() end)

  local function client(identity)
    local events = {}
    local all = {
      tenant_id = sign_in.CUSTOMER, client_id = sign_in.CUSTOMER, base_url = server.url,
      authority = server.url, timeout = 60, max_attempts = 1,
      on_event = function(event) events[#events + 1] = event end,
    }
    for name, value in pairs(identity) do
      all[name] = value or nil
    end
    return assert(partnercenter.new(all)), events
  end

  -- One object of each kind that a client returns.
  local function objects(own, events)
    local customer = own:customer(sign_in.CUSTOMER)
    local listing, found = own:customers(), { client = own, events = events, customer = customer }
    found.word, found.word_error = customer:qualification()
    found.page, found.page_error = listing:first()
    found.listing, found.state = listing, listing:state()
    found.response, found.response_error = own:request { path = "/v1/x" }
    found.refused, found.error = own:request { path = "/v1/bad" }
    found.report, found.report_error = own:check()
    found.all, found.all_error = listing:all()
    found.map, found.map_errors = partnercenter.map({ sign_in.CUSTOMER }, function(id)
      return own:customer(id):qualification()
    end)
    found.loop = partnercenter.each({ sign_in.CUSTOMER, sign_in.CUSTOMER }, function(id)
      return own:request { path = "/v1/" .. id }
    end, { concurrency = 1 })
    found.loop()
    found.plan, found.plan_error = workflow.buy(customer, { { catalogItemId = "c", quantity = 1 } })
    return found
  end

  local function check(found)
    assert.same({}, reachable(found, "objects"))
    for name, module in pairs(package.loaded) do
      if name:find("^partnercenter") then assert.same({}, reachable(module, name)) end
    end
  end

  local identities = {
    ["client secret"] = { client_secret = shown "client-secret" },
    ["client secret's function"] = { client_secret = function() return shown "client-secret" end },
    ["assertion"] = { client_assertion = shown "assertion" },
    ["assertion's function"] = { client_assertion = function() return shown "assertion" end },
    ["refresh token"] = { client_secret = shown "client-secret", refresh_token = shown "refresh-token" },
    ["refresh token's function"] = { refresh_token = function() return shown "refresh-token" end },
    ["unsaved refresh token"] = {
      refresh_token = shown "refresh-token", on_refresh_token = function(token) error("not " .. token) end,
    },
    ["access token"] = { access_token = shown "access-token", tenant_id = false, client_id = false },
    ["access token's function"] = {
      access_token = function() return shown "access-token", 60 end, tenant_id = false, client_id = false,
    },
    ["authorization code"] = {
      authorization_code = shown "code", redirect_uri = "https://app.example",
      code_verifier = shown "verifier",
    },
    ["proxy's password"] = {
      client_secret = shown "client-secret", proxy = "http://user:" .. shown "proxy" .. "@127.0.0.1:1",
    },
    ["device code"] = { device_code = function() end, timeout = 2 },
  }

  for name, identity in pairs(identities) do
    it("through anything that a client of its own leads to: " .. name, function()
      local own, events = client(identity)
      local found = objects(own, events)
      assert.is_true(#events > 0)
      check(found)
      own:close()
      check(found)
    end)
  end

  it("through a certificate, its key and the key's password", function()
    local own, events = client { certificate = certificate, private_key_password = shown "password" }
    check(objects(own, events))
    own:close()
  end)

  it("through a federated token", function()
    local path = os.tmpname()
    sign_in.write(path, shown "federated-token")
    local own, events = client { federated_token_file = path }
    local found = objects(own, events)
    os.remove(path)
    check(found)
    own:close()
  end)

  it("through a managed identity", function()
    process.setenv("IDENTITY_ENDPOINT", server.url .. "/msi/token")
    process.setenv("IDENTITY_HEADER", shown "identity-header")
    local own, events = client { managed_identity = true, tenant_id = false, client_id = false }
    process.setenv("IDENTITY_ENDPOINT")
    process.setenv("IDENTITY_HEADER")
    check(objects(own, events))
    own:close()
  end)

  it("through a store that holds tokens", function()
    local store = memory_store.new()
    local own, events = client { refresh_token = shown "refresh-token", token_store = store }
    local found = objects(own, events)
    found.store = store
    assert.equal("education", found.word)
    check(found)
    own:close()
  end)

  it("through the arguments of handlers, while they run", function()
    local places, own = {}, nil
    local function look(...)
      for _, value in ipairs { { ... }, own } do
        for _, place in ipairs(reachable(value, "given")) do places[#places + 1] = place end
      end
    end
    own = client {
      client_secret = shown "client-secret", on_event = look, logger = look,
    }
    assert.equal("education", own:customer(sign_in.CUSTOMER):qualification())
    own:close()
    assert.same({}, places)
  end)

  it("through the default client", function()
    assert(partnercenter.configure {
      tenant_id = sign_in.CUSTOMER, client_id = sign_in.CUSTOMER, base_url = server.url,
      authority = server.url, client_secret = shown "client-secret",
    })
    local customer, listing = partnercenter.customer(sign_in.CUSTOMER), partnercenter.customers()
    assert.equal("education", customer:qualification())
    check { partnercenter, customer, listing, listing:first(), partnercenter.request { path = "/v1/x" } }
    partnercenter.close()
  end)

  it("through a task that runs", function()
    local own = client { client_secret = shown "client-secret" }
    local found
    for _, value in partnercenter.each({ 1 }, function()
      found = { (require("partnercenter.engine.tasks").current()) }
      local _ = own:request { path = "/v1/x" }
      return reachable(found, "task")
    end) do
      assert.same({}, value)
    end
    check(found)
    own:close()
  end)

  it("through a task of its own, before, during and after", function()
    local blocking = require "partnercenter.engine.driver.blocking"
    local driver = setmetatable({ has_loop = true }, { __index = blocking })
    local own = client { client_secret = shown "client-secret" }
    local task, seen, answer
    task = partnercenter.spawn(function()
      local _, page = own:customer(sign_in.CUSTOMER):qualification(), own:customers():first()
      seen = reachable({ task, page, package.loaded["partnercenter.engine.tasks"] }, "task")
      return page
    end, function(value) answer = value end, { driver = driver })
    check { task }
    while not answer do
      assert(own:request { path = "/v1/x" }) -- drives the engine
    end
    assert.same({}, seen)
    check { task, answer }
    own:close()
  end)

  it("through a simulator", function()
    local sim = assert(simulator.start { customers = 1, client_secret = shown "simulated-secret" })
    finally(function() sim:stop() end)
    assert.equal(shown "simulated-secret", sim.client_secret)
    assert.equal(1, #sim.customers)
    check { sim, sim:requests() }
  end)
end)

describe("a client that its own handler refers to", function()
  it("is collected, and its secrets with it", function()
    local weak = setmetatable({}, { __mode = "v" })
    do
      local own
      own = assert(partnercenter.new {
        access_token = shown "access-token", on_event = function() return own end,
      })
      weak.public, weak.session = own, require("partnercenter.client.private").of(own)
      weak.core = weak.session.core
    end
    for _ = 1, 4 do collectgarbage() end
    assert.same({}, weak)
  end)
end)
