--- Leases on locks in Redis: renewed while their owner works, and given back within four seconds by a crash.
--- A lease saves work. The generation of a record keeps an owner that slept from destroying anything.
local alarms = require "partnercenter.engine.alarms"
local core = require "partnercenter.core"
local process = require "partnercenter.engine.process"
local scripts = require "partnercenter.store.redis.scripts"

local lease = {}

local LIFE = 4 -- seconds
local RENEWAL = 1.2 -- seconds
local RELEASE_AGAIN = 1 -- seconds

---@class partnercenter.store.redis.Lease
---@field private link table    connection
---@field private name string   of the key
---@field private owner string
---@field private ends number    by CLOCK_BOOTTIME, which goes on in suspend
---@field private alarm partnercenter.Alarm?
local methods = {}
local meta = { __index = methods }

local function engine_here()
  return process.must_have_engine()
end

local function milliseconds(seconds)
  return ("%.0f"):format(seconds * 1000)
end

--- Takes a lock without waiting for it.
---@param link table the connection
---@param name string of the key
---@param owner string of no other lease
---@return partnercenter.store.redis.Lease|false|nil lease false: another holds the lock
---@return partnercenter.error? err
function lease.take(link, name, owner)
  local self = setmetatable({ link = link, name = name, owner = owner, ends = core.boottime() + LIFE }, meta)
  local taken, err = link:command { "SET", name, owner, "NX", "PX", milliseconds(LIFE) }
  if taken == nil then
    if err.unknown then self:release() end
    return nil, err
  elseif not taken then
    return false
  end
  self:renew_later()
  return self
end

--- Seconds that the lease has left for certain.
---@return number
function methods:left()
  return self.ends - core.boottime()
end

---@private
function methods:renew_later()
  self.alarm = alarms.set(engine_here(), RENEWAL, function()
    local began = core.boottime()
    self:renew_later()
    local arguments = { self.owner, milliseconds(LIFE) }
    self.link:send_script(scripts.renew, { self.name }, arguments, function(reply, err)
      if reply == 1 then
        self.ends = began + LIFE
      elseif reply == 0 or err.kind == "closed" then -- it is lost
        self.ends = began
        alarms.clear(self.alarm)
      end
    end)
  end)
end

--- Gives the lock back; while Redis is away it tries again until the lease has ended.
---@param waits boolean? until the lock is given back
function methods:release(waits)
  alarms.clear(self.alarm)
  if waits and self.link:run(scripts.release, { self.name }, { self.owner }) then return end
  self.link:send_script(scripts.release, { self.name }, { self.owner }, function(reply)
    if reply ~= nil or self:left() <= 0 then return end
    self.alarm = alarms.set(engine_here(), RELEASE_AGAIN, function() self:release() end)
  end)
end

return lease
