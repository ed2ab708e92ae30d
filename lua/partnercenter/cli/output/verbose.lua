--- Tells on standard error what the library does, for --verbose.
local display_width = require "partnercenter.cli.output.display_width"

local verbose = {}

local FIELDS = {
  "method", "path", "host", "status", "kind", "attempt", "seconds", "request_id", "correlation_id",
}

--- A handler of events.
---@param event table
function verbose.tell(event)
  local parts = { event.type, event.operation }
  for _, name in ipairs(FIELDS) do
    local value = event[name]
    if value ~= nil then
      local text = name == "seconds" and ("%.3f"):format(value) or tostring(value)
      parts[#parts + 1] = name .. "=" .. text
    end
  end
  if event.message then parts[#parts + 1] = tostring(event.message) end
  io.stderr:write("[", display_width.harmless(table.concat(parts, " ")), "]\n")
end

return verbose
