-- The curl command as a client of the simulator, for its specs: another program than the library's core.
local json = require "partnercenter.simulator.json"
local shell_text = require "partnercenter.simulator.launch.shell_text"
require "socket" -- controls the simulator faster than curl

local client = {}

local BOM = "\239\187\191"

local function split(text)
  local head, body = text:match("^(.-)\r?\n\r?\n(.*)$")
  if not head then return nil end
  local answer = { headers = {}, lines = {}, body = body }
  for line in head:gmatch("[^\r\n]+") do
    local name, value = line:match("^([^:]+):%s*(.*)$")
    if name then answer.headers[name:lower()] = value end
    answer.lines[#answer.lines + 1] = line
  end
  answer.protocol, answer.status = answer.lines[1]:match("^(%S+) (%d+)")
  answer.status = tonumber(answer.status)
  return answer
end

--- Runs curl; returns the answer (status, protocol, headers, body as received, bom, value) and its exit code.
function client.curl(sim, path, options)
  options = options or {}
  local words = { "curl -q -sS -i --max-time 30 --noproxy '*' --cacert", shell_text.quote(sim.ca_file) }
  local function add(...)
    for _, word in ipairs { ... } do words[#words + 1] = shell_text.quote(word) end
  end
  if options.token ~= false then add("-H", "Authorization: Bearer " .. (options.token or sim.user_token)) end
  if options.method then add("-X", options.method) end
  for name, value in pairs(options.headers or {}) do add("-H", name .. ": " .. value) end
  if options.fault then add("-H", "X-Simulator-Fault: " .. options.fault) end
  local body = options.body
  if type(body) == "table" then body = json.encode(body) end
  if body then add("-H", "Content-Type: application/json", "--data-binary", body) end
  if options.form then add("-d", options.form) end
  for _, word in ipairs(options.curl or {}) do add(word) end
  add((options.base or sim.base_url.api) .. path)
  local stream = assert(io.popen(table.concat(words, " ") .. ' 2>/dev/null; printf "\\n%d" $?', "r"))
  local text, code = stream:read("*a"):match("^(.*)\n(%d+)$")
  stream:close()
  local answer = split(text) or {}
  if answer.body then
    answer.bom = answer.body:sub(1, 3) == BOM
    answer.value = json.decode(answer.bom and answer.body:sub(4) or answer.body)
  end
  return answer, tonumber(code)
end

--- A simulator with tokens at hand.
function client.start(options)
  local simulator = require "partnercenter.simulator"
  local sim = assert(simulator.start(options))
  sim.user_token = assert(sim:access_token { user = true }).access_token
  sim.app_token = assert(sim:access_token { user = false }).access_token
  return sim
end

--- The path of a customer: by its number, or by an id.
function client.customer(sim, which, rest)
  local id = type(which) == "number" and sim.customers[which].id or which
  return "/v1/customers/" .. id .. (rest or "")
end

--- Runs a command and returns what it prints.
function client.output(command)
  local stream = assert(io.popen(command, "r"))
  local text = stream:read("*a")
  stream:close()
  return text
end

return client
