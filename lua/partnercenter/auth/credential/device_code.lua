--- The credential `device_code`: shows a code, and polls until a person has signed in with it (RFC 8628).
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local form_fields = require "partnercenter.auth.credential.form_fields"
local json = require "partnercenter.json"
local redaction = require "partnercenter.errors.redaction"

local device_code = {}

local GRANT = "urn:ietf:params:oauth:grant-type:device_code"
local INTERVAL = 5 -- seconds between polls, if the answer does not say
local SLOWER = 5 -- seconds added to the interval on "slow_down"
local SHORTEST, LONGEST = 1, 60 -- seconds; bounds of the interval
local LIFE = 900 -- seconds, if the answer does not say

--- Describes the credential for the core.
---@param config table
---@return table
function device_code.plan(config)
  local plan = { ask = true, fields = { { "client_id", config.client_id } } }
  form_fields.add_proof(plan.fields, config)
  return plan
end

--- Starts the next request: for a device code, for its token, or with the refresh token.
---@param client table
---@param host string
---@param fields table the app's own proof
---@param delay number|nil seconds
---@return true|nil
---@return string|nil kind
function device_code.start(client, host, fields, delay)
  local config, state = client.config, client._auth.device
  if client._auth.signed_in then
    return client.core:token_fetch(host, { fields = fields, delay = delay })
  elseif state then
    fields[#fields + 1] = { "grant_type", GRANT }
    fields[#fields + 1] = { config.token_endpoint_version == "v1" and "code" or "device_code", state.code }
    return client.core:token_fetch(host, { fields = fields, delay = delay })
  end
  return client.core:token_fetch(host, {
    path = "/" .. config.tenant_id .. (config.token_endpoint_version == "v1" and "/oauth2/devicecode"
      or "/oauth2/v2.0/devicecode"),
    only_fields = true,
    fields = { { "client_id", config.client_id }, client.audience[host] },
  })
end

local function bounded(seconds)
  return math.max(SHORTEST, math.min(seconds, LONGEST))
end

local function text(value)
  return type(value) == "string" and value or nil
end

local function prompt(client, host, answer)
  local life = tonumber(answer.expires_in) or LIFE
  local state = {
    code = answer.device_code, interval = bounded(tonumber(answer.interval) or INTERVAL),
    ends = core.now() + life,
  }
  client._auth.device = state
  client.core:token_extend_wait(host, life)
  local ok, why = pcall(client.config.device_code, {
    user_code = text(answer.user_code),
    verification_uri = text(answer.verification_uri) or text(answer.verification_url),
    verification_uri_complete = text(answer.verification_uri_complete),
    message = text(answer.message),
    expires_in = life,
    interval = state.interval,
  })
  if not ok then
    return "failed", errors.new("config", {
      message = "the function given as device_code raised an error: "
        .. redaction.redact(redaction.text_of(why)),
    })
  end
  return "again", state.interval
end

-- A transient failure does not end a sign-in in progress.
local function is_transient(item)
  if item.error then
    return item.error == "timeout" or item.error == "network"
  end
  return item.status == 408 or item.status == 429 or item.status >= 500
end

--- Handles the answers before the last one, which has the token.
---@param client table
---@param host string
---@param item table
---@return "again"|"failed"|nil verdict nil: this is the last answer
---@return number|table|nil detail seconds until the next request, or the error
function device_code.step(client, host, item)
  local state = client._auth.device
  if client._auth.signed_in then
    return nil
  end
  local answer = item.text and json.decode(item.text)
  answer = type(answer) == "table" and answer or {}
  if not state then
    if item.status == 200 and text(answer.device_code) then
      return prompt(client, host, answer)
    end
    return nil
  end
  local pending = answer.error == "authorization_pending"
  if answer.error == "slow_down" then
    state.interval = bounded(state.interval + SLOWER)
    pending = true
  end
  if not pending and not is_transient(item) then
    return nil
  elseif core.now() >= state.ends then
    return "failed", errors.new("auth", {
      code = "expired_token", message = "the device code expired before anyone signed in: start again",
    })
  end
  return "again", math.max(state.interval, item.retry_after or 0)
end

return device_code
