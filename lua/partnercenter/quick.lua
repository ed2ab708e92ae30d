--- The short way of the call that loops make by the thousand: one word, looked up by one GUID, with nothing
--- asked for besides. What is not as simple as that takes the long way: from the start or from the answer on.
local engine = require "partnercenter.engine"
local lazy = require "partnercenter.lazy"
local index = require "partnercenter.resource.index"
local qualification = require "partnercenter.qualification"

local outcomes = lazy "partnercenter.outcome"

local quick = {}

-- What the words mean, by the code of the long way.
local WORDS = { ["qualification.read"] = qualification.WORDS }

--- The function behind a verb: the long way, with the short one before it where its row allows that.
---@param plan table
---@param long fun(handle: table, options: table?, outcome: table?): any, any
---@return function
function quick.verb(plan, long)
  local row = plan.row
  local words, word = WORDS[row.via], engine.word
  local before, name, behind = row[3]:match("^([^{}]*){([%w_]+)}([^{}]*)$")
  if not (words and index.parameters[name] == "guid") then return long end
  local key = "_" .. name
  return function(handle, options)
    local id = options == nil and handle and handle[key]
    if not id then return long(handle, options) end
    local found, outcome = word(handle._owner, before, id, behind)
    if found then return words[found] end
    local client = handle._owner
    if outcome and client.closed and not outcome.error then
      outcome.error, outcome.message, outcome.phase = "closed", "the client was closed", "answer"
    end
    if not (outcome and outcome.error) then return long(handle, nil, outcome) end
    outcome.operation = plan.name
    return nil, outcomes.no_answer(client, outcome)
  end
end

--- The function that makes handles of `node`. Those right below the client with one id and nothing else keep
--- it to themselves until somebody asks for a table of parameters.
---@param node table
---@param long fun(parent: table, ...): table
---@return function
function quick.factory(node, long)
  local id, meta = node.ids[1], node.meta
  if not id or node.ids[2] or node.path:find("%..*%.") then return long end
  local key, members = "_" .. id, meta.__index
  function meta.__index(handle, name)
    local value = name == "_params" and rawget(handle, key)
    if not value then return members[name] end
    handle._params = { [id] = value }
    return handle._params
  end
  return function(parent, value, query, options)
    local owner = parent and parent._owner
    if not owner or node.list or type(value) ~= "string" then return long(parent, value, query, options) end
    return setmetatable({ _owner = owner, [key] = value }, meta)
  end
end

return quick
