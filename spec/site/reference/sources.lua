-- Tells where an operation is known from: the sources in spec/data/operations.tsv, and documented examples.
local operations = require "spec.data.operations"

local sources = {}

-- The first words of a source, in the order of this table.
local NAMES = {
  { "REST reference", "docs", "docs-2021", "docs-2023", "learn", "learn-2026" },
  { "Graph reference", "graph-docs" },
  { "Microsoft's .NET SDK", "dotnet" }, { "Microsoft's Java SDK", "java" },
  { "Microsoft's OpenAPI files", "swagger", "python-swagger" },
  { "other clients", "node-lib", "CIPP-API", "partner-rest", "mcp" },
}

local by_name

local function row_of(name)
  if not by_name then
    by_name = {}
    for _, row in ipairs(operations.all()) do by_name[row.name] = row end
  end
  return by_name[name]
end

--- The sources of an operation, as a list of words.
---@param name string
---@return string "" where none is known
function sources.of(name)
  local row, labels, found = row_of(name), {}, {}
  if not row then return "" end
  for source in row.source:gmatch("[^;]+") do labels[source:match("^%s*([%w%-]+)") or ""] = true end
  for _, line in ipairs(NAMES) do
    for place = 2, #line do
      if labels[line[place]] then
        found[#found + 1] = line[1]
        break
      end
    end
  end
  return table.concat(found, ", ")
end

--- Where an answer of the operation was seen. None was seen on the live service.
---@param examples table[]? documented ones
---@return string
function sources.seen(examples)
  local answered = false
  for _, example in ipairs(examples or {}) do
    answered = answered or example.response_text ~= nil and example.response_text ~= "null"
  end
  if answered then return "in a documented example; not on the live service" end
  if examples and examples[1] then return "its request in a documented example; not on the live service" end
  return "in the simulator only, which makes the answer from the model"
end

return sources
