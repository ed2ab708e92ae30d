--- Checks the registration that a caller wants.
local misuse = require "partnercenter.arguments.misuse"
local suggest = require "partnercenter.arguments.suggest"

local wanted = {}

--- The event that tests a registration.
wanted.TEST = "test-created"

local function is_loopback(host)
  return host == "localhost" or host == "[::1]" or host:find("^127%.%d+%.%d+%.%d+$") ~= nil
end

local function split(url)
  local scheme, authority = url:match("^(%a+)://([^/?#]+)[^#]*$")
  if not scheme or authority:find("[@%s]") then return nil end
  local host = authority:match("^(%[[%x:%.]+%])$") or authority:match("^(%[[%x:%.]+%]):%d+$")
    or authority:match("^([^:%[%]]+)$") or authority:match("^([^:%[%]]+):%d+$")
  return host and scheme:lower(), host and host:lower()
end

--- Says what is wrong with a URL for deliveries.
---@param url any
---@return string? problem
---@return string? hint
function wanted.url_problem(url)
  local scheme, host = split(url)
  if not scheme or url:find("[%s%c\128-\255]") then
    return "url must be an absolute URL without user and fragment, such as https://hooks.contoso.com/events"
  end
  if scheme == "https" or (scheme == "http" and is_loopback(host)) then return nil end
  return "url must be an https address", "plain http is for a simulator on loopback"
end

local HEADERS = { authorization = false, ["x-ms-signature"] = true }

--- Reads the options of a registration; raises for wrong ones.
---@param run partnercenter.Run
---@return { url: string, events: "all"|string[], ms_header: boolean? }? wish
---@return partnercenter.error? err
function wanted.read(run)
  local options = run.options
  if options.url == nil then misuse.raise(run.name .. ": the option url is missing") end
  local problem, hint = wanted.url_problem(options.url)
  if problem then return run:fail("invalid_argument", problem, { hint = hint }) end
  local header, ms_header = options.signature_header, nil
  if header then
    ms_header = HEADERS[header:lower()]
    if ms_header == nil then
      return run:fail("invalid_argument", "signature_header must be \"Authorization\" or \"x-ms-signature\"")
    end
  end
  local events = options.events == nil and "all" or options.events
  if type(events) == "string" and events ~= "all" then
    return run:fail("invalid_argument", "events must be \"all\" or a list of names")
  end
  return { url = options.url, events = events, ms_header = ms_header }
end

--- Chooses the events of a registration from those that the service lists.
---@param run partnercenter.Run
---@param events "all"|string[]
---@param listed string[]
---@param with_test boolean adds the event that tests need
---@return string[]? names sorted
---@return partnercenter.error? err
function wanted.events(run, events, listed, with_test)
  local known, chosen, names = {}, {}, {}
  for _, name in ipairs(listed) do
    known[name] = true
  end
  for _, name in ipairs(events == "all" and listed or events) do
    if not known[name] then
      return run:fail("invalid_argument", suggest.unknown_name("event", name, known), {
        hint = "client:webhook_registration():events() lists the names",
      })
    end
    chosen[name] = true
  end
  if not next(chosen) then return run:fail("invalid_argument", "events names no event") end
  if with_test and known[wanted.TEST] then chosen[wanted.TEST] = true end
  for name in pairs(chosen) do
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end

return wanted
