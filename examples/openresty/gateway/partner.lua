--- The client, and the cached lookup of a customer's qualification.
local cache = require "gateway.cache"
local partnercenter = require "partnercenter"

local FRESH = tonumber(os.getenv "FRESH_SECONDS") or 300
local STALE = 24 * 3600

local partner = {}

-- Credentials come from the environment. The timeout is short, as a customer waits for the answer.
local client, problem = partnercenter.new { token_store = ngx.shared.tokens, timeout = 4 }
if not client then error(tostring(problem), 0) end -- nginx logs text only
partner.client = client

-- "No such customer" is an answer to cache; a failure is not.
local function look_up(id)
  local qualification, err = client:customer(id):qualification()
  if qualification then
    return qualification
  elseif err.kind == "not_found" or err.code == "20002" then
    return "stranger"
  end
  ngx.log(ngx.WARN, tostring(err))
  return nil, err.kind
end

local qualifications = cache.new(ngx.shared.qualifications, FRESH, STALE, look_up)

--- A customer's qualification, or "stranger" for an id that is no customer of this partner.
---@param id string
---@return string|nil qualification
---@return number|string seconds for which it is fresh, negative when stale; without one: the error's kind
---@return boolean|nil is_miss
function partner.qualification(id)
  return qualifications:get(id:lower())
end

--- Forgets what is cached of a customer.
---@param id string
function partner.forget(id)
  qualifications:forget(id:lower())
end

return partner
