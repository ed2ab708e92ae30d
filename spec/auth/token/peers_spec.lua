-- Faults of other clients with tokens and secrets; spec/end_to_end/peers_spec.lua has the rest.

local clients = require "spec.support.clients"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local ID = clients.ID

local field = raw.field

describe("unlike its peers, this library:", function()
  local server, others

  before_each(function()
    others = {}
  end)

  after_each(function()
    if server then
      server:stop()
      server = nil
    end
    for _, one in ipairs(others) do
      one:stop()
    end
  end)

  -- A service that answers request n of a connection with answer(n, head, body): status, body, headers.
  local function serve(answer)
    local made = raw.start(function(conn, number)
      local n = 0
      while true do
        local head, body = conn:request()
        if not head then
          return
        end
        n = n + 1
        conn:answer(answer(n, head, body, conn, number))
      end
    end)
    if server then
      others[#others + 1] = made
    else
      server = made
    end
    return made
  end

  local function new(options)
    return clients.new(server, options)
  end

  local function app(options)
    return clients.app(server, options)
  end

  -- Issues tokens "t1", "t2", ... per connection, and answers other requests with answer(n, head).
  local function with_tokens(answer)
    local tokens = 0
    return function(n, head, body, conn)
      if head:find("^POST [^\n]*/oauth2/") then
        tokens = tokens + 1
        conn:note("token", body)
        return "200 OK", ('{"access_token":"t%d","expires_in":3599}'):format(tokens)
      end
      return answer(n, head)
    end
  end

  local function education()
    return "200 OK", '"education"'
  end

  local function look(client)
    return client:customer(ID):qualification()
  end

  it("12. after 401 the new token is sent, and stays in use (Node)", function()
    local used = {}
    serve(with_tokens(function(_, head)
      local token = field(head, "Authorization"):match("Bearer (.*)")
      if token == "t1" or (token == "t2" and used.t2) then
        return "401 Unauthorized", ""
      end
      used[token] = true
      return education()
    end))
    local client, tokens = app(), {}
    assert.equal("education", look(client))
    assert.equal("education", look(client))
    for _, request in ipairs(server:received("request")) do
      tokens[#tokens + 1] = field(request, "Authorization")
    end
    assert.same({ "Bearer t1", "Bearer t2", "Bearer t2", "Bearer t3" }, tokens)
  end)

  it("13. fifty calls at once make one token request, and one refusal fails all (MSAL.NET)", function()
    local ids = {}
    for i = 1, 50 do
      ids[i] = i
    end
    serve(with_tokens(education))
    local client = app()
    local values, errors = partnercenter.map(ids, function()
      return look(client)
    end, { concurrency = 50 })
    assert.is_nil(errors)
    assert.equal(50, values.n)
    assert.equal(1, server:count("token"))
    server:stop()
    server = nil
    serve(function()
      return "401 Unauthorized", '{"error":"invalid_client","error_description":"AADSTS7000215: no"}'
    end)
    client = app()
    values, errors = partnercenter.map(ids, function()
      return look(client)
    end, { concurrency = 50 })
    for i = 1, 50 do
      assert.is_nil(values[i])
      assert.equal("auth", errors[i].kind)
    end
    assert.equal(1, server:count())
  end)

  it("14. clients with different credentials in one process keep theirs (.NET, Java)", function()
    serve(with_tokens(education))
    local first, second = app(), new { access_token = "marker-other" }
    for _ = 1, 2 do
      assert.equal("education", look(first))
      assert.equal("education", look(second))
    end
    local tokens = {}
    for _, request in ipairs(server:received("request")) do
      tokens[#tokens + 1] = field(request, "Authorization")
    end
    assert.same({ "Bearer t1", "Bearer marker-other", "Bearer t1", "Bearer marker-other" }, tokens)
  end)

  describe("with a token file,", function()
    local sim, directory, path

    before_each(function()
      sim = sign_in.simulator { refresh_rotation = "strict" }
      directory = sign_in.output("mktemp -d"):match("%S+")
      path = directory .. "/tokens"
    end)

    after_each(function()
      sim:stop()
      os.execute("rm -rf " .. directory)
    end)

    local function client()
      return sign_in.client(sim, {
        client_secret = sim.client_secret, refresh_token = sim.refresh_token, token_store = path,
          max_attempts = 3,
      })
    end

    it("15. two processes that rotate one refresh token both keep a valid one (PowerShell)", function()
      assert(sim:fault { expired_token = true, every = 5, times = 100, path = "/qualification" })
      local pids = {}
      for i = 1, 2 do
        pids[i] = process.fork()
        if pids[i] == 0 then
          local own, good = client(), true
          for _ = 1, 15 do
            local value, err = sign_in.ask(own)
            -- the other one may make it expire twice within one call
            good = good and (value == "education" or err.status == 401)
          end
          process.exit(good and 0 or 1)
        end
      end
      for i = 1, 2 do
        assert.same({ "exit", 0 }, { process.wait(pids[i]) })
      end
      assert(sim:clear_faults())
      assert.equal("education", sign_in.ask(client()))
    end)

    it("16. a killed writer leaves a complete file, and a corrupt one is kept (PowerShell)", function()
      local content = ('{"key":"%s"}'):format(("x"):rep(200000))
      local file = require("partnercenter.store.file").new(directory .. "/other")
      assert(file:set("key", ("x"):rep(200000)))
      for _ = 1, 10 do
        local pid = process.fork()
        if pid == 0 then
          while true do
            file:set("key", ("x"):rep(200000))
          end
        end
        require("socket").sleep(0.005)
        process.kill(pid, "KILL")
        process.wait(pid)
        assert.equal(#content, #sign_in.read(directory .. "/other"))
      end
      sign_in.write(path, "{broken")
      assert.equal("education", sign_in.ask(client()))
      assert.equal("{broken", sign_in.read(path .. ".corrupt"))
    end)

    it("17. the lock is held before a token request (PowerShell does not wait)", function()
      local held = path .. ".held"
      local pid = process.fork()
      if pid == 0 then
        assert(require("partnercenter.store.file").new(path):lock())
        sign_in.write(held, "")
        require("socket").sleep(0.5)
        sign_in.write(path .. ".given_back", "")
        process.exit(0)
      end
      repeat
        local file = io.open(held)
      until file and file:close()
      assert(sim:clear_requests())
      assert.equal("education", sign_in.ask(client()))
      assert.equal("", sign_in.read(path .. ".given_back"))
      process.wait(pid)
      assert.equal(1, #sign_in.token_requests(sim))
    end)
  end)

  it("26. no secret is in an error, an event, a log line or a name (lua-resty-openidc, Node, Java)",
    function()
    local said = {}
    serve(with_tokens(function()
      return "400 Bad Request", '{"code":1,"description":"no"}'
    end))
    local client = app {
      on_event = function(event)
        said[#said + 1] = json.encode(event)
      end,
      logger = function(_, message)
        said[#said + 1] = message
      end,
    }
    local _, err = look(client)
    said[#said + 1] = tostring(err) .. tostring(client)
    for name, value in pairs(err) do
      said[#said + 1] = name .. tostring(value)
    end
    assert.is_true(#said > 5)
    assert.falsy(table.concat(said):find("marker", 1, true))
    assert.falsy(table.concat(said):find("t1", 1, true))
  end)
end)
