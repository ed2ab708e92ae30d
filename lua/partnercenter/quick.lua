--- The short way of the call that loops make by the thousand: one word, looked up by one GUID, with nothing
--- asked for besides. What is not as simple as that takes the long way: from the start or from the answer on.
local engine = require "partnercenter.engine"
local lazy = require "partnercenter.loader.lazy"
local private = require "partnercenter.client.private"
local index = require "partnercenter.api.index"
local qualification = require "partnercenter.qualification.names"

local outcomes = lazy "partnercenter.call.answer"

local setmetatable, type = setmetatable, type

local quick = {}

-- What the words mean, by the code of the long way.
local WORDS = { ["qualification.read.name"] = qualification.WORDS }

--- The function behind a verb: the long way, with the short one before it where its row allows that.
---@param plan table
---@param long fun(handle: table, options: table?, ...): any, any
---@param again fun(handle: table, outcome: table): any, any goes on with what the short one brought back
---@return function
function quick.verb(plan, long, again)
  local row = plan.row
  local words, short = WORDS[row.via], engine.short
  local before, name, behind = row[3]:match("^([^{}]*){([%w_]+)}([^{}]*)$")
  if not (words and index.parameters[name] == "guid") then return long end
  return function(handle, options, more, rest)
    if options ~= nil or more ~= nil or rest ~= nil or type(handle) ~= "table" then
      return long(handle, options, more, rest)
    end
    local client = handle._owner
    local outcome, number = short.ask(client, before, handle._params, behind)
    if not outcome then return long(handle) end
    outcome.id = number
    outcome.done = nil
    local pause, here = outcome.rest, short.engine
    repeat
      pause(here)
    until outcome.done
    local word = outcome.done
    if word ~= true then return words[word] end
    outcome = engine.explain(client, outcome)
    if client.closed and not outcome.error then
      outcome.error, outcome.message, outcome.phase = "closed", "the client was closed", "answer"
    end
    if not outcome.error then return again(handle, outcome) end
    outcome.operation = plan.name
    return nil, outcomes.no_answer(private.of(client), outcome)
  end
end

--- The function that makes handles of `node`. Those right below the client with one id and nothing else just
--- keep that; see handle.lua.
---@param node table
---@param long fun(parent: table, ...): table
---@return function
function quick.factory(node, long)
  local meta = node.meta
  if #node.ids ~= 1 or node.path:find("%..*%.") then return long end
  return function(parent, value, query, options, more)
    local owner = type(parent) == "table" and parent._owner
    local plain = query == nil and options == nil and more == nil
    if not (plain and owner) or node.list or type(value) ~= "string" then
      return long(parent, value, query, options, more)
    end
    return setmetatable({ _owner = owner, _params = value }, meta)
  end
end

return quick
