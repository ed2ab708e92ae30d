--- Chooses the CA certificates of a client and checks that they can be read.
local lazy = require "partnercenter.loader.lazy"

local files = lazy "partnercenter.options.files"

local ca_files = {}

local function choose(config, given, env)
  config.ca_source = "libcurl's own"
  if given.ca_file or given.ca_path then
    config.ca_source = given.ca_file and "option ca_file" or "option ca_path"
  elseif given.ca_file == nil then
    for _, variable in ipairs { "PARTNERCENTER_CA_FILE", "SSL_CERT_FILE" } do
      if not config.ca_file and env(variable) then
        config.ca_file, config.ca_source = env(variable), variable
      end
    end
  end
end

--- Adds `ca_file`, `ca_path`, `extra_ca_file` and `ca_source` to a client's configuration.
---@param config table
---@param given table options
---@param env fun(variable: string): string?
---@return string? problem
function ca_files.resolve(config, given, env)
  choose(config, given, env)
  for _, name in ipairs { "ca_file", "extra_ca_file" } do
    local path = config[name] or nil
    local problem = path and files.bundle_problem(path)
    if problem then
      local origin = name == "ca_file" and config.ca_source or "option " .. name
      return ("%s: CA file %s cannot be used: %s"):format(origin, files.quoted(path), problem)
    end
    config[name] = path
  end
  config.ca_path = config.ca_path or nil
  local problem = config.ca_path and files.directory_problem(config.ca_path)
  return problem
    and ("option ca_path: directory %s cannot be read: %s"):format(files.quoted(config.ca_path), problem)
end

return ca_files
