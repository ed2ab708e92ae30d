-- A person signs in elsewhere with a code shown here (RFC 8628); meanwhile the token endpoint is polled.

local form = require "partnercenter.credential.form"
local json = require "partnercenter.json"

local M = {}

local GRANT = "urn:ietf:params:oauth:grant-type:device_code"
local SLOWER = 5 -- seconds added to the interval when told to slow down

---What the core has to know.
---@param config table
---@return table
function M.plan(config)
  local plan = { ask = true, fields = { { "client_id", config.client_id } } }
  form.add_proof(plan.fields, config)
  return plan
end

local function poll(client, host, fields)
  local state = client.device
  fields[#fields + 1] = { "grant_type", GRANT }
  fields[#fields + 1] = { "device_code", state.code }
  return client.core:token_fetch(host, { fields = fields, delay = state.interval })
end

---Starts the request for a token; the first one asks for a device code.
---@param client table
---@param host string
---@param fields table fresh fields of the app's own proof
---@return true|nil
---@return string|nil kind
function M.start(client, host, fields)
  if client.signed_in then
    return client.core:token_fetch(host, { fields = fields })
  end
  if client.device and client.device.host ~= host then -- one sign-in at a time; the others wait
    client.core:token_ask_again(host, 0.1)
    return true
  end
  local config = client.config
  client.device = { host = host, fields = fields }
  local audience = client.audience[host]
  return client.core:token_fetch(host, {
    path = "/" .. config.tenant_id .. (config.token_endpoint_version == "v1" and "/oauth2/devicecode"
      or "/oauth2/v2.0/devicecode"),
    only_fields = true,
    fields = { { "client_id", config.client_id }, audience },
  })
end

local function prompt(client, host, answer)
  local state = client.device
  state.code = answer.device_code
  state.interval = tonumber(answer.interval) or SLOWER
  local life = tonumber(answer.expires_in) or 900
  client.core:token_patience(host, life)
  local ok, why = pcall(client.config.device_code, {
    user_code = answer.user_code,
    verification_uri = answer.verification_uri or answer.verification_url,
    message = answer.message,
    expires_in = life,
    interval = state.interval,
  })
  if not ok then
    return nil, "the function given as device_code raised an error: " .. tostring(why)
  end
  return poll(client, host, state.fields)
end

---Looks at an answer first: it may be a step on the way rather than a token.
---@param client table
---@param host string
---@param item table
---@return boolean handled the flow goes on
---@return string|nil problem why it cannot
function M.step(client, host, item)
  local state = client.device
  if client.signed_in or not state or item.error then
    return false
  end
  local answer = json.decode(item.body)
  if type(answer) ~= "table" then
    return false
  end
  if not state.code and item.status == 200 and type(answer.device_code) == "string" then
    local ok, problem = prompt(client, host, answer)
    return ok == true, problem
  end
  if answer.error == "authorization_pending" or answer.error == "slow_down" then
    if answer.error == "slow_down" then
      state.interval = state.interval + SLOWER
    end
    return poll(client, host, state.fields) == true
  end
  client.device = nil
  return false
end

return M
