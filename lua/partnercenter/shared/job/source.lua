--- Walks the items of a job in batches, from the place that other members of the job have reached.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local item_text = require "partnercenter.shared.job.item_text"
local json = require "partnercenter.json"
local loop_items = require "partnercenter.engine.loop.loop_items"
local tasks = require "partnercenter.engine.tasks"

local source = {}

local unpack = table.unpack or unpack -- luacheck: ignore

local BATCH, BATCH_BYTES, BATCH_TIME = 500, 256 * 1024, 0.2 -- items, bytes, seconds: the first that counts
local OLDER = "Redis went back to an older copy of the job, as after a failover: run the job again"
local SAMPLES = 8 -- items of an array that its fingerprint looks at

---@class partnercenter.job.Source
---@field total integer -1: unknown
---@field ended boolean? all items were read
---@field private read fun(): any, any
---@field private fed integer index of the last item that stood in Redis
---@field private at integer index of the last item that was read
---@field private pending { index: integer, text: string }[] read and not in Redis yet
local methods = {}
local meta = { __index = methods }

local function invalid(message)
  return nil, errors.new("invalid_argument", { message = message })
end

local function check_sample(digest, problem)
  if digest then return digest end
  return invalid("an item of the job " .. problem)
end

-- Items of an array, evenly spread, and how many there are.
local function array_print(items, total)
  local size, sample = math.max(#items, items.n or 0), {}
  for i = 1, SAMPLES do
    local item = items[math.max(1, math.floor(size * i / SAMPLES))]
    sample[i] = item == nil and "" or item
  end
  return check_sample(item_text.digest("array", total, unpack(sample)))
end

-- Reads the next item; its index is its place in an array, else its number.
local function read_next(self)
  local item, more = self.read()
  if item == nil then
    if errors.is(more) then return nil, more end
    self.ended = true
    if self.placed then self.at = more end -- the last may be holes
    return nil
  end
  self.at = self.placed and more or self.at + 1
  local text, problem = item_text.write(item)
  if not text then return invalid(("item %d of the job %s"):format(self.at, problem)) end
  self.pending[#self.pending + 1] = { index = self.at, text = text }
  return item
end

local function iterate(self, iteration, base)
  self.iteration, self.base, self.at = iteration, base, base
  self.read, self.size, self.delivered = iteration.hand_over(self.latest)
end

--- Opens the items of a job.
---@param items any as each and map take them
---@param what string for messages
---@param latest number? when the loop must be over (monotonic seconds)
---@return partnercenter.job.Source?
---@return string|partnercenter.error fingerprint the same on all machines that name the same items
function source.open(items, what, latest)
  local self = setmetatable({ at = 0, fed = 0, pending = {}, total = -1, latest = latest }, meta)
  local iteration = loop_items.iteration_of(items)
  local digest, err
  if iteration then
    iterate(self, iteration, 0)
    local state = iteration.state()
    local described = { state.params, state.query }
    digest, err = check_sample(item_text.digest("listing", state.operation, described))
  else
    local total
    self.read, total, self.placed = loop_items.open(items, what)
    if self.placed then
      self.total = total
      digest, err = array_print(items, total)
    else
      local ok, first
      ok, first, err = tasks.protect(read_next, self)
      if not ok then return nil, first end
      if first == nil then first = "" end
      if not err then digest, err = check_sample(item_text.digest("iterator", first)) end
    end
  end
  if not digest then return nil, err end
  return self, digest
end

-- Forgets what stands in Redis already.
local function drop_until(self, fed)
  local left = {}
  for _, entry in ipairs(self.pending) do
    if entry.index > fed then left[#left + 1] = entry end
  end
  self.pending = left
end

--- Moves to the first item behind the last one that stands in Redis.
---@param fed integer its index
---@param cursor string where that is in a listing
---@return boolean?
---@return partnercenter.error?
function methods:seek(fed, cursor)
  if fed < self.fed then
    return nil, errors.new("conflict", { message = OLDER })
  end
  self.fed = fed
  drop_until(self, fed)
  if self.at < fed and self.iteration then
    local state, problem = json.decode(cursor)
    if not state then
      return nil, errors.new("protocol", { message = "the position in the listing is damaged: " .. problem })
    end
    self.ended = false
    iterate(self, self.iteration.again(state), fed)
  end
  while self.at < fed and not self.ended do
    local _, err = read_next(self)
    if err then return nil, err end
    drop_until(self, fed)
  end
  return true
end

-- The position behind the items that are pending, as text. Once they are in Redis, they are delivered.
local function cursor_of(self)
  if not self.iteration then return "" end
  for _, entry in ipairs(self.pending) do self.delivered(entry.index - self.base) end
  return json.encode(self.iteration.state())
end

local function learn_total(self, last)
  if self.iteration then
    local left = self.size()
    self.total = left and self.base + left or -1
  end
  if self.ended and not self.placed then self.total = last end
end

--- Reads the next batch. The next call gives its items again, unless `seek` says that they are in Redis.
---@return { entries: string[], last: integer?, cursor: string }? batch
---@return partnercenter.error?
function methods:batch()
  local bytes, ends = 0, core.now() + BATCH_TIME
  for _, entry in ipairs(self.pending) do bytes = bytes + #entry.text end
  while #self.pending < BATCH and bytes < BATCH_BYTES and not self.ended do
    local item, err = read_next(self)
    if err then return nil, err end
    bytes = item ~= nil and bytes + #self.pending[#self.pending].text or bytes
    if core.now() >= ends and #self.pending > 0 then break end
  end
  local entries, last = {}, nil
  for place, entry in ipairs(self.pending) do
    entries[place], last = ("%d %s"):format(entry.index, entry.text), entry.index
  end
  if self.ended then last = self.at end
  learn_total(self, self.at)
  return { entries = entries, last = last, cursor = cursor_of(self) }
end

return source
