--- Parses the JSON body of a request. Member names may be in PascalCase and camelCase, like with the service.
local check = require "partnercenter.simulator.server.models.check"
local json = require "partnercenter.simulator.json"
local refusals = require "partnercenter.simulator.server.models.refusal"
local reply = require "partnercenter.simulator.server.http.reply"

local body = {}

-- Bodies that no model describes.
local function camel(value)
  if type(value) ~= "table" or value == json.null then return value end
  local made = setmetatable({}, getmetatable(value))
  for key, inner in pairs(value) do
    local name = type(key) == "string" and key:gsub("^%u", string.lower) or key
    made[name] = camel(inner)
  end
  return made
end

local function is_array(value) return value[1] ~= nil or getmetatable(value) ~= nil end

--- Parses the body of an operation.
---@param row table of the route table; takes: "Model" or "Model[]"
---@param request table
---@return table|nil body with the names of the models
---@return table|nil refusal a reply
function body.read(row, request)
  if request.body == "" then
    return nil, row.takes and refusals.of(row, 3000, "The request has no body") or nil
  elseif row.takes == "files" or row.takes == "form" then
    return {}
  end
  local kind = (request.header("Content-Type") or "application/json"):lower()
  if not kind:find("json", 1, true) then
    return nil, row.takes and reply.problem(415, 2000, "The content type is not supported") or nil
  end
  local value, why = json.decode(request.body)
  if value == nil then return nil, refusals.of(row, 3000, "The body is not valid JSON: " .. why) end
  local wanted = (row.takes or ""):find("%[%]$") ~= nil
  if type(value) ~= "table" or value == json.null or is_array(value) ~= wanted then
    return nil, refusals.of(row, 3000, "The body is not " .. (wanted and "an array" or "an object"))
  end
  if not row.takes then return camel(value) end
  local checked, problem = check.body(row.name, row.takes, value)
  if problem then return nil, refusals.reply(row, problem) end
  return checked
end

--- Refuses a body that lacks a member.
---@param value table
---@param names string members, or paths such as "companyProfile.domain", separated by blanks
---@return table|nil refusal a reply
function body.lacks(value, names)
  for path in names:gmatch("%S+") do
    local member = value
    for name in path:gmatch("[^.]+") do member = type(member) == "table" and member[name] or nil end
    if member == nil or member == "" or member == json.null then
      return reply.problem(400, 3000, ("The property %s is missing or not valid"):format(path))
    end
  end
end

return body
