-- Signs in through a web page and redeems its code:
-- lua examples/81_redeem_code.lua <vault file> [redirect address]
-- Set the variables of 80_consent.lua, and AZURE_CLIENT_SECRET if the app has a secret. Open the printed
-- address and sign in. Then paste the final address of the browser, even if its page cannot be shown.
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
if not arg[1] or arg[1]:find "^%-" then
  io.stderr:write "usage: lua examples/81_redeem_code.lua <vault file> [redirect address]\n"
  os.exit(2)
end
local vault = file_store.new(arg[1])

local app = {
  tenant_id = os.getenv "AZURE_TENANT_ID",
  client_id = os.getenv "AZURE_CLIENT_ID",
  redirect_uri = arg[2] or "http://localhost", -- as registered for the app
}
-- The parameters of the address that the sign-in page ends at.
local function read_address()
  local found, line = {}, io.read "*l" or ""
  for name, value in line:gmatch "[?&]([^=&#]+)=([^&#]*)" do
    found[name] = value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  end
  return found
end

partnercenter.main(function()
  local started = assert(partnercenter.authorization.start(app))
  io.stderr:write("Sign in at\n", started.url, "\nand paste the final address: ")
  local back = read_address()
  if back.error then error("the sign-in was refused: " .. back.error, 0) end
  if not back.code or back.state ~= started.state then
    error("this address belongs to another sign-in: start again", 0)
  end

  app.client_secret = os.getenv "AZURE_CLIENT_SECRET"
  app.authorization_code, app.code_verifier = back.code, started.code_verifier
  app.on_refresh_token = function(token)
    assert(vault:set("refresh_token", token))
  end
  local report = assert(assert(partnercenter.new(app)):check())
  print(("signed in to tenant %s; the refresh token is in %s"):format(report.tenant_id, arg[1]))
end)
