--- Receivers: verify deliveries in any host, and run the handler of events.
local check = require "partnercenter.arguments.check"
local date = require "partnercenter.text.date"
local event = require "partnercenter.webhook.event"
local lazy = require "partnercenter.loader.lazy"
local misuse = require "partnercenter.arguments.misuse"
local private = require "partnercenter.client.private"
local public_functions = require "partnercenter.arguments.public_functions"
local redaction = require "partnercenter.errors.redaction"
local refusal = require "partnercenter.webhook.refusal"
local seen = require "partnercenter.webhook.seen"
local tasks = require "partnercenter.engine.tasks"
local verification = require "partnercenter.webhook.verification"

local nginx_request = lazy "partnercenter.webhook.nginx.request"

local receiver = {}

---@class partnercenter.webhook.Receiver
---@field private _private function
local methods = {}
local meta = { __name = "partnercenter.webhook.receiver" }

local SHOWN_BYTES = 1024
local BUSY = "another process holds the store of seen events"
local NO_HANDLER = "%s needs the option on_event of webhook.new"
local TOO_OLD = "the event is older than max_age (%d seconds): it may be a copy that is sent again"

-- The internals of a receiver: settings, verification and seen.
local inner_methods = {}
local inner_meta = { __index = inner_methods }

---@param settings table of options.resolve
---@return partnercenter.webhook.Receiver?
---@return partnercenter.error?
function receiver.new(settings)
  local verifier, err = verification.new(settings)
  if not verifier then return nil, err end
  local inner = setmetatable({
    settings = settings, verification = verifier, seen = seen.new(settings),
  }, inner_meta)
  return setmetatable({ _private = private.seal(inner) }, meta)
end

local function is_too_old(found, max_age)
  local changed = max_age and date.parse(found.changed)
  return changed and os.time() - changed > max_age
end

--- Reads the headers; no connection is made.
---@param headers table
---@return table? claim
---@return partnercenter.error?
function inner_methods:read_headers(headers) return self.verification:read_headers(headers) end

--- Verifies a body with the claim of its headers, and claims the event.
---@param claim table
---@param body string
---@return partnercenter.webhook.Event?
---@return partnercenter.error?
function inner_methods:receive(claim, body)
  local ok, err = self.verification:verify(claim, body)
  if not ok then return nil, err end
  local found
  found, err = event.of(body, self)
  if not found then return nil, err end
  local max_age = self.settings.max_age
  if is_too_old(found, max_age) then return refusal.of("validation", "too_old", TOO_OLD:format(max_age)) end
  local state = self.seen:claim(found.id)
  if state == "busy" then return refusal.of("network", "seen_busy", BUSY) end
  found.duplicate = state == "duplicate"
  if not found.duplicate and found.resource_uri then
    found.stale = self.seen:is_stale(found.resource_uri, found.changed)
  end
  return found
end

--- Runs `on_event` once.
---@param found partnercenter.webhook.Event
---@return boolean done
---@return string? problem
function inner_methods:offer(found)
  local ok, result, problem = tasks.protect(self.settings.on_event, found)
  if ok and result ~= false and not (result == nil and problem ~= nil) then
    self.seen:done(found.id)
    return true
  end
  if ok then problem = problem == nil and "on_event returned false" or problem else problem = result end
  local text = redaction.one_line(redaction.text_of(problem))
  return false, redaction.clean(text, SHOWN_BYTES, self.settings.session:secrets())
end

--- Tells the client's handlers that `on_event` failed.
---@param found partnercenter.webhook.Event
---@param problem string
---@param again boolean it is offered again
function inner_methods:tell(found, problem, again)
  self.settings.session:emit {
    type = "webhook", operation = "webhook " .. redaction.one_line(found.name),
    event = found, message = "on_event failed: " .. problem, again = again,
  }
end

--- Verifies a delivery, in any host. It may wait for a certificate, as calls of the client do.
---@param headers table<string, string|string[]> names in any case; an array for one that stands twice
---@param body string the raw bytes
---@return partnercenter.webhook.Event? event not to be handled if `duplicate`; else call `event:done()` after
---@return partnercenter.error? err its `status` is the answer: `validation` 400, `auth` 401, `network` 503
function methods:verify(headers, body)
  check.type(headers, "table", "receiver:verify: headers")
  check.type(body, "string", "receiver:verify: body")
  local inner = private.of(self)
  inner.settings.session:must_be_open()
  local claim, err = inner:read_headers(headers)
  if not claim then return nil, err end
  return inner:receive(claim, body)
end

--- Runs `on_event` for an event of `verify`, and marks it as done; gives it back when `on_event` failed.
---@param found partnercenter.webhook.Event
---@return true? done
---@return string? problem of on_event
function methods:run(found)
  event.check(found, "receiver:run")
  local inner = private.of(self)
  if not inner.settings.on_event then misuse.raise(NO_HANDLER:format("receiver:run")) end
  if found.duplicate then return true end
  local done, problem = inner:offer(found)
  if done then return true end
  inner.seen:release(found.id)
  inner:tell(found, problem, false)
  return nil, problem
end

--- In nginx's content phase: reads the body, verifies it and answers; then a timer runs `on_event`.
function methods:handle()
  local inner = private.of(self)
  if not rawget(_G, "ngx") then misuse.raise("receiver:handle needs nginx; elsewhere use receiver:verify") end
  if not inner.settings.on_event then misuse.raise(NO_HANDLER:format("receiver:handle")) end
  return nginx_request.handle(inner)
end

meta.__index = public_functions.methods(methods, "receiver", function(self)
  return type(self) == "table" and getmetatable(self) == meta
end, { verify = 2, run = 1 })
setmetatable(meta.__index, { __index = public_functions.strict("receiver", meta.__index) })

function meta.__tostring() return "partnercenter.webhook.receiver" end

return receiver
