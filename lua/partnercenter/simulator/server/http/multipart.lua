--- Reads the parts of a form upload (multipart/form-data).
local multipart = {}

--- Finds the value of a field that is no file.
---@param request table
---@param name string
---@return string|nil value
function multipart.field(request, name)
  local boundary = (request.header("Content-Type") or ""):match('boundary="?([^";]+)')
  if not boundary then return nil end
  local delimiter, at = "--" .. boundary, 1
  while true do
    local _, first = request.body:find(delimiter, at, true)
    local last = first and request.body:find("\r\n" .. delimiter, first, true)
    if not last then return nil end
    local head, value = request.body:sub(first + 1, last - 1):match("^(.-)\r\n\r\n(.*)$")
    local is_file = head and head:lower():find("filename=", 1, true)
    if head and not is_file and head:match('[ ;]name="([^"]*)"') == name then return value end
    at = last
  end
end

return multipart
