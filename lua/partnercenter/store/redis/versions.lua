--- Records in Redis with versions: a writer names the generation that it read, and never overwrites a later
--- one. A version that Redis did not take stays in memory, and is sent again at each reconnect.
local outbox = require "partnercenter.store.redis.outbox"
local scripts = require "partnercenter.store.redis.scripts"
local sealed = require "partnercenter.store.redis.sealed"

local versions = {}

local LIFE = ("%d"):format(100 * 86400 * 1000) -- ms; a refresh token that is not used for 90 days expires

---@class partnercenter.store.redis.Version
---@field generation string "0": there is no record
---@field value string?     the record
---@field spare string?     a refresh token whose redeemer lost a race
---@field intent string?    names another process that redeems the record's refresh token
---@field newest string?    digest of the record's refresh token
---@field lineage string[]? digests of the sign-in's earlier refresh tokens

-- The reply of HMGET value gen spare intent.
local function version_of(own, name, reply)
  local intent = reply[4] or nil
  if intent and own.is_mine(intent) then intent = nil end
  local found = { generation = reply[2] or "0", intent = intent }
  for field, text in pairs { value = reply[1], spare = reply[3] } do
    local plain, err
    if text and text ~= "" then plain, err = sealed.unseal(own, text, name) end
    if err then return nil, err end
    found[field] = plain
  end
  return found
end

---@param own table of store/redis/init.lua
---@param name string of the key
---@return partnercenter.store.redis.Version?
---@return partnercenter.error?
function versions.read(own, name)
  local reply, err = own.link():command { "HMGET", name, "value", "gen", "spare", "intent" }
  if not reply then return nil, err end
  return version_of(own, name, reply)
end

--- Writes that the record's refresh token is about to be redeemed, and so proves that Redis takes writes.
---@param own table
---@param name string
---@param generation string
---@return boolean? marked false: the record has changed
---@return partnercenter.error?
function versions.intend(own, name, generation)
  local reply, err = own.link():run(scripts.intend, { name }, { generation, own.owner(), LIFE })
  if reply == nil then return nil, err end
  return reply == 1
end

-- What the script `keep` takes. The spare is kept where another version stands.
local function arguments_of(own, name, version)
  local spare = version.spare and sealed.seal(own.key, version.spare, name) or ""
  return {
    version.generation, sealed.seal(own.key, version.value, name), version.newest or "", spare, LIFE,
  }
end

--- Writes the version that follows the one that was read.
---@param own table
---@param name string
---@param version partnercenter.store.redis.Version `spare`: kept if the record has changed meanwhile
---@param on_kept fun()? runs when Redis took a version later that it does not take now
---@return boolean? kept false: the record has changed
---@return string|partnercenter.store.redis.Version|partnercenter.error detail the new generation, the version
--- that stands, or the problem
function versions.keep(own, name, version, on_kept)
  local link, arguments = own.link(), arguments_of(own, name, version)
  outbox.remove(link, name)
  local reply, err = link:run(scripts.keep, { name }, arguments)
  if not reply then
    if version.spare then outbox.add(link, name, scripts.keep, arguments, on_kept) end
    return nil, err
  elseif reply[1] == 1 then
    return true, reply[2]
  end
  local standing, problem = version_of(own, name, reply[2])
  if not standing then return nil, problem end
  return false, standing
end

local function restoring(own, name, version)
  local arguments = {
    version.generation, sealed.seal(own.key, version.value, name), version.newest, LIFE,
  }
  for _, digest in ipairs(version.lineage) do arguments[#arguments + 1] = digest end
  return scripts.restore, { name }, arguments
end

--- Puts back a record that Redis lost, unless a later one of the same lineage stands there.
---@param own table
---@param name string
---@param version partnercenter.store.redis.Version
---@return true?
---@return partnercenter.error?
function versions.restore(own, name, version)
  local reply, err = own.link():run(restoring(own, name, version))
  if reply == nil then return nil, err end
  return true
end

--- The same without waiting.
---@param own table
---@param name string
---@param version partnercenter.store.redis.Version
function versions.restore_later(own, name, version)
  local script, names, arguments = restoring(own, name, version)
  own.link():send_script(script, names, arguments, function() end)
end

return versions
