-- A code from a sign-in page is redeemed once; from then on its refresh token serves.

local form = require "partnercenter.credential.form"

local M = {}

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
---@return true|nil
---@return string|nil kind
function M.start(client, host, fields)
  if client.signed_in then
    return client.core:token_fetch(host, { fields = fields })
  end
  if client.signing_in and client.signing_in ~= host then -- a code serves once; the others wait
    client.core:token_ask_again(host, 0.1)
    return true
  end
  client.signing_in = host
  local config = client.config
  fields[#fields + 1] = { "grant_type", "authorization_code" }
  fields[#fields + 1] = { "code", config.authorization_code }
  fields[#fields + 1] = { "redirect_uri", config.redirect_uri }
  if config.code_verifier then
    fields[#fields + 1] = { "code_verifier", config.code_verifier }
  end
  return client.core:token_fetch(host, { fields = fields })
end

return M
