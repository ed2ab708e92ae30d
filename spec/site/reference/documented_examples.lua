-- Reads the documented requests and answers in spec/data/examples.
local json = require "partnercenter.json"
local paths = require "spec.site.paths"

local documented_examples = {}

local FOLDER = "spec/data/examples/"

-- The value of a member from its first line to the line that closes it, with two blanks less.
local function written(text, member)
  local from = text:match('\n  "' .. member .. '": ()')
  if not from then return nil end
  local first = text:match("^[^\n]*", from)
  local value = first
  if first:find("[%[{]$") then value = text:match("^.-\n  [%]}]", from) end
  return (value:gsub(",$", ""):gsub("\n  ", "\n"))
end

local function read(name)
  local text = paths.read(FOLDER .. name)
  local example = assert(json.decode(text))
  example.variant = (name:match("^[^.]+%.(.*)%.json$") or ""):gsub("_", " ")
  example.request_text, example.response_text = written(text, "request_body"), written(text, "response_body")
  return example
end

--- All examples, by operation, each list sorted by file.
---@return table<string, table[]>
function documented_examples.by_operation()
  local found, names = {}, {}
  for name in assert(io.popen("ls " .. FOLDER)):lines() do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local example = read(name)
    found[example.operation] = found[example.operation] or {}
    table.insert(found[example.operation], example)
  end
  return found
end

return documented_examples
