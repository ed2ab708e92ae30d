-- What the core leaves to Lua about tokens: secrets that are functions, stores, the answers of the token
-- endpoint, and handing over a rotated refresh token before anything can go wrong with it.

local errors = require "partnercenter.errors"
local form = require "partnercenter.credential.form"
local json = require "partnercenter.json"
local shared = require "partnercenter.shared_token"

local M = {}

local REFUSED_FOR = 60 -- seconds a refusal is remembered
local LIFE_UNKNOWN = 600 -- seconds, for an answer that does not say
local LOCK_BUSY = 0.05 -- seconds until a lock is tried again
local TOO_SHORT = 30 -- seconds: a stored token with less left is fetched anew

local credentials = {
  access_token = require "partnercenter.credential.access_token",
  authorization_code = require "partnercenter.credential.authorization_code",
  device_code = require "partnercenter.credential.device_code",
  managed_identity = require "partnercenter.credential.managed_identity",
}

local signs_in = { authorization_code = true, device_code = true }

local function credential_of(config)
  return credentials[config.credential] or form
end

local function audiences(config)
  local found, user = {}, config.credential == "refresh_token" or signs_in[config.credential]
  for host, audience in pairs(config.audience) do
    if config.token_endpoint_version == "v1" then
      found[host] = { "resource", audience }
    else
      found[host] = { "scope", audience .. "/.default" .. (user and " offline_access" or "") }
    end
  end
  return found
end

---What the core needs to know of a client's credential.
---@param config table
---@return table plan base, path, audience, fields, access_token, ask, once, managed_identity
function M.plan(config)
  local plan = credential_of(config).plan(config)
  local endpoint = config.token_endpoint_version == "v1" and "/oauth2/token" or "/oauth2/v2.0/token"
  plan.base = plan.base or config.authority
  plan.path = plan.path or "/" .. (config.tenant_id or "common") .. endpoint
  plan.audience = audiences(config)
  plan.ask = plan.ask or (config.token_store ~= nil and config.token_store ~= false)
  return plan
end

---Opens the store named by the options.
---@param given table|string|nil
---@return table|nil store
function M.open_store(given)
  if type(given) == "string" then
    return require("partnercenter.store.file").new(given)
  end
  return given or nil
end

local function let_go(client, host)
  local unlock = client.locked and client.locked[host]
  if unlock then
    client.locked[host] = nil
    pcall(unlock)
  end
end

local function fail(client, host, err, hold)
  let_go(client, host)
  client.token_failures = client.token_failures or {}
  client.token_failures[host] = err
  client.core:token_fail(host, err.kind, hold or 0)
  client:emit { type = "token", host = host, status = err.status, kind = err.kind }
end

local function broken(message)
  return errors.new("config", { message = message, phase = "token" })
end

-- The user's own function may do anything; its error is told without what may be a secret in it.
local function call_option(config, name)
  local ok, value, life = pcall(config[name])
  if not ok then
    local why = errors.redact(tostring(value))
    return nil, broken(("the function given as %s raised an error: %s"):format(name, why))
  end
  if type(value) ~= "string" or value == "" then
    local why = value == nil and life ~= nil and ": " .. errors.redact(tostring(life)) or ""
    return nil, broken(("the function given as %s returned no string%s"):format(name, why))
  end
  return value, life
end

local function give(client, host, token, life)
  client.token_tries = nil
  client.core:token_set(host, token, life)
  let_go(client, host)
  client:emit { type = "token", host = host, seconds = life }
end

local function use_given(client, host)
  local token, life = call_option(client.config, "access_token")
  if not token then
    return fail(client, host, life)
  end
  if token:find("%c") then
    return fail(client, host, broken("the access token from the function holds a control character"))
  end
  give(client, host, token, tonumber(life) or LIFE_UNKNOWN)
end

local function start(client, host, delay)
  local config = client.config
  local fields, err = form.fresh_fields(config, function(name)
    return call_option(config, name)
  end)
  if not fields then
    return fail(client, host, type(err) == "table" and err or broken(err))
  end
  local credential = credential_of(config)
  local ok, kind
  if credential.start then
    ok, kind = credential.start(client, host, fields)
  else
    ok, kind = client.core:token_fetch(host, { fields = fields, delay = delay })
  end
  if not ok then
    fail(client, host, errors.new(kind, { message = "the token request could not be sent", phase = "token" }))
  end
end

-- True when the store had a token, or its lock is not to be had yet.
local function served_by_store(client, host, forced)
  local refused = forced and client.core:token(host) or nil
  local function look()
    local token, left = shared.find(client, host, refused)
    if token and left > TOO_SHORT and token ~= client.core:token(host) then
      give(client, host, token, left)
      return true
    end
  end
  if look() then
    return true
  end
  local unlock, problem = shared.lock(client)
  if unlock == false then
    client.core:token_ask_again(host, LOCK_BUSY)
    return true
  end
  if not unlock then
    fail(client, host, broken("the token store's lock cannot be taken: " .. tostring(problem)))
    return true
  end
  client.locked = client.locked or {}
  client.locked[host] = unlock
  if look() then -- somebody may have fetched one before the lock was ours
    return true
  end
  local refresh_token = shared.refresh_token(client)
  if refresh_token then
    client.core:set_field("refresh_token", refresh_token)
    if signs_in[client.config.credential] then
      client.core:set_field("grant_type", "refresh_token")
      client.signed_in = true
    end
  end
  return false
end

---The core needs a token and the owner has a part in getting it.
---@param client table
---@param host string
---@param forced boolean the service refused the one at hand
function M.ask(client, host, forced)
  if client.store and served_by_store(client, host, forced) then
    return
  end
  if client.config.credential == "access_token" then
    return use_given(client, host)
  end
  start(client, host)
end

-- Hands the refresh token to its owner; keeps it, to offer it again, while that fails.
local function offer(client)
  local unsaved, save = client.unsaved_refresh_token, client.config.on_refresh_token
  if not unsaved or not save then
    return
  end
  local about = { tenant_id = client.config.tenant_id, client_id = client.config.client_id }
  local ok, why = pcall(save, unsaved, about)
  if ok then
    client.unsaved_refresh_token = nil
  else
    client:emit { type = "refresh_token_unsaved", kind = "config", message = errors.redact(tostring(why)) }
  end
end

---Offers a refresh token once more that `on_refresh_token` could not save.
---@param client table
function M.offer_again(client)
  offer(client)
end

-- Nothing that may fail comes before this.
local function keep_refresh_token(client, rotated)
  if type(rotated) ~= "string" or rotated == "" then
    return offer(client)
  end
  client.unsaved_refresh_token = rotated
  if client.store then
    local ok, problem = shared.save_refresh_token(client, rotated)
    if not ok then
      client:emit { type = "refresh_token_unsaved", kind = "config", message = errors.redact(problem) }
    end
  end
  offer(client)
  client.core:set_field("refresh_token", rotated)
  if signs_in[client.config.credential] and not client.signed_in then
    client.core:set_field("grant_type", "refresh_token")
    client.signed_in, client.signing_in, client.device = true, nil, nil
  end
end

local function read(item)
  local facts = { status = item.status, phase = "token", attempts = item.attempts }
  facts.retry_after = item.retry_after
  if item.error then
    facts.message = "the token endpoint: " .. item.message
    return nil, errors.new(item.error, facts), item.retry_after
  end
  local answer = item.status == 200 and json.decode(item.body)
  if type(answer) == "table" and type(answer.access_token) == "string" and answer.access_token ~= ""
    and not answer.access_token:find("%c") then
    return answer
  end
  if item.status == 200 then
    facts.message = "the token endpoint answered without a usable access token"
    return nil, errors.new("protocol", facts)
  end
  local err = errors.from_token_answer(item)
  err.phase, err.attempts = "token", item.attempts
  local refused = item.status >= 400 and item.status < 500 and item.status ~= 408 and item.status ~= 429
  return nil, err, refused and REFUSED_FOR or item.retry_after
end

-- Refusals that may pass: a certificate that was just rotated, a vault that has a newer refresh token.
local function worth_another_try(client, err)
  local tries = (client.token_tries or 0) + 1
  client.token_tries = tries
  if tostring(err.code):find("700027", 1, true) and tries <= 2 then
    return tries -- seconds to wait
  end
  if type(client.config.refresh_token) == "function" and err.kind == "auth" and tries == 1 then
    return 0
  end
end

---The token endpoint answered, or could not be reached.
---@param client table
---@param host string whose token it is
---@param item table status and body, or error, message and phase
function M.answer(client, host, item)
  local credential = credential_of(client.config)
  if credential.step then
    local handled, problem = credential.step(client, host, item)
    if problem then
      return fail(client, host, broken(errors.redact(problem)), REFUSED_FOR)
    elseif handled then
      return
    end
  end
  local answer, err, hold = read(item)
  if not answer then
    local delay = worth_another_try(client, err)
    if delay then
      return start(client, host, delay)
    end
    client.token_tries, client.signing_in, client.device = nil, nil, nil
    return fail(client, host, err, hold)
  end
  keep_refresh_token(client, answer.refresh_token)
  local life = tonumber(answer.expires_in) or LIFE_UNKNOWN
  if client.store then
    shared.save(client, host, answer.access_token, life)
  end
  give(client, host, answer.access_token, life)
end

return M
