--- Checks the values of options: numbers, closed sets, header texts, the token store.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local lazy = require "partnercenter.loader.lazy"
local origin = require "partnercenter.options.origin"
local ranges = require "partnercenter.options.ranges"
local printable = require "partnercenter.text.printable"

local suggest = lazy "partnercenter.arguments.suggest"

local checks = {}

local NUMBERS = {
  "timeout", "attempt_timeout", "connect_timeout", "max_attempts", "max_in_flight", "max_response_bytes",
  "max_requests_per_minute",
}
local INTEGERS = { "max_attempts", "max_in_flight", "max_response_bytes" }

local ENUMERATIONS = {
  token_endpoint_version = { "v2", "v1" }, assertion_algorithm = { "PS256", "RS256" },
  assertion_thumbprint = { "x5t#S256", "x5t" }, qualification_endpoint = { "auto", "singular", "plural" },
  http_version = { "1.1", "2" }, driver = { "blocking", "coroutine", "uv", "ngx", "cqueues" },
}

local BOOLEANS = {
  ["1"] = true, ["true"] = true, yes = true, on = true,
  ["0"] = false, ["false"] = false, no = false, off = false,
}

---@param config table
---@param given table
---@return string? problem
function checks.numbers(config, given)
  for _, name in ipairs(NUMBERS) do
    local problem = config[name] and ranges.fault(name, config[name])
    if problem then return ("option %s %s"):format(name, problem) end
  end
  for _, name in ipairs(INTEGERS) do
    config[name] = math.floor(config[name])
  end
  -- Slow operations have a longer default, which the option replaces.
  config.attempt_timeout_given = given.attempt_timeout and true
end

local function not_in_set(name, value, set)
  local known = {}
  for _, allowed in ipairs(set) do
    known[allowed] = true
  end
  if known[value] then return nil end
  local choices = table.concat(set, ", "):gsub(", ([^,]*)$", " or %1")
  local hint = suggest.suggest(value, known)
  return ("option %s must be %s, not '%s'%s"):format(
    name, choices, printable(value), hint and (", did you mean '%s'?"):format(hint) or "")
end

---@param config table
---@return string? problem
function checks.enumerations(config)
  if type(config.http_version) == "number" then
    config.http_version = ("%g"):format(config.http_version):gsub(",", ".")
  end
  for name, set in pairs(ENUMERATIONS) do
    local problem = type(config[name]) == "string" and not_in_set(name, config[name], set)
    if problem then return problem end
  end
end

--- Options that are sent as header values.
---@param config table
---@return string? problem
function checks.headers(config)
  for _, name in ipairs { "application_name", "locale" } do
    if config[name] == "" then return ("option %s is empty"):format(name) end
    local sendable, problem = check.sendable(config[name] or "")
    if not sendable then return ("option %s %s"):format(name, problem) end
  end
end

---@param config table
---@param given table
---@param env fun(variable: string): string?
---@return string? problem
function checks.read_only(config, given, env)
  local value, name = origin.value(config, given, "read_only", env, "PARTNERCENTER_READ_ONLY")
  if type(value) ~= "boolean" then value = BOOLEANS[(value or "0"):lower()] end
  config.read_only = value
  return value == nil and name .. " must be 1 or 0" or nil
end

--- The key that encrypts what stands in Redis. A passphrase is refused: it would be guessed offline.
---@param config table
---@param given table
---@param env fun(variable: string): string?
---@return string? problem
function checks.shared_key(config, given, env)
  local key, name = origin.value(config, given, "shared_key", env, "PARTNERCENTER_SHARED_KEY")
  config.shared_key = key
  if key and not core.is_seal_key(key) then
    return name .. " must be 32 random bytes as 64 hexadecimal digits or as base64 (44 characters): "
      .. "take the output of 'openssl rand -base64 32'"
  end
end

--- Hosts of export blobs: exact ones, with or without a port.
---@param config table
---@return string? problem
function checks.export_hosts(config)
  for i, host in ipairs(config.export_hosts or {}) do
    local is_text = type(host) == "string"
    local address = is_text and (host:find("://", 1, true) and host or "https://" .. host)
    if not is_text or host:find("^%*") or not core.is_allowed_origin(address, { host }) then
      return ("option export_hosts[%d] must be a host such as 'files.example.com', or 'host:port'"):format(i)
    end
  end
end

---@param config table
---@return string? problem
function checks.token_store(config)
  local flaw = config.account and check.flaw(config.account)
  if flaw then return "option account " .. flaw end
  local store = config.token_store
  if type(store) == "string" then
    if store == "" or not check.header_value(store) then
      local name = origin.name(config, "token_store")
      return name .. " must be the path of a file, or a store with the functions get and set"
    end
  elseif store then
    local ok, usable = pcall(function() -- indexing a userdata may raise
      return type(store.get) == "function" and type(store.set) == "function"
    end)
    if not (ok and usable) then
      return "option token_store must have the functions get and set"
    end
  end
end

return checks
