--- Clients: credential, cloud and call policy. All clients of a process share one engine.
local catalog = require "partnercenter.api.catalog"
local check = require "partnercenter.arguments.check"
local config = require "partnercenter.options"
local lazy = require "partnercenter.loader.lazy"
local private = require "partnercenter.client.private"
local session = require "partnercenter.client.session"
local public_functions = require "partnercenter.arguments.public_functions"

local any_request = lazy "partnercenter.call.client_request"
local call_options = lazy "partnercenter.call.request.options"
local each_and_map = lazy "partnercenter.engine.loop.each_and_map"
local find = lazy "partnercenter.client.find"
local suggest = lazy "partnercenter.arguments.suggest"
local check_report = lazy "partnercenter.client.check_report"
local live_check = lazy "partnercenter.live_check"
local request = lazy "partnercenter.call.request"

local client = {}

---@class partnercenter.Client
---@field closed boolean
---@field handler_errors integer how often on_event or logger raised, which is caught
---@field handler_error string? the last error that one of them raised
---@field private _owner partnercenter.Client
---@field private _private userdata|table
local methods = {}

local FIELDS = { closed = true, handler_errors = true, handler_error = true }

local meta = { __name = "partnercenter.client" }

-- A view of a client: the same client with default options for its calls.
local view_meta = { __name = "partnercenter.client" }

local function is_client(self)
  local its = type(self) == "table" and getmetatable(self)
  return its == meta or its == view_meta
end

--- Makes a client. Options and their defaults are in options/README.md; without any, the environment decides.
---@param options partnercenter.ClientOptions?
---@return partnercenter.Client?
---@return partnercenter.error?
function client.new(options)
  if options ~= nil then check.type(options, "table", "partnercenter.new: options") end
  local resolved, err = config.resolve(options or {})
  if not resolved then return nil, err end
  local self = setmetatable({ closed = false, handler_errors = 0, _params = {} }, meta)
  self._owner = self
  local own, problem = session.new(resolved, self)
  if not own then return nil, problem end
  self._private = private.seal(own)
  -- Modules of calls and failures are read now: later the process may have no free descriptor to open files.
  lazy.keep_all()
  catalog.prepare()
  return self
end

---@class partnercenter.Request
---@field method string?  GET unless said otherwise
---@field path string     as on the wire; `params` fill its `{names}`, percent-encoded
---@field params table<string, string|number>?
---@field query table<string, any>?  an array repeats its name
---@field headers table<string, string|number>?
---@field body any        sent as JSON
---@field raw_body string?  sent unchanged, as `content_type`
---@field content_type string?  application/json unless said otherwise
---@field host partnercenter.Host|nil

--- Sends any request with the token, retries, limits and errors of named calls. With an `Accept` header
--- without JSON, the answer has only `text`.
---@param spec partnercenter.Request
---@param options partnercenter.Options? they may also stand in `spec`
---@return partnercenter.Response?
---@return partnercenter.error?
function methods:request(spec, options)
  local own, defaults = private.of(self)
  return any_request.send(own, spec, options, defaults)
end

---@class partnercenter.Report
---@field credential string         kind of credential, such as "refresh_token"
---@field credential_source partnercenter.CredentialSource
---@field tenant_id string?
---@field client_id string?
---@field cloud string
---@field base_url string
---@field audience string           of the token for Partner Center
---@field token partnercenter.Account|nil
---@field mfa boolean?              whether the app+user token says that its user signed in with MFA
---@field expires_in number?        seconds
---@field scopes string[]
---@field roles string[]
---@field shared { server: string, database: integer, tls: boolean, state: string, problem: string? }?
---@field request_id string?        of the lookup
---@field correlation_id string?

---@class partnercenter.CheckOptions: partnercenter.Options
---@field live boolean?      makes each read operation once
---@field pause number?      with live: seconds between two requests, 1
---@field customer string?   with live: the id of the customer to read, else the first one's
---@field deprecated boolean? with live: deprecated operations, too
---@field beta boolean?      with live: beta operations, too
---@field progress nil|fun(done: integer, total: integer, operation: partnercenter.LiveOperation)

--- Describes this client after getting a token and reading one customer (get-a-list-of-customers), a lookup
--- that every kind of credential may make. With `live`, makes each read operation once, slowly, and tells how
--- the answers differ from the rows and models; this report names no tenant, customer or amount.
---@param options partnercenter.CheckOptions?
---@return partnercenter.Report|partnercenter.LiveReport|nil
---@return partnercenter.error? err  when the token or the lookup failed; `err.report` is the report so far
function methods:check(options)
  local own, defaults = private.of(self)
  if type(options) ~= "table" or not options.live then return check_report.make(own, options, defaults) end
  return live_check.run(self, own, options)
end

--- Finds the customer of a domain, such as "contoso.onmicrosoft.com", or of a GUID. The list of customers
--- knows the default domain of each (get-a-list-of-customers-filtered-by-a-search-field).
---@param domain string or the GUID
---@param options partnercenter.Options?
---@return partnercenter.model.Customer? customer
---@return partnercenter.error? err  `not_found`, or `conflict` where several fit, with them in `err.data`
function methods:find_customer(domain, options)
  private.of(self):must_be_open()
  return find.customer(self, domain, options)
end

--- `partnercenter.each` with the jobs of this client, see shared/README.md.
---@param items table|function
---@param fn fun(item: any): any, any
---@param options table?
---@return table iterator
---@return nil
---@return nil
---@return table closer
function methods:each(items, fn, options)
  return each_and_map.each(items, fn, options, self)
end

--- `partnercenter.map` with the jobs of this client.
---@param items table|function
---@param fn fun(item: any): any, any
---@param options table?
---@return table values
---@return table? errors
function methods:map(items, fn, options)
  return each_and_map.map(items, fn, options, self)
end

--- Closes this client. Calls in flight return kind `closed`, later calls raise; closing again does nothing.
function methods:close()
  private.of(self):close()
end

--- A view of this client: it shares tokens, throttle and connections, and its calls have these options by
--- default. Headers are merged. Closing either closes both.
---@param options partnercenter.Options
---@return partnercenter.Client
function methods:with(options)
  check.type(options, "table", "client:with: options")
  check.options(options, request.OPTIONS, "client:with")
  local own, defaults = private.of(self)
  local view = { _params = {}, _private = private.seal(own, call_options.merge(options, defaults or {})) }
  view._owner = view
  return setmetatable(view, view_meta)
end

methods = public_functions.methods(methods, "client", is_client, {
  request = 2, check = 1, with = 1, find_customer = 2, each = 3, map = 3,
})

meta.__index = setmetatable(methods, { __index = function(_, name)
  if type(name) ~= "string" or name:sub(1, 1) == "_" or FIELDS[name] then return nil end
  local method = catalog.find(name)
  methods[name] = method
  if method then return method end
  suggest.unknown("client", name, methods, catalog.names())
end })

function view_meta.__index(view, name)
  if FIELDS[name] then return private.of(view).public[name] end
  return methods[name]
end

function meta.__tostring(self)
  local own, defaults = private.of(self)
  local settings = own.config
  local parts = {
    settings.tenant_id and "tenant " .. request.printable(settings.tenant_id) or "no tenant",
    ("%s from %s"):format(settings.credential, settings.credential_source),
    settings.cloud,
  }
  if settings.read_only then parts[#parts + 1] = "read-only" end
  if self.closed then parts[#parts + 1] = "closed" end
  if defaults then parts[#parts + 1] = "with options of its own" end
  return ("partnercenter.client (%s)"):format(table.concat(parts, ", "))
end

function meta.__close(self)
  methods.close(self) -- and not what the block raised
end

view_meta.__tostring, view_meta.__close = meta.__tostring, meta.__close

client.methods = methods

return client
