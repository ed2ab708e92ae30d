--- How every workflow starts: its arguments are checked, the client behind its handle is found, and all that
--- it sends gets one correlation id.
local caller = require "partnercenter.caller"
local check = require "partnercenter.check"
local core = require "partnercenter.core"

local COMMON = { correlation_id = "string", locale = "string", max_attempts = "number" }

---@class partnercenter.Run
---@field name string             of the workflow, for errors
---@field client partnercenter.Client
---@field params table            ids of the handle
---@field options table           the workflow's own
---@field correlation_id string
local run_methods = {}
run_methods.__index = run_methods

--- The options of a call of this run.
---@param more table? of this one alone
---@return table
function run_methods:call(more)
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

local function client_of(owner)
  if type(owner) == "function" then return owner() end -- the default client, made as late as this
  return owner
end

--- Starts a workflow on a handle or a client.
---@param name string
---@param subject any what the workflow was given
---@param id string? the innermost id the handle must have; nil for a client
---@param options any
---@param allowed table<string, string>
---@return partnercenter.Run?
---@return partnercenter.error?
return function(name, subject, id, options, allowed)
  name = "workflow." .. name
  local level = caller.level()
  local params = type(subject) == "table" and rawget(subject, "_params")
  if not params or (id and params[id] == nil) or (not id and next(params)) then
    caller.misuse(("%s: %s expected, got %s"):format(name, id and "a handle such as client:"
      .. id:match("^(.-)_id$") .. "(id)" or "a client", params and tostring(subject) or type(subject)))
  end
  local all = {}
  for _, names in ipairs({ COMMON, allowed }) do
    for option, wants in pairs(names) do
      all[option] = wants
    end
  end
  options = check.options(options, all, name, level)
  local client, err = client_of(subject._owner)
  if not client then return nil, err end
  if client.closed then caller.misuse("the client is closed") end
  return setmetatable({
    name = name, client = client, params = params, options = options,
    correlation_id = options.correlation_id or core.guid(),
  }, run_methods)
end
