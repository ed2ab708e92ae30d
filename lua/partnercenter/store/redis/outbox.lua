--- Writes that Redis did not take: they stay in memory and are sent again until Redis has them.
local alarms = require "partnercenter.engine.alarms"
local connection = require "partnercenter.shared.connection"
local process = require "partnercenter.engine.process"

local outbox = {}

local FIRST_PAUSE, LAST_PAUSE = 1, 32 -- seconds; after the last one only a reconnect sends again

local boxes = setmetatable({}, { __mode = "k" }) -- connection -> key -> write
local full = {} -- boxes that are not empty, so that none is collected

local planned = setmetatable({}, { __mode = "k" }) -- connection -> alarm

local send_all -- plan and send_all call each other

local function plan(link, pause)
  alarms.clear(planned[link])
  planned[link] = pause <= LAST_PAUSE and alarms.set(process.must_have_engine(), pause, function()
    if full[link] then send_all(link, pause * 2) end
  end) or nil
end

local function remove(link, name, write)
  local box = boxes[link]
  if not box or (write and box[name] ~= write) then return false end
  box[name] = nil
  if next(box) == nil then full[link] = nil end
  return true
end

-- `on_kept` runs once, whichever try succeeds.
local function note(link, name, write, reply)
  if reply ~= nil and remove(link, name, write) and write.on_kept then write.on_kept() end
end

function send_all(link, pause)
  local box = boxes[link]
  local name, write = next(box)
  while name ~= nil do
    local its_name, its_write = name, write
    link:send_script(write.script, { name }, write.arguments, function(reply)
      note(link, its_name, its_write, reply)
    end)
    name, write = next(box, name)
  end
  plan(link, pause)
end

local function box_of(link)
  if not boxes[link] then
    boxes[link] = {}
    connection.on_reconnect(link, function()
      if full[link] then send_all(link, FIRST_PAUSE) end
    end)
  end
  return boxes[link]
end

--- Remembers a write in place of an earlier one of that key.
---@param link table the connection
---@param name string of the key
---@param script table
---@param arguments string[]
---@param on_kept fun()? runs when Redis has it
function outbox.add(link, name, script, arguments, on_kept)
  local box = box_of(link)
  box[name] = { script = script, arguments = arguments, on_kept = on_kept }
  if not full[link] then plan(link, FIRST_PAUSE) end
  full[link] = box
end

--- Forgets the write of a key.
---@param link table
---@param name string
function outbox.remove(link, name)
  remove(link, name)
end

-- Everything is sent once more, and waited for, before the process ends.
process.before_end(function()
  for link, box in pairs(full) do
    for name, write in pairs(box) do
      local ok, reply = pcall(link.run, link, write.script, { name }, write.arguments)
      if not ok or reply == nil then break end
      note(link, name, write, reply)
    end
  end
end)

return outbox
