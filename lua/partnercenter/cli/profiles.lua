--- The profiles: who signs in and how. Secrets do not stand in them; sign-ins lie in a folder of their own.
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local profiles = {}

--- The profile that `login` writes when none is named.
profiles.DEFAULT = "default"

local function folder(variable, fallback)
  local base = os.getenv(variable)
  if not base or base:sub(1, 1) ~= "/" then -- the specification ignores relative paths
    local home = os.getenv "HOME"
    if not home or home == "" then
      stop.with(exit_status.failed, ("no folder for profiles: neither %s nor HOME is set"):format(variable))
    end
    base = home .. fallback
  end
  return base .. "/partnercenter"
end

--- The file of the profiles.
---@return string path
function profiles.path() return folder("XDG_CONFIG_HOME", "/.config") .. "/profiles.json" end

--- The file that keeps the sign-in of a profile.
---@param name string
---@return string path
function profiles.token_path(name) return profiles.state_folder() .. "/" .. name .. ".tokens" end

--- The file that keeps the customers seen last, for completion.
---@param name string? nil: the identity of the environment
---@return string path
function profiles.customers_path(name)
  return ("%s/%s.customers"):format(profiles.state_folder(), name or ":environment")
end

--- The folder of sign-ins and of what completion remembers.
---@return string path
function profiles.state_folder() return folder("XDG_STATE_HOME", "/.local/state") end

local function read_file(path)
  local file, why, code = io.open(path, "rb")
  if not file then return nil, code ~= 2 and why or nil end
  local text = file:read("*a")
  file:close()
  return text
end

--- Reads all profiles by name.
---@return table<string, table>
function profiles.all()
  local path = profiles.path()
  local text, why = read_file(path)
  if why then stop.with(exit_status.failed, "the profiles cannot be read: " .. why) end
  if not text then return {} end
  local value = require("partnercenter.json").decode(text)
  if type(value) ~= "table" or type(value.profiles) ~= "table" then
    stop.with(exit_status.failed, path .. " is not a file of profiles",
      "correct it, or remove it and sign in again")
  end
  return value.profiles
end

local function write(all)
  local path = profiles.path()
  require("partnercenter.cli.terminal").make_folder((path:match("^(.*)/")))
  local text = require("partnercenter.json").encode { profiles = all }
  local ok, why = require("partnercenter.core").replace_file(path, text)
  if not ok then stop.with(exit_status.failed, "the profiles cannot be written: " .. tostring(why)) end
end

--- Makes a path absolute, for another process or a later command.
---@param path string
---@return string
function profiles.absolute(path)
  if path:sub(1, 1) == "/" then return path end
  local stream = io.popen("pwd", "r")
  local working = stream and stream:read("*l") or "."
  if stream then stream:close() end
  return working .. "/" .. path
end

--- Checks the name of a profile, which is the name of a file too.
---@param name string
---@return string name
function profiles.check_name(name)
  if not name:find("^[%w_][%w_.@-]*$") or #name > 64 then
    stop.with(exit_status.usage, ("%q is no name for a profile"):format(name),
      "use letters, digits, '.', '_', '@' and '-'")
  end
  return name
end

--- Stores a profile.
---@param name string
---@param profile table
function profiles.set(name, profile)
  local all = profiles.all()
  all[name] = profile
  write(all)
end

--- Removes a profile and its sign-in.
---@param name string
---@return boolean removed
function profiles.remove(name)
  local all = profiles.all()
  local known = all[name] ~= nil
  all[name] = nil
  if known then write(all) end
  os.remove(profiles.token_path(name))
  os.remove(profiles.customers_path(name))
  os.remove(profiles.token_path(name) .. ".lock")
  return known
end

local IDENTITY = {
  "AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_CLIENT_SECRET", "PARTNERCENTER_ACCESS_TOKEN",
  "PARTNERCENTER_REFRESH_TOKEN",
}

--- Whether the environment names an identity, which counts before the default profile.
---@return boolean
function profiles.environment_has_identity()
  for _, name in ipairs(IDENTITY) do
    if (os.getenv(name) or "") ~= "" then return true end
  end
  return false
end

--- Chooses the profile of a command line. Without a name, the environment counts before the default profile.
---@param options table global options of the command line
---@return string? name
---@return table? profile
function profiles.chosen(options)
  local name = options.profile or os.getenv "PARTNERCENTER_PROFILE"
  if name == "" then name = nil end
  if not name and profiles.environment_has_identity() then return nil end
  local all = profiles.all()
  if not name then return all[profiles.DEFAULT] and profiles.DEFAULT, all[profiles.DEFAULT] end
  if not all[name] then
    local known = {}
    for other in pairs(all) do
      known[#known + 1] = other
    end
    table.sort(known)
    local hint = #known > 0 and "there are " .. table.concat(known, ", ")
      or "sign in first: partnercenter login --profile " .. name
    stop.with(exit_status.usage, ("there is no profile %q"):format(name), hint)
  end
  return name, all[name]
end

return profiles
