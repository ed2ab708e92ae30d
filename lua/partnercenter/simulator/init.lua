--- Starts a local Partner Center with its token endpoints, for trials and tests.
local certificate = require "partnercenter.simulator.launch.certificate"
local check = require "partnercenter.arguments.check"
local fault_fields = require "partnercenter.simulator.fault_fields"
local instance = require "partnercenter.simulator.instance"
local process = require "partnercenter.simulator.launch.process"
local settings = require "partnercenter.simulator.settings"
local shell_text = require "partnercenter.simulator.launch.shell_text"
local public_functions = require "partnercenter.arguments.public_functions"

local simulator = {}

local types = {
  customers = "number", seed = "number",
  port = "number", http_port = "number", http2 = "boolean", certificate = "string", nginx = "string",
  tenant_id = "string", client_id = "string", client_secret = "string", refresh_token = "string",
  faults = "table", log_size = "number", owner = "number",
}
for name, kind in pairs(settings.types) do types[name] = kind end

-- The made-up identity of the partner.
local identity = {
  tenant_id = "a0000000-0000-4000-8000-000000000001",
  client_id = "a0000000-0000-4000-8000-000000000002",
  client_secret = "simulator-client-secret",
  refresh_token = "simulator-refresh-token",
}

local function is_whole(number, max) return number == math.floor(number) and number >= 0 and number <= max end

local function problem(options)
  if not is_whole(options.customers or 0, 100000) then
    return "customers must be a whole number from 0 to 100000"
  end
  for _, name in ipairs { "port", "http_port" } do
    if not is_whole(options[name] or 0, 65535) then return name .. " must be a port number, or 0 for any" end
  end
  if options.certificate and not certificate.known(options.certificate) then
    return "certificate must be valid, wrong_host or expired"
  end
  for index, fault in ipairs(options.faults or {}) do
    local reason = fault_fields.problem(fault)
    if reason then return ("faults[%d]: %s"):format(index, reason) end
  end
  local given = {}
  for name in pairs(settings.types) do given[name] = options[name] end
  return settings.problem(given)
end

local function or_default(value, default)
  if value == nil then return default end
  return value
end

local function launch(options, owner)
  local reason = problem(options)
  if reason then return nil, "simulator: " .. reason end
  local service = {
    customers = options.customers or 500, seed = options.seed or 1, log_size = options.log_size or 2000,
    faults = options.faults and #options.faults > 0 and options.faults or nil,
    settings = settings.complete(options),
  }
  for name, default in pairs(identity) do service[name] = options[name] or default end
  local running, err = process.start {
    port = options.port or 0, http_port = options.http_port or 0, http2 = or_default(options.http2, true),
    certificate = options.certificate or "valid", nginx = options.nginx, owner = owner, service = service,
  }
  if not running then return nil, err end
  return instance.new(running, service)
end

--- Options of a start. Every setting of settings.lua is one too.
---@class partnercenter.simulator.Options
---@field customers? integer 500
---@field seed? integer of the customers' data, 1
---@field port? integer of https; 0, the default, is any free one
---@field http_port? integer of plain http, likewise
---@field http2? boolean true
---@field certificate? "valid"|"wrong_host"|"expired"
---@field tenant_id? string of the partner
---@field client_id? string
---@field client_secret? string
---@field refresh_token? string
---@field faults? partnercenter.simulator.Fault[]
---@field log_size? integer requests that are kept, 2000
---@field nginx? string its path
---@field owner? integer only of `shell`: process that the simulator ends with
---@field [string] any a setting

--- Starts a simulator. It ends with `:stop()`, when it is collected, or with the process that started it.
---@param options partnercenter.simulator.Options|nil
---@return partnercenter.simulator.Handle|nil
---@return string|nil err the missing program and how to install it, or why the simulator did not start
function simulator.start(options)
  options = check.options(options, types, "simulator.start")
  return launch(options)
end

-- Misuse is reported as a failure to start, since a shell does not notice an error in its $() command.
local function launch_for_shell(options)
  local valid, given = pcall(check.options, options, types, "simulator.shell")
  if not valid then return nil, given end
  return launch(given, given.owner or "shell")
end

--- Starts a simulator for a shell and prints the `export` lines that point the library at it. It ends with
--- that shell: `eval "$(lua -e 'require("partnercenter.simulator").shell()')"`.
---@param options partnercenter.simulator.Options|nil
function simulator.shell(options)
  local running, err = launch_for_shell(options)
  if not running then
    io.stderr:write(err, "\n")
    io.stdout:write("false\n")
    return
  end
  local variables, names = running:environment(), {}
  for name in pairs(variables) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    io.stdout:write("export ", name, "=", shell_text.quote(variables[name]), "\n")
  end
end

return public_functions.module(simulator, "simulator", { start = 1, shell = 1 })
