--- Gets a token when the core asks for one: from the user's function, the store or the token endpoint.
local core = require "partnercenter.core"
local credential = require "partnercenter.auth.credential"
local deliver = require "partnercenter.auth.token.deliver"
local errors = require "partnercenter.errors"
local form_fields = require "partnercenter.auth.credential.form_fields"
local in_progress = require "partnercenter.auth.token.in_progress"
local lazy = require "partnercenter.loader.lazy"
local redaction = require "partnercenter.errors.redaction"
local rotation = require "partnercenter.auth.token.rotation"
local user_functions = require "partnercenter.auth.token.user_functions"

local entries = lazy "partnercenter.auth.token.store_entries"

local request = {}

local LIFE_UNKNOWN = 600 -- seconds, for a function that does not say
local POLL = 0.05 -- seconds between two tries for the store's lock or for the client's turn
local TOO_SHORT = 30 -- seconds; a stored token with less left is fetched anew

local function broken(message)
  return errors.new("config", { message = message, phase = "token" })
end

local LEAVES = "the token endpoint is %s, and this client stays on this machine, as base_url is on loopback: "
  .. "give authority too, such as the simulator's"

local function store_failed(client, why)
  return broken(("%s cannot be used, and nothing was sent: %s"):format(
    client.config.token_store_name or "option token_store", redaction.redact(why)))
end

-- From the token endpoint

local function choose_refresh_token(client, source)
  local given, err = user_functions.refresh_token(client)
  if err then
    return nil, err
  end
  local found, problem = rotation.choose(client, given, source)
  if problem then
    return nil, store_failed(client, problem)
  end
  if found and credential.signs_in(client.config) and not client._auth.signed_in then
    client.core:set_field("grant_type", "refresh_token")
    client._auth.signed_in = true
  end
  return true
end

-- The fields of the request that change between requests, or nil and the error.
local function fresh_fields(client, host, source)
  local config, auth = client.config, client._auth
  in_progress.begin(client, host)
  if credential.rotates(config) then
    in_progress.clients[client] = config.credential ~= "device_code" or auth.device or auth.signed_in
    local ok, err = choose_refresh_token(client, source)
    if not ok then return nil, err end
  end
  local fields, err = form_fields.fresh_fields(config, function(name)
    return user_functions.call(client, name)
  end)
  return fields, type(err) == "string" and broken(err) or err
end

--- Starts a request to the token endpoint.
---@param client table
---@param host string whose token it is
---@param delay number? seconds
---@param source "given"|"stored"|nil which refresh token to use; nil: the newest
function request.start(client, host, delay, source)
  local fields, err = fresh_fields(client, host, source)
  if not fields then
    return deliver.failure(client, host, err)
  elseif client.plan.leaves then
    return deliver.failure(client, host, broken(LEAVES:format(client.config.authority)))
  end
  local kind_of_credential = credential.of(client.config)
  local ok, kind, message
  if kind_of_credential.start then
    ok, kind, message = kind_of_credential.start(client, host, fields, delay)
  else
    ok, kind = client.core:token_fetch(host, { fields = fields, delay = delay })
  end
  if not ok then
    deliver.failure(client, host,
      errors.new(kind, { message = message or "the token request could not be sent" }))
  end
end

-- From the user's function

local function life_of(seconds)
  seconds = tonumber(seconds)
  return seconds and seconds == seconds and math.max(seconds, 0) or LIFE_UNKNOWN
end

local function use_function(client, host)
  local about = { host = host, audience = client.config.audience[host] }
  local token, life = user_functions.call(client, "access_token", about)
  if not token then
    return deliver.failure(client, host, life)
  elseif token:find("[^\33-\126]") then
    return deliver.failure(client, host, broken(
      "the function given as access_token must return the token alone, without 'Bearer', blank or line end"))
  end
  deliver.token(client, host, token, life_of(life))
end

-- From the store

-- Finds out whose tokens these are, since a store shares none of an unknown principal.
local function recognise(client)
  local config, token = client.config, nil
  if config.refresh_token and not (config.account and type(config.refresh_token) == "function") then
    local given, err = user_functions.refresh_token(client)
    if not given then
      return nil, err
    end
    token = given
  end
  rotation.recognise(client, token)
  return true
end

local function use_stored(client, host, refused)
  if rotation.begins(client) then
    return false
  end
  local token, left = entries.find(client, host, refused)
  if token and left > TOO_SHORT and token ~= client.core:token(host) then
    deliver.token(client, host, token, left, true)
    return true
  end
  return false
end

-- Whether the store has answered: with a token, with an error, or with a lock that another holds.
local function served_by_store(client, host, forced)
  local refused = forced and client.core:token(host) or nil
  if use_stored(client, host, refused) then
    return true
  end
  local unlock, problem = entries.lock(client)
  if unlock == false then
    client._auth.waits[host] = "the token store's lock is held by another"
    client.core:token_ask_again(host, POLL)
    return true
  elseif not unlock then
    deliver.failure(client, host, store_failed(client, problem))
    return true
  end
  client._auth.waits[host] = nil
  client._auth.locked[host] = unlock
  return use_stored(client, host, refused) -- another may have stored one before the lock was ours
end

-- A refresh token serves one request at a time, since the next request needs the token that this one brings.
local function must_wait(client, host)
  if not credential.rotates(client.config) or not in_progress.is_other(client, host) then
    return false
  end
  client._auth.in_line[host] = true
  if client._auth.device then
    client.core:token_extend_wait(host, client._auth.device.ends - core.now())
  end
  client.core:token_ask_again(host, POLL)
  return true
end

--- Gets a token because the core asks for one.
---@param client table
---@param host string
---@param forced boolean the service refused the current token
function request.ask(client, host, forced)
  if must_wait(client, host) then
    return
  end
  client._auth.in_line[host] = nil
  if client.store then
    local known, err = recognise(client)
    if not known then
      return deliver.failure(client, host, err)
    elseif rotation.uses_store(client) and served_by_store(client, host, forced) then
      return
    end
  end
  if client.config.credential == "access_token" then
    return use_function(client, host)
  end
  request.start(client, host)
end

return request
