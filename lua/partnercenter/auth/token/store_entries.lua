--- Reads and writes the tokens in a token store, and decides which entries are valid.
local json = require "partnercenter.json"
local principal = require "partnercenter.auth.token.principal"
local redaction = require "partnercenter.errors.redaction"

local store_entries = {}

local LONGEST_LIFE = 26 * 3600 -- seconds; entries with more left are ignored
local SIGN_IN_LIFE = 90 * 86400 -- seconds; an unused refresh token expires after that time
local SIGN_IN = "*"

local function report(client, problem)
  client:emit { type = "token", kind = "config", message = redaction.redact(problem) }
end

-- Returns nil and a reason when the store failed. A problem that its next `set` repairs is only reported.
local function read(client, key)
  local ok, text, problem, recovers = pcall(client.store.get, client.store, key)
  if not ok then
    return nil, redaction.text_of(text)
  elseif text == nil and problem then
    if not recovers then
      return nil, redaction.text_of(problem)
    end
    report(client, redaction.text_of(problem))
  end
  local entry = type(text) == "string" and json.decode(text)
  return type(entry) == "table" and entry or false
end

local function write(client, key, entry, seconds)
  local text = entry and json.encode(entry)
  local ok, done, problem = pcall(client.store.set, client.store, key, text, seconds)
  if ok and done ~= nil and done ~= false then
    return true
  end
  if ok and not problem then
    return nil, "the store's set returned nothing"
  end
  return nil, redaction.text_of(ok and problem or done)
end

local function is_token(text)
  return type(text) == "string" and text ~= "" and not text:find("%c")
end

--- The stored token for a host, if it is valid.
---@param client table
---@param host string
---@param refused string|nil a token that the service refused
---@return string|nil token
---@return number|nil seconds left
function store_entries.find(client, host, refused)
  local entry, problem = read(client, principal.key(client, client.config.audience[host]))
  if problem then
    report(client, problem)
  end
  local left = entry and type(entry.expires_at) == "number" and entry.expires_at - os.time()
  if not left or left <= 0 or left > LONGEST_LIFE or not is_token(entry.access_token) then
    return nil
  end
  if entry.access_token == refused then
    return nil
  end
  return entry.access_token, left
end

--- Stores a token for a host. A failure is only reported.
---@param client table
---@param host string
---@param token string
---@param life number seconds
function store_entries.save(client, host, token, life)
  local entry = { access_token = token, expires_at = os.time() + math.floor(math.min(life, LONGEST_LIFE)) }
  local ok, problem = write(client, principal.key(client, client.config.audience[host]), entry, life)
  if not ok then
    report(client, "the token could not be stored: " .. problem)
  end
end

--- The stored record of a sign-in: its newest refresh token, and the digests of earlier ones, oldest first.
---@param client table
---@return {refresh_token: string|nil, lineage: string[]}|nil record
---@return string|nil problem the store failed
function store_entries.sign_in(client)
  local entry, problem = read(client, principal.key(client, SIGN_IN))
  if problem then
    return nil, problem
  elseif not entry or type(entry.lineage) ~= "table" then
    return nil
  end
  local newest = is_token(entry.refresh_token) and entry.refresh_token or nil
  return { refresh_token = newest, lineage = entry.lineage }
end

--- Stores the record of a sign-in.
---@param client table
---@param record table|nil nil: forgets the sign-in
---@return true|nil
---@return string|nil problem
function store_entries.keep_sign_in(client, record)
  return write(client, principal.key(client, SIGN_IN), record, SIGN_IN_LIFE)
end

--- Takes the principal's lock without waiting.
---@param client table
---@return fun()|false|nil unlock false: another has it
---@return string|nil problem
function store_entries.lock(client)
  if not client.store.lock then
    return function() end
  end
  local ok, unlock, problem = pcall(client.store.lock, client.store, principal.key(client, SIGN_IN))
  if not ok then
    return nil, redaction.text_of(unlock)
  end
  if not unlock then
    if problem == nil then
      return false
    end
    return nil, redaction.text_of(problem)
  end
  return type(unlock) == "function" and unlock or function() end
end

return store_entries
