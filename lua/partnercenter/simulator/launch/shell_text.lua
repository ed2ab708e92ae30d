--- Pieces of shell scripts: their head, quoting and writing files.
local shell_text = {}

--- First lines of a script. They extend PATH by the usual folders, and keep the starter's Lua variables and
--- preloaded libraries (sanitizers) away from nginx and openssl.
shell_text.head = 'PATH="${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\n'
  .. "export PATH\n"
  .. "unset LUA_PATH LUA_CPATH LUA_INIT LD_PRELOAD\n"

--- Quotes a text as one shell word.
---@param text string
---@return string
function shell_text.quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- Returns the command that writes a file.
---@param name string
---@param text string
---@return string command
function shell_text.file(name, text)
  return ("printf '%%s\\n' %s > %s\n"):format(shell_text.quote(text), name)
end

return shell_text
