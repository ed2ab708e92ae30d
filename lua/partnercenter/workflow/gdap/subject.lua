--- Starts a workflow on a GDAP relationship: its handle, or a client and the option `relationship`.
local check = require "partnercenter.arguments.check"
local handles = require "partnercenter.api.handle"
local misuse = require "partnercenter.arguments.misuse"
local relationship = require "partnercenter.workflow.gdap.relationship"
local start = require "partnercenter.workflow.run.start"

local subject = {}

-- Ids of relationships are two GUIDs joined by a hyphen.
local function is_id(text)
  return check.guid(text) or (#text == 73 and check.guid(text:sub(1, 36)) and check.guid(text:sub(38)))
end

--- Starts a run.
---@param name string of the workflow
---@param given any
---@param options table?
---@param allowed table<string, string>
---@return partnercenter.Run?
---@return partnercenter.error?
function subject.start(name, given, options, allowed)
  local ids = handles.ids(given)
  local is_handle = ids and ids.relationship_id ~= nil
  local run, err = start(name, given, is_handle and "relationship_id" or "none", options, allowed)
  if run and is_handle and run.options.relationship then
    misuse.raise(run.name .. ": the option relationship is for a client, not for a handle")
  end
  return run, err
end

--- The id of the relationship that a run is about; nil alone when none is named.
---@param run partnercenter.Run
---@return string? id
---@return partnercenter.error? err `not_found`
function subject.id(run)
  local id = run.params.relationship_id or run.options.relationship
  if not id or run.params.relationship_id or is_id(id) then return id end
  local record, err = relationship.by_name(run, id)
  if err then return nil, err end
  if record then return record.id end
  return run:fail("not_found", ("no relationship that has not ended has the name '%s'"):format(id))
end

return subject
