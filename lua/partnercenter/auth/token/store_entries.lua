--- Reads and writes the tokens in a token store, and decides which entries are valid.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local principal = require "partnercenter.auth.token.principal"
local redaction = require "partnercenter.errors.redaction"

local store_entries = {}

local LONGEST_LIFE = 26 * 3600 -- seconds; entries with more left are ignored
local TOO_SHORT = 30 -- seconds; a stored token with less left is fetched anew
local SIGN_IN_LIFE = 90 * 86400 -- seconds; an unused refresh token expires after that time
local SIGN_IN = "*"

-- A store's problem as an error object; that of a store which gives texts is of kind `config`.
local function problem_of(given)
  if errors.is(given) then return given end
  return errors.new("config", { message = redaction.text_of(given) })
end

--- Reports a problem of the store.
---@param client table
---@param problem partnercenter.error
---@param what string? what could not be done
function store_entries.report(client, problem, what)
  local message = redaction.redact((what or "") .. problem.message)
  client:emit { type = "token", kind = problem.kind, message = message }
end

-- Calls a function of the store. Returns what it returns, or nil and an error object.
local function call(client, name, ...)
  local store = client.store
  local ok, value, detail, more, last = pcall(store[name], store, ...)
  if not ok then return nil, problem_of(value) end
  return value, detail, more, last
end

-- Returns nil and a reason when the store failed. A problem that its next `set` repairs is only reported.
local function read(client, key)
  local text, problem, recovers, left = call(client, "get", key)
  if text == nil and problem then
    problem = problem_of(problem)
    if not recovers then return nil, problem end
    store_entries.report(client, problem)
  end
  local entry = type(text) == "string" and json.decode(text)
  return type(entry) == "table" and entry or false, nil, left
end

local function write(client, key, entry, seconds)
  local done, problem = call(client, "set", key, entry and json.encode(entry), seconds)
  if done ~= nil and done ~= false then return true end
  return nil, problem_of(problem or "the store's set returned nothing")
end

local function is_token(text)
  return type(text) == "string" and text ~= "" and not text:find("%c")
end

-- Seconds below which a stored token is too short. A store that measures lives by its own clock may share
-- tokens of any life.
local function shortest(entry, is_measured)
  local life = is_measured and tonumber(entry.life)
  return life and math.min(TOO_SHORT, life / 4) or TOO_SHORT
end

--- The stored token for a host, if it is valid and has some time left.
---@param client table
---@param host string
---@param refused string|nil a token that the service refused
---@return string|nil token
---@return number|nil seconds left
---@return partnercenter.error|nil problem of the store; one of kind `config` is reported
function store_entries.find(client, host, refused)
  local entry, problem, measured = read(client, principal.key(client, client.config.audience[host]))
  if problem then
    if problem.kind == "config" then store_entries.report(client, problem) end
    return nil, nil, problem
  elseif not entry then
    return nil
  end
  local token, left = entry.access_token, measured
  left = left or (type(entry.expires_at) == "number" and entry.expires_at - os.time())
  if not left or left <= shortest(entry, measured) or left > LONGEST_LIFE then return nil end
  if not is_token(token) or token == refused then return nil end
  return token, left
end

--- Stores a token for a host. A failure is only reported.
---@param client table
---@param host string
---@param token string
---@param life number seconds
function store_entries.save(client, host, token, life)
  local stored_life = math.min(life, LONGEST_LIFE)
  local entry = { access_token = token, expires_at = os.time() + math.floor(stored_life), life = stored_life }
  local ok, problem = write(client, principal.key(client, client.config.audience[host]), entry, life)
  if not ok then store_entries.report(client, problem, "the token could not be stored: ") end
end

-- Sign-ins

--- Whether the client's store keeps versions of a sign-in: it refuses a writer that read an older one.
---@param client table
---@return boolean
function store_entries.has_versions(client)
  return type(client.store.keep_version) == "function"
end

local function sign_in_of(entry)
  if not entry or type(entry.lineage) ~= "table" then return nil end
  local newest = is_token(entry.refresh_token) and entry.refresh_token or nil
  return { refresh_token = newest, lineage = entry.lineage }
end

local function record_of(version)
  local record = sign_in_of(version.value and json.decode(version.value))
  if record then
    record.spare, record.intent = is_token(version.spare) and version.spare or nil, version.intent
  end
  return record
end

--- The stored record of a sign-in: its newest refresh token, the digests of earlier ones, oldest first, and a
--- spare refresh token. `intent` names another process that redeems the newest one, or did and died.
---@param client table
---@return {refresh_token: string|nil, lineage: string[], spare: string|nil, intent: string|nil}|nil record
---@return partnercenter.error|nil problem the store failed
---@return string|nil generation of a store with versions
function store_entries.sign_in(client)
  local key = principal.key(client, SIGN_IN)
  if store_entries.has_versions(client) then
    local version, problem = call(client, "read_version", key)
    if not version then return nil, problem_of(problem) end
    return record_of(version), nil, version.generation
  end
  local entry, problem = read(client, key)
  return sign_in_of(entry), problem
end

--- Stores the record of a sign-in.
---@param client table
---@param record table|nil nil: forgets the sign-in
---@return true|nil
---@return partnercenter.error|nil problem
function store_entries.keep_sign_in(client, record)
  return write(client, principal.key(client, SIGN_IN), record, SIGN_IN_LIFE)
end

local function version_of(record, generation)
  local token = record.refresh_token
  return {
    generation = generation, newest = token and core.sha256(token) or "", lineage = record.lineage,
    value = json.encode({ refresh_token = token, lineage = record.lineage }),
  }
end

--- Stores the version of a sign-in that follows a generation. A refresh token that was just redeemed is kept
--- in any case: as the spare one where another version stands.
---@param client table
---@param record table
---@param generation string
---@param redeemed_for boolean the record's refresh token was just issued
---@param on_kept fun()? runs when a store that fails now has it later
---@return boolean|nil kept false: another version stands
---@return any detail the new generation; the record that stands; or the problem
---@return string|nil generation of the record that stands
function store_entries.keep_version(client, record, generation, redeemed_for, on_kept)
  local version = version_of(record, generation)
  version.spare = redeemed_for and record.refresh_token or nil
  local kept, detail = call(client, "keep_version", principal.key(client, SIGN_IN), version, on_kept)
  if kept == nil then return nil, problem_of(detail) end
  if kept then return true, detail end
  return false, record_of(detail), detail.generation
end

--- Notes in the record of a sign-in that its refresh token is about to be redeemed.
---@param client table
---@param generation string
---@return boolean|nil noted false: the record has changed
---@return partnercenter.error|nil problem
function store_entries.intend(client, generation)
  local noted, problem = call(client, "intend", principal.key(client, SIGN_IN), generation)
  if noted == nil then return nil, problem_of(problem) end
  return noted
end

--- Puts back a record that the store lost, unless it has a later one of the sign-in.
---@param client table
---@param record table
---@param generation string
---@return true|nil
---@return partnercenter.error|nil problem
function store_entries.restore(client, record, generation)
  local key = principal.key(client, SIGN_IN)
  local done, problem = call(client, "restore_version", key, version_of(record, generation))
  if done then return true end
  return nil, problem_of(problem)
end

--- The same without waiting.
---@param client table
---@param record table
---@param generation string
function store_entries.restore_later(client, record, generation)
  call(client, "restore_version_later", principal.key(client, SIGN_IN), version_of(record, generation))
end

--- Takes the principal's lock without waiting.
---@param client table
---@return fun()|false|nil unlock false: another has it
---@return partnercenter.error|table|nil detail problem; or the lease, where the lock has one
function store_entries.lock(client)
  if not client.store.lock then return function() end end
  local unlock, detail = call(client, "lock", principal.key(client, SIGN_IN))
  if unlock then
    return type(unlock) == "function" and unlock or function() end, type(detail) == "table" and detail or nil
  elseif detail == nil then
    return false
  end
  return nil, problem_of(detail)
end

return store_entries
