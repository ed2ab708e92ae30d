-- Signs in with a device code and keeps the refresh token: lua examples/80_consent.lua <vault file>
-- AZURE_TENANT_ID and AZURE_CLIENT_ID name the app; its registration must allow public client flows. Sign in
-- as a user of the partner's tenant, with multi-factor authentication. The file has mode 0600 but is plain
-- text: anyone who can read it can act as that user. In production, use a real vault.
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
if not arg[1] or arg[1]:find "^%-" then
  io.stderr:write "usage: lua examples/80_consent.lua <vault file>\n"
  os.exit(2)
end
local vault = file_store.new(arg[1])

partnercenter.main(function()
  local client = assert(partnercenter.new {
    tenant_id = os.getenv "AZURE_TENANT_ID",
    client_id = os.getenv "AZURE_CLIENT_ID",
    device_code = function(prompt)
      io.stderr:write(prompt.message, "\n")
    end,
    on_refresh_token = function(token)
      assert(vault:set("refresh_token", token))
    end,
  })
  local report = assert(client:check()) -- waits for the sign-in, then reads one customer
  if report.mfa == false then
    io.stderr:write("warning: Partner Center will refuse these tokens: sign in again with MFA\n")
  end
  print(("signed in to tenant %s; the refresh token is in %s"):format(report.tenant_id, arg[1]))
end)
