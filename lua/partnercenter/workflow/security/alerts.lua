--- Workflow `alerts`: Graph's security alerts and the older fraud events as one list.
local field = require("partnercenter.api.filter").field
local forms = require "partnercenter.workflow.security.alert_forms"
local listing = require "partnercenter.workflow.run.listing"
local private = require "partnercenter.client.private"
local resolve_alert = require "partnercenter.workflow.security.resolve_alert"
local start = require "partnercenter.workflow.run.start"

local OPTIONS = { status = "string|table", source = "string" }
local STATUSES = { active = true, investigating = true, resolved = true }
local SOURCES = { graph = { "graph" }, fraud_events = { "fraud_events" }, all = { "graph", "fraud_events" } }
local PAGE = 100
local NEW_MODEL = { ["X-NewEventsModel"] = "true" } -- fraud events with severity and description

-- The wanted statuses in lower case; nil for all.
local function statuses_of(run)
  local given = run.options.status
  if given == nil then return nil end
  local wanted, only = {}, nil
  for _, status in ipairs(type(given) == "table" and given or { given }) do
    local name = type(status) == "string" and status:lower()
    if not STATUSES[name] then
      return run:fail("invalid_argument", "status must be active, investigating or resolved")
    end
    only = only == nil and name or (only == name and name)
    wanted[name] = true
  end
  if only == nil then return run:fail("invalid_argument", "status is an empty list") end
  return wanted, nil, only or nil
end

local read = {}

function read.graph(run, only)
  local query = only and { ["$filter"] = field("status"):equals(only) } or nil
  return run.client:security_alerts(query, run:call())
end

function read.fraud_events(run, only)
  return run.client:fraud_events({
    EventStatus = only and only:gsub("^%l", string.upper), PageSize = PAGE, PageNumber = 1,
  }, run:call({ headers = NEW_MODEL }))
end

-- The client of each alert, which is a record without it.
local owners = setmetatable({}, { __mode = "k" })

local alert_meta = { __name = "partnercenter.workflow.alert" }

local alert_methods = {}

--- Resolves this alert: as `workflow.resolve_alert`.
function alert_methods:resolve(reason, options)
  return resolve_alert(owners[self], self, reason, options)
end

alert_meta.__index = alert_methods

function alert_meta:__tostring()
  return ("%s %s: %s (%s, %s)"):format(self.source == "graph" and "security alert" or "fraud event",
    tostring(self.id), tostring(self.name or self.kind), tostring(self.severity), tostring(self.status))
end

local function formed(run, source, records, wanted)
  local page = {}
  for _, record in ipairs(records) do
    local alert = type(record) == "table" and forms[source](record)
    if alert and (not wanted or wanted[alert.status]) then
      owners[alert] = run.client
      page[#page + 1] = setmetatable(alert, alert_meta)
    end
  end
  return page
end

-- Walks over the pages of one source after the other.
local function walk(run, sources, wanted, only)
  local at, current = 1, nil
  return function()
    while sources[at] do
      current = current or read[sources[at]](run, only)
      local records, err = current:next()
      if err then return nil, err end
      if records then return formed(run, sources[at], records, wanted) end
      at, current = at + 1, nil
    end
  end
end

-- An application without a user cannot read fraud events: only a source that is asked for fails.
local function sources_of(run)
  local wanted = run.options.source
  local sources = SOURCES[wanted or "all"]
  if not sources then
    return run:fail("invalid_argument", "source must be all, graph or fraud_events")
  end
  if not wanted and not private.of(run.client):fit_for("app+user") then return SOURCES.graph end
  return sources
end

---@class partnercenter.workflow.AlertsOptions: partnercenter.workflow.Options
---@field status string|string[]|nil active, investigating or resolved; all by default
---@field source "all"|"graph"|"fraud_events"|nil all; only graph for a client without a user

--- Lists the security alerts of Graph (beta) and then the older fraud events, in one form. The service may
--- have the same incident in both. The result is read like a listing of the API: `each()`, `all()`, `next()`,
--- or in a `for`. An alert has `resolve(reason, options)`.
---@param client partnercenter.Client or the library, for its default client
---@param options partnercenter.workflow.AlertsOptions?
---@return partnercenter.workflow.Listing? listing of partnercenter.workflow.Alert
---@return partnercenter.error?
return function(client, options)
  local run, err = start("alerts", client, "none", options, OPTIONS)
  if not run then return nil, err end
  local wanted, why, only = statuses_of(run)
  if why then return nil, why end
  local sources, problem = sources_of(run)
  if not sources then return nil, problem end
  return listing("workflow.alerts", function() return walk(run, sources, wanted, only) end)
end
