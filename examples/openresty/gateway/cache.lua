-- Stale while revalidate, in a shared dictionary: one cache for all workers, and for each key one question
-- at a time. What is known is answered at once, also while it is asked again, and while that fails.

local Cache = {}
Cache.__index = Cache

local BUSY = "busy"
local LONGEST = 10 -- seconds of one question; longer than any takes, in case a worker is killed over it
local PAUSE = 5 -- seconds after a question that failed
local NAP = 0.01 -- seconds between looks for what another request is asking

---@param dict table ngx.shared.NAME
---@param fresh number seconds in which an answer is not asked again
---@param stale number seconds after these in which it still serves
---@param ask fun(key: string): string|nil, string|nil answers, or nil and why there is none
function Cache.new(dict, fresh, stale, ask)
  return setmetatable({ dict = dict, fresh = fresh, stale = stale, ask = ask }, Cache)
end

---@param key string
---@return string|nil answer
---@return number|string seconds it is fresh for, negative when it is stale; without an answer: why
---@return boolean|nil asked whether it was not known before
function Cache:get(key)
  local asking = "asking " .. key
  while true do
    local answer, seconds = self:known(key)
    if answer and seconds > 0 then
      return answer, seconds
    elseif self.dict:add(asking, BUSY, LONGEST) then
      if not answer then
        return self:renew(key)
      elseif not ngx.timer.at(0, self.renew_later, self, key) then
        self.dict:delete(asking)
      end
    end
    local problem = self.dict:get(asking)
    if answer then
      return answer, seconds
    elseif problem and problem ~= BUSY then
      return nil, problem
    end
    ngx.sleep(NAP)
  end
end

-- An answer is kept for as long as it may serve, so what is left of that tells its age.
function Cache:known(key)
  local answer = self.dict:get(key)
  if answer then
    return answer, (self.dict:ttl(key) or 0) - self.stale
  end
end

function Cache:renew(key)
  local answer, problem = self.ask(key)
  if answer then
    self.dict:set(key, answer, self.fresh + self.stale)
    self.dict:delete("asking " .. key)
    return answer, self.fresh, true
  end
  self.dict:set("asking " .. key, problem, PAUSE)
  return nil, problem
end

function Cache.renew_later(premature, self, key)
  if premature then -- this worker is about to end
    self.dict:delete("asking " .. key)
  else
    self:renew(key)
  end
end

return Cache
