--- Encrypts texts before they go to Redis, with `shared_key`, and decrypts those that come back.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"

local sealed = {}

local PREFIX = "pcgcm1:" -- of core.seal

local PROBLEMS = {
  no_key = "'%s' in Redis is encrypted: give the option shared_key that the other processes have, or set "
    .. "PARTNERCENTER_SHARED_KEY to it",
  other_key = "'%s' in Redis is encrypted with another %s: give all processes the same",
  damaged = "'%s' in Redis is damaged, or was copied from another key: put it back or delete it",
}

--- Encrypts a text; without a key it stays as it is.
---@param key string? the option shared_key
---@param text string
---@param name string of the key in Redis: no other key decrypts the text
---@return string
function sealed.seal(key, text, name)
  return key and core.seal(key, text, name) or text
end

--- Decrypts a text. A plain one is accepted: it was written before `shared_key` was given.
---@param own table of store/redis/init.lua
---@param text string
---@param name string
---@return string? text
---@return partnercenter.error? err
function sealed.unseal(own, text, name)
  if text:sub(1, #PREFIX) ~= PREFIX then return text end
  local plain, why = nil, "no_key"
  if own.key then plain, why = core.unseal(own.key, text, name) end
  if plain then return plain end
  return nil, errors.new("config", { message = PROBLEMS[why]:format(name, own.key_name) })
end

return sealed
