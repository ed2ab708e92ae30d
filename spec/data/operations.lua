-- The operations of the REST API as spec/data/operations.tsv has them.
local operations = {}

local COLUMNS = {
  "area", "name", "method", "path", "query", "auth", "paging", "request_body", "response", "host", "status",
  "source",
}

local function fields(line)
  local found = {}
  for field in (line .. "\t"):gmatch("(.-)\t") do
    found[#found + 1] = field
  end
  return found
end

-- "country*,size,ids (repeatable)" becomes { country = "*", size = "", ids = "" }.
local function query_of(text)
  local names = {}
  for item in text:gsub(" %b()", ""):gmatch("[^,]+") do
    local name, star = item:match("^(.-)(%*?)$")
    if name ~= "-" then names[name] = star end
  end
  return names
end

--- All of them, in the order of the table; `query` is a table, the other columns are text.
---@return table[]
function operations.all()
  local list = {}
  for line in io.lines("spec/data/operations.tsv") do
    local values, one = fields(line), {}
    assert(#values == #COLUMNS, line)
    for i, column in ipairs(COLUMNS) do
      one[column] = values[i]
    end
    one.query = query_of(one.query)
    list[#list + 1] = one
  end
  assert(table.remove(list, 1).name == "name")
  return list
end

--- The rows of the resource files.
---@return table[]
function operations.rows()
  local rows = {}
  for _, file in ipairs(require("partnercenter.api.index").files) do
    for _, row in ipairs(require("partnercenter.api.data." .. file)) do
      rows[#rows + 1] = row
    end
  end
  return rows
end

return operations
