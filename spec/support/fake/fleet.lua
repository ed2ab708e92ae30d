--- Processes that share a quota, on a clock of their own: each does as the core does (granted_slots.c), with
--- the library's scripts. The service counts requests in windows, as the simulator does.
local fake_redis = require "spec.support.fake.redis"
local scripts = require "partnercenter.shared.quota.scripts"

local fleet = {}

local KEYS = { "state", "members", "left" }
local START = 1.8e15 -- Redis's clock, in microseconds
local MOST, IN_FLIGHT, TO_REDIS = 128, 32, 0.0005

---@class Fleet.Options
---@field members integer
---@field total integer requests to be accepted
---@field limit integer requests that the service accepts in a window
---@field window number seconds
---@field interval number? of a limit that the members know
---@field life number of a slot
---@field late number the members wake up to so many seconds late, one time in ten
---@field round_trip number of a request
---@field dies fun(member: integer): number|nil when a member is killed
---@field seed integer

-- A queue of functions by their time.
local function new_clock()
  local heap, clock = {}, { now = 0 }
  local function swap(a, b) heap[a], heap[b] = heap[b], heap[a] end
  function clock.at(time, fn)
    local place = #heap + 1
    heap[place] = { time, fn }
    while place > 1 and heap[math.floor(place / 2)][1] > heap[place][1] do
      swap(place, math.floor(place / 2))
      place = math.floor(place / 2)
    end
  end
  function clock.step()
    local first, last = heap[1], table.remove(heap)
    if first ~= last then
      heap[1] = last
      local place = 1
      while true do
        local child = 2 * place
        if heap[child + 1] and heap[child + 1][1] < heap[child][1] then child = child + 1 end
        if not heap[child] or heap[child][1] >= heap[place][1] then break end
        swap(place, child)
        place = child
      end
    end
    clock.now = first[1]
    first[2]()
  end
  return clock
end

local function new_service(options, clock)
  local service = { arrivals = {}, accepted = 0, refused = 0 }
  local opened, used
  --- Returns how long to wait, or nil.
  function service.meet()
    local now = clock.now
    service.arrivals[#service.arrivals + 1] = now
    if not opened or now - opened >= options.window then opened, used = now, 0 end
    used = used + 1
    if used > options.limit then
      service.refused = service.refused + 1
      return math.ceil(opened + options.window - now)
    end
    service.accepted = service.accepted + 1
  end
  return service
end

-- Numbers that are the same in every Lua.
local function new_random(seed)
  local state = seed
  return function()
    state = (state * 16807) % 2147483647
    return state / 2147483647
  end
end

local function new_member(id, run)
  local options, clock, random = run.options, run.clock, run.random
  local member = { slots = {}, granted = 0, batch = 1, in_flight = 0, not_before = 0 }
  local serve

  local function wake_at(time)
    if member.wakes_at and member.wakes_at > clock.now and member.wakes_at <= time then return end
    member.wakes_at = time
    clock.at(time, function()
      if member.wakes_at ~= time or member.is_dead then return end
      member.wakes_at = nil
      serve()
    end)
  end

  local function receive(answer)
    member.is_asked = false
    local now = clock.now
    member.not_before = math.max(member.not_before, now + answer[1] / 1e6)
    for i = 6, #answer do member.slots[#member.slots + 1] = now + answer[i] / 1e6 end
    for i = 0, answer[5] - 1 do
      member.slots[#member.slots + 1] = now + (answer[4] + i * answer[3]) / 1e6
    end
    table.sort(member.slots)
    member.granted = answer[5]
    serve()
  end

  local function ask()
    local stock = #member.slots
    if member.is_asked or clock.now < member.not_before then return end
    if stock > 0 and (stock > math.floor(member.granted / 2) or member.has_lapsed) then return end
    local batch = member.has_lapsed and math.floor(member.batch / 2) or member.batch * 2
    member.batch = math.min(MOST, math.max(1, batch))
    member.is_asked, member.has_lapsed = true, false
    local wanted = math.min(MOST - stock, math.max(IN_FLIGHT - member.in_flight, member.batch))
    clock.at(clock.now + TO_REDIS, function()
      run.questions = run.questions + 1
      local interval = options.interval and options.interval * 1e6 or 0
      local answer = run.script(scripts.take, { id, wanted, 100e6, interval })
      clock.at(clock.now + TO_REDIS, function()
        if not member.is_dead then receive(answer) end
      end)
    end)
  end

  local function send()
    local sent = clock.now
    member.in_flight = member.in_flight + 1
    clock.at(sent + options.round_trip * (0.3 + 0.4 * random()), function()
      local wait = run.service.meet()
      clock.at(clock.now + options.round_trip * (0.3 + 0.4 * random()), function()
        if member.is_dead then return end
        member.in_flight = member.in_flight - 1
        if wait then
          run.script(scripts.refuse, { wait * 1e6, (clock.now - sent) * 1e6 })
          member.not_before = math.max(member.not_before, clock.now + wait * (1 + 0.1 * random()))
        end
        serve()
      end)
    end)
  end

  function serve()
    local now, slots = clock.now, member.slots
    while slots[1] and slots[1] + options.life < now do
      table.remove(slots, 1)
      member.has_lapsed, run.lapsed = true, run.lapsed + 1
    end
    if now < member.not_before then return wake_at(member.not_before) end
    ask()
    while slots[1] and slots[1] <= now and member.in_flight < IN_FLIGHT do
      table.remove(slots, 1)
      send()
      ask()
    end
    if not slots[1] or member.in_flight >= IN_FLIGHT then return end
    wake_at(math.max(slots[1], now) + (random() < 0.1 and options.late or 0.001) * random() + 1e-6)
  end

  local dies_at = options.dies and options.dies(id)
  if dies_at then clock.at(dies_at, function() member.is_dead = true end) end
  clock.at(random() * 0.01, serve)
end

--- Runs a fleet until the service has accepted all.
---@param options Fleet.Options
---@return table run accepted, refused, arrivals, questions (to Redis), lapsed (slots), seconds
function fleet.run(options)
  local clock = new_clock()
  local run = {
    options = options, clock = clock, random = new_random(options.seed or 1), questions = 0, lapsed = 0,
    service = new_service(options, clock), redis = fake_redis.new(START),
  }
  function run.script(text, args)
    run.redis.now = START + math.floor(clock.now * 1e6)
    return run.redis:run(text, KEYS, args)
  end
  for id = 1, options.members do new_member(id, run) end
  while run.service.accepted < options.total do clock.step() end
  local service = run.service
  return {
    accepted = service.accepted, refused = service.refused, arrivals = service.arrivals,
    questions = run.questions, lapsed = run.lapsed, seconds = clock.now,
  }
end

--- The most requests in any time of that length, and the fewest between the first and the last.
---@param arrivals number[]
---@param window number
---@return integer most
---@return integer fewest
function fleet.in_any(arrivals, window)
  local most, fewest, from = 0, math.huge, 1
  for to = 1, #arrivals do
    while arrivals[to] - arrivals[from] >= window do
      fewest = math.min(fewest, to - from)
      from = from + 1
    end
    most = math.max(most, to - from + 1)
  end
  return most, fewest
end

return fleet
