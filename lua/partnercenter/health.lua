--- Implements `:checkhealth partnercenter` in Neovim. It reads the environment and files, and uses the
--- network only if vim.g.partnercenter_health_online is set. It shows no secret, not even its length.
local health = {}

local vim = rawget(_G, "vim")

local ONLINE_SECONDS = 15

local SECRETS = {
  "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_FEDERATED_TOKEN_FILE",
  "PARTNERCENTER_REFRESH_TOKEN", "PARTNERCENTER_ACCESS_TOKEN", "PARTNERCENTER_TOKEN_FILE",
}

-- Neovim 0.9 renamed these functions.
local function reporter()
  local vim_health = vim.health or require "health"
  local function either(new, old)
    return vim_health[new] or vim_health[old]
  end
  return {
    start = either("start", "report_start"),
    ok = either("ok", "report_ok"),
    info = either("info", "report_info"),
    warn = either("warn", "report_warn"),
    error = either("error", "report_error"),
  }
end

local function readable(path)
  local file = io.open(path, "rb")
  if file then
    file:close()
  end
  return file ~= nil
end

local function check_build(report, core)
  local version = require "partnercenter.version"
  local loaded, why = pcall(require, "partnercenter")
  if not loaded then
    report.error(why)
    return false
  end
  local lua = rawget(_G, "jit") and rawget(_G, "jit").version or _VERSION
  report.ok(("partnercenter %s, core ABI %d, %s"):format(version, core.abi, lua))
  local curl, tls = core.curl_version:match("^(%S+) (%S+)")
  report.ok(("%s with %s for TLS"):format(curl or core.curl_version, tls or "an unknown library"))
  if not core.curl_version:find("nghttp2", 1, true) then
    report.warn("this libcurl has no HTTP/2: each lookup in flight takes a connection of its own")
  end
  local has_cjson = pcall(require, "cjson")
  report.ok(has_cjson and "JSON: lua-cjson" or "JSON: vim.json (lua-cjson is absent)")
  return true
end

local function check_certificates(report, core, config)
  local path = config.ca_file or config.ca_path or core.ca_file()
  local where = ("CA certificates: %s, from %s"):format(path or "none known", config.ca_source)
  if not path then
    report.warn(where, { "set PARTNERCENTER_CA_FILE to a file of CA certificates" })
  elseif config.ca_path == path or readable(path) then
    report.ok(where)
  else
    report.error(where .. ", cannot be read", { "set PARTNERCENTER_CA_FILE to a readable file" })
  end
end

local function check_credentials(report, config, err)
  for _, name in ipairs(SECRETS) do
    local value = os.getenv(name)
    if value and value ~= "" then
      report.info(name .. " is set")
    end
  end
  if not config then
    report.warn(err.message, { "a client made with options does not need the environment" })
    return
  end
  report.ok(("credential in the environment: %s, for %s"):format(config.credential, config.base.api))
end

local function check_service(report)
  if not vim.g.partnercenter_health_online then
    report.info("the service was not asked: :let g:partnercenter_health_online = 1 asks it, too")
    return
  end
  local found, err = require("partnercenter").check { timeout = ONLINE_SECONDS }
  if not found then
    report.error(tostring(err), err.hint and { err.hint } or nil)
    return
  end
  local life = tostring(found.expires_in or "?")
  local token = ("a token of kind %s, valid for %s s"):format(found.token or "unknown", life)
  report.ok(("%s answers; %s"):format(found.base_url, token))
  if found.mfa == false then
    report.warn("the service will refuse this token: sign in again with MFA")
  end
end

-- How to get a core that fits. The plug-in names the folder of the core's sources, if they are there.
local function advice()
  local lines = {
    "in a checkout: cmake -S . -B build/luajit -DLUA_INCLUDE_DIR=/usr/include/luajit-2.1, then "
      .. "cmake --build build/luajit, and package.cpath with /path/to/checkout/build/luajit/?.so",
    "or: luarocks --lua-version 5.1 install partnercenter",
  }
  if not vim.g.partnercenter_sources then
    return lines
  end
  lines[1] = "run :PartnerCenter build. On Debian it needs the packages gcc cmake libluajit-5.1-dev "
    .. "libcurl4-openssl-dev libssl-dev zlib1g-dev"
  for _, tool in ipairs { "cmake", "cc" } do
    if vim.fn.executable(tool) == 0 then
      lines[#lines + 1] = tool .. " is missing here"
    end
  end
  return lines
end

--- Runs all checks; `:checkhealth partnercenter` calls this.
function health.check()
  local report = reporter()
  report.start("partnercenter")
  local core, why = require("partnercenter.loader.core").core()
  if not core then
    report.error(why, advice())
    return
  end
  if not check_build(report, core) then
    return
  end
  local config, err = require("partnercenter.options").resolve {}
  check_certificates(report, core, config or { ca_source = "libcurl's own" })
  check_credentials(report, config, err)
  check_service(report)
end

return health
