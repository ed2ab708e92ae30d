--- Ctrl-C: how the interpreter reports it, and how a process ends of it.
local interruption = {}

local loaded, native = pcall(require, "partnercenter.terminal")

--- Whether a raised value is Ctrl-C; a traceback may follow its first line.
---@param raised any
---@return boolean
function interruption.is(raised)
  return type(raised) == "string" and raised:match("^[^\n]*"):find("interrupted!%s*$") ~= nil
end

--- Ends the process as a program that does not handle the signal would end.
---@param name "INT"|"PIPE"
---@param status integer for where signals cannot be sent
function interruption.die_of(name, status)
  if loaded then pcall(native.die_of, name) end
  os.exit(status)
end

return interruption
