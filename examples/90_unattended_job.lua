-- Looks up all customers repeatedly, for longer than a token lives, with the refresh token in a vault:
-- lua examples/90_unattended_job.lua <vault file> [seconds]
-- Set the variables of 81_redeem_code.lua, and fill the vault with 80 or 81. Each new refresh token is
-- written back to the vault before anything else. Reads only. Needs a user.
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
if not arg[1] or arg[1]:find "^%-" then
  io.stderr:write "usage: lua examples/90_unattended_job.lua <vault file> [seconds]\n"
  os.exit(2)
end
local vault = file_store.new(arg[1])
local ends = os.time() + (tonumber(arg[2]) or 2 * 3600)

local tokens = 0
local OPTIONS = {
  tenant_id = os.getenv "AZURE_TENANT_ID",
  client_id = os.getenv "AZURE_CLIENT_ID",
  client_secret = os.getenv "AZURE_CLIENT_SECRET",
  refresh_token = function()
    return vault:get "refresh_token"
  end,
  on_refresh_token = function(token)
    assert(vault:set("refresh_token", token))
  end,
  on_event = function(event)
    if event.type == "token" and not event.kind then tokens = tokens + 1 end
    if event.type == "refresh_token_unsaved" then io.stderr:write("not saved: ", event.message, "\n") end
  end,
  max_requests_per_minute = 600,
}

partnercenter.main(function()
  local client, lookups = assert(partnercenter.new(OPTIONS)), 0
  repeat
    for customer in client:customers():each() do
      assert(client:customer(customer.id):qualification())
      lookups = lookups + 1
    end
  until os.time() >= ends
  print(("%d lookups with %d access tokens"):format(lookups, tokens))
end)
