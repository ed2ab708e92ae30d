--- What a client is made of: the options with their types and defaults, the environment behind them, and
--- which of the two wins. Nothing here reaches the network; no message repeats a value that may be secret.
local check = require "partnercenter.arguments.check"
local clouds = require "partnercenter.options.clouds"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"
local shown = require "partnercenter.text.shown"

local environment = lazy "partnercenter.options.environment"
local limits = require "partnercenter.options.limits"
local naming = lazy "partnercenter.arguments.suggest"
local proxy = lazy "partnercenter.options.proxy"
local readable = lazy "partnercenter.options.readable"
local url = lazy "partnercenter.options.url"

local config = {}

--- Every option and the Lua types it may have; any other type raises.
local OPTIONS = {
  -- identity
  tenant_id = "string|false", client_id = "string|false",
  client_secret = "string|function|false", client_assertion = "string|function|false",
  certificate = "string|false", private_key = "string|false", private_key_password = "string|false",
  federated_token_file = "string|false", refresh_token = "string|function|false",
  on_refresh_token = "function|false", device_code = "function|false",
  authorization_code = "string|false", redirect_uri = "string|false", code_verifier = "string|false",
  access_token = "string|function|false", managed_identity = "boolean|string|table",
  account = "string|false", token_store = "table|userdata|string|false",
  -- how tokens are asked for
  token_endpoint_version = "string", assertion_algorithm = "string", assertion_thumbprint = "string",
  send_certificate_chain = "boolean", validate_mfa = "boolean",
  -- place
  cloud = "string", base_url = "string|table", authority = "string", audience = "string|table",
  -- transport
  timeout = "number", attempt_timeout = "number", connect_timeout = "number", max_attempts = "number",
  retry_writes = "boolean", max_in_flight = "number", max_requests_per_minute = "number|false",
  max_response_bytes = "number", ca_file = "string|false", ca_path = "string|false",
  extra_ca_file = "string|false", proxy = "string|false", http_version = "string|number",
  driver = "string|table",
  -- on the wire, manners, observation
  application_name = "string|false", locale = "string|false", read_only = "boolean",
  qualification_endpoint = "string", on_event = "function|false", logger = "function|false",
}

local DEFAULTS = {
  token_endpoint_version = "v2", assertion_algorithm = "PS256", assertion_thumbprint = "x5t#S256",
  send_certificate_chain = false, validate_mfa = false,
  timeout = 180, attempt_timeout = 30, connect_timeout = 10, max_attempts = 4, retry_writes = true,
  max_in_flight = 32, max_response_bytes = 64 * 1024 * 1024, qualification_endpoint = "auto",
}

local HOSTS = { "api", "partner", "graph" }
local HOST_OPTIONS = { api = "string", partner = "string", graph = "string" }

local IDENTITY = {
  "tenant_id", "client_id", "client_secret", "client_assertion", "certificate", "private_key",
  "private_key_password", "federated_token_file", "refresh_token", "device_code", "authorization_code",
  "redirect_uri", "code_verifier", "access_token", "managed_identity",
}
local ALONE = { "access_token", "managed_identity" } -- need nothing beside them
local GRANTS = { "refresh_token", "device_code", "authorization_code" } -- a user's
local PROOFS = { "certificate", "client_secret", "client_assertion", "federated_token_file" } -- the app's own

-- An option that only means something beside another.
local BESIDE = {
  private_key = "certificate", private_key_password = "certificate",
  redirect_uri = "authorization_code", code_verifier = "authorization_code",
}

-- Identities of a machine can be named in three ways.
local MACHINE = { client_id = "string", object_id = "string", mi_res_id = "string" }

-- Their form is checked as a whole.
local FORM = { tenant_id = true, client_id = true, access_token = true }

local function is_pem(name, text)
  return (name == "certificate" or name == "private_key") and text:find("-----BEGIN", 1, true)
end

-- Tenants that stand for "whichever the user belongs to"; an app alone belongs to none.
local ANY_TENANT = { common = true, organizations = true }

local function present(names, values)
  local found = {}
  for _, name in ipairs(names) do
    if values[name] then
      found[#found + 1] = name
    end
  end
  return found
end

local function listed(words, conjunction)
  return (table.concat(words, ", "):gsub(", ([^,]*)$", " " .. conjunction .. " %1"))
end

local function counted(words)
  return listed(words, "and") .. (#words > 1 and " are" or " is")
end

-- Identity

local function rivals(values)
  local alone, grants, proofs = present(ALONE, values), present(GRANTS, values), present(PROOFS, values)
  local all = present(ALONE, values)
  for _, names in ipairs({ grants, proofs }) do
    for _, name in ipairs(names) do
      all[#all + 1] = name
    end
  end
  if #grants > 1 or #proofs > 1 or (#alone > 0 and #all > 1) then
    return all
  end
end

local function machine_flaw(given)
  local name, text = next(given)
  if not name or next(given, name) then
    return "must name one of client_id, object_id and mi_res_id"
  end
  return check.flaw(text)
end

local function check_values(values, name_of)
  for _, name in ipairs(IDENTITY) do
    local value, flaw = values[name], nil
    if value == "" then
      flaw = "is empty: give its value, or false for none"
    elseif type(value) == "table" then
      flaw = machine_flaw(value)
    elseif type(value) == "string" and not (FORM[name] or is_pem(name, value)) then
      flaw = check.flaw(value)
    end
    if flaw then
      return ("%s %s"):format(name_of(name), flaw)
    end
  end
  local tenant = values.tenant_id
  if tenant and not (check.guid(tenant) or check.domain(tenant) or ANY_TENANT[tenant]) then
    return name_of("tenant_id") .. " must be the tenant's GUID or one of its domain names"
  elseif values.client_id and not check.guid(values.client_id) then
    return name_of("client_id") .. " must be the GUID of the app registration (application id)"
  elseif type(values.access_token) == "string" and values.access_token:find("[^\33-\126]") then
    return name_of("access_token") .. " must be the token alone, without 'Bearer', blanks or line ends"
  end
end

--- Which credential these values make, or why they make none.
local function choose(values, name_of, explain)
  local all = rivals(values)
  if all then
    for i, name in ipairs(all) do
      all[i] = name_of(name)
    end
    return nil, ("%s are different credentials: give one of them"):format(listed(all, "and"))
  end
  local grant, proof = present(GRANTS, values)[1], present(PROOFS, values)[1]
  local chosen = present(ALONE, values)[1] or grant or proof
  for _, name in ipairs(IDENTITY) do
    if values[name] and BESIDE[name] and not values[BESIDE[name]] then
      return nil, ("%s is given without %s: %s both%s"):format(name_of(name), name_of(BESIDE[name]),
        explain and "give" or "set", explain or "")
    end
  end
  local missing = {}
  if chosen ~= "access_token" and chosen ~= "managed_identity" then
    for _, name in ipairs({ "tenant_id", "client_id" }) do
      missing[#missing + 1] = not values[name] and name_of(name) or nil
    end
    if chosen == "authorization_code" and not values.redirect_uri then
      missing[#missing + 1] = name_of("redirect_uri")
    elseif not chosen then
      missing[#missing + 1] = ("a credential such as %s or %s"):format(
        name_of("client_secret"), name_of("refresh_token"))
    end
  end
  if #missing > 0 then
    local have = {}
    for _, name in ipairs(present(IDENTITY, values)) do
      have[#have + 1] = name_of(name)
    end
    return nil, ("the credentials are incomplete: %s given, but %s missing: %s %s%s"):format(counted(have),
      counted(missing), explain and "give" or "set", #missing > 1 and "them" or "it", explain or "")
  end
  if ANY_TENANT[values.tenant_id] and not grant and chosen ~= "access_token" then
    return nil, name_of("tenant_id") .. " must name one tenant: give its GUID, for without a user there is "
      .. "no tenant to find out"
  end
  return chosen
end

local function identity(made, given, env, getenv)
  local from_options = #present(IDENTITY, given) > 0
  local values = from_options and given or environment.identity(given, env, getenv)
  local function name_of(name)
    return from_options and "option " .. name or environment.VARIABLES[name] or "option " .. name
  end
  if #present(IDENTITY, values) == 0 then
    return environment.NOTHING
  end
  local explain = from_options and " (identity variables are not read when options give an identity)" or nil
  local problem = check_values(values, name_of)
  problem = problem or (values.managed_identity and environment.machine_flaw(getenv))
  if problem then
    return problem
  end
  local chosen, why = choose(values, name_of, explain)
  if not chosen then
    return why
  end
  for _, name in ipairs({ "certificate", "private_key" }) do
    local path = values[name]
    why = path and not path:find("-----BEGIN", 1, true) and readable.why_not(path)
    if why then
      return ("%s: file %s cannot be read: %s"):format(name_of(name), readable.shown(path), why)
    end
  end
  for _, name in ipairs(IDENTITY) do
    made[name] = values[name] or nil
  end
  made.credential = chosen
  made.credential_source = from_options and "options" or "environment"
  made.credential_name = name_of(chosen)
  made.proof = present(PROOFS, values)[1]
  made.user = chosen == "access_token" or #present(GRANTS, values) > 0
  if not from_options and given.token_store == nil then
    made.token_store = env("PARTNERCENTER_TOKEN_FILE")
    made.token_store_name = made.token_store and "PARTNERCENTER_TOKEN_FILE"
  end
end

local function token_store(made)
  local flaw = made.account and check.flaw(made.account)
  if flaw then
    return "option account " .. flaw
  end
  local store = made.token_store
  if type(store) == "string" then
    if store == "" or not check.header_value(store) then
      return "option token_store must be the path of a file, or a store with the functions get and set"
    end
  elseif store then
    local ok, usable = pcall(function()
      return type(store.get) == "function" and type(store.set) == "function"
    end)
    if not (ok and usable) then
      return "option token_store must have the functions get and set"
    end
  end
end

-- Place

local function find_cloud(name)
  local lower = name:lower()
  return clouds.names[lower] and lower or clouds.aliases[lower]
end

local function url_of(text, origin)
  local parts, reason = url.parse(text)
  if not parts then
    return nil, ("%s %s"):format(origin, reason)
  end
  return parts.url
end

local function place(made, given, env)
  local name, origin = given.cloud, "option cloud"
  if name == nil then
    name, origin = env("PARTNERCENTER_CLOUD"), "PARTNERCENTER_CLOUD"
  end
  made.cloud = find_cloud(name or "global")
  if not made.cloud then
    local hint = naming.suggest(name, clouds.names) or naming.suggest(name, clouds.aliases)
    hint = hint and (", did you mean '%s'?"):format(hint) or ""
    return ("%s must be global, usgov or china, not '%s'%s"):format(origin, shown(name), hint)
  end
  local cloud = clouds.names[made.cloud]

  local base, audience = given.base_url, given.audience
  origin = "option base_url"
  if base == nil then
    base, origin = env("PARTNERCENTER_BASE_URL"), "PARTNERCENTER_BASE_URL"
  end
  base = type(base) == "table" and base or { api = base }
  audience = type(audience) == "table" and audience or { api = audience }
  made.base, made.audience = {}, {}
  for _, host in ipairs(HOSTS) do
    local address, problem = cloud.base[host], nil
    if base[host] then
      address, problem = url_of(base[host], origin)
    end
    if not address then
      return problem
    end
    made.base[host] = address
    made.audience[host] = audience[host] or cloud.audience[host]
    if made.audience[host]:find("^%s*$") or not check.header_value(made.audience[host]) then
      return "option audience must be the address or id of an API"
    end
  end

  local authority = given.authority
  origin = "option authority"
  if authority == nil then
    authority, origin = env("AZURE_AUTHORITY_HOST"), "AZURE_AUTHORITY_HOST"
    -- The Azure tools take a bare host name here.
    if authority and not authority:find("://", 1, true) then
      authority = "https://" .. authority
    end
  end
  local problem
  made.authority = cloud.authority
  if authority then
    made.authority, problem = url_of(authority, origin)
  end
  return problem
end

-- Transport

local function numbers(made, given)
  for _, name in ipairs({
    "timeout", "attempt_timeout", "connect_timeout", "max_attempts", "max_in_flight", "max_response_bytes",
    "max_requests_per_minute",
  }) do
    local fault = made[name] and limits.fault(name, made[name])
    if fault then
      return ("option %s %s"):format(name, fault)
    end
  end
  for _, name in ipairs({ "max_attempts", "max_in_flight", "max_response_bytes" }) do
    made[name] = math.floor(made[name])
  end
  made.attempt_timeout_given = given.attempt_timeout and true -- then it holds for slow calls, too
end

local ENUMERATIONS = {
  token_endpoint_version = { "v2", "v1" }, assertion_algorithm = { "PS256", "RS256" },
  assertion_thumbprint = { "x5t#S256", "x5t" }, qualification_endpoint = { "auto", "singular", "plural" },
  http_version = { "1.1", "2" }, driver = { "blocking", "coroutine", "uv", "ngx", "cqueues" },
}

local function enumerations(made)
  if type(made.http_version) == "number" then
    made.http_version = ("%g"):format(made.http_version):gsub(",", ".")
  end
  for name, values in pairs(ENUMERATIONS) do
    local value, known = made[name], {}
    for _, allowed in ipairs(values) do
      known[allowed] = true
    end
    if type(value) == "string" and not known[value] then
      local hint = naming.suggest(value, known)
      return ("option %s must be %s, not '%s'%s"):format(
        name, listed(values, "or"), shown(value), hint and (", did you mean '%s'?"):format(hint) or "")
    end
  end
  for _, name in ipairs({ "application_name", "locale" }) do
    if made[name] == "" then return ("option %s is empty"):format(name) end
    local sendable, problem = check.sendable(made[name] or "")
    if not sendable then return ("option %s %s"):format(name, problem) end
  end
end

local function certificates(made, given, env)
  made.ca_source = "libcurl's own"
  if given.ca_file or given.ca_path then
    made.ca_source = given.ca_file and "option ca_file" or "option ca_path"
  elseif given.ca_file == nil then
    for _, variable in ipairs({ "PARTNERCENTER_CA_FILE", "SSL_CERT_FILE" }) do
      if not made.ca_file and env(variable) then
        made.ca_file, made.ca_source = env(variable), variable
      end
    end
  end
  for _, name in ipairs({ "ca_file", "extra_ca_file" }) do
    local path = made[name] or nil
    local problem = path and readable.why_no_bundle(path)
    if problem then
      local origin = (name == "ca_file" and made.ca_source) or "option " .. name
      return ("%s: CA file %s cannot be used: %s"):format(origin, readable.shown(path), problem)
    end
    made[name] = path
  end
  made.ca_path = made.ca_path or nil
  if made.ca_path then
    local reason = readable.why_no_directory(made.ca_path)
    if reason then
      return ("option ca_path: directory %s cannot be read: %s"):format(readable.shown(made.ca_path), reason)
    end
  end
end

-- Manners

local TRUTH = {
  ["1"] = true, ["true"] = true, yes = true, on = true,
  ["0"] = false, ["false"] = false, no = false, off = false,
}

local function manners(made, given, env)
  if given.read_only == nil then
    local text = env("PARTNERCENTER_READ_ONLY")
    made.read_only = TRUTH[(text or "0"):lower()]
    if made.read_only == nil then
      return "PARTNERCENTER_READ_ONLY must be 1 or 0"
    end
  end
end

local function proxies(...)
  return proxy.configure(...)
end

local STEPS = { place, numbers, enumerations, manners, certificates, proxies, identity, token_store }

--- Turns options and environment into the configuration of one client. Raises only on unknown options and
--- wrong types.
---@param options table|nil
---@param getenv? fun(name: string): string|nil  defaults to os.getenv
---@return table|nil config
---@return partnercenter.error|nil err
function config.resolve(options, getenv)
  local given = check.options(options, OPTIONS, "partnercenter.new")
  for _, name in ipairs({ "base_url", "audience" }) do
    if type(given[name]) == "table" then
      check.options(given[name], HOST_OPTIONS, "partnercenter.new: option '" .. name .. "'")
    end
  end
  if type(given.managed_identity) == "table" then
    check.options(given.managed_identity, MACHINE, "partnercenter.new: option 'managed_identity'")
  end
  getenv = getenv or os.getenv
  local function env(variable)
    local text = (getenv(variable) or ""):match("^%s*(.-)%s*$")
    return text ~= "" and text or nil
  end

  local made = {}
  for name, value in pairs(DEFAULTS) do
    made[name] = value
  end
  for name, value in pairs(given) do
    made[name] = value
  end
  made.base_url = nil -- `base` holds every host
  for _, step in ipairs(STEPS) do
    local problem = step(made, given, env, getenv)
    if problem then
      return nil, errors.new("config", { message = problem })
    end
  end
  return made
end

return config
