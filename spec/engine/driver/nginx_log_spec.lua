-- nginx's error log explains why a client cannot be made, for the code in the guide and in the example.
local nginx = require "spec.support.programs.nginx"
local process = require "spec_process"
local source = require "spec.support.source"

local ROOT = assert(io.popen("pwd -P")):read("*l")
local PATHS = [[
lua_package_path "%s/lua/?.lua;%s/lua/?/init.lua;%s/examples/openresty/?.lua;;";
lua_package_cpath "%s/build/luajit/?.so;;";
lua_shared_dict tokens 1m;
lua_shared_dict qualifications 1m;
]]
local IDENTITY = "AZURE_TENANT_ID AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZURE_CLIENT_CERTIFICATE_PATH "
  .. "AZURE_FEDERATED_TOKEN_FILE PARTNERCENTER_REFRESH_TOKEN PARTNERCENTER_ACCESS_TOKEN"

-- Returns the error of nginx when it does not start with this code in init_by_lua.
local function refused(lua)
  local paths = PATHS:gsub("%%s", ROOT)
  local ok, why = pcall(nginx.start, function(port)
    return paths .. "init_by_lua_block {\n" .. lua .. "\n}\n"
      .. ("server { listen 127.0.0.1:%d; location / { return 204; } }"):format(port)
  end)
  if ok then why:stop() end
  assert.is_false(ok)
  return why
end

describe("nginx's log #once", function()
  local before = {}

  setup(function()
    for name in IDENTITY:gmatch("%S+") do
      before[name] = os.getenv(name)
      process.setenv(name)
    end
  end)

  teardown(function()
    for name in IDENTITY:gmatch("%S+") do process.setenv(name, before[name]) end
  end)

  local function says_why(log)
    assert.matches("init_by_lua error", log, 1, true)
    assert.is_nil(log:find("unknown error", 1, true), log)
    assert.is_nil(log:find("unknown reason", 1, true), log)
    return log
  end

  it("says why the client of the guide cannot be made", function()
    local count = 0
    local guide = source.read("lua/partnercenter/engine/driver/README.md")
    for block in guide:gmatch("\n```lua nginx\n(.-\n)```") do
      count = count + 1
      assert.matches("no credentials: set AZURE_TENANT_ID", says_why(refused(block)), 1, true)
    end
    assert.equal(1, count)
  end)

  it("says why the gateway's cannot be made", function()
    local gateway = 'require "gateway.partner"'
    assert.matches("no credentials: set AZURE_TENANT_ID", says_why(refused(gateway)), 1, true)
    process.setenv("AZURE_TENANT_ID", "contoso.com")
    local log = says_why(refused(gateway))
    process.setenv("AZURE_TENANT_ID")
    assert.matches("AZURE_CLIENT_ID", log, 1, true)
    process.setenv("AZURE_TENANT_ID", "contoso.com")
    process.setenv("AZURE_CLIENT_ID", "11111111-2222-4333-8444-555555555555")
    process.setenv("AZURE_CLIENT_CERTIFICATE_PATH", "/nowhere/app.pem")
    log = says_why(refused(gateway))
    for name in IDENTITY:gmatch("%S+") do process.setenv(name) end
    assert.matches("'/nowhere/app.pem' cannot be read: No such file", log, 1, true)
  end)

  it("would not, were an error object raised", function()
    assert.matches("unknown", refused('assert(require("partnercenter").new())'), 1, true)
  end)
end)

describe("Lua code for nginx #once", function()
  it("raises no error object", function()
    for _, path in ipairs(source.files("examples/openresty -name '*.lua'")) do
      assert.is_nil(source.read(path):find("assert%([%w_.]*partnercenter"), path)
      assert.is_nil(source.read(path):find("error%(err[,)]"), path)
    end
  end)
end)
