--- A client: whose credential, which cloud, what manners. All clients of a process share one engine.
local caller = require "partnercenter.caller"
local catalog = require "partnercenter.catalog"
local check = require "partnercenter.check"
local config = require "partnercenter.config"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.lazy"

local any_request = lazy "partnercenter.request.any"
local events = lazy "partnercenter.events"
local naming = lazy "partnercenter.naming"
local report = lazy "partnercenter.report"
local request = lazy "partnercenter.request"

local client = {}

---@class partnercenter.Client
---@field config table
---@field closed boolean
---@field told table<string, true> deprecated operations that were told of
---@field handler_errors integer errors raised by on_event and logger, which are caught
local methods = {}

local meta = { __name = "partnercenter.client" }

local SECRETS = {
  "client_secret", "client_assertion", "refresh_token", "access_token", "private_key_password",
}
local HOSTS = { api = true, partner = true, graph = true }

--- Makes a client. Options and their defaults are in the README; without any, the environment decides.
---@param options partnercenter.ClientOptions?
---@return partnercenter.Client?
---@return partnercenter.error?
function client.new(options)
  if options ~= nil then check.type(options, "table", "partnercenter.new: options") end
  local resolved, err = config.resolve(options or {})
  if not resolved then return nil, err end
  local self = { config = resolved, closed = false, handler_errors = 0, told = {}, _params = {} }
  setmetatable(self, meta)
  self._owner = self
  local core, problem = engine.client(resolved, self)
  if not core then return nil, problem end
  self.core = core
  return self
end

--- The client, unless it is closed, which raises, or its credential is of the wrong kind for a call.
---@param auth string|false|nil "app+user" or "app" where only that will do
---@return partnercenter.Client?
---@return partnercenter.error?
function methods:fit_for(auth)
  if self.closed then caller.misuse("the client is closed") end
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

--- Tells, once, that an operation is deprecated.
---@param operation string its name
---@param row table of a resource file
function methods:tell_deprecated(operation, row)
  if self.told[operation] then return end
  self.told[operation] = true
  self:emit({
    type = "deprecated", operation = operation, method = row[2], path = row[3], host = row.host or "api",
    instead = row.deprecated,
  })
end

---@class partnercenter.Request
---@field method string?  GET unless said otherwise
---@field path string     as on the wire; `params` fill its `{names}`, percent-encoded
---@field params table<string, string|number>?
---@field query table<string, any>?  an array repeats its name
---@field headers table<string, string|number>?
---@field body any        sent as JSON
---@field raw_body string?  sent as it is, as `content_type`
---@field content_type string?  application/json unless said otherwise
---@field host "api"|"partner"|"graph"|nil

--- Sends any request, with everything that named calls get: token, retries, limits, errors. With a header
--- `Accept` that names no JSON, the answer's `text` is all there is.
---@param spec partnercenter.Request
---@param options table? trailing options; they may also stand in `spec`
---@return partnercenter.Response?
---@return partnercenter.error?
function methods:request(spec, options)
  return any_request.send(self, spec, options)
end

---@class partnercenter.Report
---@field credential string         kind of credential, such as "refresh_token"
---@field credential_source string  "options" or "environment"
---@field tenant_id string?
---@field client_id string?
---@field cloud string
---@field base_url string
---@field audience string           of the token for Partner Center
---@field token "app"|"app+user"|nil
---@field mfa boolean?              whether the app+user token says that its user signed in with MFA
---@field expires_in number?        seconds
---@field scopes string[]
---@field roles string[]
---@field request_id string?        of the lookup that was tried
---@field correlation_id string?

--- Says what this client is, after getting a token and reading one customer (get-a-list-of-customers), which
--- every kind of credential may do.
---@param options table? trailing options
---@return partnercenter.Report?
---@return partnercenter.error? err  when the token or the lookup failed; `err.report` is the report so far
function methods:check(options)
  return report.make(self, options)
end

--- Ends this client. Calls that wait return kind `closed`, later ones raise; closing again does nothing.
function methods:close()
  if self.closed then return end
  self.closed = true
  if self.core then engine.close(self) end
end

--- The secrets this client knows of, to be blotted out of whatever others repeat.
---@return string[]
function methods:secrets()
  local found = {}
  for _, name in ipairs(SECRETS) do
    local value = self.config[name]
    if type(value) == "string" then found[#found + 1] = value end
  end
  for host in pairs(HOSTS) do
    found[#found + 1] = not self.closed and self.core:token(host) or nil
  end
  return found
end

--- Tells the user's handlers what happened; what they raise is caught and counted.
---@param event table
function methods:emit(event)
  if self.config.on_event or self.config.logger then events.tell(self, event) end
end

meta.__index = setmetatable(methods, { __index = function(_, name)
  if type(name) ~= "string" or name:sub(1, 1) == "_" then return nil end
  local method = catalog.find(name)
  methods[name] = method
  if method then return method end
  -- A name near to none of ours is a field that has not been set yet.
  naming.unknown("client", name, true, methods, catalog.root().members)
end })

function meta.__tostring(self)
  local settings = self.config
  local parts = {
    settings.tenant_id and "tenant " .. request.shown(settings.tenant_id) or "no tenant",
    ("%s from %s"):format(settings.credential, settings.credential_source),
    settings.cloud,
  }
  if settings.read_only then parts[#parts + 1] = "read-only" end
  if self.closed then parts[#parts + 1] = "closed" end
  return ("partnercenter.client (%s)"):format(table.concat(parts, ", "))
end

-- Nobody waits for a client that is collected: its secrets go, and nobody is told.
function meta.__gc(self)
  if self.core and not self.closed then self.core:close() end
end
meta.__close = methods.close

client.methods = methods

return client
