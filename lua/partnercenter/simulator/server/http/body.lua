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

local function decode(row, text, wants_array)
  local value, why = json.decode(text)
  if value == nil then return nil, refusals.of(row, 3000, "The body is not valid JSON: " .. why) end
  if type(value) ~= "table" or value == json.null or is_array(value) ~= wants_array then
    return nil, refusals.of(row, 3000, "The body is not " .. (wants_array and "an array" or "an object"))
  end
  return value
end

--- Parses JSON, and checks it against a model.
---@param row table of the route table
---@param takes string "Model" or "Model[]"
---@param text string
---@return table|nil body with the names of the model
---@return table|nil refusal a reply
function body.of_model(row, takes, text)
  local value, refusal = decode(row, text, takes:find("%[%]$") ~= nil)
  if not value then return nil, refusal end
  local checked, problem = check.body(row.name, takes, value)
  if problem then return nil, refusals.reply(row, problem) end
  return checked
end

--- Parses the body of an operation.
---@param row table of the route table; takes: "Model" or "Model[]"
---@param request table
---@return table|nil body
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
  if row.takes then return body.of_model(row, row.takes, request.body) end
  local value, refusal = decode(row, request.body, false)
  return value and camel(value), refusal
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
