--- Calls the control routes of a running simulator with the curl command, since plain Lua has no HTTP client.
local json = require "partnercenter.simulator.json"
local shell_text = require "partnercenter.simulator.launch.shell_text"

local control = {}

local CURL = "curl -q -sS --noproxy '*' --max-time 60 -w '\\n%{http_code}'"

local function write_body(path, value)
  local file, why = io.open(path, "wb")
  if not file then return nil, why end
  file:write(json.encode(value))
  return file:close()
end

--- Calls a control route.
---@param running table from process.start
---@param method string
---@param route string such as "faults"
---@param value table|nil the JSON body
---@return any answer `true` if the answer has no body
---@return string|nil err
function control.call(running, method, route, value)
  if not running.curl then return nil, "curl is missing: install it to control a running simulator" end
  local body = ""
  if value then
    local path = running.dir .. "/control.json"
    local written, why = write_body(path, value)
    if not written then return nil, "the simulator is not running: " .. tostring(why) end
    body = "--data-binary " .. shell_text.quote("@" .. path)
  end
  local url = ("http://127.0.0.1:%d/simulator/%s"):format(running.http_port, route)
  local command = ("%s%s -X %s %s %s 2>&1"):format(shell_text.head, CURL, method, body, url)
  local stream = assert(io.popen(command, "r"))
  local text, status = stream:read("*a"):match("^(.*)\n(%d+)%s*$")
  stream:close()
  if not status or status == "000" then return nil, "the simulator did not answer: " .. (text or "") end
  if status:sub(1, 1) ~= "2" then return nil, (json.decode(text) or {}).error or text end
  if text == "" then return true end
  return json.decode(text)
end

return control
