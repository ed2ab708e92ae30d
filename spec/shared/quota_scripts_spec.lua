-- The scripts that share a quota, with members, a service and a clock that the spec moves.
local fake_redis = require "spec.support.fake.redis"
local fleet = require "spec.support.fake.fleet"
local scripts = require "partnercenter.shared.quota.scripts"

local unpack = table.unpack or unpack -- luacheck: ignore

local SECOND = 1000000
local KEYS = { "state", "members", "left" }
local INTERVAL = 200000 -- 300 a minute

describe("the scripts of a shared quota", function()
  local redis

  before_each(function() redis = fake_redis.new(1.8e15) end)

  -- take -> pause, members, interval, wait, count, further slots
  local function take(member, wanted, patience, interval, returns)
    patience, interval = patience or 100 * SECOND, interval or INTERVAL
    return redis:run(scripts.take, KEYS, { member, wanted, patience, interval, returns })
  end
  local function refuse(wait, ago) return redis:run(scripts.refuse, KEYS, { wait, ago or 0 }) end
  local function leave(member, ...) return redis:run(scripts.leave, KEYS, { member, ... }) end

  it("hand out slots one interval apart, however many members ask", function()
    for i = 0, 9 do
      local answer = take("member " .. i, 1)
      assert.same({ 0, i + 1, INTERVAL, i * INTERVAL, 1 }, answer)
    end
  end)

  it("hand out at most what is due in a quarter of a second, and one at least", function()
    assert.equal(1, take("a", 50)[5])
    redis = fake_redis.new(1.8e15)
    assert.equal(25, take("a", 50, nil, 10000)[5])
    assert.equal(12, take("b", 50, nil, 10000)[5])
    assert.equal(3, take("b", 3, nil, 10000)[5])
  end)

  it("make up for no time in which nobody sent", function()
    take("a", 1)
    redis.now = redis.now + 3600 * SECOND
    assert.equal(0, take("a", 1)[4])
    assert.equal(INTERVAL, take("a", 1)[4])
  end)

  it("take nothing for a call that cannot wait so long", function()
    for _ = 1, 10 do take("a", 1) end
    assert.same({ 0, 1, INTERVAL, 10 * INTERVAL, 0 }, take("a", 1, 2 * SECOND - 1))
    assert.same({ 0, 1, INTERVAL, 10 * INTERVAL, 1 }, take("a", 1, 2 * SECOND))
  end)

  it("forget members that were not seen for 30 s", function()
    take("a", 1)
    redis.now = redis.now + 30 * SECOND
    assert.equal(2, take("b", 1)[2])
    redis.now = redis.now + 1
    assert.equal(1, take("b", 1)[2])
  end)

  it("hand out first what a member left unused", function()
    for _ = 1, 5 do take("a", 1) end
    leave("a", 2 * INTERVAL, 3 * INTERVAL)
    assert.same({ 0, 1, INTERVAL, 5 * INTERVAL, 0, 2 * INTERVAL }, take("b", 1)) -- and "a" is gone
    redis.now = redis.now + 3 * INTERVAL + 1
    assert.equal(1, take("b", 1)[5]) -- the other one lapsed
  end)

  it("hold all back for the longest pause that the service asked for", function()
    take("a", 1)
    refuse(5 * SECOND)
    assert.equal(5 * SECOND, refuse(2 * SECOND))
    assert.same({ 5 * SECOND, 2, INTERVAL, 5 * SECOND, 1 }, take("b", 1))
    assert.equal(7 * SECOND, refuse(7 * SECOND))
    redis.now = redis.now + 7 * SECOND
    assert.equal(0, take("b", 1)[1])
  end)

  it("keep no slot that a pause covers", function()
    take("a", 1)
    leave("", INTERVAL)
    refuse(5 * SECOND)
    leave("", INTERVAL)
    assert.equal(1, take("b", 1)[5])
  end)

  it("let the lowest limit that a member names count for all, for a minute", function()
    take("strict", 1, nil, 200000)
    assert.equal(200000, take("lax", 1, nil, 100000)[3])
    assert.equal(200000, take("knows none", 1, nil, 0)[3])
    redis.now = redis.now + 60 * SECOND
    assert.equal(100000, take("lax", 1, nil, 100000)[3])
  end)

  it("go on when the clock of Redis goes back, as after a failover", function()
    take("a", 1)
    refuse(60 * SECOND)
    redis.now = redis.now - 86400 * SECOND
    local answer = take("a", 1)
    assert.same({ 0, 0 }, { answer[1], answer[4] })
  end)

  it("keep slots and pauses when the clock of Redis goes back by less than the longest pause", function()
    for _ = 1, 3 do take("a", 1) end
    leave("", 2 * INTERVAL)
    redis.now = redis.now - 30 * SECOND
    assert.same({ 0, 1, INTERVAL, 3 * INTERVAL, 1 }, take("b", 1))
    refuse(60 * SECOND)
    redis.now = redis.now - 30 * SECOND
    assert.same({ 60 * SECOND, 60 * SECOND }, { (unpack(take("a", 1))), take("a", 1)[4] - INTERVAL })
    redis.now = redis.now + 60 * SECOND
    assert.equal(0, take("a", 1)[1])
  end)

  it("hand out no slot twice, however many members wait", function()
    for i = 0, 199 do
      assert.equal(i * SECOND, take("member " .. i, 1, 1e6 * SECOND, SECOND)[4])
    end
  end)

  it("begin a second after Redis was away, when all members have returned from their shares", function()
    assert.equal(SECOND, take("a", 1, nil, nil, "1")[4])
    redis.now = redis.now + SECOND / 2
    assert.equal(SECOND / 2 + INTERVAL, take("b", 1, nil, nil, "1")[4])
    redis.now = redis.now + SECOND / 2
    assert.equal(2 * INTERVAL, take("c", 1, nil, nil, "1")[4]) -- one that was cut off alone holds up nobody
  end)

  it("start again when Redis lost all", function()
    for _ = 1, 5 do take("a", 1) end
    redis.keys = {}
    assert.same({ 0, 1, INTERVAL, 0, 1 }, take("a", 1))
  end)

  it("count a late refusal as one of those before, and a new one as a new one", function()
    for _ = 1, 4 do
      take("a", 50, nil, 0)
      redis.now = redis.now + SECOND / 4
    end
    refuse(SECOND)
    local pace = tonumber(redis.keys.state.pace)
    redis.now = redis.now + SECOND + 1
    refuse(SECOND, 2 * SECOND) -- sent before
    assert.equal(pace, tonumber(redis.keys.state.pace))
    redis.now = redis.now + SECOND + 1
    take("a", 50, nil, 0)
    refuse(SECOND, 0)
    assert.is_true(tonumber(redis.keys.state.pace) > pace)
  end)

  it("slow down by as many times as requests passed, at most: few of them measure no pace", function()
    local first = take("a", 3, nil, 0)[3]
    refuse(30 * SECOND)
    redis.now = redis.now + 30 * SECOND
    local second = take("a", 3, nil, 0)[3]
    assert.is_true(second > 2 * first and second < 4 * first, second)
  end)
end)

describe("a fleet under one limit of 300 a minute", function()
  local PERIOD, LIFE = 60, 0.3

  local function run(options)
    local all = {
      members = 6, total = 1200, limit = 300, window = PERIOD, interval = (PERIOD + LIFE) / 300, life = LIFE,
      late = 0.02, round_trip = 0.05,
    }
    for name, value in pairs(options) do all[name] = value end
    return fleet.run(all)
  end

  it("sends 297 to 300 in every minute, none refused", function()
    for seed = 1, 2 do
      local done = run { seed = seed }
      local most, fewest = fleet.in_any(done.arrivals, PERIOD)
      assert.is_true(most <= 300 and fewest >= 297, most .. " " .. fewest)
      assert.equal(0, done.refused)
    end
  end)

  it("never sends more, however late its members wake", function()
    local done = run { late = 2, round_trip = 0.001 }
    assert.is_true(fleet.in_any(done.arrivals, PERIOD) <= 300)
    assert.equal(0, done.refused)
    assert.is_true(done.lapsed > 0)
  end)

  it("goes on when members are killed with their slots", function()
    local done = run { dies = function(member) return member > 3 and 60 * member or nil end }
    local most, fewest = fleet.in_any(done.arrivals, PERIOD)
    assert.is_true(most <= 300 and fewest >= 296, most .. " " .. fewest) -- each lost the slot that it held
    assert.equal(0, done.refused)
  end)

  it("asks Redis once for many slots at a high limit", function()
    local done = run { limit = 60000, interval = (PERIOD + LIFE) / 60000, total = 6000 }
    assert.is_true(done.questions < 600, done.questions)
    assert.equal(0, done.refused)
  end)
end)

describe("a fleet under a limit that nobody knows", function()
  it("has at most 2 % of 20,000 requests refused", function()
    for _, case in ipairs {
      { limit = 500, window = 2, round_trip = 0.2 }, { limit = 2000, window = 10, round_trip = 0.05 },
    } do
      case.members, case.total, case.life, case.late = 6, 20000, 0.3, 0.02
      local done = fleet.run(case)
      local share = done.refused / (done.accepted + done.refused)
      assert.is_true(done.refused > 0 and share <= 0.02, share)
      local used = done.accepted / done.seconds / (case.limit / case.window)
      assert.is_true(used > 0.5, used) -- they did not crawl either
    end
  end)
end)
