--- Makes handles and collections out of the rows in `partnercenter/resource/`.
local check = require "partnercenter.arguments.check"
local handles = require "partnercenter.api.handle"
local iteration = require "partnercenter.api.iteration"
local lazy = require "partnercenter.loader.lazy"
local private = require "partnercenter.client.private"
local quick = require "partnercenter.quick"

local call_options = lazy "partnercenter.call.request.options"
local change = lazy "partnercenter.api.change"
local naming = lazy "partnercenter.arguments.suggest"
local operation = lazy "partnercenter.call.operation"
local queries = lazy "partnercenter.call.request.query"
local request = lazy "partnercenter.call.request"

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

local function new_node(name, path, ids)
  local members = {}
  local node = { name = name, path = path, ids = ids, members = members, children = {}, plans = {} }
  node.meta = {
    __name = "partnercenter." .. name, id = ids[1],
    __index = setmetatable({}, { __index = function(found, key)
      -- Own fields that are not set begin with "_".
      if type(key) ~= "string" or key:sub(1, 1) == "_" then return nil end
      local member = resource.member(node, key)
      found[key] = member
      if member then return member end
      resource.member(node, "change")
      naming.unknown(name, key, node.names and node.names() or members, node.list and iteration.methods())
    end }),
    __tostring = function(handle)
      local shown = {}
      for id, value in pairs(handles.params(handle)) do
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
  local ids, count, above_name = node.ids, #node.ids, node.above
  return function(parent, ...)
    local above = handles.check(parent, name, above_name)
    local params = above
    if count > 0 then
      params = {}
      for id, value in pairs(above) do
        params[id] = value
      end
    end
    for i, id in ipairs(ids) do
      local value = select(i, ...)
      if type(value) ~= "string" then check.type(value, "string", name .. ": " .. id) end
      params[id] = value
    end
    local owner, list, source = parent._owner, node.list, nil
    if list then
      local values, options = operation.arguments(list, select(count + 1, ...))
      options = call_options.merge(options, type(owner) == "table" and select(2, private.of(owner)))
      source = { plan = list, owner = owner, params = params, options = options }
      source.query = list.row.query and queries.pick(list, values, options) or values.query
    else
      check.surplus(name, count, ...)
    end
    return setmetatable({ _owner = owner, _params = params, _source = source }, node.meta)
  end
end

--- The node of a handle, made when there is none.
---@param parent table
---@param name string
---@param ids string[] which it takes
---@return table node
function resource.child(parent, name, ids)
  local node = parent.children[name]
  if not node then
    node = new_node(name, parent.path .. name .. ".", ids)
    node.above = parent.name
    parent.children[name] = node
  end
  assert(#ids == #node.ids and not parent.plans[name], name)
  parent.members[name] = parent.members[name] or quick.factory(node, factory(node, name))
  return node
end

-- What a row says is worked out when its call is first made.
local unread = { __index = function(plan, key)
  operation.compile(plan)
  return setmetatable(plan, nil)[key]
end }

local function new_plan(row, name, arguments)
  return setmetatable({ row = row, name = name, arguments = arguments }, unread)
end

local function add_verb(node, name, arguments, row)
  local plan = node.plans[name] or new_plan(row, node.path .. name, arguments)
  assert(plan.row == row and not node.children[name], row[1])
  plan.siblings, node.plans[name] = node.plans, plan
  node.members[name] = quick.verb(plan, function(handle, ...)
    local params = handles.check(handle, name, node.name)
    return operation.run(plan, handle._owner, params, nil, ...)
  end, function(handle, outcome)
    return operation.run(plan, handle._owner, handles.params(handle), outcome)
  end)
end

-- A row may be added again: memory can run out in the midst of a file.
local function add_row(root, row)
  local steps, node = parse(row[1]), root
  for i = 1, #steps - 1 do
    node = resource.child(node, steps[i].name, steps[i].arguments)
  end
  local last = steps[#steps]
  if not row.page then return add_verb(node, last.name, last.arguments, row) end
  local ids, arguments = {}, {}
  for _, name in ipairs(last.arguments) do
    local list = (name == "query" or (row.query and row.query[name])) and arguments or ids
    list[#list + 1] = name
  end
  node = resource.child(node, last.name, ids)
  assert(not node.list or node.list.row == row, row[1])
  node.list = new_plan(row, node.path .. "list", arguments)
  iteration.prepare(node.meta, node.name)
end

--- Makes the tree of handles that some rows describe, or adds them to the one that is given.
---@param rows table[] as in the resource files
---@param root table?
---@return table root
function resource.build(rows, root)
  root = root or new_node("client", "", {})
  for _, row in ipairs(rows) do
    add_row(root, row)
  end
  return root
end

--- What a node has under a name; `node.grow`, where there is one, adds what is not there yet.
---@param node table
---@param name string
---@return function?
function resource.member(node, name)
  local members = node.members
  if node.grow then node.grow(node.path .. name) end
  if name == "change" and not members.change then change.add(node, resource.member) end
  return members[name] or node.list and iteration.methods()[name]
end

return resource
