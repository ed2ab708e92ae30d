--- Remembers which deliveries were handled: claimed for a minute while a handler works, then done. Memory
--- stands in for a store that fails, so that no event is lost.
local core = require "partnercenter.core"
local date = require "partnercenter.text.date"
local lazy = require "partnercenter.loader.lazy"
local memory = require "partnercenter.store.memory"
local redaction = require "partnercenter.errors.redaction"
local token = require "partnercenter.auth.token"

local redis = lazy "partnercenter.store.redis"

local seen = {}

local KEY = "partnercenter:webhook:"
local CLAIM = 60 -- seconds
local LONGEST = 30 * 86400 -- seconds that a delivery is remembered where its age does not matter
local LOCK_TRIES = 100 -- another process holds a lock no longer than it takes to write an entry

---@class partnercenter.webhook.Seen
---@field private store table|false
---@field private spare table     memory, for a store that fails
---@field private life number     seconds
---@field private claims boolean  the store claims in one step: it needs no lock
---@field private session partnercenter.Session
local methods = {}
local meta = { __index = methods }

local function has_functions(store)
  return type(store.get) == "function" and type(store.set) == "function"
end

local function has_claims(store)
  local ok, found = pcall(function() -- indexing a userdata may raise
    return type(store.claim) == "function" and type(store.latest) == "function"
  end)
  return ok and found
end

--- Opens the option `seen`; without it, deliveries are seen by all processes that share the client's Redis.
---@param given any
---@param session partnercenter.Session
---@return table|false store
---@return string? problem
function seen.open(given, session)
  if given == nil then return session.config.shared and redis.of(session) or memory.new() end
  if given == false then return false end
  local store = given ~= "" and token.open_store(given)
  local ok, usable = pcall(has_functions, store)
  if ok and usable then return store end
  return false, "seen must be a store with the functions get and set, a shared dictionary or a path"
end

---@param settings table
---@return partnercenter.webhook.Seen
function seen.new(settings)
  return setmetatable({
    store = settings.store, spare = memory.new(), session = settings.session,
    life = settings.max_age or LONGEST, claims = settings.store and has_claims(settings.store),
  }, meta)
end

local function report(self, problem)
  self.session:emit {
    type = "webhook", kind = "config",
    message = "the store of seen events failed, and memory replaces it: " .. redaction.redact(problem),
  }
end

local function lock_of(store, key)
  if type(store.lock) ~= "function" then return function() end end
  for _ = 1, LOCK_TRIES do
    local unlock, problem = store:lock(key)
    if unlock then return type(unlock) == "function" and unlock or function() end end
    if problem then return nil, problem end
  end
  return false
end

-- Runs `change` under the lock of a key. Returns its result, false when another holds the lock, or nil and
-- the problem.
local function locked(store, key, change)
  local unlock, problem = lock_of(store, key)
  if not unlock then return unlock, problem end
  local ok, result, why = pcall(change, store)
  pcall(unlock)
  if not ok then return nil, redaction.text_of(result) end
  return result, why
end

-- The same, in memory where the store fails.
local function change(self, key, fn)
  local ok, result, problem = pcall(locked, self.store, key, fn)
  if ok and result ~= nil then return result end
  report(self, redaction.text_of((ok and problem) or (not ok and result) or "it returned nothing"))
  return locked(self.spare, key, fn)
end

local function read(store, key)
  local value, problem = store:get(key)
  if value == nil and problem then error(problem, 0) end
  return value
end

local function write(store, key, value, seconds)
  local ok, problem = store:set(key, value, seconds)
  if not ok then error(problem or "the store's set returned nothing", 0) end
end

-- Calls a function of a store that claims by itself. Returns nil where the store failed.
local function ask(self, name, ...)
  local ok, result, problem = pcall(self.store[name], self.store, ...)
  if ok and result ~= nil then return result end
  report(self, redaction.text_of((ok and problem) or (not ok and result) or "it returned nothing"))
end

local function claim_by_lock(self, key)
  return change(self, key, function(store)
    if read(self.spare, key) or read(store, key) then return "duplicate" end
    write(store, key, "claimed", CLAIM)
    return "claimed"
  end) or "busy"
end

-- A claim is kept to be given back, and replaces one that the store does not take.
local function claim_at_once(self, id)
  local key = KEY .. id
  if read(self.spare, key) then return "duplicate" end
  local claim = ask(self, "claim", id, CLAIM)
  if claim == false then return "duplicate" end
  write(self.spare, key, claim or "claimed", CLAIM)
  return "claimed"
end

--- Claims a delivery.
---@param id string
---@return "claimed"|"duplicate"|"busy" state busy: another process holds the store's lock
function methods:claim(id)
  if not self.store then return "claimed" end
  if self.claims then return claim_at_once(self, id) end
  return claim_by_lock(self, KEY .. id)
end

--- Marks a claimed delivery as handled.
---@param id string
function methods:done(id)
  if not self.store then return end
  local key = KEY .. id
  if self.claims then
    local kept = ask(self, "done", id, self.life)
    return write(self.spare, key, not kept and "done" or nil, self.life)
  end
  local written = change(self, key, function(store)
    write(store, key, "done", self.life)
    return true
  end)
  if written == false then pcall(write, self.store, key, "done", self.life) end -- the lock is held for long
end

--- Gives a claim back, so that the delivery counts as new when it comes again.
---@param id string
function methods:release(id)
  if not self.store then return end
  local key = KEY .. id
  if self.claims then
    local claim = read(self.spare, key)
    write(self.spare, key, nil)
    return claim and ask(self, "forget", id, claim)
  end
  change(self, key, function(store)
    write(self.spare, key, nil)
    write(store, key, nil)
    return true
  end)
end

-- The time of a change in a form whose order is that of text; the service writes seven digits of a second.
local function sortable(changed)
  local seconds = date.parse(changed)
  if not seconds then return nil end
  local fraction = changed:match("%d%d:%d%d:%d%d[%.,](%d+)") or ""
  return ("%015.0f.%s"):format(seconds, (fraction .. ("0"):rep(9)):sub(1, 9))
end

--- Whether a later change of the same resource was seen; if not, remembers this one.
---@param resource string
---@param changed any its date
---@return boolean
function methods:is_stale(resource, changed)
  local this = self.store and sortable(changed)
  if not this then return false end
  local id = "latest:" .. core.sha256(resource)
  if self.claims then return ask(self, "latest", id, this, self.life) == false end
  local key = KEY .. id
  return change(self, key, function(store)
    local latest = read(store, key)
    if latest and this < latest then return "stale" end
    if latest ~= this then write(store, key, this, self.life) end
    return "latest"
  end) == "stale"
end

--- Seconds that a claim lasts.
seen.CLAIM = CLAIM

return seen
