--- Functions that run after a while, in every host: the engine wakes for the next of them.
local core = require "partnercenter.core"

local alarms = {}

---@class partnercenter.Alarm
---@field at number monotonic seconds
---@field fn fun()
---@field engine userdata the core's engine

local set = {} -- in no order: there are few

-- Sets the one alarm of an engine to the earliest of ours.
local function arm(engine)
  local first
  for _, alarm in ipairs(set) do
    if alarm.engine == engine and (not first or alarm.at < first) then first = alarm.at end
  end
  engine:alarm(first and math.max(first - core.now(), 0))
end

local function remove(alarm)
  for place, other in ipairs(set) do
    if other == alarm then
      table.remove(set, place)
      return true
    end
  end
end

--- Runs fn once, after so many seconds, while the engine is driven. It must not wait.
---@param engine { core: userdata } as process.engine returns it
---@param seconds number
---@param fn fun()
---@return partnercenter.Alarm
function alarms.set(engine, seconds, fn)
  local alarm = { at = core.now() + seconds, fn = fn, engine = engine.core }
  set[#set + 1] = alarm
  arm(engine.core)
  return alarm
end

--- Takes an alarm back; nothing happens if it has run, or there is none.
---@param alarm partnercenter.Alarm?
function alarms.clear(alarm)
  if alarm and remove(alarm) and not alarm.engine:stale() then arm(alarm.engine) end
end

--- Runs what is due. An error of one does not keep the others from running; the first is raised.
function alarms.run()
  local now, due = core.now(), {}
  for place = #set, 1, -1 do
    local alarm = set[place]
    if alarm.engine:stale() then
      table.remove(set, place)
    elseif alarm.at <= now then
      due[#due + 1] = table.remove(set, place)
    end
  end
  local engines = {}
  for _, alarm in ipairs(set) do engines[alarm.engine] = true end
  for engine in pairs(engines) do arm(engine) end
  table.sort(due, function(a, b) return a.at < b.at end)
  local ok, raised = true, nil
  for _, alarm in ipairs(due) do
    local ran, why = pcall(alarm.fn)
    if ok and not ran then ok, raised = false, why end
  end
  if not ok then error(raised, 0) end
end

return alarms
