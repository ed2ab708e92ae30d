--- Calls the control routes of a running simulator with the curl command, or ten times as fast by LuaSocket
--- in a program that has loaded it. Loading it here would make that program ignore SIGPIPE.
local json = require "partnercenter.simulator.json"
local shell_text = require "partnercenter.simulator.launch.shell_text"

local control = {}

local SECONDS = 60

local CURL = ("exec curl -q -sS --noproxy '*' --max-time %d -w '\\n%%{http_code}'"):format(SECONDS)

-- Returns status and body, or nil and why there is no answer.
local function by_socket(socket, running, method, path, body)
  local connection = socket.tcp()
  connection:settimeout(SECONDS)
  local ok, why = connection:connect("127.0.0.1", tonumber(running.http_port))
  local text
  if ok then
    connection:send(("%s %s HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%s"):format(method, path,
      #(body or ""), body or ""))
    text, why = connection:receive "*a"
  end
  connection:close()
  local status, answer = (text or ""):match("^HTTP/%S+ (%d%d%d).-\r\n\r\n(.*)$")
  return status, answer or why or "the connection was closed"
end

local function write(path, text)
  local file, why = io.open(path, "wb")
  if not file then return nil, why end
  file:write(text)
  return file:close()
end

local function by_curl(running, method, path, body)
  local data = ""
  if body then
    local file = running.dir .. "/control.json"
    local written, why = write(file, body)
    if not written then return nil, tostring(why) end
    data = "--data-binary " .. shell_text.quote("@" .. file)
  end
  local url = ("http://127.0.0.1:%d%s"):format(running.http_port, path)
  local command = ("%s%s -X %s %s %s 2>&1"):format(shell_text.head, CURL, method, data, url)
  local stream = assert(io.popen(command, "r"))
  local text = stream:read("*a")
  stream:close()
  local answer, status = text:match("^(.*)\n(%d+)%s*$")
  if status == "000" then return nil, answer end
  return status, answer or text
end

--- Calls a control route.
---@param running table from process.start
---@param method string
---@param route string such as "faults"
---@param value table|nil the JSON body
---@return any answer `true` if the answer has no body
---@return string|nil err
function control.call(running, method, route, value)
  local path, body = "/simulator/" .. route, value and json.encode(value)
  local socket = package.loaded.socket
  local status, text
  if socket then
    status, text = by_socket(socket, running, method, path, body)
  elseif running.curl then
    status, text = by_curl(running, method, path, body)
  else
    return nil, "curl is missing: install it to control a running simulator"
  end
  if not status then return nil, "the simulator did not answer: " .. text end
  if status:sub(1, 1) ~= "2" then return nil, (json.decode(text) or {}).error or text end
  if text == "" then return true end
  return json.decode(text)
end

return control
