-- The documented examples: requests and answers of operations, one file each in spec/data/examples.
local json = require "partnercenter.simulator.json"
local operations = require "spec.data.operations"

local files = {}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return (assert(json.decode(text)))
end

local function names()
  local list = {}
  local stream = assert(io.popen("ls spec/data/examples", "r"))
  for line in stream:lines() do
    list[#list + 1] = line:match("^(.*)%.json$")
  end
  stream:close()
  return list
end

-- The values of a row's {names} in a path.
local function parameters(template, path)
  local wanted, found = {}, {}
  for name in template:gmatch("{([%w_]+)}") do
    wanted[#wanted + 1] = name
  end
  local pattern = template:lower():gsub("[%-%.%+%[%]%(%)%$%*%?]", "%%%0"):gsub("{[%w_]+}", "([^/]+)")
  local at = { path:lower():match("^" .. pattern .. "/?$") }
  for index, name in ipairs(wanted) do
    local first = path:lower():find(at[index], 1, true)
    found[name] = path:sub(first, first + #at[index] - 1)
  end
  return at[1] and found
end

local function or_nil(value)
  if value ~= json.null then return value end
end

local function example(name, rows)
  local said = read("spec/data/examples/" .. name .. ".json")
  local row = assert(rows[said.operation], said.operation)
  return {
    name = name, row = row, method = said.method, path = said.path, query = said.query,
    params = assert(parameters(row[3], said.path), name .. ": another path than its row's"),
    body = or_nil(said.request_body), headers = said.request_headers or {},
    status = or_nil(said.response_status), answer = or_nil(said.response_body),
    answer_headers = said.response_headers or {}, note = said.note or "",
  }
end

--- All examples, sorted by name.
---@return table[]
function files.all()
  local rows, list = {}, {}
  for _, row in ipairs(operations.rows()) do
    rows[row.name] = row
  end
  for _, name in ipairs(names()) do
    list[#list + 1] = example(name, rows)
  end
  return list
end

return files
