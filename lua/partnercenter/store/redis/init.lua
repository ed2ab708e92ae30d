--- A store in Redis, for processes on many machines: tokens, locks, and the webhook deliveries that were
--- handled.
local connection = require "partnercenter.shared.connection"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local keys = require "partnercenter.shared.keys"
local lease = require "partnercenter.store.redis.lease"
local misuse = require "partnercenter.arguments.misuse"
local private = require "partnercenter.client.private"
local scripts = require "partnercenter.store.redis.scripts"
local sealed = require "partnercenter.store.redis.sealed"
local versions = require "partnercenter.store.redis.versions"

local redis = {}

local LONGEST = 100 * 86400 -- seconds
local OUR_PREFIX = "^partnercenter:"

local methods = {}
local meta = { __name = "partnercenter.store.redis", __index = methods }

local function host_name()
  local file = io.open("/proc/sys/kernel/hostname", "r")
  local name = file and file:read "*l"
  if file then file:close() end
  return name or "unknown"
end

local HOST_NAME = host_name()

local here = {} -- the process that `name` is of

-- Differs for every process; host and pid, which people look for, may be the same on several machines.
local function process_name()
  if here.pid ~= core.pid() then
    here = { pid = core.pid(), name = ("%s:%d:%s-"):format(HOST_NAME, core.pid(), core.guid():sub(1, 8)) }
  end
  return here.name
end

-- Names the process that holds a lock, and no two holders alike.
local function owner()
  return process_name() .. core.guid()
end

local function is_mine(its_owner)
  local name = process_name()
  return its_owner:sub(1, #name) == name
end

-- The connection is looked up at each use: nginx makes clients before it forks its workers.
local function of(session)
  local config = session.config
  return setmetatable({ _private = private.seal {
    prefix = keys.prefix(config.authority, config.tenant_id), key = config.shared_key or nil,
    key_name = config.variables.shared_key or "shared_key",
    owner = owner, is_mine = is_mine,
    link = function() return connection.of(session) end,
  } }, meta)
end

--- The store of a client with the option `shared`.
---@param session partnercenter.Session
---@return table store
function redis.of(session)
  return of(session)
end

--- Makes a store in the Redis of a client, such as for `seen` of a webhook's receiver.
---@param options { client: partnercenter.Client } a client with the option `shared`
---@return table? store
---@return partnercenter.error?
function redis.new(options)
  local ok, session = pcall(function() return private.of(options.client) end)
  if not ok or not session or not session.config then
    misuse.raise("partnercenter.store.redis.new: option 'client' must be a client of partnercenter.new")
  elseif not session.config.shared then
    return nil, errors.new("config", {
      message = "partnercenter.store.redis.new: the client has no option shared, which names the Redis",
    })
  end
  return of(session)
end

local function named(self, kind, key)
  local own = private.of(self)
  return own.prefix .. kind .. ":" .. key:gsub(OUR_PREFIX, ""), own
end

local function milliseconds(seconds)
  return ("%.0f"):format(math.max(math.ceil((seconds or LONGEST) * 1000), 1))
end

-- Texts

--- Reads a value, and how long Redis keeps it.
---@param key string
---@return string? value
---@return any problem
---@return nil
---@return number? seconds left
function methods:get(key)
  local name, own = named(self, "token", key)
  local reply, err = own.link():run(scripts.get, { name }, {})
  if not reply then return nil, err end
  local text, problem = sealed.unseal(own, reply[1], name)
  if not text then return nil, problem end
  return text, nil, nil, reply[2] >= 0 and reply[2] / 1000 or nil
end

--- Stores a value.
---@param key string
---@param value string? nil removes it
---@param seconds number? its life, at most and by default 100 days
---@return true?
---@return partnercenter.error?
function methods:set(key, value, seconds)
  local name, own = named(self, "token", key)
  local reply, err
  if value then
    local text = sealed.seal(own.key, value, name)
    reply, err = own.link():command { "SET", name, text, "PX", milliseconds(seconds) }
  else
    reply, err = own.link():command { "DEL", name }
  end
  if reply == nil then return nil, err end
  return true
end

--- Takes the lock without waiting for it. It is renewed until it is given back.
---@param key string
---@return fun()|false|nil unlock false: another holds it
---@return partnercenter.store.redis.Lease|partnercenter.error|nil lease or problem
function methods:lock(key)
  local name, own = named(self, "lock", key)
  local taken, err = lease.take(own.link(), name, owner())
  if not taken then return taken, err end
  return function() taken:release() end, taken
end

-- Versions, which make a store safe for owners of a lock that slept: see versions.lua

function methods:read_version(key)
  local name, own = named(self, "token", key)
  return versions.read(own, name)
end

function methods:intend(key, generation)
  local name, own = named(self, "token", key)
  return versions.intend(own, name, generation)
end

function methods:keep_version(key, version, on_kept)
  local name, own = named(self, "token", key)
  return versions.keep(own, name, version, on_kept)
end

function methods:restore_version(key, version)
  local name, own = named(self, "token", key)
  return versions.restore(own, name, version)
end

function methods:restore_version_later(key, version)
  local name, own = named(self, "token", key)
  return versions.restore_later(own, name, version)
end

--- Runs fn after each reconnect. It must not wait.
---@param fn fun()
function methods:on_return(fn)
  connection.on_reconnect(private.of(self).link(), fn)
end

-- Deliveries of webhooks

--- Claims a delivery for so many seconds.
---@param id string
---@param seconds number
---@return string|false|nil claim for `forget`; false: it was handled, or another handles it
---@return partnercenter.error?
function methods:claim(id, seconds)
  local name, own = named(self, "seen", id)
  local claim = owner()
  local reply, err = own.link():command { "SET", name, claim, "NX", "PX", milliseconds(seconds) }
  if reply == nil then return nil, err end
  return reply and claim
end

--- Remembers for so many seconds that a delivery was handled.
---@param id string
---@param seconds number
---@return true?
---@return partnercenter.error?
function methods:done(id, seconds)
  local name, own = named(self, "seen", id)
  local reply, err = own.link():command { "SET", name, "done", "PX", milliseconds(seconds) }
  if reply == nil then return nil, err end
  return true
end

--- Gives a claim back, unless it has ended.
---@param id string
---@param claim string
---@return true?
---@return partnercenter.error?
function methods:forget(id, claim)
  local name, own = named(self, "seen", id)
  local reply, err = own.link():run(scripts.release, { name }, { claim })
  if reply == nil then return nil, err end
  return true
end

--- Remembers the greatest text of an id.
---@param id string
---@param text string
---@param seconds number
---@return boolean? is_latest false: a greater one was seen
---@return partnercenter.error?
function methods:latest(id, text, seconds)
  local name, own = named(self, "seen", id)
  local reply, err = own.link():run(scripts.latest, { name }, { text, milliseconds(seconds) })
  if reply == nil then return nil, err end
  return reply == 1
end

return redis
