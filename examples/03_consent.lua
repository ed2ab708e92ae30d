-- Signs in once with a device code and keeps the refresh token: lua examples/03_consent.lua <vault file>
-- AZURE_TENANT_ID and AZURE_CLIENT_ID name the app; its registration must allow public client flows. Sign in
-- as a user of the partner's tenant, with multi-factor authentication. The file is readable by you alone
-- (mode 0600) but plain text: whoever has it can act as that user. In production, put the token into a real
-- vault instead.
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
if not arg[1] then
  io.stderr:write "usage: lua examples/03_consent.lua <vault file>\n"
  os.exit(2)
end
local vault = file_store.new(arg[1])

local function fail(err) -- Ctrl-C ends it as the signal does, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
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

-- Waits until you have signed in, then reads one customer.
local ok, report, problem = pcall(client.check, client)
if not (ok and report) then fail(problem or report) end
if report.mfa == false then
  io.stderr:write("warning: this sign-in was without MFA, and Partner Center will refuse its tokens\n")
end
print(("signed in to tenant %s; the refresh token is in %s"):format(report.tenant_id, arg[1]))
