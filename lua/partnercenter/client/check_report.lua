--- `client:check`: describes a client and tests its access to the service.
local call_options = require "partnercenter.call.request.options"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local claims = require "partnercenter.auth.token.claims"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local failures = require "partnercenter.call.failure"
local request = require "partnercenter.call.request"
local lazy = require "partnercenter.loader.lazy"
local send = require "partnercenter.call.send"

local connection = lazy "partnercenter.shared.connection"

local check_report = {}

local CUSTOMERS = {
  method = "GET", host = "api", template = "/v1/customers", name = "client.check", wants_headers = true,
}

--- Gets a token and describes the client.
---@param client partnercenter.Session
---@return partnercenter.Report report
---@return partnercenter.error? err why there is no token
function check_report.describe(client)
  client:fit_for(nil)
  local settings = client.config
  local made = {
    credential = settings.credential,
    credential_source = settings.credential_source,
    cloud = settings.cloud,
    base_url = settings.base.api,
    scopes = {},
    roles = {},
  }
  local token, left = engine.token(client, "api")
  local said = claims.report(token, os.time())
  local by_config
  if settings.user ~= nil then by_config = settings.user and "app+user" or "app" end
  made.token = said.kind or by_config
  local seconds = token and left or said.expires_in
  made.mfa, made.expires_in = said.mfa, seconds and math.floor(seconds)
  made.scopes, made.roles = said.scopes, said.roles
  made.audience = said.audience or settings.audience.api
  made.tenant_id = settings.tenant_id or said.tenant_id
  made.client_id = settings.client_id or said.client_id
  if token then return made end
  return made, errors.with(failures.without_answer(left), { operation = "client.check", report = made })
end

-- Adds the state of the connection to Redis. Only a wrong setting is an error, as calls need no Redis.
local function describe_shared(client, made)
  local shared = client.config.shared
  if not shared then return nil end
  local redis = connection.of(client)
  local _, err = redis:command { "PING" }
  made.shared = {
    server = shared.place, database = shared.database, tls = shared.tls, state = redis:state(),
    problem = err and tostring(err),
  }
  local is_wrong = err and err.kind == "config"
  return is_wrong and errors.with(err, { operation = "client.check", report = made }) or nil
end

--- Gets a token and reads one customer.
---@param client partnercenter.Session
---@param options table
---@param defaults table? of a view of the client
---@return partnercenter.Report?
---@return partnercenter.error?
function check_report.make(client, options, defaults)
  options = call_options.merge(check.options(options, request.OPTIONS, "client:check"), defaults)
  local made, err = check_report.describe(client)
  err = err or describe_shared(client, made)
  if err then return nil, err end
  local out = {}
  local ok, problem = call_options.apply(out, options)
  if not ok then return nil, problem end
  local answer
  answer, err = send.call(client, CUSTOMERS, "/v1/customers?size=1", out)
  if not answer then return nil, errors.with(err, { report = made }) end
  made.request_id, made.correlation_id = core.ids(answer)
  return made
end

return check_report
