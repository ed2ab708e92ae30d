--- What the command asks of the terminal. Everything works without one.
local terminal = {}

local COLUMNS = 80

local loaded, native = pcall(require, "partnercenter.terminal")

--- Whether a descriptor (1: standard output, 2: standard error) is a terminal.
---@param descriptor integer
---@return boolean
function terminal.is_terminal(descriptor)
  return loaded and native.is_terminal(descriptor)
end

--- Returns the width of the terminal of a descriptor.
---@param descriptor integer
---@return integer
function terminal.columns(descriptor)
  return loaded and (native.columns(descriptor) or native.columns(2)) or tonumber(os.getenv "COLUMNS" or "")
    or COLUMNS
end

local function is_set(name)
  local value = os.getenv(name)
  return value ~= nil and value ~= ""
end

--- Whether to write colours to a descriptor.
---@param descriptor integer
---@param options table
---@return boolean
function terminal.has_colour(descriptor, options)
  if options.no_color or is_set "NO_COLOR" or os.getenv "TERM" == "dumb" then return false end
  if is_set "CLICOLOR_FORCE" and os.getenv "CLICOLOR_FORCE" ~= "0" then return true end
  return terminal.is_terminal(descriptor)
end

--- Reads a line that is not shown while it is typed.
---@param prompt string
---@return string?
function terminal.read_secret(prompt)
  io.stderr:write(prompt)
  local hidden = loaded and native.echo(false)
  local ok, line = pcall(io.read, "*l")
  if hidden then native.echo(true) end
  io.stderr:write "\n"
  if not ok then error(line, 0) end
  return line
end

--- Makes a folder that only the user can open, with the folders above it.
---@param path string
---@return boolean made
function terminal.make_folder(path)
  if not loaded then return false end
  local at = path:sub(1, 1) == "/" and "/" or ""
  local made = true
  for name in path:gmatch("[^/]+") do
    at = at .. name
    made = native.make_folder(at)
    at = at .. "/"
  end
  return made
end

--- Keeps closed standard descriptors from being taken by a connection, which messages would then go to.
function terminal.hold_standard_files()
  if loaded and native.hold_standard_files then native.hold_standard_files() end -- absent while it is built
end

--- Keeps files that are made from now on to the user alone.
function terminal.keep_private()
  if loaded then native.keep_private() end
end

return terminal
