-- The partner who asks, and what is known of the customers' qualifications.

local cache = require "gateway.cache"
local partnercenter = require "partnercenter"

local FRESH = tonumber(os.getenv "FRESH_SECONDS") or 300
local STALE = 24 * 3600

local M = {}

-- The credential comes from the environment. No customer should wait for long.
local client, problem = partnercenter.new { token_store = ngx.shared.tokens, timeout = 4 }
if not client then error(tostring(problem), 0) end -- nginx logs text only
M.client = client

-- That there is no such customer is an answer; that the service is down is none.
local function ask(id)
  local qualification, err = client:customer(id):qualification()
  if qualification then
    return qualification
  elseif err.kind == "not_found" or err.code == "20002" then
    return "stranger"
  end
  ngx.log(ngx.WARN, tostring(err))
  return nil, err.kind
end

local known = cache.new(ngx.shared.qualifications, FRESH, STALE, ask)

---A customer's qualification, "stranger" for whoever is no customer of this partner.
---@param id string
---@return string|nil qualification
---@return number|string seconds it is fresh for, negative when it is stale; without one: the error's kind
---@return boolean|nil asked whether it was not known before
function M.qualification(id)
  return known:get(id:lower())
end

return M
