--- The deliveries: each is tried until the receiver takes it, then it goes to the offline list.
-- luacheck: read globals ngx
local event = require "partnercenter.simulator.server.webhooks.event"
local json = require "partnercenter.simulator.json"
local message = require "partnercenter.simulator.server.webhooks.message"
local post = require "partnercenter.simulator.server.webhooks.post"
local world = require "partnercenter.simulator.server.state.world"

local outbox = {}

local SENDERS = 32
local MAX_KEPT, MAX_BODY = 20000, 4096

-- `round` changes with a reset, which ends the deliveries of before.
local entries, first, count, round = {}, 1, 0, 0
local queue, head, tail, senders = {}, 1, 0, 0

local pump

local function enqueue(entry)
  tail = tail + 1
  queue[tail] = entry
  pump()
end

local function dequeue()
  if head > tail then return nil end
  local entry = queue[head]
  queue[head] = nil
  head = head + 1
  return entry
end

local function finish(entry, state)
  entry.shown.state, entry.message = state, nil
end

local function prepare(entry)
  local made = message.make(entry.given, entry.event or event.make(entry.given), entry.header)
  entry.message = made
  entry.shown.body, entry.shown.headers = made.body:sub(1, MAX_BODY), json.array()
  for index, one in ipairs(made.headers) do entry.shown.headers[index] = one[1] .. ": " .. one[2] end
end

local function note(entry, result)
  result.dateTimeUtc = event.moment(0, "")
  table.insert(entry.shown.tries, result)
  return result
end

local function fail(entry, problem)
  note(entry, { responseCode = "", responseMessage = problem, systemError = true })
  return finish(entry, "offline")
end

local function try(entry)
  if not entry.message then prepare(entry) end
  local result = note(entry, post.send(entry.target, entry.message, world.settings.webhook_timeout))
  if result.status and result.status >= 200 and result.status < 300 then
    if not entry.message.repeated then return finish(entry, "delivered") end
    entry.message.repeated = nil
    return enqueue(entry)
  elseif #entry.shown.tries >= world.settings.webhook_tries then
    return finish(entry, "offline")
  end
  assert(ngx.timer.at(world.settings.webhook_pause, function(premature)
    if not premature and entry.round == round then enqueue(entry) end
  end))
end

local function work(premature)
  while not premature do
    local entry = dequeue()
    if not entry then break end
    if entry.round == round then
      local ok, why = xpcall(function() return try(entry) end, debug.traceback)
      if not ok then
        ngx.log(ngx.ERR, why)
        fail(entry, why)
      end
    end
  end
  senders = senders - 1
end

function pump()
  if senders >= SENDERS then return end
  senders = senders + 1
  assert(ngx.timer.at(0, work))
end

--- Adds a delivery, which is sent soon.
---@param url string
---@param given table an emission
---@param header string of the signature
---@return table delivery id, name, url, state (sending, delivered or offline), tries, body, headers
function outbox.add(url, given, header)
  local shown = {
    id = world.guid(), name = given.name or event.DEFAULT, url = url, state = "sending", tries = json.array(),
  }
  count = count + 1
  entries[count] = shown
  if count - first >= MAX_KEPT then
    entries[first] = nil
    first = first + 1
  end
  local entry = { shown = shown, given = given, header = header, round = round }
  if given.record or given.noted then entry.event = event.make(given) end -- as of now; others can wait
  local problem
  entry.target, problem = post.target(url)
  if entry.target then
    enqueue(entry)
  else
    fail(entry, problem)
  end
  return shown
end

--- Lists the deliveries, oldest first.
---@return table[]
function outbox.list()
  local list = json.array()
  for number = first, count do list[#list + 1] = entries[number] end
  return list
end

--- Forgets all deliveries and sends no more of them.
function outbox.reset()
  entries, first, count, round = {}, 1, 0, round + 1
end

return outbox
