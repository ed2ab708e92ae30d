--- The object that `simulator.start` returns: a running simulator.
local check = require "partnercenter.arguments.check"
local control = require "partnercenter.simulator.control"
local emit_fields = require "partnercenter.simulator.emit_fields"
local fault_fields = require "partnercenter.simulator.fault_fields"
local private = require "partnercenter.client.private"
local process = require "partnercenter.simulator.launch.process"
local seeded_customers = require "partnercenter.simulator.seeded_customers"
local settings = require "partnercenter.simulator.settings"
local suggest = require "partnercenter.arguments.suggest"
local public_functions = require "partnercenter.arguments.public_functions"

local instance = {}

--- One server answers for all hosts over https, by HTTP/1.1 and HTTP/2. The table prints as the address of
--- `api`, and joins to text as that.
---@class partnercenter.simulator.Hosts: partnercenter.Hosts
---@field api string
---@field partner string
---@field graph string
---@field blob string

---@class partnercenter.simulator.Handle
---@field base_url partnercenter.simulator.Hosts the addresses of all hosts, for the option `base_url`
---@field authority string of the token endpoints, v1 and v2
---@field http_url string the same service in plain text
---@field ca_file string the CA certificate for `base_url` and `authority`, and for the webhooks' certificates
---@field certificate_host string host and port of the webhooks' certificates, for a receiver's
--- `certificate_hosts`
---@field issuer_host string the same for `issuer_hosts`, where the setting webhook_certificate is "leaf"
---@field tenant_id string the partner's tenant
---@field client_id string
---@field client_secret string
---@field refresh_token string
---@field customers table[] id, companyName and qualification (as `customer:qualification()` returns it)
---@field identity_endpoint string value for IDENTITY_ENDPOINT of App Service
---@field identity_header string value for IDENTITY_HEADER of App Service
---@field directory string holds all files of the simulator; removed at its end
---@field pid integer process id of nginx
local methods = {}

local handle_mt = { __name = "partnercenter.simulator" }

--- Stops the simulator and removes its files. A second call does nothing.
function methods:stop() process.stop(private.of(self).running) end

-- Variables of another identity or place, which would count before the simulator's.
local EMPTIED = {
  "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_CLIENT_CERTIFICATE_PASSWORD", "AZURE_FEDERATED_TOKEN_FILE",
  "PARTNERCENTER_ACCESS_TOKEN", "PARTNERCENTER_TOKEN_FILE", "PARTNERCENTER_CLOUD",
}

--- The environment variables that point the library, or the command, at this simulator: all its hosts.
--- Variables of another identity that are set in this process are empty.
---@return table<string, string>
function methods:environment()
  local own = private.of(self).public
  local variables = {
    AZURE_TENANT_ID = own.tenant_id, AZURE_CLIENT_ID = own.client_id, AZURE_CLIENT_SECRET = own.client_secret,
    AZURE_AUTHORITY_HOST = own.authority, PARTNERCENTER_REFRESH_TOKEN = own.refresh_token,
    PARTNERCENTER_BASE_URL = own.base_url.api, PARTNERCENTER_CA_FILE = own.ca_file,
    PARTNERCENTER_SIMULATOR_URL = own.http_url, PARTNERCENTER_SIMULATOR_PID = ("%d"):format(own.pid),
  }
  for _, name in ipairs(EMPTIED) do
    if (os.getenv(name) or "") ~= "" then variables[name] = "" end
  end
  return variables
end

--- Adds a fault.
---@param fault partnercenter.simulator.Fault
---@return true|nil ok
---@return string|nil err
function methods:fault(fault)
  check.options(fault, fault_fields.types, "simulator:fault")
  return control.call(private.of(self).running, "POST", "faults", fault)
end

--- Removes all faults.
---@return true|nil ok
---@return string|nil err
function methods:clear_faults() return control.call(private.of(self).running, "DELETE", "faults") end

--- Changes settings while the simulator runs.
---@param changes table
---@return true|nil ok
---@return string|nil err
function methods:set(changes)
  check.options(changes, settings.types, "simulator:set")
  return control.call(private.of(self).running, "PATCH", "settings", changes)
end

---@class partnercenter.simulator.Requests
---@field [integer] table number, method, uri, path, protocol, scheme, headers (as received), body,
--- connection, status, operation, fault
---@field never_hit? partnercenter.simulator.Fault[] the active faults without a hit; nil if there is none

--- Lists the received requests, oldest first. The log keeps the last `log_size` of them.
---@return partnercenter.simulator.Requests|nil
---@return string|nil err
function methods:requests()
  local log, err = control.call(private.of(self).running, "GET", "log")
  if not log then return nil, err end
  log.requests.never_hit = log.never_hit
  return log.requests
end

--- Clears the request log.
---@return true|nil ok
---@return string|nil err
function methods:clear_requests() return control.call(private.of(self).running, "DELETE", "requests") end

--- Puts a record where a script needs it: the simulator's sample with the given members. A customer or
--- another record that the path leads through is made too. At the path of a collection, a list replaces its
--- records.
---@param path string as on the wire, such as "/v1/customers/<id>/subscriptions/<id>"
---@param record table members, spelled as in answers
---@return table|nil record as stored
---@return string|nil err
function methods:put(path, record)
  check.type(path, "string", "simulator:put: path")
  check.type(record, "table", "simulator:put: record")
  return control.call(private.of(self).running, "POST", "records", { path = path, record = record })
end

--- Ends the vetting of one customer, or of all customers.
---@param what {customer: string|nil, status: string, reason: string|nil} status: Approved or Denied
---@return {settled: integer}|nil
---@return string|nil err
function methods:vetting(what)
  check.options(what, { customer = "string", status = "string", reason = "string" }, "simulator:vetting")
  return control.call(private.of(self).running, "POST", "vetting", what)
end

--- Decides about a GDAP relationship that waits for approval, as the customer's Global Administrator would.
---@param what {relationship: string, outcome: string|nil} relationship: id or name; outcome: approve
--- (default) or reject
---@return true|nil ok
---@return string|nil err
function methods:approve(what)
  check.options(what, { relationship = "string", outcome = "string" }, "simulator:approve")
  return control.call(private.of(self).running, "POST", "gdap", what)
end

--- Sends an event to the registered webhook, signed as the service does, or as a sender that misbehaves.
--- Returns at once: `deliveries` shows the tries.
---@param emission partnercenter.simulator.Emission|nil
---@return {id: string, name: string, url: string, state: string}|nil
---@return string|nil err
function methods:emit(emission)
  check.options(emission, emit_fields.types, "simulator:emit")
  return control.call(private.of(self).running, "POST", "events", emission or {})
end

---@class partnercenter.simulator.Delivery
---@field id string
---@field name string of the event
---@field url string
---@field state "sending"|"delivered"|"offline" offline: it does not come again
---@field tries table[] responseCode, responseMessage, systemError, dateTimeUtc, and status where there is one
---@field headers string[]|nil as sent
---@field body string|nil its first 4096 bytes

--- Lists the deliveries to the webhook, oldest first.
---@return partnercenter.simulator.Delivery[]|nil
---@return string|nil err
function methods:deliveries() return control.call(private.of(self).running, "GET", "deliveries") end

--- Adds an invoice; the registered webhook is told.
---@param what {invoice: string|nil, record: table|nil}|nil invoice: its id; record: members
---@return table|nil invoice
---@return string|nil err
function methods:invoice_ready(what)
  check.options(what, { invoice = "string", record = "table" }, "simulator:invoice_ready")
  return control.call(private.of(self).running, "POST", "invoices", what or {})
end

--- Issues an access token without a sign-in.
---@param about {user: boolean|nil, mfa: boolean|nil, life: number|nil, audience: string|nil}|nil
---@return {access_token: string, expires_in: integer}|nil
---@return string|nil err
function methods:access_token(about)
  check.options(about, { user = "boolean", mfa = "boolean", life = "number", audience = "string" },
    "simulator:access_token")
  return control.call(private.of(self).running, "POST", "tokens", about or {})
end

--- Answers a device code prompt, as the user would.
---@param what {user_code: string|nil, outcome: string|nil, after: number|nil}|nil user_code: the latest one
--- if absent; outcome: approve (default), deny or expire; after: seconds to wait before that
---@return true|nil ok
---@return string|nil err
function methods:sign_in(what)
  check.options(what, { user_code = "string", outcome = "string", after = "number" }, "simulator:sign_in")
  return control.call(private.of(self).running, "POST", "device", what or {})
end

--- Signs in at the sign-in page, as a browser at `url` would.
---@param url string
---@return {code: string, state: string|nil, redirect_uri: string}|nil parameters of the redirect
---@return string|nil err
function methods:authorize(url)
  check.type(url, "string", "simulator:authorize: url")
  return control.call(private.of(self).running, "POST", "authorize", { url = url })
end

--- Restores customers, codes, settings, faults and the request log to their state at the start. Tokens stay
--- valid.
---@return true|nil ok
---@return string|nil err
function methods:reset() return control.call(private.of(self).running, "POST", "reset") end

local function customers(count, seed)
  local list = {}
  for number = 1, count do
    local customer = seeded_customers.customer(number, seed)
    list[number] = {
      id = customer.id, companyName = customer.companyName,
      qualification = seeded_customers.effective(customer.records):lower(),
    }
  end
  return list
end

local visible = public_functions.methods(methods, "simulator", function(self)
  return type(self) == "table" and getmetatable(self) == handle_mt
end, {
  fault = 1, set = 1, put = 2, vetting = 1, access_token = 1, sign_in = 1, authorize = 1, approve = 1,
  emit = 1, invoice_ready = 1,
})

function handle_mt.__gc(self) visible.stop(self) end
handle_mt.__close = handle_mt.__gc

-- The list of customers may be long, so it is made at its first use.
function handle_mt:__index(name)
  local own = private.of(self)
  if not own then return nil end
  if name == "customers" and not own.public.customers then
    own.public.customers = customers(own.service.customers, own.service.seed)
  end
  local value = own.public[name]
  if value == nil then value = visible[name] end
  if value == nil and type(name) == "string" and name:sub(1, 1) ~= "_" then
    suggest.unknown("simulator", name, visible, own.public, { customers = true })
  end
  return value
end

-- Lua 5.1 and LuaJIT call __gc for userdata only, not for tables.
local function guard(running)
  local newproxy = rawget(_G, "newproxy")
  if not newproxy then return nil end
  local proxy = newproxy(true)
  getmetatable(proxy).__gc = function() process.stop(running) end
  return proxy
end

local hosts_mt = { __tostring = function(hosts) return hosts.api end }

function hosts_mt.__concat(left, right) return tostring(left) .. tostring(right) end

local function hosts(address)
  return setmetatable({ api = address, partner = address, graph = address, blob = address }, hosts_mt)
end

--- Makes the object of a running simulator.
---@param running table from process.start
---@param service table settings.json of the server
---@return partnercenter.simulator.Handle
function instance.new(running, service)
  local address = ("https://127.0.0.1:%s"):format(running.port)
  local http_url = ("http://127.0.0.1:%s"):format(running.http_port)
  local public = {
    http_url = http_url,
    identity_endpoint = http_url .. "/msi/token", identity_header = "simulator-identity-header",
    base_url = hosts(address), authority = address,
    certificate_host = ("127.0.0.1:%s"):format(running.port),
    issuer_host = ("127.0.0.1:%s"):format(running.http_port),
    ca_file = running.dir .. "/ca.pem", directory = running.dir, pid = tonumber(running.pid),
    tenant_id = service.tenant_id, client_id = service.client_id, client_secret = service.client_secret,
    refresh_token = service.refresh_token,
  }
  local own = { running = running, service = service, public = public, guard = guard(running) }
  return setmetatable({ _private = private.seal(own) }, handle_mt)
end

return instance
