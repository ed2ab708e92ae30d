--- Chooses the credential of a client from its options or, without any, from the environment.
local check = require "partnercenter.arguments.check"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"

local environment = lazy "partnercenter.options.identity.environment"
local files = lazy "partnercenter.options.files"

local identity = {}

local OPTIONS = {
  "tenant_id", "client_id", "client_secret", "client_assertion", "certificate", "private_key",
  "private_key_password", "federated_token_file", "refresh_token", "device_code", "authorization_code",
  "redirect_uri", "code_verifier", "access_token", "managed_identity",
}
local COMPLETE = { "access_token", "managed_identity" } -- need no other option
local GRANTS = { "refresh_token", "device_code", "authorization_code" } -- a user's
local PROOFS = { "certificate", "client_secret", "client_assertion", "federated_token_file" } -- the app's own

-- Options that only mean something beside another.
local NEEDS = {
  private_key = "certificate", private_key_password = "certificate",
  redirect_uri = "authorization_code", code_verifier = "authorization_code",
}

-- Checked by a rule of their own, which says more than `check.flaw`.
local HAS_OWN_RULE = { tenant_id = true, client_id = true, access_token = true }

-- Stand for any tenant of the signed-in user.
local ANY_TENANT = { common = true, organizations = true }

local function present(names, values)
  local found = {}
  for _, name in ipairs(names) do
    if values[name] then found[#found + 1] = name end
  end
  return found
end

local function joined(words)
  return (table.concat(words, ", "):gsub(", ([^,]*)$", " and %1"))
end

local function joined_with_verb(words)
  return joined(words) .. (#words > 1 and " are" or " is")
end

local function is_pem(text)
  return text:find("-----BEGIN", 1, true) ~= nil
end

-- Checks of single values

local function managed_identity_flaw(given)
  local name, text = next(given)
  if not name or next(given, name) then
    return "must name one of client_id, object_id and mi_res_id"
  end
  return check.flaw(text)
end

local function flaw_of(name, value)
  if value == "" then
    return "is empty: give its value, or false for none"
  elseif type(value) == "table" then
    return managed_identity_flaw(value)
  elseif type(value) ~= "string" or HAS_OWN_RULE[name] then
    return nil
  elseif (name == "certificate" or name == "private_key") and is_pem(value) then
    return nil
  end
  return check.flaw(value)
end

local function check_values(values, name_of)
  for _, name in ipairs(OPTIONS) do
    local flaw = flaw_of(name, values[name])
    if flaw then return ("%s %s"):format(name_of(name), flaw) end
  end
  local tenant, token = values.tenant_id, values.access_token
  if tenant and not (check.guid(tenant) or check.domain(tenant) or ANY_TENANT[tenant]) then
    return name_of("tenant_id") .. " must be the tenant's GUID or one of its domain names"
  elseif values.client_id and not check.guid(values.client_id) then
    return name_of("client_id") .. " must be the GUID of the app registration (application id)"
  elseif type(token) == "string" and token:find("[^\33-\126]") then
    return name_of("access_token") .. " must be the token alone, without 'Bearer', blanks or line ends"
  end
end

local function check_files(values, name_of)
  for _, name in ipairs { "certificate", "private_key" } do
    local path = values[name]
    local problem = path and not is_pem(path) and files.problem(path)
    if problem then
      return ("%s: file %s cannot be read: %s"):format(name_of(name), files.quoted(path), problem)
    end
  end
end

-- Checks of the whole

local function conflicting(values, name_of)
  local complete, grants, proofs = present(COMPLETE, values), present(GRANTS, values), present(PROOFS, values)
  local is_several = #complete > 1 or (#complete == 1 and #grants + #proofs > 0)
  if not is_several and #grants <= 1 and #proofs <= 1 then return nil end
  local all = {}
  for _, names in ipairs { complete, grants, proofs } do
    for _, name in ipairs(names) do
      all[#all + 1] = name_of(name)
    end
  end
  return ("%s are different credentials: give one of them"):format(joined(all))
end

local function without_companion(values, name_of, verb, note)
  for _, name in ipairs(OPTIONS) do
    local other = NEEDS[name]
    if other and values[name] and not values[other] then
      return ("%s is given without %s: %s both%s"):format(name_of(name), name_of(other), verb, note)
    end
  end
end

local function incomplete(values, chosen, name_of, verb, note)
  if chosen == "access_token" or chosen == "managed_identity" then return nil end
  local missing = {}
  for _, name in ipairs { "tenant_id", "client_id" } do
    missing[#missing + 1] = not values[name] and name_of(name) or nil
  end
  if chosen == "authorization_code" and not values.redirect_uri then
    missing[#missing + 1] = name_of("redirect_uri")
  elseif not chosen then
    missing[#missing + 1] = ("a credential such as %s or %s"):format(
      name_of("client_secret"), name_of("refresh_token"))
  end
  if #missing == 0 then return nil end
  local have = present(OPTIONS, values)
  for i, name in ipairs(have) do
    have[i] = name_of(name)
  end
  return ("the credentials are incomplete: %s given, but %s missing: %s %s%s"):format(joined_with_verb(have),
    joined_with_verb(missing), verb, #missing > 1 and "them" or "it", note)
end

local function needs_tenant(values, chosen, name_of)
  local has_user = chosen == "access_token" or #present(GRANTS, values) > 0
  if ANY_TENANT[values.tenant_id] and not has_user then
    return name_of("tenant_id") .. " must name one tenant: give its GUID (only a user's sign-in can find "
      .. "the tenant)"
  end
end

-- The credential that these values make, or why they make none.
local function choose(values, name_of, from_options)
  local verb = from_options and "give" or "set"
  local note = from_options and " (identity variables are not read when options give an identity)" or ""
  local chosen = present(COMPLETE, values)[1] or present(GRANTS, values)[1] or present(PROOFS, values)[1]
  local problem = conflicting(values, name_of) or without_companion(values, name_of, verb, note)
    or incomplete(values, chosen, name_of, verb, note) or needs_tenant(values, chosen, name_of)
  if problem then return nil, problem end
  return chosen
end

--- Adds the identity's options, `credential`, `credential_source`, `credential_name`, `proof` and `user` to
--- a client's configuration.
---@param config table
---@param given table options
---@param env fun(variable: string): string?  trimmed, nil when empty
---@param getenv fun(variable: string): string?  untouched
---@return string? problem
function identity.resolve(config, given, env, getenv)
  local from_options = #present(OPTIONS, given) > 0
  local values = from_options and given or environment.identity(given, env, getenv)
  if not from_options then
    for option, variable in pairs(environment.VARIABLES) do config.variables[option] = variable end
  end
  local function name_of(name) return origin.name(config, name) end
  if #present(OPTIONS, values) == 0 then return environment.NOTHING end

  local problem = check_values(values, name_of)
    or (values.managed_identity and environment.managed_identity_flaw(getenv))
  if problem then return problem end
  local chosen
  chosen, problem = choose(values, name_of, from_options)
  problem = problem or check_files(values, name_of)
  if problem then return problem end

  for _, name in ipairs(OPTIONS) do
    config[name] = values[name] or nil
  end
  config.credential = chosen
  config.credential_source = from_options and "options" or "environment"
  config.credential_name = name_of(chosen)
  config.proof = present(PROOFS, values)[1]
  config.user = chosen == "access_token" or #present(GRANTS, values) > 0
  if not from_options and given.token_store == nil then
    config.token_store = origin.value(config, given, "token_store", env, "PARTNERCENTER_TOKEN_FILE")
  end
end

return identity
