--- Resolves options and environment into the configuration of one client.
--- Nothing here reaches the network. No message repeats a value that may be secret.
local check = require "partnercenter.arguments.check"
local ca_files = require "partnercenter.options.ca_files"
local checks = require "partnercenter.options.checks"
local definitions = require "partnercenter.options.definitions"
local endpoints = require "partnercenter.options.endpoints"
local errors = require "partnercenter.errors"
local identity = require "partnercenter.options.identity"
local proxy = require "partnercenter.options.proxy"
local shared = require "partnercenter.options.shared"

local options = {}

-- Each step adds to the configuration and returns what is wrong, if anything is. The first problem wins.
local STEPS = {
  endpoints.resolve, checks.numbers, checks.enumerations, checks.headers, checks.read_only,
  ca_files.resolve, proxy.resolve, identity.resolve, checks.token_store, shared.resolve, checks.shared_key,
  checks.export_hosts,
}

local function check_types(given)
  given = check.options(given, definitions.types, "partnercenter.new")
  for name, members in pairs(definitions.members) do
    if type(given[name]) == "table" then
      check.options(given[name], members, "partnercenter.new: option '" .. name .. "'")
    end
  end
  return given
end

local function with_defaults(given)
  local config = { variables = {} } -- by option: see origin.lua
  for name, value in pairs(definitions.values) do
    config[name] = value
  end
  for name, value in pairs(given) do
    config[name] = value
  end
  config.base_url = nil -- `base` holds the address of every host
  return config
end

--- Resolves options and environment. Raises only on unknown options and wrong types.
---@param given table|nil
---@param getenv? fun(name: string): string|nil  defaults to os.getenv
---@return table|nil config
---@return partnercenter.error|nil err  kind `config`
function options.resolve(given, getenv)
  given = check_types(given)
  getenv = getenv or os.getenv
  local function env(variable)
    local text = (getenv(variable) or ""):match("^%s*(.-)%s*$")
    return text ~= "" and text or nil
  end
  local config = with_defaults(given)
  for _, step in ipairs(STEPS) do
    local problem = step(config, given, env, getenv)
    if problem then
      return nil, errors.new("config", { message = problem })
    end
  end
  return config
end

return options
