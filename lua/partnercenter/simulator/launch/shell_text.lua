-- What the shell scripts of the simulator share.

local M = {}

---Lines for the head of a script. The usual tools are found even where PATH is empty; what was set for the
---starter's own Lua, or preloaded into it (sanitizers), does not reach nginx and openssl.
M.head = 'PATH="${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"; export PATH\n'
  .. "unset LUA_PATH LUA_CPATH LUA_INIT LD_PRELOAD\n"

---Quotes a text as one word of a shell command.
---@param text string
---@return string
function M.quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

---Writes a file from inside a script.
---@param name string
---@param text string
---@return string command
function M.file(name, text) return ("printf '%%s\\n' %s > %s\n"):format(M.quote(text), name) end

return M
