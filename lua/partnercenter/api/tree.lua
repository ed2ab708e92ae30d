--- Makes handles and collections from the rows in api/data/.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local lazy = require "partnercenter.loader.lazy"
local listing_handle = require "partnercenter.api.listing_handle"
local misuse = require "partnercenter.arguments.misuse"
local prepare = require "partnercenter.call.prepare"
local private = require "partnercenter.client.private"
local printable = require "partnercenter.text.printable"

local call_options = lazy "partnercenter.call.request.options"
local calls = lazy "partnercenter.call"
local change = lazy "partnercenter.api.change"
local queries = lazy "partnercenter.call.request.query"
local suggest = lazy "partnercenter.arguments.suggest"

local tree = {}

local unpack = table.unpack or unpack -- luacheck: ignore

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
  local node = {
    name = name, path = path, ids = ids, id_count = #ids, members = members, children = {}, operations = {},
  }
  node.meta = {
    __name = "partnercenter." .. name,
    __index = setmetatable({}, { __index = function(found, key)
      -- Own fields that are not set begin with "_".
      if type(key) ~= "string" or key:sub(1, 1) == "_" then return nil end
      local member = tree.member(node, key)
      found[key] = member
      if member then return member end
      tree.member(node, "change")
      local names = node.names and node.names() or members
      suggest.unknown(name, key, names, node.list and listing_handle.methods())
    end }),
    __tostring = function(handle)
      local parts = {}
      for id, value in pairs(handle._params) do
        parts[#parts + 1] = id .. " = " .. printable(value)
      end
      table.sort(parts)
      return ("partnercenter.%s (%s)"):format(name, table.concat(parts, ", "))
    end,
  }
  return node
end

-- The call that a listing makes for each of its pages.
local function source_of(operation, handle, ...)
  local owner, ids = handle._owner, handle._params
  local values, options = calls.arguments(operation, ...)
  options = call_options.merge(options, type(owner) == "table" and select(2, private.of(owner)))
  local query = operation.row.query and queries.pick(operation, values, options) or values.query
  return { operation = operation, owner = owner, ids = ids, options = options, query = query }
end

-- The function that makes a handle of `node` from the handle above it. Handles do no I/O.
local function factory(node, name)
  local names, count = node.ids, #node.ids
  return core.handle_maker(node.meta, names, node.id_count, function(parent, ...)
    if type(parent) ~= "table" or not parent._params then misuse.needs_colon(name, node.above) end
    for i, id in ipairs(names) do
      check.type((select(i, ...)), "string", name .. ": " .. id)
    end
    check.surplus(name, count, ...)
  end)
end

-- The same of a listing, whose handle also holds the call for its pages.
local function listing_factory(node, make)
  local count = #node.ids
  return function(parent, ...)
    local arguments = { n = select("#", ...), ... }
    local handle = make(parent, unpack(arguments, 1, count))
    handle._source = source_of(node.list, handle, unpack(arguments, count + 1, arguments.n))
    return handle
  end
end

--- The node of a handle, made when there is none.
---@param parent table
---@param name string
---@param ids string[] which it takes
---@return table node
function tree.child(parent, name, ids)
  local node = parent.children[name]
  if not node then
    node = new_node(name, parent.path .. name .. ".", ids)
    node.above, node.id_count = parent.name, parent.id_count + #ids
    parent.children[name] = node
  end
  assert(#ids == #node.ids and not parent.operations[name], name)
  parent.members[name] = parent.members[name] or factory(node, name)
  return node
end

local function add_verb(node, name, arguments, row)
  local operation = node.operations[name] or prepare(row, node.path .. name, arguments)
  assert(operation.row == row and not node.children[name], row[1])
  operation.siblings, node.operations[name] = node.operations, operation
  node.members[name] = node.members[name] or false -- made when it is first named
end

-- A row may be added again: memory can run out in the midst of a file.
local function add_row(root, row)
  local steps, node = parse(row[1]), root
  for i = 1, #steps - 1 do
    node = tree.child(node, steps[i].name, steps[i].arguments)
  end
  local last = steps[#steps]
  if not row.page then return add_verb(node, last.name, last.arguments, row) end
  local ids, arguments = {}, {}
  for _, name in ipairs(last.arguments) do
    local list = (name == "query" or (row.query and row.query[name])) and arguments or ids
    list[#list + 1] = name
  end
  local above = node
  node = tree.child(above, last.name, ids)
  assert(not node.list or node.list.row == row, row[1])
  if not node.list then
    local list = prepare(row, node.path .. "list", arguments)
    local make = listing_factory(node, above.members[last.name])
    node.list, above.members[last.name] = list, make
  end
  listing_handle.prepare(node.meta, node.name)
end

--- Makes the tree of handles that some rows describe, or adds them to the one that is given.
---@param rows table[] as in api/data/
---@param root table?
---@return table root
function tree.build(rows, root)
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
function tree.member(node, name)
  local members = node.members
  if node.grow then node.grow(node.path .. name) end
  if name == "change" and not members.change then change.add(node, tree.member) end
  local operation = members[name] == false and node.operations[name]
  if operation then members[name] = calls.verb(operation, name, node.name) end
  return members[name] or node.list and listing_handle.methods()[name]
end

return tree
