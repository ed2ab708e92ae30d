--- Names options in messages by their origin: the environment variable that gave the value, else the option.
local origin = {}

--- The value of an option, else that of its variable, and the name of the one that gave it.
---@param config table remembers the variable
---@param given table options; false switches the variable off
---@param option string
---@param env fun(variable: string): string?
---@param variable string
---@return any value
---@return string name for messages
function origin.value(config, given, option, env, variable)
  if given[option] ~= nil then return given[option], "option " .. option end
  local text = env(variable)
  if text then config.variables[option] = variable end
  return text, variable
end

--- The name of an option for messages.
---@param config table
---@param option string
---@return string
function origin.name(config, option)
  return config.variables[option] or "option " .. option
end

--- Whether an environment variable gave the value of an option.
---@param config table
---@param option string
---@return boolean
function origin.is_variable(config, option)
  return config.variables[option] ~= nil
end

--- A text with the name of an option in place of each `option`.
---@param config table
---@param option string
---@param text string
---@return string
function origin.named(config, option, text)
  local variable = config.variables[option]
  return variable and (text:gsub("`" .. option .. "`", variable)) or text
end

return origin
