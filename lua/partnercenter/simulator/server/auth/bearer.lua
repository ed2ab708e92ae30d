-- Decides whether a request may call the API: the bearer token, its audience, app-only or app+user, MFA.
-- luacheck: read globals ngx

local reply = require "partnercenter.simulator.server.http.reply"
local token = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local M = {}

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

local function ours(audience, whose)
  if AUDIENCES[whose or "api"][audience] then return true end
  local host = audience:match("^https?://([%w.]+):%d+$")
  return host == "127.0.0.1" or host == "localhost"
end

local function denied(description)
  return reply.problem(401, 400, description, {
    ["WWW-Authenticate"] = ("OAuth realm=urn:cpsvc:cpid:%s"):format(world.service.tenant_id),
  })
end

---Checks the token.
---@param request table
---@param settings table those that hold for this request
---@param host string|nil whose operation it is: api, partner or graph
---@return table|nil record what is known of the token
---@return table|nil refusal a reply
function M.check(request, settings, host)
  local text = (request.header("Authorization") or ""):match("^[Bb]earer%s+(%S+)$")
  if not text then return nil, denied("Access denied") end
  local record = token.find(text)
  if not record then return nil, denied("Access denied: the token is not valid") end
  ngx.update_time()
  if record.expires <= ngx.now() then return nil, denied("Access denied: the token has expired") end
  if not ours(record.audience, host) then
    return nil, reply.problem(401, 900420, "The audience of the token is not supported")
  end
  if settings.require_mfa and record.user and not record.mfa then
    return nil, reply.problem(401, 900421, "Unauthorized - MFA required")
  end
  return record
end

---Checks that an operation may be called with this kind of token.
---@param row table of the route table
---@param record table
---@return table|nil refusal
function M.permit(row, record)
  if row.auth == "app+user" and not record.user then
    return reply.problem(403, 900329, "This operation needs the context of a user: the token is app-only")
  elseif row.auth == "app" and record.user then
    return reply.problem(403, 2032, "This operation is for tokens without a user")
  end
end

return M
