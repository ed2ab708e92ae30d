-- A token that somebody else fetched, as text or from a function.

local M = {}

---What the core has to know.
---@param config table
---@return table
function M.plan(config)
  local given = config.access_token
  if type(given) == "function" then
    return { ask = true, fields = {} }
  end
  return { access_token = given, fields = {} }
end

return M
