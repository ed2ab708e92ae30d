-- With a client made, calls and their errors need no other file of the library: the descriptor table may be
-- full by then, or the files moved.

local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

-- Runs in a process of its own. `HOW` takes the files away; then each line is a call and its result.
local SCRIPT = [==[
local url, how = arg[1], arg[2]
local partnercenter = require "partnercenter"
local ID = "22222222-2222-4222-8222-222222222222"
local function new(options)
  local all = { base_url = url, authority = url, access_token = "marker-access-token", timeout = 60,
    max_attempts = 1, max_response_bytes = 1000 }
  for name, value in pairs(options or {}) do all[name] = value or nil end
  return assert(partnercenter.new(all))
end
local client, patient = new(), new { timeout = 0.05 }
local dead, tls = new { base_url = "http://127.0.0.1:1" }, new { base_url = arg[3] }
local refused = new { access_token = false, client_secret = "s", tenant_id = ID, client_id = ID }
local broken = new { access_token = function() error "no vault" end }
local cautious, closed = new { read_only = true }, new()
local kept = {}
if how == "moved" then
  local searchers = package.searchers or package.loaders
  table.insert(searchers, 2, function(name) -- after package.preload
    if name:find("^partnercenter") then error("the file of " .. name .. " is gone", 0) end
  end)
else
  repeat
    local file = io.open("/dev/null")
    kept[#kept + 1] = file
  until not file
end
local function say(what, run)
  local ok, value, err = pcall(run)
  local raised = not ok and tostring(value) or nil
  io.stdout:write(what, ": ", raised and "raised " .. raised or err and err.kind .. " | " .. tostring(err)
    or type(value), "\n")
end
local function get(own, path, options)
  return function() return own:request({ path = path }, options) end
end
for _, status in ipairs { 400, 401, 403, 404, 408, 409, 412, 413, 429, 500, 302, 418 } do
  say(status, get(client, "/v1/status/" .. status))
end
say("word", function() return client:customer(ID):qualification() end)
say("missing", function() return client:customer("x"):qualification() end)
say("unsettable", function() return client:customer(ID):update_qualification("None") end)
say("page", function() return client:customers():first() end)
say("html", get(client, "/v1/html"))
say("cut", get(client, "/v1/cut"))
say("large", get(client, "/v1/large"))
say("bad body", function() return client:request { method = "POST", path = "/v1/x", body = { print } } end)
say("bad path", get(client, "//"))
say("bad header", get(client, "/v1/x", { headers = { Host = "x" } }))
say("timeout", get(patient, "/v1/stall"))
say("network", get(dead, "/v1/x"))
say("tls", get(tls, "/v1/x"))
say("refused", get(refused, "/v1/x"))
say("broken", get(broken, "/v1/x"))
say("read only", function() return cautious:request { method = "POST", path = "/v1/x" } end)
closed:close()
say("closed", get(closed, "/v1/x"))
say("misspelt", function() return client:custmer("x") end)
say("misspelt verb", function() return client:customer(ID):gett() end)
say("wrong option", get(client, "/v1/x", { timeuot = 1 }))
say("wrong type", function() return client:customer(5) end)
say("wrong dot", function() return client.customer(ID) end)
say("other credentials", function()
  local app = { access_token = false, tenant_id = ID, client_id = ID }
  app.device_code = print
  new(app)
  app.device_code, app.authorization_code, app.redirect_uri = nil, "code", "http://localhost"
  new(app)
  new { access_token = false, managed_identity = true }
  return "made"
end)
client:close()
]==]

local KINDS = {
  ["400"] = "validation", ["401"] = "auth", ["403"] = "forbidden", ["404"] = "not_found", ["408"] = "timeout",
  ["409"] = "conflict", ["412"] = "precondition", ["413"] = "validation", ["429"] = "throttled",
  ["500"] = "service", ["302"] = "protocol", ["418"] = "protocol", missing = "invalid_argument",
  unsettable = "invalid_argument", html = "protocol", cut = "protocol", large = "too_large",
  ["bad body"] = "invalid_argument", ["bad path"] = "invalid_argument", ["bad header"] = "invalid_argument",
  timeout = "timeout", network = "network", tls = "tls", refused = "auth", broken = "config",
  ["read only"] = "config",
}

local MISUSE = {
  closed = "the client is closed", misspelt = "did you mean 'customer'",
  ["misspelt verb"] = "did you mean 'get'",
  ["wrong option"] = "did you mean 'timeout'", ["wrong type"] = "string expected, got number",
  ["wrong dot"] = "with a colon",
}

describe("failures without the library's files", function()
  local server, no_tls, script

  setup(function()
    script = os.tmpname()
    local file = assert(io.open(script, "w"))
    file:write(SCRIPT)
    file:close()
    no_tls = raw.start(function(conn)
      conn:send("HTTP/1.1 400 Bad\r\n\r\n")
      conn:request()
    end)
    server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then return end
        local status = head:match("^%u+ /v1/status/(%d+)")
        if status then
          local headers = status == "302" and "Location: /x\r\n" or nil
          conn:answer(status .. " So", '{"code":7,"description":"no"}', headers)
        elseif head:find("/oauth2/", 1, true) then
          conn:answer("401 No", '{"error":"invalid_client","error_description":"AADSTS7000215: no"}')
        elseif head:find("/v1/html", 1, true) then
          conn:answer("200 OK", "<html><title>Sign in</title></html>")
        elseif head:find("/v1/cut", 1, true) then
          conn:answer("200 OK", '{"a":')
        elseif head:find("/v1/large", 1, true) then
          conn:answer("200 OK", '"' .. ("x"):rep(2000) .. '"')
        elseif head:find("/v1/stall", 1, true) then
          conn:stall()
        elseif head:find("/qualification ", 1, true) then
          conn:answer("200 OK", '"education"')
        else
          conn:answer("200 OK", '{"items":[]}')
        end
      end
    end)
  end)

  teardown(function()
    server:stop()
    no_tls:stop()
    os.remove(script)
  end)

  local function run(how)
    local command = ("ulimit -n 64; LUA_PATH='%s' LUA_CPATH='%s' %s %s %s %s %s 2>&1"):format(package.path,
      package.cpath, sign_in.interpreter, script, server.url, how, (no_tls.url:gsub("^http:", "https:")))
    local pipe = assert(io.popen(command))
    local said = {}
    for line in pipe:lines() do
      local what, rest = line:match("^([%w ]-): (.*)$")
      said[what or #said + 1] = rest or line
    end
    pipe:close()
    return said
  end

  local function matches(pattern, what, said)
    assert.is_truthy((said[what] or ""):find(pattern), what .. ": " .. tostring(said[what]))
  end

  it("are reported, one per line", function()
    local said = run "moved"
    for what, kind in pairs(KINDS) do
      matches("^" .. kind .. " | partnercenter: .*" .. kind, what, said)
      assert.is_nil(said[what]:find("is gone", 1, true), what)
    end
    for what, message in pairs(MISUSE) do
      matches("^raised [^:]+:%d+: .*" .. message, what, said)
    end
    assert.same({ "string", "table", "string" }, { said.word, said.page, said["other credentials"] })
  end)

  it("are reported with a full descriptor table", function()
    local said = run "full"
    for _, what in ipairs { "404", "word", "page", "tls", "refused" } do
      matches("^network | partnercenter: .*network", what, said)
    end
    for _, what in ipairs { "missing", "bad body", "read only" } do
      matches("^" .. KINDS[what] .. " | partnercenter: ", what, said)
    end
    for what, message in pairs(MISUSE) do
      matches("^raised [^:]+:%d+: .*" .. message, what, said)
    end
  end)
end)
