--- The listener in nginx: it writes each event as a line of JSON to standard output, which the command reads.
--- It needs no sign-in, as it only verifies.
-- luacheck: globals ngx
local core_loader = require "partnercenter.loader.core"
local owner_watch = require "partnercenter.simulator.launch.owner_watch"
local writer = require "partnercenter.cli.output.writer"

local receiver = {}

local HEARTBEAT = 0.25 -- seconds; a command that waits for a line notices Ctrl-C when one comes

local made

local function say(...)
  writer.write(...)
  writer.write "\n"
  writer.flush()
end

local function say_json(word, value)
  say(word, " ", (assert(require("partnercenter.json").encode(value))))
end

local function file_exists(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

-- Returns whether the core of a place works, and if not, why.
local function try(place)
  local path = place:gsub("%?", "partnercenter/core")
  if not file_exists(path) then return false end
  local open, why = package.loadlib(path, "luaopen_partnercenter_core")
  if not open then return false, path .. ": " .. why end
  package.preload["partnercenter.core"] = open
  local core, problem = core_loader.core()
  if core then
    package.cpath = place .. ";" .. package.cpath -- lua-cjson may be beside it
    return true
  end
  package.preload["partnercenter.core"], package.loaded["partnercenter.core"] = nil, nil
  return false, path .. ": " .. problem
end

local function find_core(places)
  local problems = {}
  for place in (table.concat(places, ";") .. ";" .. package.cpath):gmatch("[^;]+") do
    local works, why = try(place)
    if works then return true end
    problems[#problems + 1] = why
  end
  return nil, problems
end

local function read_settings()
  local file = assert(io.open(ngx.config.prefix() .. "settings.json", "rb"))
  local text = file:read("*a")
  file:close()
  return require("partnercenter.simulator.json").decode(text)
end

local function on_event(event)
  say_json("event", {
    received = os.date "!%Y-%m-%dT%H:%M:%SZ", name = event.name, resource_name = event.resource_name,
    resource_uri = event.resource_uri, audit_uri = event.audit_uri, customer_id = event.customer_id,
    changed = event.changed, stale = event.stale, id = event.id,
  })
end

local function tell(told)
  if told.type == "webhook" then say_json("refused", { message = told.message or told.error.message }) end
end

local function no_sign_in() return nil, "the listener does not sign in" end

local function new(given)
  given.access_token, given.on_event = no_sign_in, tell
  local client, err = require("partnercenter").new(given)
  if not client then return nil, err end
  return require("partnercenter.webhook").new { client = client, on_event = on_event }
end

-- Ends nginx at its start, with a reason for the command.
local function give_up(word, text)
  say(word, " ", (text:gsub("%s+", " ")))
  os.exit(1)
end

--- Makes the receiver, at the start of nginx.
function receiver.init()
  local settings = read_settings()
  local found, problems = find_core(settings.places)
  if not found then give_up("core", table.concat(problems, "; ")) end
  local ok, result, err = pcall(new, settings.client)
  if not ok or not result then give_up("problem", err and err.message or tostring(result)) end
  made = result
end

--- Answers a delivery.
function receiver.answer() return made:handle() end

--- Tells the command that the port is bound, and starts to watch it.
function receiver.work()
  owner_watch.start()
  assert(io.open(ngx.config.prefix() .. "up", "wb")):close()
  say "ready"
  assert(ngx.timer.every(HEARTBEAT, function() say() end))
end

--- Cleans up when nginx ends.
function receiver.leave() owner_watch.finish() end

return receiver
