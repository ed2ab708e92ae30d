--- The steps of a job in Redis. Each is one Lua script, so each is done whole or not at all, and may be sent
--- again when its answer was lost. All times are the server's.
---
--- The keys of a job (KEYS, in this order):
---   meta      HASH    run, fingerprint, fed, queued, cursor, ended, total, done, poisoned, finished,
---                     reply:<owner>
---   queue     LIST    "index text" of items that nobody has taken
---   lease     ZSET    index -> when its lease ends (ms)
---   held      HASH    index -> "owner text" of the items under a lease
---   crashes   HASH    index -> how often an owner of the item was lost
---   poisoned  LIST    "index text" of items that were set aside, the last thousand
---   source    STRING  the owner that walks the items and fills the queue
local connection = require "partnercenter.shared.connection"

local scripts = {}

--- The names of the keys, in the order of KEYS.
scripts.KEYS = { "meta", "queue", "lease", "held", "crashes", "poisoned", "source" }

-- Writes come first in each step: without memory Redis refuses the first one, and the step changes nothing.
local HEAD = [==[
local meta, queue, lease, held, crashes, poisoned, source = unpack(KEYS)
local run, owner = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local WEEK, MOST_CRASHES, SUSPECT = 604800000, 3, 2

local function keep(key) redis.call('PEXPIRE', key, WEEK) end

local function text_of(index)
  local found = redis.call('HGET', held, index)
  local holder, text = string.match(found or '', '^(%S+) (.*)$')
  return text, holder
end

local function let_go(index)
  redis.call('ZREM', lease, index)
  redis.call('HDEL', held, index)
end

-- 1: all items are done; -1: some were lost, as when Redis evicted a key, so the state is worth nothing.
local function ended()
  if redis.call('HGET', meta, 'ended') ~= '1' then return 0 end
  if redis.call('EXISTS', queue, lease) > 0 then return 0 end
  if redis.call('HGET', meta, 'done') ~= redis.call('HGET', meta, 'queued') then
    redis.call('DEL', unpack(KEYS))
    return -1
  end
  if redis.call('HSETNX', meta, 'finished', now) == 1 then
    redis.call('DEL', held, crashes, source)
    keep(meta)
  end
  return 1
end

local function numbers()
  local found = redis.call('HMGET', meta, 'done', 'total', 'fed')
  return tonumber(found[1]), tonumber(found[2] or -1), tonumber(found[3]), ended()
end
]==]

local IS_THERE = [[
if redis.call('HGET', meta, 'run') ~= run then return { 'gone' } end
]]

local REFUSALS = { gone = true, other = true, lost = true }

-- What follows "ok", by types.
local function script(name, text, ...)
  local types = { "string", ... }
  return connection.script("job " .. name, HEAD .. text, function(reply)
    if type(reply) ~= "table" then return false end
    if REFUSALS[reply[1]] then return true end
    for place, wanted in ipairs(types) do
      if type(reply[place]) ~= wanted then return false end
    end
    return reply[1] == "ok"
  end)
end

--- ARGV: run, owner, fingerprint, total (-1: unknown), again ('1'). Begins the job unless it is there.
scripts.join = script("join", [==[
local fingerprint, total, again = ARGV[3], ARGV[4], ARGV[5]
local found = redis.call('HMGET', meta, 'run', 'fingerprint', 'finished')
if found[1] and not (found[3] and again == '1') then
  if found[2] ~= fingerprint then return { 'other', found[2] } end
  return { 'ok', found[1] }
end
redis.call('HSET', meta, 'run', run) -- refused without memory, unlike DEL
redis.call('DEL', unpack(KEYS))
redis.call('HSET', meta, 'run', run, 'fingerprint', fingerprint, 'fed', 0, 'queued', 0, 'done', 0,
  'total', total)
keep(meta)
return { 'ok', run }
]==], "string")

--- ARGV: run, owner, want, lease (ms), bytes, source lease (ms; 0: this owner walks no items), length of the
--- queue below which it walks them. Takes items, lapsed leases first, and `source` when that is free. An item
--- that two owners were lost with is a suspect. An owner has one at a time, or it would take others along.
scripts.claim = script("claim", IS_THERE .. [==[
local want, life, bytes = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local source_life, low = tonumber(ARGV[6]), tonumber(ARGV[7])
redis.call('HSET', meta, 'seen', now)
local items, aside, size = {}, {}, 0

local function poison(index, text)
  redis.call('RPUSH', poisoned, index .. ' ' .. text)
  redis.call('LTRIM', poisoned, -1000, -1)
  keep(poisoned)
  redis.call('HDEL', crashes, index)
  redis.call('HINCRBY', meta, 'poisoned', 1)
  redis.call('HINCRBY', meta, 'done', 1)
  aside[#aside + 1] = index
  aside[#aside + 1] = text
  size = size + #text
end

local function take(index, text)
  redis.call('HSET', held, index, owner .. ' ' .. text)
  redis.call('ZADD', lease, now + life, index)
  items[#items + 1] = index
  items[#items + 1] = text
  size = size + #text
end

local function holds_suspect()
  local all = redis.call('HGETALL', crashes)
  for place = 1, #all, 2 do
    local index, _, holder = all[place], text_of(all[place])
    if holder == owner and tonumber(all[place + 1]) >= SUSPECT
      and tonumber(redis.call('ZSCORE', lease, index)) > now then return true end
  end
  return false
end

local occupied -- by a suspect
local function may_take(count)
  if count < SUSPECT then return true end
  local may = not (occupied or holds_suspect())
  occupied = true
  return may
end

local most = want + redis.call('HLEN', crashes)
local lapsed = redis.call('ZRANGEBYSCORE', lease, '-inf', now, 'LIMIT', 0, most)
for _, index in ipairs(lapsed) do
  local text = text_of(index)
  if not text then
    let_go(index)
  elseif size < bytes and #items < 2 * want then
    local count = tonumber(redis.call('HGET', crashes, index) or 0) + 1
    if count > MOST_CRASHES then
      let_go(index)
      poison(index, text)
    elseif may_take(count) then
      redis.call('HSET', crashes, index, count)
      keep(crashes)
      take(index, text)
    end
  end
end
want = want - #items / 2

local waiting = want > 0 and redis.call('LRANGE', queue, 0, want - 1) or {}
local crashed, taken = #waiting > 0 and redis.call('EXISTS', crashes) == 1, 0
for place, entry in ipairs(waiting) do
  if size >= bytes then break end
  local index, text = string.match(entry, '^(%S+) (.*)$')
  local count = crashed and tonumber(redis.call('HGET', crashes, index) or 0) or 0
  if count > MOST_CRASHES then
    poison(index, text)
  elseif may_take(count) then
    take(index, text)
  else
    redis.call('RPUSH', queue, entry)
  end
  taken = place
end
if taken > 0 then redis.call('LTRIM', queue, taken, -1) end
if #items > 0 then
  keep(lease)
  keep(held)
end

local left, feeds, cursor = redis.call('LLEN', queue), 0, ''
if source_life > 0 and redis.call('HGET', meta, 'ended') ~= '1' then
  local holder = redis.call('GET', source)
  if holder == owner or (not holder and left < low) then
    redis.call('SET', source, owner, 'PX', source_life)
    feeds, cursor = left < low and 1 or 0, redis.call('HGET', meta, 'cursor') or ''
  end
end
local first = redis.call('ZRANGEBYSCORE', lease, '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
local next_end = first[2] and first[2] - now or -1
local done, total, fed, finished = numbers()
if finished < 0 then return { 'gone' } end
return { 'ok', done, total, fed, finished, feeds, cursor, next_end, items, aside }
]==], "number", "number", "number", "number", "number", "string", "number", "table", "table")

--- ARGV: run, owner, number of this report, index... Counts items as done where the owner still holds them.
--- The answer to the last report is kept: when it got lost, the same report is answered the same way again.
scripts.done = script("done", IS_THERE .. [==[
local field, number = 'reply:' .. owner, ARGV[3]
local last, results = string.match(redis.call('HGET', meta, field) or '', '^(%d+) (%d*)$')
if last ~= number then
  redis.call('HSET', meta, field, number .. ' ')
  local list, counted = {}, 0
  for place = 4, #ARGV do
    local index = ARGV[place]
    local _, holder = text_of(index)
    local mine = holder == owner
    if mine then
      let_go(index)
      counted = counted + 1
    end
    list[#list + 1] = mine and '1' or '0'
  end
  if counted > 0 and redis.call('EXISTS', crashes) == 1 then
    for place = 4, #ARGV do
      if list[place - 3] == '1' then redis.call('HDEL', crashes, ARGV[place]) end
    end
  end
  results = table.concat(list)
  redis.call('HINCRBY', meta, 'done', counted)
  redis.call('HSET', meta, field, number .. ' ' .. results)
end
local done, total, fed, finished = numbers()
if finished < 0 then return { 'gone' } end
return { 'ok', done, total, fed, finished, results }
]==], "number", "number", "number", "number", "string")

--- ARGV: run, owner, from, to, cursor, ended ('1'), total (-1: unknown), source lease (ms), entry... Adds
--- items to the queue, if they follow those that are there.
scripts.feed = script("feed", IS_THERE .. [==[
local from, to = ARGV[3], ARGV[4]
if redis.call('GET', source) ~= owner then return { 'lost' } end
local fed = redis.call('HGET', meta, 'fed')
if fed ~= from and fed ~= to then return { 'lost' } end
local is_new = fed == from and (from ~= to or ARGV[6] == '1')
if is_new then
  redis.call('HSET', meta, 'fed', to, 'cursor', ARGV[5], 'ended', ARGV[6])
  if ARGV[7] ~= '-1' then redis.call('HSET', meta, 'total', ARGV[7]) end
  if #ARGV > 8 then redis.call('RPUSH', queue, unpack(ARGV, 9)) end
  redis.call('HINCRBY', meta, 'queued', #ARGV - 8)
end
redis.call('PEXPIRE', source, ARGV[8])
keep(meta)
keep(queue)
if ended() < 0 then return { 'gone' } end
return { 'ok', redis.call('LLEN', queue) }
]==], "number")

--- ARGV: run, owner, lease (ms), source lease (ms; 0: not renewed), index... Renews what the owner still has.
scripts.renew = script("renew", IS_THERE .. [==[
local ends = now + ARGV[3]
for place = 5, #ARGV do
  local _, holder = text_of(ARGV[place])
  if holder == owner then redis.call('ZADD', lease, 'XX', ends, ARGV[place]) end
end
if ARGV[4] ~= '0' and redis.call('GET', source) == owner then redis.call('PEXPIRE', source, ARGV[4]) end
for _, key in ipairs(KEYS) do
  if key ~= source then keep(key) end
end
return { 'ok' }
]==])

--- ARGV: run, owner, leaves ('1'), n, n indexes whose work raised, index... Gives back all items of the owner
--- but the latter, so that others take them at once.
scripts.release = script("release", IS_THERE .. [==[
local leaves, count = ARGV[3], tonumber(ARGV[4])
local kept = {}
for place = 5 + count, #ARGV do kept[ARGV[place]] = true end
for place = 5, 4 + count do
  local _, holder = text_of(ARGV[place])
  if holder == owner then
    redis.call('HINCRBY', crashes, ARGV[place], 1)
    keep(crashes)
  end
end
local all = redis.call('HGETALL', held)
for place = 1, #all, 2 do
  local index = all[place]
  local holder, text = string.match(all[place + 1], '^(%S+) (.*)$')
  if holder == owner and not kept[index] then
    redis.call('LPUSH', queue, index .. ' ' .. text)
    let_go(index)
  end
end
keep(queue)
if leaves == '1' then
  if redis.call('GET', source) == owner then redis.call('DEL', source) end
  redis.call('HDEL', meta, 'reply:' .. owner)
end
return { 'ok' }
]==])

return scripts
