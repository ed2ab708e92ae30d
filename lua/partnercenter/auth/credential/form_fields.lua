--- Credentials that are form_fields fields: a secret, a certificate, an assertion, a refresh token.
local check = require "partnercenter.arguments.check"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"

local files = lazy "partnercenter.options.files"

local form_fields = {}

local FILE = "%s: file %s %s"
local ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

-- Options that may be functions, called before each token request.
local MAY_BE_FUNCTIONS = { "client_secret", "client_assertion" }

--- Adds the app's own proof, which goes with every grant.
---@param fields table array of {name, value}
---@param config table
---@return boolean ask whether a value must be fetched before each request
function form_fields.add_proof(fields, config)
  local ask = false
  for _, name in ipairs(MAY_BE_FUNCTIONS) do
    local value = config[name]
    if value then
      ask = ask or type(value) == "function"
      fields[#fields + 1] = { name, type(value) == "function" and "" or value }
    end
  end
  if config.client_assertion or config.federated_token_file then
    fields[#fields + 1] = { "client_assertion_type", ASSERTION_TYPE }
  end
  return ask or config.federated_token_file ~= nil
end

--- Describes the credential for the core.
---@param config table
---@return table
function form_fields.plan(config)
  local user = config.credential == "refresh_token"
  local plan = { fields = {
    { "grant_type", user and "refresh_token" or "client_credentials" },
    { "client_id", config.client_id },
  } }
  plan.ask = form_fields.add_proof(plan.fields, config)
  if user then
    local value = config.refresh_token
    plan.fields[#plan.fields + 1] = { "refresh_token", type(value) == "function" and "" or value }
  end
  return plan
end

local function federated_token(config)
  local path = config.federated_token_file
  local name = origin.name(config, "federated_token_file")
  local text, why = files.text(path)
  if not text then
    return nil, FILE:format(name, files.quoted(path), "cannot be read: " .. why)
  end
  text = text:gsub("\r?\n$", "") -- tools append a line end
  why = check.flaw(text) or (text:find("[\128-\255]") and "holds no token")
  if why then
    return nil, FILE:format(name, files.quoted(path), why)
  end
  return text
end

--- Fetches the fields that come from functions and files.
---@param config table
---@param call fun(name: string): string?, any calls the function given as that option
---@return table|nil fields
---@return table|string|nil err
function form_fields.fresh_fields(config, call)
  local fields = {}
  for _, name in ipairs(MAY_BE_FUNCTIONS) do
    if type(config[name]) == "function" then
      local value, err = call(name)
      if not value then
        return nil, err
      end
      fields[#fields + 1] = { name, value }
    end
  end
  if config.federated_token_file then
    local value, err = federated_token(config)
    if not value then
      return nil, err
    end
    fields[#fields + 1] = { "client_assertion", value }
  end
  return fields
end

return form_fields
