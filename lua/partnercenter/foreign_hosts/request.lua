--- Sends requests without a token to hosts outside Partner Center. The query of a URL is a secret: it stands
--- in no error and no event.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local printable = require "partnercenter.text.printable"
local send = require "partnercenter.call.send"

local failures = lazy "partnercenter.call.failure"

local request = {}

local NOT_ALLOWED = "the host %s is not among those that may be called"
local OPTIONS = { "timeout", "attempt_timeout", "max_attempts", "correlation_id", "request_id" }

---@class partnercenter.foreign_hosts.Spec
---@field name string         the operation, for errors and events
---@field allowed string[]    patterns of hosts, see `core.is_allowed_origin`
---@field hint string?        of the error for any other host
---@field max_bytes integer?  of the body
---@field blob userdata?      takes the body of a success

local function refuse(spec, kind, message, hint)
  return nil, errors.new(kind, { operation = spec.name, message = message, phase = "queue", hint = hint })
end

local function split(url)
  local origin, path = url:match("^(%a+://[^/?#]+)(/?[^#]*)$")
  if not origin or url:find("[%c%s]") then return nil end
  return origin, path:sub(1, 1) == "/" and path or "/" .. path
end

-- The parts of a query that must not be shown: all of it, and the signature however it is encoded.
local function secrets_of(path)
  local query = path:match("%?(.+)$")
  local found = { query }
  for _, value in (query or ""):gmatch("([^&=]+)=([^&]*)") do
    if #value >= 16 then
      found[#found + 1] = value
      found[#found + 1] = value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
    end
  end
  return found
end

--- The operation, the path and the rest of a request, as `engine.call` takes them.
---@param spec partnercenter.foreign_hosts.Spec
---@param url string
---@param options table? timeout, attempt_timeout, max_attempts, correlation_id, request_id
---@return { operation: table, path: string, request: table, secrets: string[], started: number }?
---@return partnercenter.error?
function request.prepare(spec, url, options)
  local origin, path = split(url)
  if not origin then return refuse(spec, "invalid_argument", "the link must be a URL with a host") end
  if not core.is_allowed_origin(origin, spec.allowed) then
    return refuse(spec, "config", NOT_ALLOWED:format(printable(origin)), spec.hint)
  end
  local prepared = {
    operation = {
      name = spec.name, method = "GET", host = "foreign", template = path:match("^[^?]*"),
      wants_headers = true,
    },
    path = path, secrets = secrets_of(path), started = core.now(),
    request = {
      origin = origin, allowed = spec.allowed, accept = "*/*", max_bytes = spec.max_bytes, blob = spec.blob,
    },
  }
  for _, name in ipairs(OPTIONS) do prepared.request[name] = options and options[name] end
  return prepared
end

--- The error of an answer, if it is no whole success; reports the call to the client's handlers.
---@param client partnercenter.Session
---@param prepared table
---@param answer partnercenter.Answer
---@param err partnercenter.error? what is wrong with a success
---@return partnercenter.error?
function request.finish(client, prepared, answer, err)
  answer.secrets, answer.operation = prepared.secrets, prepared.operation
  if answer.error or answer.status < 200 or answer.status > 299 then
    err = failures.of(answer)
  elseif not err and answer.undelimited then
    err = failures.cut_off(answer)
  end
  send.report(client, answer, err, prepared.started)
  return err
end

--- Gets a body that fits in memory, such as a certificate.
---@param client partnercenter.Session
---@param spec partnercenter.foreign_hosts.Spec
---@param url string
---@param options table? see `request.prepare`
---@return string?
---@return partnercenter.error?
function request.get(client, spec, url, options)
  local prepared, err = request.prepare(spec, url, options)
  if not prepared then return nil, err end
  local answer = engine.call(client, prepared.operation, prepared.path, prepared.request)
  err = request.finish(client, prepared, answer)
  if err then return nil, err end
  return answer.text
end

return request
