--- What every handle holds: its owner (`_owner`), and the ids on the way to its resource (`_params`).
local misuse = require "partnercenter.arguments.misuse"

local handle = {}

--- The ids of a handle by name; nil for anything else.
---@param self any
---@return table<string, string>?
function handle.ids(self)
  return type(self) == "table" and self._params or nil
end

--- The ids of a handle; raises unless its method was called with a colon.
---@param self any
---@param name string of the method
---@param what string the handle's own name
---@return table<string, string>
function handle.check(self, name, what)
  return type(self) == "table" and self._params or misuse.needs_colon(name, what)
end

return handle
