-- Signs in through a web page and redeems its code:
-- lua examples/04_redeem_code.lua <vault file> [redirect address]
-- Set the variables of 03_consent.lua, and AZURE_CLIENT_SECRET if the app has a secret. Open the printed
-- address and sign in. Then paste the final address of the browser, even if its page cannot be shown.
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
if not arg[1] then
  io.stderr:write "usage: lua examples/04_redeem_code.lua <vault file> [redirect address]\n"
  os.exit(2)
end
local vault = file_store.new(arg[1])

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local app = {
  tenant_id = os.getenv "AZURE_TENANT_ID",
  client_id = os.getenv "AZURE_CLIENT_ID",
  redirect_uri = arg[2] or "http://localhost", -- as registered for the app
}
local started, err = partnercenter.authorization.start(app)
if not started then fail(err) end

io.stderr:write("Sign in at\n", started.url, "\nand paste the final address: ")
local read, back = pcall(function()
  local found, line = {}, io.read "*l" or ""
  for name, value in line:gmatch "[?&]([^=&#]+)=([^&#]*)" do
    found[name] = value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  end
  return found
end)
if not read then fail(back) end
if back.error then fail("the sign-in was refused: " .. back.error) end
if not back.code or back.state ~= started.state then
  fail "this address belongs to another sign-in: start again"
end

app.client_secret = os.getenv "AZURE_CLIENT_SECRET"
app.authorization_code, app.code_verifier = back.code, started.code_verifier
app.on_refresh_token = function(token)
  assert(vault:set("refresh_token", token))
end
local client
client, err = partnercenter.new(app)
if not client then fail(err) end
local ok, report, problem = pcall(client.check, client)
if not (ok and report) then fail(problem or report) end
print(("signed in to tenant %s; the refresh token is in %s"):format(report.tenant_id, arg[1]))
