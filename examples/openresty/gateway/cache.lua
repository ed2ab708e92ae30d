--- A cache in a shared dictionary, for all workers: stale while revalidate, with one lookup at a time per
--- key.
local Cache = {}
Cache.__index = Cache

local BUSY = "busy"
local LOOKUP_MAX = 10 -- seconds; more than any lookup takes, for a worker that is killed during one
local PAUSE = 5 -- seconds after a failed lookup
local POLL = 0.01 -- seconds between polls for another request's lookup

---@param dict table ngx.shared.NAME
---@param fresh number seconds for which an answer is fresh
---@param stale number seconds after these for which it still serves
---@param look_up fun(key: string): string|nil, string|nil the answer, or nil and the reason
function Cache.new(dict, fresh, stale, look_up)
  return setmetatable({ dict = dict, fresh = fresh, stale = stale, look_up = look_up }, Cache)
end

---@param key string
---@return string|nil answer
---@return number|string seconds for which it is fresh, negative when stale; without an answer: the reason
---@return boolean|nil is_miss
function Cache:get(key)
  local lock = "lock " .. key
  while true do
    local answer, seconds = self:cached(key)
    if answer and seconds > 0 then
      return answer, seconds
    elseif self.dict:add(lock, BUSY, LOOKUP_MAX) then
      if not answer then
        return self:renew(key)
      elseif not ngx.timer.at(0, self.renew_later, self, key) then
        self.dict:delete(lock)
      end
    end
    local problem = self.dict:get(lock)
    if answer then
      return answer, seconds
    elseif problem and problem ~= BUSY then
      return nil, problem
    end
    ngx.sleep(POLL)
  end
end

--- Forgets an answer, so that the next request looks it up.
---@param key string
function Cache:forget(key)
  self.dict:incr("forgot " .. key, 1, 0, LOOKUP_MAX)
  self.dict:delete(key)
  if self.dict:get("lock " .. key) ~= BUSY then self.dict:delete("lock " .. key) end
end

-- An answer expires when it may no longer serve, so its time to live tells its age.
function Cache:cached(key)
  local answer = self.dict:get(key)
  if answer then
    return answer, (self.dict:ttl(key) or 0) - self.stale
  end
end

function Cache:renew(key)
  local forgot = self.dict:get("forgot " .. key)
  local answer, problem = self.look_up(key)
  if answer then
    if self.dict:get("forgot " .. key) == forgot then -- else the answer may be older than the event
      self.dict:set(key, answer, self.fresh + self.stale)
    end
    self.dict:delete("lock " .. key)
    return answer, self.fresh, true
  end
  self.dict:set("lock " .. key, problem, PAUSE)
  return nil, problem
end

function Cache.renew_later(premature, self, key)
  if premature then -- the worker is exiting
    self.dict:delete("lock " .. key)
  else
    self:renew(key)
  end
end

return Cache
