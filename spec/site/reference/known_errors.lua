-- The errors of spec/data/errors.tsv, with the library's hints, by resource.
local error_resources = require "spec.site.reference.error_resources"
local hints = require "partnercenter.errors.hints"
local paths = require "spec.site.paths"

local known_errors = {}

--- All rows of the table: status, code and meaning, in its order.
---@return { status: string, code: string, meaning: string }[]
function known_errors.all()
  local rows = {}
  for line in paths.read("spec/data/errors.tsv"):gmatch("[^\r\n]+") do
    local status, code, meaning = line:match("^([^\t]+)\t([^\t]+)\t([^\t]+)$")
    rows[#rows + 1] = { status = status, code = code, meaning = meaning }
  end
  assert(table.remove(rows, 1).code == "code")
  return rows
end

-- A code with spaces stands alone in its line.
local function codes_of(text)
  local codes = {}
  if text:find("%.$") then return { [text] = true } end
  for code in text:gmatch("%S+") do codes[code] = true end
  return codes
end

--- The codes of a resource, and whether any call may give a code that no resource names.
---@return table<string, table<string, true>> codes by resource
---@return table<string, true> all of them
function known_errors.by_resource()
  local found, named = {}, {}
  for _, line in ipairs(error_resources) do
    for code in pairs(codes_of(line[2])) do
      named[code] = true
      for resource in line[1]:gmatch("%S+") do
        found[resource] = found[resource] or {}
        found[resource][code] = true
      end
    end
  end
  return found, named
end

local function hint_for(row, call)
  local fact = { status = row.status, code = row.code, message = row.meaning }
  if call then
    fact.operation = call.entry.node.path .. (call.list and "list" or call.name)
    fact.method, fact.path, fact.host = call.row[2], call.row[3], call.row.host
  end
  if row.code == "-" then fact.code = nil end
  if row.status == "-" then
    return hints.of_nested(row.meaning:match("^nested ([%l ]+) error"), row.code)
  end
  return hints.of_service(fact)
end

--- The action against an error, when it says more than the meaning.
---@param row table of `all`
---@param calls table[]? of the resource
---@return string
function known_errors.hint(row, calls)
  local bare = hint_for({ status = row.status, code = "-", meaning = "" })
  for _, call in ipairs(calls or {}) do
    local hint = hint_for(row, call)
    if hint and hint ~= bare and hint ~= row.meaning then return hint end
  end
  local hint = hint_for(row)
  return hint and hint ~= row.meaning and hint or ""
end

return known_errors
