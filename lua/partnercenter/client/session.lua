--- The internals of a client: configuration, core client, tokens and handlers. No table that a caller can
--- reach leads here; see private.lua.
local misuse = require "partnercenter.arguments.misuse"
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local token = require "partnercenter.auth.token"

local events = lazy "partnercenter.client.events"
local redis = lazy "partnercenter.store.redis"
local quota = lazy "partnercenter.shared.quota"

local session = {}

---@class partnercenter.Session
---@field config table        the resolved options
---@field core userdata       the core's client
---@field plan table           how its credential gets tokens
---@field audience table       by host
---@field store table|false    of tokens
---@field redis partnercenter.Redis? made when the option `shared` is first used
---@field quota partnercenter.Quota? where the option `shared` is given
---@field private _auth table  state of its token requests
---@field pid integer        process that it was made in or moved to
---@field closed boolean
---@field public partnercenter.Client
---@field jobs table<table, fun(loop: table)> loops that work on jobs, and how they leave them
---@field told table<any, true> reports about operations that were made
---@field allowed table<partnercenter.Operation, true> operations that the client may call; empty once closed
local methods = {}
local meta = { __index = methods }

local SECRETS = {
  "client_secret", "client_assertion", "refresh_token", "access_token", "private_key_password",
  "authorization_code", "code_verifier", "shared_key",
}
local HOSTS = { "api", "partner", "graph" }

-- Tokens are in the store of the option `token_store`, else in the Redis of the option `shared`.
local function store_of(self)
  local given = self.config.token_store
  if given == nil and self.config.shared then return redis.of(self) end
  return token.open_store(given)
end

--- Makes the session of a client.
---@param config table
---@param public partnercenter.Client
---@return partnercenter.Session?
---@return partnercenter.error?
function session.new(config, public)
  local self = setmetatable({
    config = config, public = public, pid = core.pid(), closed = false, told = {}, allowed = {},
    jobs = {},
  }, meta)
  self.plan = token.plan(config)
  self.audience = self.plan.audience
  self.store = store_of(self)
  self._auth = token.new_state()
  local part, problem = engine.client(config, self.plan, self)
  if not part then return nil, problem end
  self.core = part
  if config.shared then self.quota = quota.of(self) end
  return self
end

--- Raises when the session is closed.
function methods:must_be_open()
  if self.closed then misuse.raise("the client is closed") end
end

--- The session, or an error when its credential is of the wrong kind for a call. Raises when it is closed.
---@param auth string|false|nil "app+user" or "app", where only that is allowed
---@return partnercenter.Session?
---@return partnercenter.error?
function methods:fit_for(auth)
  self:must_be_open()
  local user, credential = self.config.user, self.config.credential
  local wanted
  if auth == "app+user" and user == false then
    wanted = "app+user credential, such as refresh_token; %s is app-only"
  elseif auth == "app" and user and credential ~= "access_token" then
    wanted = "app-only credential, such as client_secret; %s is app+user"
  end
  if not wanted then return self end
  return nil, errors.new("config", { message = ("this call needs an " .. wanted):format(credential) })
end

--- Reports, once, that an operation is deprecated or beta, or that a member of its body is misspelt.
---@param kind partnercenter.EventType
---@param operation partnercenter.Operation
---@param instead string?
---@param member string?
function methods:tell_once(kind, operation, instead, member)
  local key = member and operation.name .. " " .. member or operation.name
  if self.told[key] then return end
  self.told[key] = true
  self:emit({
    type = kind, operation = operation.name, method = operation.method, path = operation.template,
    host = operation.host, member = member, instead = instead,
  })
end

--- The secrets of this session, to be redacted from echoed text.
---@return string[]
function methods:secrets()
  local found = {}
  for _, name in ipairs(SECRETS) do
    local value = self.config[name]
    if type(value) == "string" then found[#found + 1] = value end
  end
  if self.config.shared then found[#found + 1] = self.config.shared.password end
  for _, host in ipairs(HOSTS) do -- no `pairs`: this runs in finalizers as well
    found[#found + 1] = not self.closed and self.core:token(host) or nil
  end
  return found
end

--- Reports an event to the user's handlers; errors they raise are caught and counted.
---@param event table
function methods:emit(event)
  if self.config.on_event or self.config.logger then events.tell(self, event) end
end

--- Closes the session; closing again does nothing.
function methods:close()
  if self.closed then return end
  if self.quota then self.quota:close() end
  self.closed, self.public.closed, self.allowed = true, true, {}
  local loop, leave = next(self.jobs)
  while loop do -- leaving takes it out
    leave(loop)
    loop, leave = next(self.jobs)
  end
  engine.close(self)
end

return session
