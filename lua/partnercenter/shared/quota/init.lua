--- Shares a tenant's quota with all processes that name the same Redis: gets slots to send at for the core,
--- reports refusals, and names the share to send by while Redis is away.
local connection = require "partnercenter.shared.connection"
local core = require "partnercenter.core"
local keys = require "partnercenter.shared.keys"
local origin = require "partnercenter.options.origin"
local process = require "partnercenter.engine.process"
local scripts = require "partnercenter.shared.quota.scripts"

local quota = {
  PERIOD = 60, -- seconds that the limit counts for; specs shorten it
}

local function is_number(reply) return type(reply) == "number" end

local function is_grant(reply)
  if type(reply) ~= "table" or #reply < 5 then return false end
  for i = 1, #reply do
    if not is_number(reply[i]) then return false end
  end
  return true
end

local TAKE = connection.script("quota take", scripts.take, is_grant)
local REFUSE = connection.script("quota refuse", scripts.refuse, is_number)
local LEAVE = connection.script("quota leave", scripts.leave, is_number)

local HOSTS = { "api", "partner", "graph" }
-- A slot may be used this part of the period after its time. The interval is longer by as much, so that no
-- period has more requests than the limit.
local LATE = 0.005
local LATE_WITHOUT_LIMIT = 0.3 -- seconds
local FIRST_MEMBERS = 2 -- while Redis was never reached
local ASK_AGAIN = 1 -- seconds after Redis was away

---@class partnercenter.Quota
---@field private session partnercenter.Session
---@field private prefix string of the keys
---@field private member string?
---@field private pid integer? process that the member is in
---@field private members integer? as last seen
---@field private pace table<string, number> seconds between two slots of a host, as last seen
---@field private away table<string, boolean> hosts whose calls go by a share, as Redis is away
local methods = {}
local meta = { __index = methods }

local function nothing() end

local function microseconds(seconds) return math.floor(seconds * 1e6 + 0.5) end

--- The quota of a client, or nil when it shares nothing.
---@param session partnercenter.Session
---@return partnercenter.Quota?
function quota.of(session)
  local config = session.config
  if not config.shared then return nil end
  return setmetatable({
    session = session, prefix = keys.prefix(config.authority, config.tenant_id), pace = {}, away = {},
  }, meta)
end

-- A member of the quota is one client of one process.
function methods:member_here()
  if self.pid ~= core.pid() then
    self.pid = core.pid()
    self.member = ("%d-%s"):format(self.pid, core.guid())
  end
  return self.member
end

function methods:keys_of(host)
  local prefix = self.prefix
  return { prefix .. "quota:" .. host, prefix .. "members:" .. host, prefix .. "left:" .. host }
end

-- The limit is that of the Partner Center API.
function methods:limit_of(host)
  return host == "api" and self.session.config.max_requests_per_minute or nil
end

-- Requests a minute while Redis is away; 0: any number.
function methods:local_share(host)
  local limit, pace = self:limit_of(host), self.pace[host]
  limit = limit and limit * 60 / quota.PERIOD or math.huge
  local all = math.min(limit, pace and 60 / pace or math.huge) -- others may have named a lower limit
  return all < math.huge and all / (self.members or FIRST_MEMBERS) or 0
end

function methods:go_on_without(host, err)
  local part = self.session.core
  if err.kind == "config" and not self.members then
    local why = err.hint and ("%s (%s)"):format(err.message, err.hint) or err.message
    return part:refuse_slots(host, ("%s cannot be used, and nothing was sent: %s"):format(
      origin.name(self.session.config, "shared"), why))
  end
  self.away[host] = true
  part:go_local(host, self:local_share(host), ASK_AGAIN)
end

local function seconds_of(answer, from)
  local times = {}
  for i = from, #answer do times[#times + 1] = answer[i] / 1e6 end
  return times
end

function methods:pass_on(host, answer)
  local pause, interval, wait, count = answer[1] / 1e6, answer[3] / 1e6, answer[4] / 1e6, answer[5]
  self.members, self.pace[host], self.away[host] = answer[2], interval, nil
  local more = seconds_of(answer, 6)
  local none = count == 0 and #more == 0 -- within the time that the first call can wait
  local life = self:limit_of(host) and quota.PERIOD * LATE or LATE_WITHOUT_LIMIT
  self.session.core:grant(host, count, wait, interval, life, none and wait or pause, more)
end

--- Gets slots for calls that wait. The core waits for an answer, so each question has one.
---@param notice { host: string, count: integer, seconds: number } seconds: how long the first call can wait
function methods:wanted(notice)
  local host, limit = notice.host, self:limit_of(notice.host)
  local interval = limit and quota.PERIOD * (1 + LATE) / limit or 0
  local args = {
    self:member_here(), notice.count, microseconds(math.min(notice.seconds, 1e6)), microseconds(interval),
    self.away[host] and "1" or "",
  }
  connection.of(self.session):send_script(TAKE, self:keys_of(host), args, function(answer, err)
    if self.session.closed then return end
    if err then return self:go_on_without(host, err) end
    self:pass_on(host, answer)
  end)
end

-- Sends commands that wait for the next step: the program may do something else before it.
local function flush()
  local engine = process.current()
  if engine then engine.pump() end
end

--- Lets all members pause as long as the service asks for.
---@param notice { host: string, seconds: number, ago: number } ago: when the refused request was sent
function methods:refused(notice)
  local args = { microseconds(notice.seconds), microseconds(notice.ago) }
  connection.of(self.session):send_script(REFUSE, self:keys_of(notice.host), args, nothing)
  flush()
end

-- Sends back the slots to come of a host, and the membership when the client ends.
function methods:leave(host, member)
  local args = { member or "" }
  for _, seconds in ipairs(self.session.core:take_back(host)) do args[#args + 1] = microseconds(seconds) end
  if member or #args > 1 then
    connection.of(self.session):send_script(LEAVE, self:keys_of(host), args, nothing)
  end
end

--- Gives slots back that no call uses.
---@param notice { host: string }
function methods:left(notice)
  self:leave(notice.host)
end

--- Gives all back at the end of the client. Without this, the slots and the membership lapse.
function methods:close()
  if not self.members or self.pid ~= core.pid() then return end
  for _, host in ipairs(HOSTS) do
    if self.pace[host] then self:leave(host, self.member) end
  end
  flush()
end

return quota
