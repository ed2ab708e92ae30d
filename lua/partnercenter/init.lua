--- Partner Center from Lua: `partnercenter.customer(id):qualification()`.
local core, why = require("partnercenter.loading").core()
if not core then error(why, 0) end

local catalog = require "partnercenter.catalog"
local check = require "partnercenter.check"
local client = require "partnercenter.client"
local json = require "partnercenter.json"
local lazy = require "partnercenter.lazy"

local naming = lazy "partnercenter.naming"

---@class partnercenter
---@field each fun(items: table|function, fn: (fun(item: any): any, any), options?: table): fun(): any
---@field map fun(items: table|function, fn: (fun(item: any): any, any), options?: table): table, table?
---@field spawn fun(fn: (fun(): any, any), on_done?: fun(value: any, err: any), options?: table): table
---@field authorization { start: fun(options: table): partnercenter.Authorization?, partnercenter.error? }
---@field workflow partnercenter.Workflows
local partnercenter = {
  _VERSION = require "partnercenter.version",
  null = json.null,
  array = json.array,
  new = client.new,
}

-- What is loaded when it is first named, and from where.
local ELSEWHERE = {
  each = "many", map = "many", spawn = "many", field = "filter", authorization = "authorization",
  workflow = "workflow",
}

local function elsewhere(name)
  local file = ELSEWHERE[name]
  local module = file and require("partnercenter." .. file)
  if file == name then return module end
  return module and module[name]
end

local default

--- The client of the calls that name none. A failure is not remembered: the environment may be set later.
local function the_default()
  if default then return default end
  local made, err = client.new()
  default = made
  return made, err
end

--- Sets the default client of this Lua state.
---@param options partnercenter.ClientOptions
---@return partnercenter.Client?
---@return partnercenter.error?
function partnercenter.configure(options)
  check.type(options, "table", "partnercenter.configure: options")
  local made, err = client.new(options)
  if not made then return nil, err end
  default = made
  return made
end

-- Handles made here look for the default client when they are called, so they always exist.
local stand_in = { _owner = the_default, _params = {} }

local function on_default(method)
  return function(...)
    local made, err = the_default()
    if not made then return nil, err end
    return method(made, ...)
  end
end

local function close_default()
  if default then default:close() end
end

local FUNCTIONS = {
  request = on_default(client.methods.request),
  check = on_default(client.methods.check),
  find_customer = on_default(client.methods.find_customer),
  close = close_default,
}

-- In nginx the master may load this, for all workers.
if rawget(_G, "ngx") then
  lazy.load_all()
  catalog.root()
end

return setmetatable(partnercenter, {
  __index = function(facade, name)
    local value = FUNCTIONS[name] or elsewhere(name)
    local member = not value and catalog.find(name)
    if member then
      value = function(...)
        return member(stand_in, ...)
      end
    end
    if value then
      rawset(facade, name, value)
      return value
    end
    -- A name near to none of ours may be looked for: `if partnercenter.something then`.
    if type(name) == "string" and name:sub(1, 1) ~= "_" then
      naming.unknown("partnercenter", name, true, FUNCTIONS, ELSEWHERE, catalog.root().members, facade)
    end
  end,
})
