-- Sends the request of a documented example as it stands: path, query and body, by the curl command.
local client = require "spec.simulator.client"
local json = require "partnercenter.simulator.json"

local TOKEN = "MS-ContinuationToken"

local function encoded(text)
  return (text:gsub("[^%w%-._~]", function(char) return ("%%%02X"):format(char:byte()) end))
end

local function query_of(example)
  local pieces = {}
  for name, value in pairs(example.query) do
    for _, one in ipairs(type(value) == "table" and value or { value }) do
      pieces[#pieces + 1] = encoded(name) .. "=" .. encoded(one)
    end
  end
  table.sort(pieces)
  return #pieces > 0 and "?" .. table.concat(pieces, "&") or ""
end

local function parts_of(multipart)
  local words = {}
  for _, part in ipairs(multipart) do
    words[#words + 1] = "-F"
    words[#words + 1] = part.filename
      and ("%s=bytes;filename=%s;type=%s"):format(part.name, part.filename, part.content_type)
      or part.name .. "=" .. json.encode(part.value)
  end
  return words
end

-- A token of the simulator in the place of the documented one.
local function continuation(sim, example)
  local query = {}
  for name, value in pairs(example.query) do
    if name:lower() ~= "seekoperation" then query[name] = value end
  end
  local first = client.curl(sim, example.path .. query_of { query = query })
  return first.value.links.next.headers[1].value
end

local AUDIENCES = { partner = "https://api.partner.microsoft.com" }

--- Sends the request of an example.
---@param sim partnercenter.simulator.Handle
---@param example table
---@return table answer status, headers, value
return function(sim, example)
  local options = { method = example.method, headers = {} }
  local audience = AUDIENCES[example.row.host]
  if audience then
    options.token = assert(sim:access_token { user = true, audience = audience }).access_token
  end
  for name, value in pairs(example.headers) do
    if name ~= "Content-Type" then options.headers[name] = value end
  end
  if options.headers[TOKEN] then options.headers[TOKEN] = continuation(sim, example) end
  if example.row.needs_etag and not options.headers["If-Match"] then options.headers["If-Match"] = "*" end
  local body = example.body
  if type(body) == "table" and body.multipart then
    options.curl = parts_of(body.multipart)
  elseif body ~= nil then
    options.body = json.encode(body)
  end
  return (client.curl(sim, (example.path:gsub("'", "%%27")) .. query_of(example), options))
end
