--- Tracks the newest refresh token of a sign-in, and hands new ones over before anything else can fail.
local core = require "partnercenter.core"
local credential = require "partnercenter.auth.credential"
local errors = require "partnercenter.errors"
local finalizer = require "partnercenter.engine.finalizer"
local lazy = require "partnercenter.loader.lazy"
local principal = require "partnercenter.auth.token.principal"
local redaction = require "partnercenter.errors.redaction"
local refusals = require "partnercenter.auth.token.refusals"

local entries = lazy "partnercenter.auth.token.store_entries"
local lost_record = lazy "partnercenter.auth.token.lost_record"

local rotation = {}

local LINEAGE = 16 -- digests kept of one sign-in: the first one and the newest
local CHANGES = 5 -- of a record, while its lock is held
local SUCCESSOR = 10 -- seconds in which a process that redeemed a refresh token should store its successor

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
  local stored = record and record[source == "spare" and "spare" or "refresh_token"]
  if source == "given" then
    return given
  elseif stored and (source or not first or contains(record.lineage, first)) then
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

-- Whether the store with versions has the token: as the newest, or as the spare one where another process has
-- redeemed the same token meanwhile.
local function store_version(client, token)
  local auth = client._auth
  local weak = setmetatable({ auth }, { __mode = "v" })
  local function on_kept()
    local unsaved = weak[1] and weak[1].unsaved
    if not unsaved or unsaved.token ~= token then return end
    unsaved.store = true
    if unsaved.owner then weak[1].unsaved = nil end
  end
  local record = { refresh_token = token, lineage = auth.lineage }
  local kept, detail, generation = entries.keep_version(client, record, auth.generation or "0", true, on_kept)
  if kept then
    auth.generation = detail
  elseif kept == false then
    auth.generation, auth.lineage = generation, detail and detail.lineage or auth.lineage
  else
    report_unsaved(client, detail.message, token)
  end
  return kept ~= nil
end

-- Whether the store has the token or a later one; another client may already have used it.
local function store(client, token)
  if not uses_store(client) then
    return true
  elseif entries.has_versions(client) then
    return store_version(client, token)
  end
  local record, problem = entries.sign_in(client)
  local kept = record and contains(record.lineage, core.sha256(token))
  if not kept and not problem then
    record = { refresh_token = token, lineage = client._auth.lineage }
    kept, problem = entries.keep_sign_in(client, record)
  end
  if problem then
    report_unsaved(client, problem.message, token)
  end
  return kept
end

local offer -- guard and offer call each other

-- Offers an unsaved token again when the client is collected and when the script ends. `on_refresh_token` is
-- called again even if an earlier call yielded and never returned.
local function guard(client)
  local pid = core.pid()
  return finalizer.new(function()
    local unsaved = client._auth.unsaved
    if not unsaved or pid ~= core.pid() then return end
    unsaved.busy = nil
    if uses_store(client) and entries.has_versions(client) then
      offer(client, true, false) -- a finalizer must not wait, and the store sends it again by itself
    else
      rotation.offer_again(client)
    end
  end)
end

function offer(client, to_owner, to_store)
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
  if client._auth.unsaved and uses_store(client) and entries.has_versions(client) then
    return offer(client, false, true)
  end
  local unlock = client._auth.unsaved and uses_store(client) and entries.lock(client)
  if unlock then
    offer(client, false, true)
    pcall(unlock)
  end
end

-- Makes the store ready for the successor of a token: it is written first, so no token is redeemed that it
-- could not keep. Returns false where the record has changed since it was read, as after its first version.
local function prepare(client, record, token)
  local auth = client._auth
  if not entries.has_versions(client) then
    return entries.keep_sign_in(client, record or { refresh_token = token, lineage = auth.lineage })
  elseif record then
    return entries.intend(client, auth.generation)
  end
  local written, problem = entries.keep_version(client, { refresh_token = token, lineage = auth.lineage },
    auth.generation, false)
  if written == nil then return nil, problem end
  return false
end

-- The record of the sign-in in the store, or nil and the problem. A record that the store lost is put back.
local function read(client)
  local auth = client._auth
  local record, problem, generation = entries.sign_in(client)
  if not generation then return record, problem end
  lost_record.watch(client)
  local known = lost_record.of(client, record, generation)
  if known then
    local put_back
    put_back, problem = entries.restore(client, known, auth.generation)
    if not put_back then return nil, problem end
    record, problem, generation = entries.sign_in(client)
  end
  auth.generation = generation or auth.generation
  return record, problem
end

-- The token, or the spare one where the token was refused lately; else nil and the refusal.
local function not_refused(auth, record, token)
  local refusal = refusals.of(auth, token)
  if not refusal then return token end
  local spare = record and record.spare
  if spare and not refusals.of(auth, spare) then return spare end
  return nil, refusal
end

--- Chooses the refresh token of the next request: the newest one of the user's sign-in, as an option or a
--- vault may lag behind. A token of another sign-in is used as it is.
---@param client table
---@param given string|nil
---@param source "given"|"stored"|"spare"|nil nil: the newest
---@return boolean|nil found nil: the store failed, or the token was refused lately
---@return partnercenter.error|nil problem of the store
---@return partnercenter.error|nil refusal
function rotation.choose(client, given, source)
  local auth, first = client._auth, first_of(client, given)
  local with_store, record, problem = uses_store(client), nil, nil
  if with_store then
    offer(client, false, true)
  end
  local token, ready, refusal
  for _ = 1, CHANGES do
    if with_store then
      record, problem = read(client)
      if problem then return nil, problem end
    end
    token, refusal = not_refused(auth, record, choose(auth, record, given, first, source))
    if refusal then return nil, nil, refusal end
    auth.rival = record and record.intent
    if first then
      extend(auth.lineage, first)
    end
    ready, problem = not with_store or nil, nil
    if with_store then ready, problem = prepare(client, record, token) end
    if ready ~= false then break end
  end
  if not ready then
    return nil, problem or errors.new("config", { message = "the stored sign-in keeps changing" })
  end
  if token then
    auth.sent = core.sha256(token)
    client.core:set_field("refresh_token", token)
  end
  return token ~= nil
end

--- Where the store has a refresh token other than the refused one.
---@param client table
---@return "stored"|"spare"|nil source
function rotation.newer(client)
  local auth = client._auth
  local record = uses_store(client) and entries.sign_in(client) or {}
  for _, source in ipairs { "refresh_token", "spare" } do
    local token = record[source]
    if token and core.sha256(token) ~= auth.sent and not refusals.of(auth, token) then
      return source == "spare" and "spare" or "stored"
    end
  end
end

--- Notes that the token endpoint refused the refresh token. With a store of versions, another process may
--- store a newer one at any time, so only this token stays refused.
---@param client table
---@param err partnercenter.error
---@param seconds number for which the refusal counts
function rotation.refuse(client, err, seconds)
  local auth = client._auth
  if not (auth.generation and auth.sent) then return end
  refusals.add(auth, err, seconds)
  auth.successor_until = auth.rival and core.now() + SUCCESSOR
end

--- Whether another process has redeemed the refused refresh token, and should soon store its successor.
---@param client table
---@return boolean
function rotation.awaits_successor(client)
  local ends = client._auth.successor_until
  return ends ~= nil and ends ~= false and core.now() < ends
end

--- Whether the refusal of the refresh token that was sent last is noted.
---@param client table
---@return boolean
function rotation.is_refused(client)
  local auth = client._auth
  return auth.refused ~= nil and auth.refused[auth.sent] ~= nil
end

--- Remembers the newest refresh token of the store, and puts it back when a store of versions lost it.
---@param client table
function rotation.follow(client)
  local auth = client._auth
  local is_signed_in = auth.signed_in or not credential.signs_in(client.config)
  if not (is_signed_in and entries.has_versions(client)) then return end
  local record = read(client)
  if not (record and record.refresh_token) then return end
  auth.lineage = record.lineage
  client.core:set_field("refresh_token", record.refresh_token)
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
  if not uses_store(client) then
    return
  elseif entries.has_versions(client) then
    entries.keep_version(client, { lineage = {} }, auth.generation or "0", false)
  else
    entries.keep_sign_in(client, nil)
  end
end

return rotation
