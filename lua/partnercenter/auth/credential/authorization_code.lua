-- A code from a sign-in page is redeemed once; from then on its refresh token serves.

local form = require "partnercenter.auth.credential.form"

local M = {}

local SPENT = "the authorization code was already used, and no refresh token came with the access token: "
  .. "sign in again for a new code"

---What the core has to know.
---@param config table
---@return table
function M.plan(config)
  local plan = { ask = true, once = true, fields = { { "client_id", config.client_id } } }
  form.add_proof(plan.fields, config)
  return plan
end

---Starts the request for a token; the first one redeems the code.
---@param client table
---@param host string
---@param fields table fresh fields of the app's own proof
---@param delay number|nil seconds
---@return true|nil
---@return string|nil kind
---@return string|nil message
function M.start(client, host, fields, delay)
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

---Takes note of answers after which the code is of no more use.
---@param client table
---@param _ string
---@param item table
function M.step(client, _, item)
  if item.status == 200 or (item.body and item.body:find('"invalid_grant"', 1, true)) then
    client._auth.code_spent = true
  end
end

return M
