--- Jobs: `each` and `map` with the option `job` divide their items among all processes that name the job.
local connection = require "partnercenter.shared.connection"
local errors = require "partnercenter.errors"
local keys = require "partnercenter.shared.keys"
local member = require "partnercenter.shared.job.member"
local misuse = require "partnercenter.arguments.misuse"
local scripts = require "partnercenter.shared.job.scripts"
local source = require "partnercenter.shared.job.source"
local timing = require "partnercenter.shared.job.timing"

local job = { LATER = member.LATER }

local LONGEST = 200 -- bytes of a name

local function check_options(options, what)
  local name, lease = options.job, options.lease or timing.lease
  if lease <= 0 or lease ~= lease or lease == math.huge then
    misuse.raise(what .. ": lease must be a number of seconds greater than zero")
  end
  if #name == 0 or #name > LONGEST or name:find("%c") then
    misuse.raise(("%s: job must be a name of 1 to %d bytes without control characters"):format(what, LONGEST))
  end
end

--- The keys of a job in Redis.
---@param config table of the client
---@param name string
---@return string[]
function job.keys(config, name)
  local prefix, list = keys.prefix(config.authority, config.tenant_id), {}
  for place, part in ipairs(scripts.KEYS) do
    list[place] = ("%sjob:%s:%s"):format(prefix, name, part)
  end
  return list
end

--- Makes this process a member of a job. It joins when its first item is read.
---@param session partnercenter.Session
---@param engine table
---@param options { job: string, again: boolean?, lease: number? }
---@param items any as each and map take them
---@param what string for messages
---@param latest number? when the loop must be over (monotonic seconds)
---@return partnercenter.job.Member?
---@return partnercenter.error?
function job.open(session, engine, options, items, what, latest)
  check_options(options, what)
  local redis, problem = connection.of(session)
  if not redis then
    return nil, problem or errors.new("config", {
      message = ("the job '%s' needs a client with the option shared"):format(options.job),
      hint = "give shared = \"redis://host:6379\", or set PARTNERCENTER_SHARED",
    })
  end
  local walked, fingerprint = source.open(items, what .. ": items", latest)
  if not walked then return nil, fingerprint end
  return member.new {
    redis = redis, engine = engine, keys = job.keys(session.config, options.job), name = options.job,
    source = walked, fingerprint = fingerprint, again = options.again,
    lease = options.lease or timing.lease, latest = latest,
    tell = function(event) session:emit(event) end,
  }
end

return job
