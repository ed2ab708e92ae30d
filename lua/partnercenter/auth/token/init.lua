--- The tokens of a client: how the core asks for them, and what Lua does when it has a part in that.
local credential = require "partnercenter.auth.credential"
local in_progress = require "partnercenter.auth.token.in_progress"
local lazy = require "partnercenter.loader.lazy"

local answer = lazy "partnercenter.auth.token.answer"
local deliver = lazy "partnercenter.auth.token.deliver"
local request = lazy "partnercenter.auth.token.request"
local rotation = lazy "partnercenter.auth.token.rotation"

local token = {}

local function audiences(config)
  local found, user = {}, credential.rotates(config)
  for host, audience in pairs(config.audience) do
    if config.token_endpoint_version == "v1" then
      found[host] = { "resource", audience }
    else
      found[host] = { "scope", audience .. "/.default" .. (user and " offline_access" or "") }
    end
  end
  return found
end

-- Whether tokens would come from the cloud for a service on loopback, such as a simulator.
local function leaves(config, plan)
  return config.local_only and not plan.base and not config.authority_given and not config.access_token
end

--- Describes a client's credential for the core.
---@param config table
---@return table plan base, path, audience, fields, access_token, ask, once, managed_identity, leaves
function token.plan(config)
  local plan = credential.of(config).plan(config)
  local endpoint = config.token_endpoint_version == "v1" and "/oauth2/token" or "/oauth2/v2.0/token"
  plan.leaves = leaves(config, plan)
  plan.ask = plan.ask or plan.leaves
  plan.base = plan.base or config.authority
  plan.path = plan.path or "/" .. (config.tenant_id or "common") .. endpoint
  plan.audience = audiences(config)
  plan.ask = plan.ask or credential.rotates(config) or (config.token_store or config.shared or false) ~= false
  return plan
end

--- The state of a client's token requests; the core holds the tokens themselves.
---@return table
function token.new_state()
  return { in_line = {}, failures = {}, tries = {}, waits = {}, locked = {}, leases = {}, lineage = {} }
end

--- Opens the option `token_store`: a file's path, a shared dictionary of nginx, or a store.
---@param given table|userdata|string|false|nil
---@return table|false store
function token.open_store(given)
  if not given then
    return false
  elseif type(given) == "string" then
    return require("partnercenter.store.file").new(given)
  end
  local shared_dict = require "partnercenter.store.shared_dict"
  return shared_dict.is_dict(given) and shared_dict.new(given) or given
end

--- Whether a request is in flight that may bring a new refresh token.
---@param client table
---@return boolean
function token.is_fetching(client)
  return in_progress.clients[client] and true or false
end

--- The clients with such a request, as keys.
---@return table<table, any>
function token.fetching()
  return in_progress.clients
end

--- Gets a token because the core asks for one.
---@param client table
---@param host string
---@param forced boolean the service refused the current token
function token.ask(client, host, forced)
  request.ask(client, host, forced)
end

--- Handles what a token request ended with.
---@param client table
---@param host string whose token it is
---@param item table status and body, or error, message and phase
function token.answer(client, host, item)
  answer.handle(client, host, item)
end

--- Fails the calls that wait for a token.
---@param client table
---@param host string
function token.give_up(client, host)
  deliver.nothing(client, host)
end

--- Closes a client's token side: releases its locks and offers an unsaved refresh token once more.
---@param client table
function token.close(client)
  in_progress.finish(client)
  if client._auth.unsaved then
    rotation.offer_again(client)
  end
end

return token
