--- The public module: `partnercenter.customer(id):qualification()` and its like on the default client.
local core, why = require("partnercenter.loader.core").core()
if not core then error(why, 0) end

local catalog = require "partnercenter.api.catalog"
local check = require "partnercenter.arguments.check"
local client = require "partnercenter.client"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"
local misuse = require "partnercenter.arguments.misuse"
local public_functions = require "partnercenter.arguments.public_functions"

local suggest = lazy "partnercenter.arguments.suggest"

---@class partnercenter
---@field authorization { start: fun(options: table): partnercenter.Authorization?, partnercenter.error? }
---@field errors partnercenter.Errors
---@field workflow partnercenter.Workflows
local partnercenter = {
  _VERSION = require "partnercenter.version",
  null = json.null,
  errors = public_functions.module(errors, "partnercenter.errors"),
}

-- Members that load on first use, and their modules.
local ON_FIRST_USE = {
  each = "engine.loop.each_and_map", map = "engine.loop.each_and_map", spawn = "engine.spawn",
  main = "main", field = "api.filter", dump = "text.dump",
  authorization = "auth.authorization", workflow = "workflow",
}
local LOOPS = { each = true, map = true } -- with a client for jobs
local WHOLE_MODULES = { authorization = true, workflow = true }

-- The number of arguments of a function.
local COUNTS = {
  new = 1, configure = 1, array = 1, request = 2, check = 1, close = 0, each = 3, map = 3, spawn = 3,
  main = 1, field = 1, dump = 1, find_customer = 2, with = 1,
}

local default

-- A failure is not remembered, as the environment may be set later.
local function default_client()
  if default then return default end
  local made, err = client.new()
  default = made
  return made, err
end

local function load_member(name)
  local file = ON_FIRST_USE[name]
  local module = file and require("partnercenter." .. file)
  if WHOLE_MODULES[name] then return module end
  local member = module and module[name]
  if not LOOPS[name] then return member end
  return function(items, fn, options)
    return member(items, fn, options, default_client)
  end
end

--- Sets the default client of this Lua state.
---@param options partnercenter.ClientOptions
---@return partnercenter.Client?
---@return partnercenter.error?
local function configure(options)
  check.type(options, "table", "partnercenter.configure: options")
  local made, err = client.new(options)
  if not made then return nil, err end
  default = made
  return made
end

-- The owner of handles on the default client, which is made when they are called.
local stand_in = { _owner = default_client, _params = {} }

local function on_default(method)
  return function(...)
    local made, err = default_client()
    if not made then return nil, err end
    return method(made, ...)
  end
end

-- Closes the default client; the next call makes another one.
local function close()
  local ended = default
  default = nil
  if ended then ended:close() end
end

local FUNCTIONS = {
  new = client.new,
  array = json.array,
  configure = configure,
  request = on_default(client.methods.request),
  check = on_default(client.methods.check),
  find_customer = on_default(client.methods.find_customer),
  with = on_default(client.methods.with),
  close = close,
}

-- In nginx the master loads everything once, for all workers.
if rawget(_G, "ngx") then
  catalog.prepare()
  catalog.root()
  lazy.load_all()
  pcall(require, "partnercenter.engine.driver.ngx")
end

-- Finds a member that is not loaded yet.
local function find(facade, name)
  local value = FUNCTIONS[name] or load_member(name)
  local member = not value and catalog.find(name)
  if member then
    return function(first, ...)
      if first == facade then misuse.needs_dot(name, "partnercenter") end
      return member(stand_in, first, ...)
    end
  end
  if type(value) ~= "function" then return value end
  return public_functions.dotted(value, name, facade, "partnercenter", COUNTS[name])
end

return setmetatable(partnercenter, {
  __index = function(facade, name)
    local value = find(facade, name)
    if value then
      rawset(facade, name, value)
    elseif type(name) ~= "string" or name:sub(1, 1) ~= "_" then
      suggest.unknown("partnercenter", name, FUNCTIONS, ON_FIRST_USE, catalog.names(), facade)
    end
    return value
  end,
})
