--- The scripts that share a quota in Redis. They hand out slots: times to send at, one interval apart.
---
--- The clock is Redis's own, and answers are durations, so the clocks of the members do not count. All times
--- are in microseconds. KEYS: 1 the state (a hash), 2 the members (a sorted set by the time they were last
--- seen), 3 slots that a member left unused (a sorted set by their time).
local scripts = {}

local HEAD = [[
local state_key, members_key, left_key = KEYS[1], KEYS[2], KEYS[3]
local SECOND = 1000000
local clock = redis.call("TIME")
local now = clock[1] * SECOND + clock[2]

-- Lua would write 1.8e15 with 14 digits.
local function whole(number) return string.format("%.0f", number) end

local NAMES = {
  "next", "paused", "limit", "limit_until", "pace", "grown", "since", "sent", "hold", "doubling", "clock",
}
local found = redis.call("HMGET", state_key, unpack(NAMES))
local state = {}
for i, name in ipairs(NAMES) do state[name] = tonumber(found[i]) or 0 end
-- A clock that went back, as that of another server after a failover, takes all times along. After more than
-- the longest pause they are of no use.
local back = state.clock - now
if back > 0 then
  for _, name in ipairs { "next", "paused", "limit_until", "grown", "since" } do
    state[name] = back > 600 * SECOND and 0 or state[name] - back
  end
  redis.call("DEL", members_key)
  redis.call("DEL", left_key)
end
state.clock = now

local function keep()
  local fields = {}
  for i, name in ipairs(NAMES) do
    fields[2 * i - 1], fields[2 * i] = name, string.format("%.3f", state[name])
  end
  redis.call("HSET", state_key, unpack(fields))
  redis.call("EXPIRE", state_key, 3600)
end
]]

--- take: ARGV: 1 member, 2 slots wanted, 3 the longest wait for the first one, 4 interval of the limit (0:
--- unknown), 5 "1" after Redis was away for the member. -> { pause, members, interval, wait, count of slots
--- from `wait` on, more slots... }. All but the counts are durations. A count of 0 without more slots: none
--- is free within the longest wait.
---
--- While the limit is unknown, the pace is what the service accepted between two refusals, and grows: it
--- doubles each second at first, later each 5 s. A refusal costs 100 slots without growth, so that less than
--- 2 % are refused.
scripts.take = HEAD .. [[
local member, wanted, patience = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local MEMBER_LIFE, AHEAD, SATURATED = 30 * SECOND, SECOND / 4, SECOND / 20
local FIRST_PACE, FASTEST, SPAN = 5000, 10, 60 * SECOND

redis.call("ZADD", members_key, whole(now), member)
redis.call("ZREMRANGEBYSCORE", members_key, "-inf", "(" .. whole(now - MEMBER_LIFE))
redis.call("EXPIRE", members_key, 60)
local members = redis.call("ZCARD", members_key)

-- The lowest limit that any member names counts for all.
local function known_limit()
  local own = tonumber(ARGV[4])
  if state.limit_until <= now then state.limit = 0 end
  if own > 0 and own >= state.limit then state.limit, state.limit_until = own, now + 60 * SECOND end
  return state.limit > 0 and state.limit or nil
end

local function adaptive_pace()
  if state.pace == 0 then state.pace, state.doubling, state.since = FIRST_PACE, 2 * SECOND, now end
  if state.hold <= 0 and state.next - now > SATURATED then
    local elapsed = math.min(now - state.grown, SECOND)
    state.pace = math.max(state.pace * 2 ^ (-elapsed / state.doubling), FASTEST)
  end
  state.grown = now
  if now - state.since > SPAN then
    state.sent = state.sent * (SPAN / 2) / (now - state.since)
    state.since = now - SPAN / 2
  end
  return state.pace
end

local limit = known_limit()
local interval = limit or adaptive_pace()
-- Redis was away for all, and the others still send their shares until they ask again.
if ARGV[5] == "1" and state.next < now - SECOND then state.next = now + SECOND end
local open = math.max(now, state.paused)
local start = math.max(open, state.next)
wanted = math.max(1, math.min(wanted, math.floor(AHEAD / interval / members)))

local left = redis.call("ZRANGEBYSCORE", left_key, whole(open), "+inf", "LIMIT", 0, wanted)
local pause = math.max(0, state.paused - now)
local first = tonumber(left[1]) or start
if first - now > patience then
  keep()
  return { pause, members, interval, first - now, 0 }
end
local count = wanted - #left
state.next = count > 0 and start + count * interval or state.next
if not limit then state.sent, state.hold = state.sent + wanted, state.hold - wanted end
keep()
local answer = { pause, members, interval, start - now, count }
for i, at in ipairs(left) do answer[5 + i] = at - now end
if left[1] then redis.call("ZREM", left_key, unpack(left)) end
return answer
]]

--- refuse: ARGV: 1 how long the service wants no requests, 2 how long ago the refused request was sent. The
--- longest pause counts.
scripts.refuse = HEAD .. [[
local wait, ago = tonumber(ARGV[1]), tonumber(ARGV[2])
local SAFETY, SLOWEST, HOLD = 0.95, 10 * SECOND, 100

-- Requests sent before the last pause ended belong to the refusal that began it.
if state.pace > 0 and now - ago >= state.since then
  local unsent = math.max(0, state.next - math.max(now, state.paused)) / state.pace
  local accepted = math.max(1, state.sent - unsent)
  local rest = wait > SECOND and wait - SECOND / 2 or wait -- the service rounds up
  local span = now - state.since + rest
  -- Few requests measure no pace: others may have used up the limit.
  local measured = math.min(span / accepted, state.pace * math.max(accepted, 2))
  state.doubling = math.max(span, 5 * SECOND)
  state.pace = math.min(math.max(state.pace, measured) / SAFETY, SLOWEST)
  state.sent, state.hold = 0, 0
end
state.paused = math.max(state.paused, now + wait)
state.next = math.max(state.next, state.paused)
if state.pace > 0 then
  state.since = state.paused
  state.hold = math.max(state.hold, 0) + HOLD
end
keep()
redis.call("DEL", left_key)
return state.paused - now
]]

--- leave: ARGV: 1 member, or "" when it stays, then in how long each slot is that it leaves unused.
scripts.leave = HEAD .. [[
if ARGV[1] ~= "" then redis.call("ZREM", members_key, ARGV[1]) end
for i = 2, #ARGV do
  local at = now + tonumber(ARGV[i])
  if at > state.paused then redis.call("ZADD", left_key, whole(at), whole(at)) end
end
if #ARGV > 1 then
  redis.call("EXPIRE", left_key, 60)
  if state.pace > 0 then
    state.sent = math.max(0, state.sent - (#ARGV - 1))
    keep()
  end
end
return #ARGV - 1
]]

return scripts
