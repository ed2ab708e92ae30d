--- Checks the bearer token of a request: its life, audience, MFA, and whether it is app-only or app+user.
-- luacheck: read globals ngx
local reply = require "partnercenter.simulator.server.http.reply"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local bearer = {}

local AUDIENCES = {
  api = {
    ["https://api.partnercenter.microsoft.com"] = true,
    ["https://api.partnercenter.microsoft-ppe.com"] = true,
    ["https://partner.partnercenterapi.microsoftonline.cn"] = true,
  },
  partner = { ["https://api.partner.microsoft.com"] = true },
  graph = {
    ["https://graph.microsoft.com"] = true,
    ["https://graph.microsoft.us"] = true,
    ["https://microsoftgraph.chinacloudapi.cn"] = true,
  },
}

local function is_accepted(audience, host_name)
  if AUDIENCES[host_name or "api"][audience] then return true end
  local host = audience:match("^https?://([%w.]+):%d+$")
  return host == "127.0.0.1" or host == "localhost"
end

local function denied(description)
  return reply.problem(401, 400, description, {
    ["WWW-Authenticate"] = ("OAuth realm=urn:cpsvc:cpid:%s"):format(world.service.tenant_id),
  })
end

--- Checks the token.
---@param request table
---@param settings table settings of this request
---@param host string|nil host of the operation: api, partner or graph
---@return table|nil record the record of the token
---@return table|nil refusal a reply
function bearer.check(request, settings, host)
  local text = (request.header("Authorization") or ""):match("^[Bb]earer%s+(%S+)$")
  if not text then return nil, denied("Access denied") end
  local record = tokens.find(text)
  if not record then return nil, denied("Access denied: the token is not valid") end
  ngx.update_time()
  if record.expires <= ngx.now() then return nil, denied("Access denied: the token has expired") end
  if not is_accepted(record.audience, host) then
    return nil, reply.problem(401, 900420, "The audience of the token is not supported")
  end
  if settings.require_mfa and record.user and not record.mfa then
    return nil, reply.problem(401, 900421, "Unauthorized - MFA required")
  end
  return record
end

--- Checks that an operation accepts this kind of token.
---@param row table of the route table
---@param record table
---@return table|nil refusal
function bearer.permit(row, record)
  if row.auth == "app+user" and not record.user then
    return reply.problem(403, 900329, "This operation needs the context of a user: the token is app-only")
  elseif row.auth == "app" and record.user then
    return reply.problem(403, 2032, "This operation is for tokens without a user")
  end
end

return bearer
