--- Gets a token when the core asks for one: from the user's function, the store or the token endpoint.
local core = require "partnercenter.core"
local credential = require "partnercenter.auth.credential"
local deliver = require "partnercenter.auth.token.deliver"
local errors = require "partnercenter.errors"
local form_fields = require "partnercenter.auth.credential.form_fields"
local in_progress = require "partnercenter.auth.token.in_progress"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"
local redaction = require "partnercenter.errors.redaction"
local rotation = require "partnercenter.auth.token.rotation"
local user_functions = require "partnercenter.auth.token.user_functions"

local entries = lazy "partnercenter.auth.token.store_entries"

local request = {}

local LIFE_UNKNOWN = 600 -- seconds, for a function that does not say
local POLL = 0.05 -- seconds between two tries for the store's lock or for the client's turn
local POLL_FAR = 0.1 -- seconds, up to five times as long, between two tries for a lock of other machines
local LEASE_LEFT = 2 -- seconds that a lease must have left when a token is redeemed under it
local PATIENCE = 10 -- seconds for which a refresh waits for a store on another machine to come back
local FAILURE_HOLD = 1 -- seconds for which later calls get the same error

-- From 0 to 1; math.random may give the same numbers to all processes.
local function random()
  return tonumber(core.guid():sub(1, 4), 16) / 0xffff
end

local function broken(message)
  return errors.new("config", { message = message, phase = "token" })
end

local LEAVES = "the token endpoint is %s, and this client stays on this machine, as %s is on loopback: "
  .. "%s too, such as the simulator's"

local function leaves(config)
  local remedy = origin.is_variable(config, "base_url") and "set AZURE_AUTHORITY_HOST" or "give authority"
  return LEAVES:format(config.authority, origin.name(config, "base_url"), remedy)
end

-- The store's name with the problem, in place of "%s" twice.
local function about_store(text, client, problem)
  local config = client.config
  local name = origin.name(config, config.token_store and "token_store" or "shared")
  return text:format(name, redaction.redact(problem.message))
end

local function store_failed(client, problem)
  return errors.with(problem, {
    message = about_store("%s cannot be used, and nothing was sent: %s", client, problem), phase = "token",
  })
end

-- Notes that a store on another machine is away, and reports it once.
local function note_absence(client, problem)
  if client._auth.away_since or problem.kind == "config" then return end
  client._auth.away_since = core.now()
  entries.report(client, problem)
end

-- Waits until a store on another machine is back, and fails when this takes long.
local function wait_for_store(client, host, problem)
  local auth = client._auth
  note_absence(client, problem)
  if problem.kind == "config" then
    return deliver.failure(client, host, store_failed(client, problem))
  elseif core.now() - auth.away_since >= PATIENCE then
    return deliver.failure(client, host, store_failed(client, problem), FAILURE_HOLD)
  end
  auth.waits[host] = about_store("%s is away: %s", client, problem)
  client.core:token_ask_again(host, POLL_FAR * (1 + 4 * random()))
end

-- From the token endpoint

local function choose_refresh_token(client, source)
  local given, err = user_functions.refresh_token(client)
  if err then
    return nil, err
  end
  local found, problem, refusal = rotation.choose(client, given, source)
  if problem or refusal then
    return nil, refusal, problem
  end
  if found and credential.signs_in(client.config) and not client._auth.signed_in then
    client.core:set_field("grant_type", "refresh_token")
    client._auth.signed_in = true
  end
  return true
end

-- The fields of the request that change between requests; or nil and the error, or the store's problem.
local function fresh_fields(client, host, source)
  local config, auth = client.config, client._auth
  in_progress.begin(client, host)
  if credential.rotates(config) then
    in_progress.clients[client] = config.credential ~= "device_code" or auth.device or auth.signed_in
    local ok, err, problem = choose_refresh_token(client, source)
    if not ok then return nil, err, problem end
  end
  local fields, err = form_fields.fresh_fields(config, function(name)
    return user_functions.call(client, name)
  end)
  return fields, type(err) == "string" and broken(err) or err
end

--- Asks again later if another process should store a newer refresh token soon.
---@param client table
---@param host string
---@return boolean
function request.waits_for_successor(client, host)
  if not rotation.awaits_successor(client) then return false end
  in_progress.finish(client, host)
  client._auth.tries[host] = nil
  client._auth.waits[host] = "another process has redeemed the refresh token and not stored its successor yet"
  client.core:token_ask_again(host, POLL_FAR * (1 + 4 * random()))
  return true
end

--- Starts a request to the token endpoint.
---@param client table
---@param host string whose token it is
---@param delay number? seconds
---@param source "given"|"stored"|nil which refresh token to use; nil: the newest
function request.start(client, host, delay, source)
  local fields, err, problem = fresh_fields(client, host, source)
  local lease = client._auth.leases[host]
  if problem then
    in_progress.finish(client, host)
    return wait_for_store(client, host, problem)
  elseif not fields and errors.is(err, "auth") and request.waits_for_successor(client, host) then
    return
  elseif not fields then
    return deliver.failure(client, host, err, errors.is(err, "auth") and FAILURE_HOLD or nil)
  elseif lease and lease:left() < LEASE_LEFT then -- this process slept, and another may work by now
    in_progress.finish(client, host)
    return client.core:token_ask_again(host, POLL)
  elseif client.plan.leaves then
    return deliver.failure(client, host, broken(leaves(client.config)))
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

-- Whether the store had a token; or false and its problem.
local function use_stored(client, host, refused)
  if rotation.begins(client) then
    return false
  end
  local token, left, problem = entries.find(client, host, refused)
  if not token or token == client.core:token(host) then
    return false, problem
  end
  if credential.rotates(client.config) then rotation.follow(client) end
  deliver.token(client, host, token, left, true)
  return true
end

-- A store on this machine fails for good, but another machine may be away for a while. An app needs no store,
-- and a refresh token is not redeemed without one.
local function without_store(client, host, problem)
  if problem.kind ~= "config" and not credential.rotates(client.config) then
    note_absence(client, problem)
    return false
  end
  wait_for_store(client, host, problem)
  return true
end

-- Whether the store has answered: with a token, with an error, or with a lock that another holds.
local function served_by_store(client, host, forced)
  local refused = forced and client.core:token(host) or nil
  local served, problem = use_stored(client, host, refused)
  if served then return true end
  if problem and problem.kind ~= "config" then return without_store(client, host, problem) end
  local unlock, detail = entries.lock(client)
  if unlock == false then
    client._auth.waits[host] = "the token store's lock is held by another"
    client.core:token_ask_again(host, entries.has_versions(client) and POLL_FAR * (1 + 4 * random()) or POLL)
    return true
  elseif not unlock then
    return without_store(client, host, detail)
  end
  client._auth.waits[host], client._auth.away_since = nil, nil
  client._auth.locked[host], client._auth.leases[host] = unlock, detail
  return (use_stored(client, host, refused)) -- another may have stored one before the lock was ours
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
