-- A member of a job, with answers of Redis and times that the spec gives.
local alarms = require "partnercenter.engine.alarms"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local member = require "partnercenter.shared.job.member"
local scripts = require "partnercenter.shared.job.scripts"

describe("a member of a job", function()
  local set, clear, boottime, monotonic = alarms.set, alarms.clear, core.boottime, core.now
  local due, sent, now

  before_each(function()
    due, sent, now = {}, {}, 1000
    function alarms.set(_, seconds, fn) -- luacheck: ignore
      due[#due + 1] = { delay = seconds, fn = fn }
      return due[#due]
    end
    function alarms.clear(alarm) -- luacheck: ignore
      for place, other in ipairs(due) do
        if other == alarm then table.remove(due, place) end
      end
    end
    function core.boottime() return now end -- luacheck: ignore
    function core.now() return now end -- luacheck: ignore
  end)

  after_each(function()
    alarms.set, alarms.clear, core.boottime, core.now = set, clear, boottime, monotonic -- luacheck: ignore
  end)

  local function new()
    local redis = {}
    function redis.send_script(_, script, _, args, receive)
      for name, known in pairs(scripts) do
        if known == script then sent[#sent + 1] = { name = name, args = args, receive = receive } end
      end
    end
    local made = member.new {
      redis = redis, engine = {}, keys = {}, name = "x", fingerprint = "f", lease = 60,
      source = { total = 9 }, tell = function() end,
    }
    made.loop = { changed = function() end, free = function() return 3 end, drop = function() end }
    return made
  end

  -- Answers the oldest question of that name and returns its arguments.
  local function answer(name, reply, err)
    for place, question in ipairs(sent) do
      if question.name == name then
        table.remove(sent, place)
        question.receive(reply, err)
        return question.args
      end
    end
    error("nothing asked for " .. name)
  end

  -- { 'ok', done, total, fed, finished, feeds, cursor, next_end, items, aside }
  local function claimed(items, aside) return { "ok", 0, 9, 9, 0, 0, "", -1, items, aside or {} } end

  -- Runs the alarms that are set now, in the order of their times.
  local function ring()
    local all = due
    due = {}
    table.sort(all, function(a, b) return a.delay < b.delay end)
    for _, alarm in ipairs(all) do alarm.fn() end
  end

  it("gives nothing back that it took after it gave back what waited", function()
    local one = new()
    one:read()
    answer("join", { "ok", "run" })
    answer("claim", claimed { "1", "sa", "2", "sb", "3", "sc" })
    now = now + 30 -- half of the lease, and no worker was free
    ring()
    answer("release", nil, errors.new("network", { message = "the answer got lost" }))
    one:read()
    answer("claim", claimed { "4", "sd" })
    ring()
    local given = answer("release", { "ok" })
    assert.same({ "run", one.owner, "", "0", "4" }, given)
    assert.equal("d", (one:read()))
  end)

  it("ends when Redis lets it take nothing for longer than a lease, though it answers other steps", function()
    local one = new()
    one:read()
    answer("join", { "ok", "run" })
    for _ = 1, 3 do
      assert.is_nil(one.failure)
      answer("claim", nil, errors.new("network", { message = "marker-full" }))
      ring()
      if not one.failure then answer("release", { "ok" }) end
      now = now + 31
    end
    assert.equal("network", one.failure.kind)
    assert.matches("marker-full", one.failure.message, 1, true)
  end)

  it("keeps what was set aside when it gives back what waited: Redis has that no more", function()
    local one = new()
    one:read()
    answer("join", { "ok", "run" })
    answer("claim", claimed({ "1", "sa", "2", "sb" }, { "3", "sc" }))
    now = now + 30
    ring()
    answer("release", { "ok" })
    local item, index, err = one:read()
    assert.same({ "c", 3, "conflict" }, { item, index, err.kind })
  end)
end)
