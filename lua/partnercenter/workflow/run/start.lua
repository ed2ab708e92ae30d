--- Starts a workflow: checks its arguments, finds the client of its handle and chooses one correlation id for
--- all its requests.
local misuse = require "partnercenter.arguments.misuse"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local handles = require "partnercenter.api.handle"
local plan = require "partnercenter.workflow.run.plan"
local private = require "partnercenter.client.private"

local COMMON = {
  correlation_id = "string", locale = "string", max_attempts = "number", attempt_timeout = "number",
}

---@class partnercenter.Run
---@field name string             of the workflow, as errors show it
---@field client partnercenter.Client
---@field params table            ids of the handle
---@field options table           of the workflow
---@field timeout number          of a call without this option
---@field correlation_id string
local run = {}
run.__index = run

--- Returns nil and an error of this run.
---@param kind string
---@param message string
---@param fields table?
---@return nil
---@return partnercenter.error
function run:fail(kind, message, fields)
  local all = { operation = self.name, correlation_id = self.correlation_id, message = message }
  for name, value in pairs(fields or {}) do
    all[name] = value
  end
  return nil, errors.new(kind, all)
end

--- Makes a plan of this run.
---@param fields table
---@return partnercenter.Plan
function run:plan(fields)
  fields.workflow, fields.correlation_id = self.name, self.correlation_id
  return plan.new(fields)
end

--- Decides whether this run carries out a plan. A plan without steps needs no agreement.
---@param it partnercenter.Plan
---@param fields table? of the error
---@return boolean agreed
---@return partnercenter.Plan? plan of a dry run: the run's result
---@return partnercenter.error? err `unconfirmed`
function run:agree(it, fields)
  local confirm = self.options.confirm
  if self.options.dry_run then return false, it end
  if not it.steps[1] or plan.agreed(it, confirm) then return true end
  local all = { plan = it, hint = "show err.plan, then call again with confirm = true" }
  for name, value in pairs(fields or {}) do
    all[name] = value
  end
  return false, self:fail("unconfirmed", type(confirm) == "function" and "confirm did not return true"
    or "the plan is not confirmed", all)
end

--- Returns the options for one call of this run.
---@param more table? further options
---@return table
function run:call(more)
  local options = {}
  for name in pairs(COMMON) do
    options[name] = self.options[name]
  end
  options.correlation_id = self.correlation_id
  for name, value in pairs(more or {}) do
    options[name] = value
  end
  return options
end

-- Handles by their innermost id: an example, and the number of ids.
local HANDLES = {
  customer_id = { "client:customer(id)", 1 }, invoice_id = { "client:invoice(id)", 1 },
  relationship_id = { "client:gdap_relationship(id)", 1 },
  user_id = { "client:customer(id):user(id)", 2 },
  subscription_id = { "client:customer(id):subscription(id)", 2 }, none = { "a client", 0 },
}

local function client_of(owner)
  if type(owner) == "function" then return owner() end -- makes the default client
  return owner
end

local function params_of(name, subject, id)
  local params, shown, count = handles.ids(subject), HANDLES[id], 0
  for _ in pairs(params or {}) do
    count = count + 1
  end
  if params and count == shown[2] and (id == "none" or params[id] ~= nil) then return params end
  misuse.raise(("%s: %s expected, got %s"):format(name, id == "none" and shown[1]
    or "a handle such as " .. shown[1], params and tostring(subject) or type(subject)))
end

--- Starts a workflow on a handle or a client.
---@param name string
---@param subject any the workflow's first argument: a handle; a client, or the library for its default client
---@param id string the innermost id of the handle; "none" for a client
---@param options any
---@param allowed table<string, string>
---@return partnercenter.Run?
---@return partnercenter.error?
return function(name, subject, id, options, allowed)
  name = "workflow." .. name
  if id == "none" and subject ~= nil and subject == package.loaded.partnercenter then
    subject = subject.customers() -- its owner is the default client
  end
  local params, all = params_of(name, subject, id), {}
  for _, names in ipairs({ COMMON, allowed }) do
    for option, wants in pairs(names) do
      all[option] = wants
    end
  end
  options = check.options(options, all, name)
  local client, err = client_of(subject._owner)
  if not client then return nil, err end
  local own, defaults = private.of(client)
  own:must_be_open()
  return setmetatable({
    timeout = defaults and defaults.timeout or own.config.timeout,
    name = name, client = client, params = params, options = options,
    correlation_id = options.correlation_id or core.guid(),
  }, run)
end
