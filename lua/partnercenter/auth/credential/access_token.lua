--- The credential `access_token`: a token as text or from a function.
local access_token = {}

--- Describes the credential for the core.
---@param config table
---@return table
function access_token.plan(config)
  local given = config.access_token
  if type(given) == "function" then
    return { ask = true, fields = {} }
  end
  return { access_token = given, fields = {} }
end

return access_token
