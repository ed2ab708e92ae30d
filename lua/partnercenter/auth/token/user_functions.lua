--- Calls the functions that options give for secrets, such as the read of a vault.
local check = require "partnercenter.arguments.check"
local errors = require "partnercenter.errors"
local redaction = require "partnercenter.errors.redaction"
local secrets = require "partnercenter.auth.token.secrets"

local user_functions = {}

local function broken(message, ...)
  return nil, errors.new("config", { message = message:format(...), phase = "token" })
end

--- Calls the function given as an option. What it raises is shown without secrets.
---@param client table
---@param name string the option
---@param about table? its argument
---@return string? value
---@return any err_or_life the error, or the function's second value
function user_functions.call(client, name, about)
  local ok, value, life = pcall(client.config[name], about)
  if not ok then
    return broken("the function given as %s raised an error: %s", name,
      redaction.redact(redaction.text_of(value), secrets.of(client)))
  elseif type(value) ~= "string" or value == "" then
    local why = value == nil and life ~= nil and redaction.redact(redaction.text_of(life), secrets.of(client))
    return broken("the function given as %s returned no string%s", name, why and ": " .. why or "")
  end
  local flaw = check.flaw(value)
  if flaw then return broken("the function given as %s returned a value that %s", name, flaw) end
  client._auth.fresh = client._auth.fresh or {}
  client._auth.fresh[name] = value
  return value, life
end

--- The refresh token of the options. A function is called once for each token request.
---@param client table
---@return string? token nil without an error: the options give none
---@return partnercenter.error? err
function user_functions.refresh_token(client)
  local given, fresh = client.config.refresh_token, client._auth.fresh
  if type(given) ~= "function" then return given or nil end
  if fresh and fresh.refresh_token then return fresh.refresh_token end
  local value, err = user_functions.call(client, "refresh_token")
  return value, not value and err or nil
end

return user_functions
