--- Builds the core for this Neovim from the sources that came with the plug-in, with cmake.
local core_build = {}

local PREFIXES = { "/usr/include/", "/usr/local/include/", "/opt/homebrew/include/" }
local FOLDERS = { "luajit-2.1", "lua5.1", "lua-5.1", "lua51" }

-- LuaJIT and Lua 5.1 have the same binary interface.
local function fits(folder)
  local file = folder .. "/lua.h"
  if vim.fn.filereadable(file) == 0 then
    return false
  end
  return table.concat(vim.fn.readfile(file), "\n"):find "LUA_VERSION_NUM%s+501"
end

local function headers()
  if vim.env.LUA_INCLUDE_DIR then
    return vim.env.LUA_INCLUDE_DIR
  end
  for _, prefix in ipairs(PREFIXES) do
    for _, name in ipairs(FOLDERS) do
      if fits(prefix .. name) then
        return prefix .. name
      end
    end
  end
end

-- The last lines of an output hold the reason, such as a missing library.
local function reason(text)
  return text:match "partnercenter: ([^\n]*)" or text:match "[Ee]rror:? [^\n]*" or text
end

--- Builds build/luajit/partnercenter/core.so below the sources. It blocks until the build is done.
---@param sources string|nil their folder
---@return true|nil
---@return string|nil problem
function core_build.run(sources)
  if not sources then
    return nil, "there are no sources here: install the rock for Lua 5.1"
  elseif vim.fn.executable "cmake" == 0 then
    return nil, "cmake is missing: install it"
  end
  local include = headers()
  if not include then
    return nil, "no lua.h of LuaJIT: install it (Debian: libluajit-5.1-dev), or set LUA_INCLUDE_DIR"
  end
  local folder = sources .. "/build/luajit"
  for _, line in ipairs {
    { "cmake", "-S", sources, "-B", folder, "-DLUA_INCLUDE_DIR=" .. include },
    { "cmake", "--build", folder, "--target", "core", "--parallel" },
  } do
    local said = vim.fn.system(line)
    if vim.v.shell_error ~= 0 then
      return nil, reason(said)
    end
  end
  return true
end

return core_build
