--- Makes handles and collections out of the rows in `partnercenter/resource/`.
local caller = require "partnercenter.caller"
local change = require "partnercenter.change"
local check = require "partnercenter.check"
local index = require "partnercenter.resource.index"
local listing = require "partnercenter.listing"
local operation = require "partnercenter.operation"
local quick = require "partnercenter.quick"
local request = require "partnercenter.request"

local resource = {}

-- "customer(customer_id):get()" becomes { { name = "customer", arguments = { "customer_id" } }, ... }
local function parse(call)
  local steps = {}
  for name, inside in call:gmatch("([%l%d_]+)(%b())") do
    local arguments = {}
    for argument in inside:gmatch("[%w_]+") do
      arguments[#arguments + 1] = argument
    end
    steps[#steps + 1] = { name = name, arguments = arguments }
  end
  return steps
end

local function check_self(self, name)
  if type(self) == "table" and self._params then return end
  caller.misuse(("%s must be called with a colon, as in handle:%s(...)"):format(name, name))
end

local function new_node(name, path, ids)
  local members = {}
  local node = { path = path, ids = ids, members = members, children = {}, plans = {} }
  node.meta = {
    __name = "partnercenter." .. name,
    __index = setmetatable({}, { __index = function(found, key)
      local member = members[key] or node.list and listing[key]
      found[key] = member
      -- Own fields that are not set begin with "_".
      if member or type(key) ~= "string" or key:sub(1, 1) == "_" then return member end
      caller.unknown(name, key, false, members, node.list and listing)
    end }),
    __tostring = function(handle)
      local shown = {}
      for id, value in pairs(handle._params) do
        shown[#shown + 1] = id .. " = " .. request.shown(value)
      end
      table.sort(shown)
      return ("partnercenter.%s (%s)"):format(name, table.concat(shown, ", "))
    end,
  }
  return node
end

-- The function that makes a handle of `node` from the handle before it. Handles do no I/O.
local function factory(node, name)
  local ids, count = node.ids, #node.ids
  return function(parent, ...)
    check_self(parent, name)
    local params = parent._params
    if count > 0 then
      params = {}
      for id, value in pairs(parent._params) do
        params[id] = value
      end
    end
    for i, id in ipairs(ids) do
      local value = select(i, ...)
      if type(value) ~= "string" then check.type(value, "string", name .. ": " .. id, caller.level()) end
      params[id] = value
    end
    local owner, list, source = parent._owner, node.list, nil
    if list then
      local values, options = operation.arguments(list, select(count + 1, ...))
      local query = operation.query(list, values, options)
      source = { plan = list, owner = owner, params = params, query = query, options = options }
    end
    return setmetatable({ _owner = owner, _params = params, _source = source }, node.meta)
  end
end

local function child(parent, name, ids)
  local node = parent.children[name]
  if not node then
    assert(not parent.members[name], name)
    node = new_node(name, parent.path .. name .. ".", ids)
    parent.children[name], parent.members[name] = node, quick.factory(node, factory(node, name))
  end
  assert(#ids == #node.ids, name)
  return node
end

local function add_verb(node, name, arguments, row)
  assert(not node.members[name], row[1])
  local plan, run = operation.compile(row, node.path .. name, arguments), operation.run
  plan.siblings, node.plans[name] = node.plans, plan
  node.members[name] = quick.verb(plan, function(handle, ...)
    check_self(handle, name)
    return run(plan, handle._owner, handle._params, ...)
  end)
end

local function add_row(root, row)
  local steps, node = parse(row[1]), root
  for i = 1, #steps - 1 do
    node = child(node, steps[i].name, steps[i].arguments)
  end
  local last = steps[#steps]
  if not row.page then return add_verb(node, last.name, last.arguments, row) end
  local ids, arguments = {}, {}
  for _, name in ipairs(last.arguments) do
    local list = (name == "query" or (row.query and row.query[name])) and arguments or ids
    list[#list + 1] = name
  end
  node = child(node, last.name, ids)
  assert(not node.list, row[1])
  node.list = operation.compile(row, node.path .. "list", arguments)
end

--- Makes the tree of handles that some rows describe.
---@param rows table[] as in the resource files
---@return table root
function resource.build(rows)
  local root = new_node("client", "", {})
  for _, row in ipairs(rows) do
    add_row(root, row)
  end
  change.add(root, check_self)
  return root
end

local whole

--- The tree of everything in `partnercenter/resource/`, made at first use.
---@return table root
function resource.root()
  if not whole then
    local rows = {}
    for _, name in ipairs(index.files) do
      for _, row in ipairs(require("partnercenter.resource." .. name)) do
        rows[#rows + 1] = row
      end
    end
    whole = resource.build(rows)
  end
  return whole
end

return resource
