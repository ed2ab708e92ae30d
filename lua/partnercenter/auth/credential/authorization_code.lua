--- The credential `authorization_code`: redeems the code once, then uses its refresh token.
local form_fields = require "partnercenter.auth.credential.form_fields"

local authorization_code = {}

local SPENT = "the authorization code was already used, and no refresh token came with the access token: "
  .. "sign in again for a new code"

--- Describes the credential for the core.
---@param config table
---@return table
function authorization_code.plan(config)
  local plan = { ask = true, once = true, fields = { { "client_id", config.client_id } } }
  form_fields.add_proof(plan.fields, config)
  return plan
end

--- Starts a token request; the first one redeems the code.
---@param client table
---@param host string
---@param fields table the app's own proof
---@param delay number|nil seconds
---@return true|nil
---@return string|nil kind
---@return string|nil message
function authorization_code.start(client, host, fields, delay)
  local config = client.config
  if not client._auth.signed_in then
    if client._auth.code_spent then
      return nil, "auth", SPENT
    end
    fields[#fields + 1] = { "grant_type", "authorization_code" }
    fields[#fields + 1] = { "code", config.authorization_code }
    fields[#fields + 1] = { "redirect_uri", config.redirect_uri }
    if config.code_verifier then
      fields[#fields + 1] = { "code_verifier", config.code_verifier }
    end
  end
  return client.core:token_fetch(host, { fields = fields, delay = delay })
end

--- Notes answers that spend the code.
---@param client table
---@param _ string
---@param item table
function authorization_code.step(client, _, item)
  if item.status == 200 or (item.text and item.text:find('"invalid_grant"', 1, true)) then
    client._auth.code_spent = true
  end
end

return authorization_code
