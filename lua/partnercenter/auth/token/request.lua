-- Lua's part in getting tokens: secrets that are functions, stores, the answers of the token endpoint, and
-- one refresh at a time where each needs the refresh token that the last one brought.

local answer_error = require "partnercenter.errors.from_answer"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local credential = require "partnercenter.auth.credential"
local errors = require "partnercenter.errors"
local form = require "partnercenter.auth.credential.form"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local redaction = require "partnercenter.errors.redaction"
local response = require "partnercenter.call.response"
local rotation = require "partnercenter.auth.token.rotation"
local tokens = require "partnercenter.auth.token"

local proxy = lazy "partnercenter.options.proxy"
local shared = lazy "partnercenter.auth.token.shared"
local trust = lazy "partnercenter.errors.ca_hint"

local M = {}

local fetching = tokens.fetching()

local REFUSED_FOR = 60 -- seconds a refusal is remembered
local FAILED_FOR = 1 -- seconds another failure is: those who come late are told the same
local LIFE_UNKNOWN = 600 -- seconds, for an answer that does not say
local BUSY = 0.05 -- seconds until a lock, or one's turn, is tried again
local TOO_SHORT = 30 -- seconds: a stored token with less left is fetched anew

-- What must not be shown should the token endpoint or a function of the user's repeat it.
local SECRET = {
  "client_secret", "client_assertion", "refresh_token", "access_token", "authorization_code", "code_verifier",
  "private_key_password",
}

local function secrets_of(client)
  local config, found = client.config, {}
  local function add(value)
    if type(value) == "string" and value ~= "" then
      found[#found + 1] = value
      found[#found + 1] = core.escape(value)
    end
  end
  for _, name in ipairs(SECRET) do
    add(config[name])
  end
  for _, value in pairs(client._auth.fresh or {}) do
    add(value)
  end
  for _, line in ipairs(client.plan and client.plan.headers or {}) do
    add(line:match(": (.*)$"))
  end
  add(client._auth.device and client._auth.device.code)
  return found
end

local function broken(message)
  return errors.new("config", { message = message, phase = "token" })
end

local function finish(client, host)
  tokens.let_go(client, host)
  client._auth.waits[host], client._auth.tries[host] = nil, nil
end

---Tells those who wait for a token that there will be none.
---@param client table
---@param host string
function M.give_up(client, host)
  finish(client, host)
  client._auth.failures[host] = nil
  client.core:token_fail(host, "config", 0)
end

local function tell_failure(client, host, err, hold)
  finish(client, host)
  client._auth.failures[host] = err
  client.core:token_fail(host, err.kind, hold)
  client:emit {
    type = "token", host = host, status = err.status, kind = err.kind, credential = client.config.credential,
  }
end

local function fail(client, host, err, hold)
  local config = client.config
  err = errors.with(err, { phase = "token" })
  if err.kind == "auth" then
    err.message = ("%s (credential: %s)"):format(err.message, config.credential_name or config.credential)
  end
  tell_failure(client, host, err, hold or 0)
  client._auth.device, client._auth.fresh = nil, nil
  if credential.signs_in(config) and not client._auth.signed_in then -- nobody is asked to sign in twice
    for other in pairs(client._auth.in_line) do
      tell_failure(client, other, err, hold or 0)
    end
  end
  client._auth.in_line = {}
end

-- The user's own function may do anything; its error is told without what may be a secret in it.
local function call_option(client, name, about)
  local ok, value, life = pcall(client.config[name], about)
  if not ok then
    local why = redaction.redact(redaction.text_of(value), secrets_of(client))
    return nil, broken(("the function given as %s raised an error: %s"):format(name, why))
  end
  if type(value) ~= "string" or value == "" then
    local why = value == nil and life ~= nil and redaction.redact(redaction.text_of(life), secrets_of(client))
    why = why and ": " .. why or ""
    return nil, broken(("the function given as %s returned no string%s"):format(name, why))
  end
  local flaw = check.flaw(value)
  if flaw then
    return nil, broken(("what the function given as %s returned %s"):format(name, flaw))
  end
  client._auth.fresh = client._auth.fresh or {}
  client._auth.fresh[name] = value
  return value, life
end

local function life_of(seconds)
  seconds = tonumber(seconds)
  if not seconds or seconds ~= seconds then
    return nil
  end
  return math.max(seconds, 0)
end

local function give(client, host, token, life, borrowed)
  client.core:token_set(host, token, life, borrowed)
  finish(client, host)
  client._auth.fresh = nil
  client:emit { type = "token", host = host, seconds = life, credential = client.config.credential }
end

local function use_given(client, host)
  local about = { host = host, audience = client.config.audience[host] }
  local token, life = call_option(client, "access_token", about)
  if not token then
    return fail(client, host, life)
  elseif token:find("[^\33-\126]") then
    return fail(client, host, broken(
      "the function given as access_token must return the token alone, without 'Bearer', blank or line end"))
  end
  give(client, host, token, life_of(life) or LIFE_UNKNOWN)
end

-- A vault is asked once for each request.
local function given_refresh_token(client)
  local given, fresh = client.config.refresh_token, client._auth.fresh
  if type(given) == "function" then
    if fresh and fresh.refresh_token then
      return fresh.refresh_token
    end
    local value, err = call_option(client, "refresh_token")
    return value, not value and err or nil
  end
  return given or nil
end

-- Nothing is shared where nobody knows whose it would be.
local function recognise(client)
  local config, given = client.config, nil
  if config.refresh_token and not (config.account and type(config.refresh_token) == "function") then
    local value, err = given_refresh_token(client)
    if not value then
      return nil, err
    end
    given = value
  end
  rotation.recognise(client, given)
  return true
end

local function store_failed(client, why)
  return broken(("%s cannot be used, and nothing was sent: %s"):format(
    client.config.token_store_name or "option token_store", redaction.redact(why)))
end

local function choose_refresh_token(client, source)
  local given, err = given_refresh_token(client)
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

local function start(client, host, delay, source)
  local config = client.config
  client._auth.fetching = { host = host, pid = core.pid() }
  local ok, err = true, nil
  if credential.rotates(config) then
    fetching[client] = config.credential ~= "device_code" or client._auth.device or client._auth.signed_in
    ok, err = choose_refresh_token(client, source)
  end
  local fields
  if ok then
    fields, err = form.fresh_fields(config, function(name)
      return call_option(client, name)
    end)
  end
  if not fields then
    return fail(client, host, type(err) == "table" and err or broken(err))
  end
  local own = credential.of(config)
  local kind, message
  if own.start then
    ok, kind, message = own.start(client, host, fields, delay)
  else
    ok, kind = client.core:token_fetch(host, { fields = fields, delay = delay })
  end
  if not ok then
    fail(client, host, errors.new(kind, { message = message or "the token request could not be sent" }))
  end
end

-- A refresh token serves one request at a time: the next needs what this one brings.
local function must_wait(client, host)
  local now = client._auth.fetching
  if not now or now.host == host or now.pid ~= core.pid() or not credential.rotates(client.config) then
    return false
  end
  client._auth.in_line[host] = true
  if client._auth.device then
    client.core:token_patience(host, client._auth.device.ends - core.now())
  end
  client.core:token_ask_again(host, BUSY)
  return true
end

-- True when the store had a token, or its lock is not to be had yet.
local function served_by_store(client, host, forced)
  local refused = forced and client.core:token(host) or nil
  local function look()
    if rotation.begins(client) then
      return nil
    end
    local token, left = shared.find(client, host, refused)
    if token and left > TOO_SHORT and token ~= client.core:token(host) then
      give(client, host, token, left, true)
      return true
    end
  end
  if look() then
    return true
  end
  local unlock, problem = shared.lock(client)
  if unlock == false then
    client._auth.waits[host] = "the token store's lock is held by another"
    client.core:token_ask_again(host, BUSY)
    return true
  elseif not unlock then
    fail(client, host, store_failed(client, problem))
    return true
  end
  client._auth.waits[host] = nil
  client._auth.locked[host] = unlock
  return look() -- somebody may have fetched one before the lock was ours
end

---The core needs a token and the owner has a part in getting it.
---@param client table
---@param host string
---@param forced boolean the service refused the one at hand
function M.ask(client, host, forced)
  if must_wait(client, host) then
    return
  end
  client._auth.in_line[host] = nil
  if client.store then
    local known, err = recognise(client)
    if not known then
      return fail(client, host, err)
    elseif rotation.uses_store(client) and served_by_store(client, host, forced) then
      return
    end
  end
  if client.config.credential == "access_token" then
    return use_given(client, host)
  end
  start(client, host)
end

-- The core repeats what its status tells to be a fault of the service; here only the code does.
local function is_busy(err)
  return err.kind == "service" and err.retryable and err.status < 500
end

local function unusable(item, answer)
  if type(answer) == "table" then
    return "the token endpoint answered without a usable access token"
  end
  local facts = { kind = "protocol", status = item.status, body = item.body }
  local said = answer_error.from_token_endpoint(facts).message
  return "the token endpoint: " .. (said:find("^the answer is ") and said or "the answer is no JSON")
end

local function read(client, item)
  local facts = {
    status = item.status, phase = "token", attempts = item.attempts, retry_after = item.retry_after,
    request_id = item.request_id,
  }
  if item.error then
    facts.message, facts.retryable = "the token endpoint: " .. item.message, item.transient
    local absent = credential.of(client.config).unreachable
    facts.hint = absent
    if item.error == "tls" then
      trust.explain(facts, client.config)
    end
    if not absent then -- the machine's own identity is never asked through a proxy
      proxy.explain(facts, client.config, client.plan.base)
    end
    return nil, errors.new(item.error, facts), absent and REFUSED_FOR or item.retry_after or FAILED_FOR
  end
  local answer = item.status == 200 and json.decode(item.body) or nil
  local token = type(answer) == "table" and answer.access_token
  if credential.rotates(client.config) and type(answer) == "table" then
    rotation.keep(client, answer.refresh_token) -- whatever is wrong with the rest
  end
  if type(token) == "string" and token ~= "" and not token:find("[^\33-\126]") then
    return answer
  elseif item.status == 200 then
    facts.message = unusable(item, answer)
    return nil, errors.new("protocol", facts), FAILED_FOR
  end
  facts.body, facts.headers, facts.secrets = item.body, response.headers(item.headers), secrets_of(client)
  local err = answer_error.from_token_endpoint(facts)
  local refused = item.status >= 400 and item.status < 500 and item.status ~= 408 and item.status ~= 429
  return nil, err, refused and not is_busy(err) and REFUSED_FOR or item.retry_after or FAILED_FOR
end

-- Refusals that may pass: a busy service, a certificate that was just rotated, a vault or a store with a
-- newer refresh token.
local function tried_again(client, host, err)
  local tries = (client._auth.tries[host] or 0) + 1
  client._auth.tries[host] = tries
  if (is_busy(err) or tostring(err.code):find("700027", 1, true)) and tries <= 2 then
    start(client, host, tries)
    return true
  elseif err.kind ~= "auth" or tries > 1 then
    return false
  elseif rotation.has_newer(client) then
    start(client, host, nil, "stored")
    return true
  elseif type(client.config.refresh_token) == "function" then
    client._auth.fresh = nil
    start(client, host, nil, "given")
    return true
  end
  return false
end

local DEAD = { invalid_grant = true, interaction_required = true }

-- A refresh token that died under a person who can be asked again.
local function signs_in_again(client, host, err)
  local refusal = type(err.data) == "table" and err.data.error
  if client.config.credential ~= "device_code" or not client._auth.signed_in or not DEAD[refusal] then
    return false
  end
  client._auth.signed_in = nil
  client.core:set_field("grant_type", nil)
  rotation.forget(client)
  start(client, host)
  return true
end

local function take(client, host, answer)
  if client._auth.sent and credential.signs_in(client.config) and not client._auth.signed_in then
    client.core:set_field("grant_type", "refresh_token")
    client._auth.signed_in, client._auth.device = true, nil
  end
  local ends = tonumber(answer.expires_on)
  local life = life_of(answer.expires_in) or life_of(ends and ends - os.time()) or LIFE_UNKNOWN
  if rotation.uses_store(client) then
    shared.save(client, host, answer.access_token, life)
  end
  give(client, host, answer.access_token, life)
end

---The token endpoint answered, or could not be reached.
---@param client table
---@param host string whose token it is
---@param item table status and body, or error, message and phase
function M.answer(client, host, item)
  local kind = credential.of(client.config)
  if kind.step then
    local verdict, detail = kind.step(client, host, item)
    if verdict == "failed" then
      return fail(client, host, detail, REFUSED_FOR)
    elseif verdict == "again" then
      return start(client, host, detail)
    end
  end
  local answer, err, hold = read(client, item)
  if answer then
    return take(client, host, answer)
  elseif not tried_again(client, host, err) and not signs_in_again(client, host, err) then
    fail(client, host, err, hold)
  end
end

return M
