-- Each snippet of Lua in the documents runs as a program against the simulator, and prints what it shows.
local certificates = require "spec.support.servers.certificates"
local lua_program = require "spec.support.documents.lua_program"
local redis_server = require "spec.support.servers.redis"
local receiver = require "spec.support.servers.receiver"
local simulator = require "partnercenter.simulator"
local snippets = require "spec.support.documents.snippets"
local socket = require "socket"

local CUSTOMERS = 27
local PATIENCE = 300 -- seconds

-- Snippets whose output depends on the day, or is none of theirs: it is not compared.
local ANY_OUTPUT = {
  "workflow.renewals", "workflow.gdap_expiring", "workflow.alerts", "on_credentials", "err.plan",
  "{ managed_identity = true }", "print(prompt.message)", "result.difference", "cart, err.kind",
}

local function has_any_output(block)
  for _, words in ipairs(ANY_OUTPUT) do
    if block.text:find(words, 1, true) then return true end
  end
  return false
end

-- The lines that a snippet names after "-->" are among those that it prints, in this order.
local function contains(promised, printed)
  local at = 1
  for line in promised:gmatch("[^\n]+") do
    local from, to = printed:find(line, at, true)
    if not from then return false end
    at = to + 1
  end
  return true
end

describe("the documents' Lua", function()
  local sim, files, hook, redis, signer, world

  setup(function()
    sim = assert(simulator.start { customers = CUSTOMERS, job_wait = 0, invoice_lines = 50 })
    files = certificates.new()
    signer = files:issue { name = "app", rsa = true }
    hook = receiver.start()
    redis = redis_server.start()
    local token = assert(io.open(files.dir .. "/token.jwt", "wb"))
    token:write("marker-assertion\n")
    token:close()
  end)

  teardown(function()
    sim:stop()
    hook:stop()
    redis:stop()
    files:remove()
  end)

  local function token(user)
    return assert(sim:access_token { user = user }).access_token
  end

  local function answer(user)
    return ('{"token_type":"Bearer","expires_in":3599,"access_token":"%s"%s}'):format(token(user),
      user and ',"refresh_token":"marker-refresh-token"' or "")
  end

  local function make_busy()
    assert(sim:fault { path = "/qualification", status = 503, retry_after = 0, times = 9 })
  end

  -- The simulator's token endpoint knows two credentials; for the others it is told what to answer.
  local function prepare(block)
    if block.text:find("err.retryable", 1, true) then make_busy() end
    local application = block.text:find("{ managed_identity = true }", 1, true)
    local user = block.text:find("device_code = function", 1, true)
    if not application and not user then return end
    assert(sim:fault { path = "/token", status = 200, body = answer(user ~= nil) })
    assert(sim:fault { path = "/devicecode", status = 200, body = '{"device_code":"marker-device-code",'
      .. '"user_code":"SPEC","verification_uri":"https://localhost","message":"Sign in: SPEC",'
      .. '"expires_in":900,"interval":0}' })
  end

  -- A delivery as a server of webhooks gets it.
  local function delivery()
    assert(sim:emit { name = "invoice-ready", resource = "G000000001", url = hook.url .. "/hook" })
    local one
    local ends = socket.gettime() + PATIENCE
    repeat
      one = hook:received()[1]
      if not one then socket.select(nil, nil, 0.01) end
    until one or socket.gettime() > ends
    assert(one, "no delivery arrived")
    local headers = {}
    for name, values in pairs(one.headers) do headers[name] = values[1] end
    return headers, one.body
  end

  -- What a reader's program has beside the library.
  local function things(block)
    local found = {
      sim = sim,
      io = setmetatable({ stderr = { write = function() end } }, { __index = io }),
      vault = {
        read = function(name) return name:find("^token for ") and token(true) or sim.refresh_token end,
        write = function(name, value)
          assert.is_string(name)
          assert.is_string(value)
        end,
      },
    }
    if block.text:find("%f[%w]headers, body%f[%W]") then found.headers, found.body = delivery() end
    function found.answer(status) assert.equal(200, status) end
    if not block.text:find("local client", 1, true) then
      found.client = assert(require("partnercenter").new {
        base_url = sim.base_url, authority = sim.authority, ca_file = sim.ca_file, tenant_id = sim.tenant_id,
        client_id = sim.client_id, client_secret = sim.client_secret, refresh_token = sim.refresh_token,
      })
    end
    return found
  end

  before_each(function()
    assert(sim:reset())
    world = {
      folder = files.dir, environment = sim:environment(),
      values = {
        ["<partner-tenant-guid>"] = sim.tenant_id, ["<application-guid>"] = sim.client_id,
        ["<client-secret>"] = sim.client_secret, ["https://hooks.contoso.com/webhook"] = hook.url .. "/200",
        ["app.pem"] = signer.certificate, ["app.key"] = signer.key,
        ["redis://redis.example:6379"] = redis.url,
      },
    }
    world.environment.AZURE_POD_IDENTITY_AUTHORITY_HOST = sim.http_url
  end)

  for _, block in ipairs(snippets.all { lua = true }) do
    it(("runs: %s:%d"):format(block.path, block.line), function()
      prepare(block)
      world.things = things(block)
      local printed, promised = lua_program.run(block, world), snippets.promised(block)
      if world.things.client then world.things.client:close() end
      local as_shown = has_any_output(block) and contains(promised, printed)
        or snippets.match(promised, printed)
      assert(as_shown, ("it shows:\n%s\nit prints:\n%s"):format(promised, printed))
    end)
  end
end)
