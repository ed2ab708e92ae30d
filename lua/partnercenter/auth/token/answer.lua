--- Handles the token endpoint's answers: takes the token, tries again or fails.
local core = require "partnercenter.core"
local credential = require "partnercenter.auth.credential"
local deliver = require "partnercenter.auth.token.deliver"
local errors = require "partnercenter.errors"
local from_answer = require "partnercenter.errors.from_answer"
local in_progress = require "partnercenter.auth.token.in_progress"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local request = require "partnercenter.auth.token.request"
local response = require "partnercenter.call.response"
local rotation = require "partnercenter.auth.token.rotation"
local secrets = require "partnercenter.auth.token.secrets"

local ca_hint = lazy "partnercenter.errors.ca_hint"
local proxy_hint = lazy "partnercenter.errors.proxy_hint"
local entries = lazy "partnercenter.auth.token.store_entries"

local answer = {}

local REFUSAL_HOLD = 60 -- seconds for which later calls get the same refusal
local FAILURE_HOLD = 1 -- seconds, for any other failure
local LIFE_UNKNOWN = 600 -- seconds, for an answer that does not say

-- Reading

-- The core retries by status; a busy service that says so only by its code is retried here.
local function is_busy(err)
  return err.kind == "service" and err.retryable and err.status < 500
end

local function no_answer(client, item, facts)
  facts.message, facts.retryable = "the token endpoint: " .. item.message, item.transient
  local absent = credential.of(client.config).unreachable
  facts.hint = absent
  if item.error == "tls" then
    ca_hint.explain(facts, client.config)
  end
  if not absent then -- a managed identity is never asked through a proxy
    proxy_hint.explain(facts, client.config, client.plan.base)
  end
  return errors.new(item.error, facts), absent and REFUSAL_HOLD or item.retry_after or FAILURE_HOLD
end

local function unusable(item, body, facts)
  if type(body) == "table" then
    facts.message = "the token endpoint answered without a usable access token"
  else
    local about = { kind = "protocol", status = item.status, body = item.text }
    local problem = from_answer.from_token_endpoint(about).message
    problem = problem:find("^the answer is ") and problem or "the answer is no JSON"
    facts.message = "the token endpoint: " .. problem
  end
  return errors.new("protocol", facts), FAILURE_HOLD
end

local function refusal(client, item, facts)
  facts.body, facts.headers, facts.secrets = item.text, response.headers(item), secrets.of(client)
  local err = from_answer.from_token_endpoint(facts)
  local is_final = item.status >= 400 and item.status < 500 and item.status ~= 408 and item.status ~= 429
  return err, is_final and not is_busy(err) and REFUSAL_HOLD or item.retry_after or FAILURE_HOLD
end

local function is_token(text)
  return type(text) == "string" and text ~= "" and not text:find("[^\33-\126]")
end

-- The decoded answer, or nil, the error, and the seconds for which to hold it.
local function read(client, item)
  local facts = {
    status = item.status, phase = "token", attempts = item.attempts, retry_after = item.retry_after,
    request_id = (core.ids(item)),
  }
  if item.error then
    return nil, no_answer(client, item, facts)
  end
  local body = item.status == 200 and json.decode(item.text) or nil
  if credential.rotates(client.config) and type(body) == "table" then
    rotation.keep(client, body.refresh_token) -- first, as anything below may fail
  end
  if type(body) == "table" and is_token(body.access_token) then
    return body
  elseif item.status == 200 then
    return nil, unusable(item, body, facts)
  end
  return nil, refusal(client, item, facts)
end

-- Retrying

-- Retries refusals that may pass: a busy service, a certificate that was just rotated, a newer refresh token
-- in the vault or the store.
local function tried_again(client, host, err)
  local tries = (client._auth.tries[host] or 0) + 1
  client._auth.tries[host] = tries
  if (is_busy(err) or tostring(err.code):find("700027", 1, true)) and tries <= 2 then
    request.start(client, host, tries)
    return true
  elseif err.kind ~= "auth" or tries > 2 then -- the stored token, then the spare one
    return false
  end
  rotation.refuse(client, err, REFUSAL_HOLD)
  local newer = rotation.newer(client)
  if newer then
    request.start(client, host, nil, newer)
    return true
  elseif tries == 1 and type(client.config.refresh_token) == "function" then
    client._auth.fresh = nil
    request.start(client, host, nil, "given")
    return true
  end
  return false
end

local SIGN_IN_NEEDED = { invalid_grant = true, interaction_required = true }

-- Asks the person at the device code again once the refresh token is of no more use.
local function signs_in_again(client, host, err)
  local oauth_error = type(err.data) == "table" and err.data.error
  if client.config.credential ~= "device_code" or not client._auth.signed_in
    or not SIGN_IN_NEEDED[oauth_error] then
    return false
  end
  client._auth.signed_in = nil
  client.core:set_field("grant_type", nil)
  rotation.forget(client)
  request.start(client, host)
  return true
end

-- Taking

local function seconds_of(value)
  value = tonumber(value)
  return value and value == value and math.max(value, 0) or nil
end

local function take(client, host, body)
  if client._auth.sent and credential.signs_in(client.config) and not client._auth.signed_in then
    client.core:set_field("grant_type", "refresh_token")
    client._auth.signed_in, client._auth.device = true, nil
  end
  local ends = tonumber(body.expires_on)
  local life = seconds_of(body.expires_in)
  life = life and math.max(life - in_progress.seconds(client, host), 0) -- it began before the answer arrived
  life = life or seconds_of(ends and ends - os.time()) or LIFE_UNKNOWN
  if rotation.uses_store(client) then
    entries.save(client, host, body.access_token, life)
  end
  deliver.token(client, host, body.access_token, life)
end

--- Handles what a token request ended with.
---@param client table
---@param host string whose token it is
---@param item table status and body, or error, message and phase
function answer.handle(client, host, item)
  local kind = credential.of(client.config)
  if kind.step then
    local verdict, detail = kind.step(client, host, item)
    if verdict == "failed" then
      return deliver.failure(client, host, detail, REFUSAL_HOLD)
    elseif verdict == "again" then
      return request.start(client, host, detail)
    end
  end
  local body, err, hold = read(client, item)
  if body then
    return take(client, host, body)
  end
  if tried_again(client, host, err) then return end
  if rotation.is_refused(client) and request.waits_for_successor(client, host) then return end
  if not signs_in_again(client, host, err) then
    deliver.failure(client, host, err, rotation.is_refused(client) and FAILURE_HOLD or hold)
  end
end

return answer
