-- Signs in once with a device code and keeps the refresh token: lua examples/03_consent.lua <vault file>
-- AZURE_TENANT_ID and AZURE_CLIENT_ID name the app; its registration must allow public client flows. Sign in
-- as a user of the partner's tenant, with multi-factor authentication. The file is readable by you alone
-- (mode 0600) but plain text: whoever has it can act as that user. In production, put the token into a real
-- vault instead.
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
local vault = file_store.new(arg[1] or error("usage: lua examples/03_consent.lua <vault file>", 0))

local function fail(err)
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local client, err = partnercenter.new {
  tenant_id = os.getenv "AZURE_TENANT_ID",
  client_id = os.getenv "AZURE_CLIENT_ID",
  device_code = function(prompt)
    io.stderr:write(prompt.message, "\n")
  end,
  on_refresh_token = function(token)
    assert(vault:set("refresh_token", token))
  end,
}
if not client then fail(err) end

local report
report, err = client:check() -- waits until you have signed in, then reads one customer
if not report then fail(err) end
if report.mfa == false then
  io.stderr:write("warning: this sign-in was without MFA, and Partner Center will refuse its tokens\n")
end
print(("signed in to tenant %s; the refresh token is in %s"):format(report.tenant_id, arg[1]))
