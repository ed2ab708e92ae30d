--- Tracks the newest refresh token of a sign-in, and hands new ones over before anything else can fail.
local core = require "partnercenter.core"
local finalizer = require "partnercenter.engine.finalizer"
local lazy = require "partnercenter.loader.lazy"
local principal = require "partnercenter.auth.token.principal"
local redaction = require "partnercenter.errors.redaction"

local entries = lazy "partnercenter.auth.token.store_entries"

local rotation = {}

local LINEAGE = 16 -- digests kept of one sign-in: the first one and the newest

local function contains(lineage, digest)
  for _, known in ipairs(lineage) do
    if known == digest then
      return true
    end
  end
  return false
end

local function extend(lineage, digest)
  if contains(lineage, digest) then
    return
  end
  lineage[#lineage + 1] = digest
  if #lineage > LINEAGE then
    table.remove(lineage, 2)
  end
end

local function uses_store(client)
  return client.store and client._auth.principal and true or false
end
rotation.uses_store = uses_store

-- The digest that identifies a sign-in: of the user's first refresh token or of the authorization code.
local function first_of(client, given)
  local first = given or client.config.authorization_code
  return first and core.sha256(first) or nil
end

--- Finds the principal of a client's tokens. A later refresh token of the same sign-in keeps the principal.
---@param client table
---@param given string|nil the user's refresh token, where it is known
function rotation.recognise(client, given)
  local auth, first = client._auth, first_of(client, given)
  if auth.first and first and auth.first ~= first then
    local record = uses_store(client) and entries.sign_in(client)
    if contains(auth.lineage, first) or (record and contains(record.lineage, first)) then
      first = auth.first
    end
  end
  auth.first = first
  auth.principal = principal.of(client.config, first)
end

--- Whether the client has an unredeemed authorization code, and so a newer sign-in than the store.
---@param client table
---@return boolean
function rotation.begins(client)
  local auth = client._auth
  if client.config.credential ~= "authorization_code" or auth.signed_in or auth.code_spent then
    return false
  end
  local record = entries.sign_in(client)
  return not (record and contains(record.lineage, first_of(client)))
end

-- The stored token continues the sign-in if its lineage contains the user's own token, or there is none.
local function choose(auth, record, given, first, source)
  local stored = record and record.refresh_token
  if source == "given" then
    return given
  elseif stored and (source == "stored" or not first or contains(record.lineage, first)) then
    auth.lineage = record.lineage
    return stored
  elseif first and not contains(auth.lineage, first) then
    auth.lineage = {}
    return given
  end
end

local function report_unsaved(client, why, token)
  local message = redaction.redact(redaction.text_of(why), { token })
  client:emit { type = "refresh_token_unsaved", kind = "config", message = message }
end

-- Whether `on_refresh_token` took the token, or there is no such function.
local function hand_over(client, token)
  local config = client.config
  if not config.on_refresh_token then
    return true
  end
  local about = {
    tenant_id = config.tenant_id, client_id = config.client_id, account = config.account or nil,
  }
  local ok, why = pcall(config.on_refresh_token, token, about)
  if not ok then
    report_unsaved(client, why, token)
  end
  return ok
end

-- Whether the store has the token or a later one; another client may already have used it.
local function store(client, token)
  if not uses_store(client) then
    return true
  end
  local record, problem = entries.sign_in(client)
  local kept = record and contains(record.lineage, core.sha256(token))
  if not kept and not problem then
    record = { refresh_token = token, lineage = client._auth.lineage }
    kept, problem = entries.keep_sign_in(client, record)
  end
  if problem then
    report_unsaved(client, problem, token)
  end
  return kept
end

-- Offers an unsaved token again when the client is collected and when the script ends. `on_refresh_token` is
-- called again even if an earlier call yielded and never returned.
local function guard(client)
  local pid = core.pid()
  return finalizer.new(function()
    local unsaved = client._auth.unsaved
    if unsaved and pid == core.pid() then
      unsaved.busy = nil
      rotation.offer_again(client)
    end
  end)
end

local function offer(client, to_owner, to_store)
  local auth = client._auth
  local unsaved = auth.unsaved
  if not unsaved or unsaved.busy then
    return
  end
  unsaved.busy = true
  unsaved.owner = unsaved.owner or (to_owner and hand_over(client, unsaved.token))
  unsaved.store = unsaved.store or (to_store and store(client, unsaved.token))
  unsaved.busy = nil
  if auth.unsaved ~= unsaved then
    return -- a newer one arrived meanwhile
  elseif unsaved.owner and unsaved.store then
    auth.unsaved = nil
  else
    auth.guard = auth.guard or guard(client)
  end
end

--- Offers an unsaved refresh token again, to the function and to the store. No request is in flight then.
---@param client table
function rotation.offer_again(client)
  offer(client, true, false)
  local unlock = client._auth.unsaved and uses_store(client) and entries.lock(client)
  if unlock then
    offer(client, false, true)
    pcall(unlock)
  end
end

--- Chooses the refresh token of the next request: the newest one of the user's sign-in, as an option or a
--- vault may lag behind. A token of another sign-in is used as it is. The store is written first, so no token
--- is redeemed that it could not keep.
---@param client table
---@param given string|nil
---@param source "given"|"stored"|nil nil: the newest
---@return boolean|nil found nil: the store failed
---@return string|nil problem
function rotation.choose(client, given, source)
  local auth, first = client._auth, first_of(client, given)
  local record, problem
  if uses_store(client) then
    offer(client, false, true)
    record, problem = entries.sign_in(client)
    if problem then
      return nil, problem
    end
  end
  local token = choose(auth, record, given, first, source)
  if first then
    extend(auth.lineage, first)
  end
  if uses_store(client) then
    local kept
    kept, problem = entries.keep_sign_in(client, record or { refresh_token = token, lineage = auth.lineage })
    if not kept then
      return nil, problem
    end
  end
  if token then
    auth.sent = core.sha256(token)
    client.core:set_field("refresh_token", token)
  end
  return token ~= nil
end

--- Whether the store has a refresh token other than the refused one.
---@param client table
---@return boolean
function rotation.has_newer(client)
  local record = uses_store(client) and entries.sign_in(client)
  local stored = record and record.refresh_token
  return stored and core.sha256(stored) ~= client._auth.sent or false
end

--- Keeps a refresh token from an answer. Call this before anything that may fail.
---@param client table
---@param token any
function rotation.keep(client, token)
  local auth = client._auth
  local usable = type(token) == "string" and token ~= "" and not token:find("%c")
  local digest = usable and core.sha256(token)
  if usable and digest ~= auth.sent then
    auth.sent = digest
    extend(auth.lineage, digest)
    auth.unsaved = { token = token }
    client.core:set_field("refresh_token", token)
  end
  offer(client, true, true)
end

--- Forgets an expired refresh token, so that the person signs in again.
---@param client table
function rotation.forget(client)
  local auth = client._auth
  auth.sent, auth.unsaved, auth.lineage = nil, nil, {}
  client.core:set_field("refresh_token", nil)
  if uses_store(client) then
    entries.keep_sign_in(client, nil)
  end
end

return rotation
