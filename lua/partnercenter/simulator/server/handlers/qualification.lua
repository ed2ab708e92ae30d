-- The singular qualification: one bare JSON string.

local json = require "partnercenter.simulator.json"
local reply = require "partnercenter.simulator.server.http.reply"
local vetting = require "partnercenter.simulator.server.rules.vetting"

local PATH = "/v1/customers/{customer_id}/qualification"

local forms = {}

function forms.lower(name) return name:lower() end
function forms.pascal(name) return name end
function forms.camel(name) return (name:gsub("^%u", string.lower)) end
function forms.snake(name) return (name:gsub("(%l)(%u)", "%1_%2"):lower()) end
function forms.integer(name) return vetting.number(name) end

local function answer(call)
  local result = reply.json(200, forms[call.settings.singular_form](vetting.effective(call.customer)))
  result.padding = call.settings.padding
  return result
end

local function read(call)
  if not call.settings.singular then return reply.gateway(404) end
  return answer(call)
end

local function update(call)
  if not call.settings.singular then return reply.gateway(404) end
  local value = json.decode(call.request.body)
  if value == nil then return reply.problem(400, 3000, "The body is not a qualification") end
  local record, refusal = vetting.request(call, value, call.query.code, true)
  if not record then return refusal end
  return answer(call)
end

return {
  { method = "GET", path = PATH, auth = "both", run = read },
  { method = "PUT", path = PATH, auth = "app+user", raw = true, run = update },
}
