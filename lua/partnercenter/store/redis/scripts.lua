--- The steps that Redis takes as one. Redis keeps versions of a record in a hash: `gen` counts its writes,
--- `value` is its text, `newest` the digest of its refresh token, `spare` a refresh token that lost a race,
--- and `intent` names the process that redeems one.
local connection = require "partnercenter.shared.connection"

local scripts = {}

local function is_number(reply) return type(reply) == "number" end

local function is_value(reply)
  return reply == false or type(reply) == "table" and type(reply[1]) == "string" and is_number(reply[2])
end

local function is_outcome(reply)
  if type(reply) ~= "table" then return false end
  return reply[1] == 1 and type(reply[2]) == "string" or reply[1] == 0 and type(reply[2]) == "table"
end

--- KEYS: key. Returns its text and the milliseconds it has left, -1: no end.
scripts.get = connection.script("get", [[
local value = redis.call("GET", KEYS[1])
return value and {value, redis.call("PTTL", KEYS[1])}
]], is_value)

--- KEYS: lock. ARGV: owner.
scripts.release = connection.script("release", [[
return redis.call("GET", KEYS[1]) == ARGV[1] and redis.call("DEL", KEYS[1]) or 0
]], is_number)

--- KEYS: lock. ARGV: owner, milliseconds from now on. Returns 1, or 0 for a lock that was lost.
scripts.renew = connection.script("renew", [[
return redis.call("GET", KEYS[1]) == ARGV[1] and redis.call("PEXPIRE", KEYS[1], ARGV[2]) or 0
]], is_number)

--- KEYS: record. ARGV: generation that was read, owner, milliseconds. Returns 1, or 0 where the record has
--- changed. It writes, so it fails wherever the successor of a refresh token could not be kept.
scripts.intend = connection.script("intend", [[
if (redis.call("HGET", KEYS[1], "gen") or "0") ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], "intent", ARGV[2])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
return 1
]], is_number)

--- KEYS: record. ARGV: generation that was read, value, digest, spare, milliseconds. Returns 1 and the new
--- generation; or 0 and the record that stands, which got the spare.
--- An owner of the lock that slept destroys nothing, and one that lost the lock loses nothing. A Redis that
--- came back empty takes any generation.
scripts.keep = connection.script("keep", [[
local gen = redis.call("HGET", KEYS[1], "gen")
if gen and gen ~= ARGV[1] then
  if ARGV[4] ~= "" and redis.call("HGET", KEYS[1], "newest") ~= ARGV[3] then
    redis.call("HSET", KEYS[1], "spare", ARGV[4])
    redis.call("PEXPIRE", KEYS[1], ARGV[5])
  end
  return {0, redis.call("HMGET", KEYS[1], "value", "gen", "spare", "intent")}
end
gen = string.format("%.0f", tonumber(ARGV[1]) + 1)
redis.call("HSET", KEYS[1], "gen", gen, "value", ARGV[2], "newest", ARGV[3])
redis.call("HDEL", KEYS[1], "spare", "intent")
redis.call("PEXPIRE", KEYS[1], ARGV[5])
return {1, gen}
]], is_outcome)

--- KEYS: record. ARGV: generation, value, digest, milliseconds, digests of the sign-in's refresh tokens.
--- Puts a record back that Redis lost, or of which a replica had an older version.
scripts.restore = connection.script("restore", [[
local gen = redis.call("HGET", KEYS[1], "gen")
if gen then
  local newest, is_later = redis.call("HGET", KEYS[1], "newest"), false
  for i = 5, #ARGV do is_later = is_later or ARGV[i] == newest end
  if not is_later or tonumber(gen) >= tonumber(ARGV[1]) then return 0 end
end
redis.call("HSET", KEYS[1], "gen", ARGV[1], "value", ARGV[2], "newest", ARGV[3])
redis.call("HDEL", KEYS[1], "spare", "intent")
redis.call("PEXPIRE", KEYS[1], ARGV[4])
return 1
]], is_number)


--- KEYS: entry. ARGV: text, milliseconds. Keeps the greater text. Returns 1, or 0 where a greater one stands.
scripts.latest = connection.script("latest", [[
local stored = redis.call("GET", KEYS[1])
if stored and ARGV[1] < stored then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1
]], is_number)

return scripts
