--- What handles know: whose they are (`_owner`), and the ids on the way to their resource (`_params`).
local caller = require "partnercenter.arguments.misuse"

local handle = {}

--- The ids by their names; nil for what is no handle. Handles that loops make by the thousand keep their one
--- id as it is until this is asked.
---@param self any
---@return table<string, string>?
function handle.params(self)
  if type(self) ~= "table" then return nil end
  local params = self._params
  if type(params) == "string" then
    params = { [getmetatable(self).id] = params }
    self._params = params
  end
  return params
end

--- Raises unless a method was called with a colon.
---@param self any
---@param name string of the method
---@param what string the handle's own name
---@return table<string, string> params
function handle.check(self, name, what)
  local params = handle.params(self)
  if params then return params end
  caller.colon(name, what)
end

return handle
