--- One process at work on a job: takes items under leases, renews these, reports what is done and fills the
--- queue when it is its turn. Nothing here waits: the loop that runs the items is told when there is more.
local alarms = require "partnercenter.engine.alarms"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local item_text = require "partnercenter.shared.job.item_text"
local scripts = require "partnercenter.shared.job.scripts"
local tasks = require "partnercenter.engine.tasks"
local timing = require "partnercenter.shared.job.timing"

local member = {}

--- What `read` returns in third place where items may come later.
member.LATER = {}

local SAFE = 0.9 -- of a lease: no item begins later
local MOST_AHEAD = 100 -- items that wait here for a worker
local MOST_REPORTED = 500 -- items in one report
local MOST_BYTES = 512 * 1024 -- of the items in one answer
local LOW = 500 -- items in the queue, below which it is filled

local POISONED = "set aside: four processes that ran this item ended, raised or lost its lease"
local GONE = "Redis has lost the state of the job '%s': it was emptied, evicted keys, or is an older copy"
local OTHER = "the job '%s' began with other items"
local AWAY = "Redis was away for %.0f s, so the leases of the job '%s' have lapsed: %s"
local LATE = "the loop timed out before the job was done"

---@class partnercenter.job.Member
---@field name string
---@field failure any why no more items come: an error, or what their source raised
---@field finished boolean? all items of the job are done
---@field loop partnercenter.job.Loop
local methods = {}
local meta = { __index = methods }

---@class partnercenter.job.Loop what a member needs of the loop that runs its items
---@field changed fun() there may be something to read
---@field deliver fun(worker: table) hands out the outcome of an item that counts
---@field drop fun(worker: table) frees a worker whose outcome does not count
---@field free fun(): integer workers that could begin an item now
---@field spawn fun(fn: function): table a task of the host

--- Makes a member that has not joined yet.
---@param given table redis, engine, keys, name, source, fingerprint, again, lease, latest, tell
---@return partnercenter.job.Member
function member.new(given)
  local self = setmetatable({
    owner = ("%d.%s"):format(core.pid(), core.guid()), run = core.guid(),
    ready = {}, first = 1, last = 0, -- taken, and waiting for a worker
    retries = {}, -- alarms of steps that failed
    away_since = {}, -- by the name of a step that has failed since
    running = {}, -- by index: under the lease of an item at work, or of one whose report is on its way
    outcomes = {}, -- workers whose items are to be reported
    reports = {}, -- lists of workers whose report is on its way
    report_number = 0, empty = 0, counted = 0, counted_at = core.now(), rate = 0, done = 0,
  }, meta)
  for name, value in pairs(given) do self[name] = value end
  self.total = self.source.total
  return self
end

-- ---- talking to Redis ----

-- Nothing more is to be had from Redis, so the outcomes that it does not know of do not count.
local function fail(self, err)
  self.failure, self.lost = self.failure or err, true
  self.reports[self.outcomes] = true
  for batch in pairs(self.reports) do
    for _, worker in ipairs(batch) do self.loop.drop(worker) end
  end
  self.reports, self.outcomes = {}, {}
  self.loop.changed()
end

-- Redis answers later, or not at all: the step is done again after a while. A full Redis refuses some steps
-- and answers others, so each has its own time.
local function retry_later(self, name, err, again)
  if not err.retryable then return fail(self, err) end
  local now = core.now()
  self.away_since[name] = self.away_since[name] or now
  local away = now - self.away_since[name]
  if away >= (self.joined and self.lease or timing.first) then
    local message = self.joined and AWAY:format(away, self.name, err.message) or err.message
    return fail(self, errors.new("network", { message = message, phase = err.phase, cause = err }))
  end
  local alarm
  alarm = alarms.set(self.engine, timing.retry * (0.5 + math.random()), function()
    self.retries[alarm] = nil
    if not (self.lost or self.left) then again() end
  end)
  self.retries[alarm] = true
end

-- Sends one step. `on_answer` gets the answer of the script; when there is none, `again` is called later. A
-- member that left still hears of its reports, though nobody may have answered them.
local function step(self, name, args, on_answer, again)
  if self.lost then return end
  self.redis:send_script(scripts[name], self.keys, args, function(answer, err)
    if self.lost then return end
    if self.left then
      if name ~= "done" then return end
      return on_answer(answer and answer[1] == "ok" and answer or nil)
    end
    if not answer then return retry_later(self, name, err, again) end
    self.away_since[name] = nil
    if answer[1] == "gone" then
      return fail(self, errors.new("conflict", { message = GONE:format(self.name) }))
    end
    on_answer(answer)
  end)
end

local function milliseconds(seconds)
  return ("%.0f"):format(math.max(seconds * 1000, 1))
end

local function source_life(self)
  return math.min(timing.source, self.lease)
end

-- done, total, fed and finished stand in the same places of several answers.
local function learn(self, answer)
  self.done = math.max(self.done, answer[2])
  self.total, self.fed = answer[3], answer[4]
  if answer[5] == 1 then self.finished = true end
end

-- ---- leases ----

local function text_of(index)
  return ("%d"):format(index)
end

-- Forgets what waits here, but not what was set aside: Redis has that no more.
local function forget_ready(self)
  local aside = {}
  for place = self.first, self.last do
    if self.ready[place].aside then aside[#aside + 1] = self.ready[place] end
  end
  self.ready, self.first, self.last = aside, 1, #aside
end

-- Gives back all items but those at work, and those that wait here unless `all`.
local function give_back(self, all, done)
  local args = { self.run, self.owner, "", "0" }
  for index in pairs(self.running) do args[#args + 1] = text_of(index) end
  if all then forget_ready(self) end
  for place = self.first, self.last do args[#args + 1] = text_of(self.ready[place].index) end
  step(self, "release", args, done, function() give_back(self, false, done) end) -- it may have taken more
end

local function renew(self)
  local args = { self.run, self.owner, milliseconds(self.lease), "0" }
  if self.feeder then args[4] = milliseconds(source_life(self)) end
  for index in pairs(self.running) do args[#args + 1] = text_of(index) end
  step(self, "renew", args, function() self:plan_renewal() end, function() renew(self) end)
end

-- The loop hands on no outcome, so no worker is free: others may run what waits here.
local function is_stuck(self)
  local entry = self.ready[self.first]
  return entry and entry.ends - core.boottime() < self.lease * (SAFE - 0.25) and not self.claiming
end

--- Renews the leases of items at work while there are any.
function methods:plan_renewal()
  local life = self.feeder and source_life(self) or self.lease
  alarms.clear(self.renewal)
  self.renewal = nil
  if not self.feeder and self.first > self.last and next(self.running) == nil then return end
  self.renewal = alarms.set(self.engine, life / 3, function()
    if is_stuck(self) then give_back(self, true, function() end) end
    renew(self)
  end)
end

-- ---- taking items ----

-- About a second of work, by what was done lately.
local function ahead(self)
  return math.min(MOST_AHEAD, math.floor(self.rate))
end

local function measure(self)
  local now = core.now()
  local took = now - self.counted_at
  if took < 0.1 then return end
  local share = math.min(took, 1)
  self.rate = self.rate * (1 - share) + self.counted / took * share
  self.counted, self.counted_at = 0, now
end

local claim -- and poll call each other

-- Looks again soon: at the next end of a lease, or ever less often while nothing is there.
local function poll(self, next_end)
  local delay = math.min(timing.poll, timing.soon * 2 ^ self.empty) * (0.5 + math.random() / 2)
  if next_end and next_end >= 0 then delay = math.min(delay, math.max(next_end / 1000, timing.soon / 2)) end
  if self.latest then delay = math.min(delay, math.max(self.latest - core.now(), 0)) end
  self.empty = self.empty + 1
  alarms.clear(self.polling)
  self.polling = alarms.set(self.engine, delay, function()
    self.polling = nil
    claim(self)
    self.loop.changed()
  end)
end

local function take(self, answer, began)
  local items, aside = answer[9], answer[10]
  for place = 1, #items, 2 do
    self.last = self.last + 1
    self.ready[self.last] = {
      index = tonumber(items[place]), text = items[place + 1], ends = began + self.lease * SAFE,
    }
  end
  for place = 1, #aside, 2 do
    self.last = self.last + 1
    self.ready[self.last] = {
      index = tonumber(aside[place]), text = aside[place + 1], aside = true, ends = math.huge,
    }
  end
  return #items + #aside > 0
end

local function answered(self, answer, began)
  self.claiming = false
  learn(self, answer)
  if answer[6] == 1 and not self.feeder then self.feeds = { fed = self.fed, cursor = answer[7] } end
  if take(self, answer, began) then
    self.empty = 0
    if not self.renewal then self:plan_renewal() end
  elseif not self.finished and not self.feeds then
    poll(self, answer[8])
  end
  self.loop.changed()
end

--- Takes items, unless enough of them wait here.
---@param more integer? workers that wait for one now
function claim(self, more)
  if self.claiming or self.finished or self.failure or self.left then return end
  measure(self)
  local free = self.loop.free() + (more or 0)
  local want = free + ahead(self) - (self.last - self.first + 1)
  if want < 1 then return end
  self.claiming = true
  alarms.clear(self.polling)
  self.polling = nil
  local began = core.boottime() -- it goes on while the machine sleeps
  local walks = self.source_failed and "0" or milliseconds(source_life(self))
  local args = {
    self.run, self.owner, ("%d"):format(want), milliseconds(self.lease), MOST_BYTES, walks, LOW,
  }
  step(self, "claim", args, function(answer) answered(self, answer, began) end, function()
    give_back(self, false, function() -- what the claim took, if it was done
      self.claiming = false
      claim(self, more)
    end)
  end)
end

local function join(self)
  local args = { self.run, self.owner, self.fingerprint, self.total, self.again and "1" or "" }
  step(self, "join", args, function(answer)
    if answer[1] == "other" then
      return fail(self, errors.new("config", {
        message = OTHER:format(self.name),
        hint = "name the same items on every machine, and give other items another job name",
      }))
    end
    self.run, self.joined = answer[2], true
    claim(self)
  end, function() join(self) end)
end

-- ---- filling the queue ----

local function fill(self, from)
  local source = self.source
  local ok, err = source:seek(from.fed, from.cursor)
  local fed = from.fed
  while ok and not self.left do
    local batch
    batch, err = source:batch()
    if not batch then return err end
    local to = batch.last or fed
    local args = {
      self.run, self.owner, fed, to, batch.cursor, source.ended and "1" or "", source.total,
      milliseconds(source_life(self)),
    }
    for _, entry in ipairs(batch.entries) do args[#args + 1] = entry end
    local answer = self.redis:run(scripts.feed, self.keys, args)
    if not answer or answer[1] ~= "ok" then return nil end -- the next claim says how things stand
    source:seek(to, batch.cursor)
    fed = to
    self.empty = 0
    claim(self)
    if source.ended or answer[2] >= LOW then return nil end
  end
  return err
end

-- Runs in a task, since walking the items may wait.
local function start_feeder(self)
  local from = self.feeds
  self.feeds = nil
  self.feeder = {}
  local task = self.loop.spawn(function()
    return fill(self, from)
  end, function(ok, value)
    self.feeder = nil
    if not ok or value then
      self.source_failed = true
      self.failure = self.failure or value or tasks.no_reason("the source of the items", value)
    end
    if self.left then return end
    claim(self)
    self.loop.changed()
  end)
  if self.feeder then self.feeder = task end -- it may have ended
  self:plan_renewal()
end

-- ---- reporting ----

local report -- and send_report call each other

local function send_report(self, batch, number)
  local args = { self.run, self.owner, ("%d"):format(number) }
  for place, worker in ipairs(batch) do args[3 + place] = text_of(worker.index) end
  self.reports[batch] = true
  step(self, "done", args, function(answer)
    local results = answer and answer[6] or ""
    self.reports[batch] = nil
    if answer then learn(self, answer) end
    for place, worker in ipairs(batch) do
      self.running[worker.index] = nil
      self.counted = self.counted + 1
      self.loop[results:sub(place, place) == "1" and "deliver" or "drop"](worker)
    end
    report(self)
    self.loop.changed()
  end, function() send_report(self, batch, number) end)
end

-- One report at a time: what ends meanwhile goes into the next.
function report(self, at_once)
  if #self.outcomes == 0 or (next(self.reports) and not at_once) then return end
  local batch, rest = {}, {}
  for place, worker in ipairs(self.outcomes) do
    local list = place <= MOST_REPORTED and batch or rest
    list[#list + 1] = worker
  end
  self.outcomes, self.report_number = rest, self.report_number + 1
  send_report(self, batch, self.report_number)
end

-- ---- what the loop calls ----

local function next_ready(self)
  while self.first <= self.last do
    local entry = self.ready[self.first]
    self.ready[self.first] = nil
    self.first = self.first + 1
    if entry.ends > core.boottime() then return entry end -- else others may have it
  end
end

local function timed_out(self)
  return self.latest and core.now() >= self.latest
end

--- The next item, with its index.
---@return any? item
---@return integer|partnercenter.error|nil index or why there are no more; at the end how many there were
---@return table? LATER where items may come, or the error of an item that is not run
function methods:read()
  if not self.begun then
    self.begun = true
    join(self)
  end
  if self.left then
    return nil, errors.new("closed", { phase = "queue", message = "the client was closed" })
  end
  if timed_out(self) and not self.finished then
    self.failure = self.failure or errors.new("timeout", { phase = "queue", message = LATE })
  end
  if self.failure then return nil, self.failure end
  local entry = next_ready(self)
  if not entry and self.joined and not self.polling then claim(self, 1) end
  if self.feeds and not self.feeder then start_feeder(self) end
  entry = entry or next_ready(self)
  if not entry then
    if self.finished then return nil, self.fed end
    return nil, self.failure, not self.failure and member.LATER or nil
  end
  if self.last - self.first + 1 <= ahead(self) / 2 and not self.polling then claim(self) end
  local item, err = item_text.read(entry.text)
  if entry.aside then
    err = errors.new("conflict", { message = POISONED })
    self.tell({ type = "poisoned", job = self.name, item = item })
  elseif not err then
    self.running[entry.index] = true
  end
  return item == nil and entry.text or item, entry.index, err
end

--- Takes the outcome of an item: the loop hears of it again once the item counts as done.
---@param worker table with `index`, `ok` and `cut`
function methods:settle(worker)
  if self.lost or self.left then
    return self.loop[worker.cut and "deliver" or "drop"](worker)
  elseif not worker.ok then -- what fn raised ends the loop
    self.raised = self.raised or {}
    table.insert(self.raised, worker.index)
    return self.loop.deliver(worker)
  elseif worker.cut then -- the end of the loop gives its lease back
    return self.loop.deliver(worker)
  end
  self.outcomes[#self.outcomes + 1] = worker
  report(self)
end

--- How far the whole job is, as this process knows.
---@return integer done
---@return integer? total
function methods:progress()
  return self.done, self.total and self.total >= 0 and self.total or nil
end

--- Leaves the job and gives the leases back.
---@param on_left fun() called once Redis has answered, or will not
function methods:leave(on_left)
  if self.left then return on_left() end
  self.left = true
  for alarm in next, self.retries do alarms.clear(alarm) end
  alarms.clear(self.polling)
  alarms.clear(self.renewal)
  if self.lost or not self.joined or self.finished then return on_left() end
  while #self.outcomes > 0 do report(self, true) end
  local raised = self.raised or {}
  local args = { self.run, self.owner, "1", #raised }
  for _, index in ipairs(raised) do args[#args + 1] = text_of(index) end
  self.redis:send_script(scripts.release, self.keys, args, on_left)
end

return member
