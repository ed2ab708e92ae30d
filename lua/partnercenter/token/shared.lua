-- Tokens in a store that several clients or processes share: what is kept, under which key, and when an
-- entry is to be believed.

local core = require "partnercenter.core"
local json = require "partnercenter.json"
local redaction = require "partnercenter.errors.redaction"

local M = {}

local LONGEST_LIFE = 26 * 3600 -- seconds; an entry that claims more is not believed
local ANY = "*"

-- Everything that makes a token another token is part of the key, so nobody gets somebody else's.
local function key_for(client, audience)
  local config = client.config
  local identity = table.concat({
    config.authority, config.tenant_id or "", config.client_id or "", audience, config.credential,
  }, "|")
  return "partnercenter:" .. core.sha256(identity)
end

local function report(client, problem)
  client:emit { type = "token", kind = "config", message = redaction.redact(tostring(problem)) }
end

local function read(client, key)
  local ok, text, problem = pcall(client.store.get, client.store, key)
  if not ok or (text == nil and problem) then
    report(client, ok and problem or text)
    return nil
  end
  local entry = type(text) == "string" and json.decode(text)
  return type(entry) == "table" and entry or nil
end

local function write(client, key, entry, seconds)
  local text = json.encode(entry)
  local ok, done, problem = pcall(client.store.set, client.store, key, text, seconds)
  if ok and done ~= nil and done ~= false then
    return true
  end
  return nil, tostring(ok and (problem or "the store's set returned nothing") or done)
end

---A token that another has fetched, when it is there and believable.
---@param client table
---@param host string
---@param refused string|nil a token the service did not take
---@return string|nil token
---@return number|nil seconds left
function M.find(client, host, refused)
  local entry = read(client, key_for(client, client.config.audience[host]))
  local left = entry and type(entry.expires_at) == "number" and entry.expires_at - os.time()
  if not left or left <= 0 or left > LONGEST_LIFE or type(entry.access_token) ~= "string" then
    return nil
  end
  if entry.access_token == refused or entry.access_token:find("%c") then
    return nil
  end
  return entry.access_token, left
end

---@param client table
---@param host string
---@param token string
---@param life number seconds
function M.save(client, host, token, life)
  local entry = { access_token = token, expires_at = os.time() + math.floor(math.min(life, LONGEST_LIFE)) }
  local ok, problem = write(client, key_for(client, client.config.audience[host]), entry, life)
  if not ok then
    report(client, "the token could not be stored: " .. problem)
  end
end

---The newest refresh token that grew out of the one the user gave.
---@param client table
---@param seed string tells which that was
---@return string|nil
function M.refresh_token(client, seed)
  local entry = read(client, key_for(client, ANY))
  if entry and entry.seed == seed and type(entry.refresh_token) == "string" and entry.refresh_token ~= "" then
    return entry.refresh_token
  end
end

---@param client table
---@param seed string
---@param token string|nil nil: forgets it
---@return true|nil
---@return string|nil problem
function M.save_refresh_token(client, seed, token)
  return write(client, key_for(client, ANY), { refresh_token = token, seed = seed })
end

---Takes the identity's lock without waiting.
---@param client table
---@return fun()|false|nil unlock false: another has it
---@return string|nil problem
function M.lock(client)
  if not client.store.lock then
    return function() end
  end
  local ok, unlock, problem = pcall(client.store.lock, client.store, key_for(client, ANY))
  if not ok then
    return nil, tostring(unlock)
  end
  if not unlock then
    if problem == nil then
      return false
    end
    return nil, tostring(problem)
  end
  return type(unlock) == "function" and unlock or function() end
end

return M
