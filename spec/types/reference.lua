-- Writes the tables of all calls in lua/partnercenter/types/: a README for each area, and one that lists the
-- areas.
local rows = require "spec.types.rows"
local writer = require "spec.types.writer"

local page_of, sorted = rows.page_of, rows.sorted

local reference = {}

local function query_of(row)
  local names = {}
  for _, key in ipairs(sorted(row.query or {})) do
    names[#names + 1] = key .. (row.query[key]:find("%*$") and "*" or "")
  end
  return table.concat(names, ", ")
end

local function notes_on(row)
  local notes = {}
  local function add(text, ...)
    notes[#notes + 1] = text:format(...)
  end
  if row.auth and row.auth ~= "both" then add("%s", row.auth) end
  if row.host then add("host %s", row.host) end
  if row.beta then add("beta") end
  if row.deprecated then add("deprecated: %s", row.deprecated) end
  if row.retired then add("retired: %s", row.retired) end
  if row.reference then add("[reference](%s)", page_of(row)) end
  return table.concat(notes, "; ")
end

local function add_file(out, file)
  out("")
  out("## %s", file.name)
  out("")
  out("| call | wire | result | query | |")
  out("|---|---|---|---|---|")
  for _, call in ipairs(file.calls) do
    local row = call.row
    out("| `%s` | `%s %s` | %s%s | %s | %s |", row[1], row[2], row[3], row.gives or "any",
      call.list and "*" or "", query_of(row), notes_on(row))
  end
end

local function area_text(area, files)
  local out, text = writer.new()
  out("# Calls: %s", area)
  out("")
  out("Generated from `api/data/` by `spec/types/generate.lua`. The README above explains the columns.")
  for _, file in ipairs(files) do
    add_file(out, file)
  end
  return text()
end

local function contents_text(by_area)
  local out, text = writer.new()
  out("# All calls")
  out("")
  out("Generated from `api/data/` by `spec/types/generate.lua`. Each area has its own table of calls:")
  out("")
  for _, area in ipairs(sorted(by_area)) do
    local names = {}
    for i, file in ipairs(by_area[area]) do
      names[i] = file.name
    end
    out("- [%s](%s/README.md): %s", area, area, table.concat(names, ", "))
  end
  out("")
  out("Every call starts at a client. The module `partnercenter` has the first call of each chain too. A")
  out("`query` is a table with the names in its column; `*` marks a required name. `*` after a result marks")
  out("a listing.")
  return text()
end

--- Returns the text of each README, by path.
---@param api table of rows.read
---@param areas table<string, string[]> the files of each area
---@return table<string, string>
function reference.files(api, areas)
  local by_name, by_area, texts = {}, {}, {}
  for _, file in ipairs(api.files) do
    by_name[file.name] = file
  end
  for area, names in pairs(areas) do
    by_area[area] = {}
    for i, name in ipairs(names) do
      by_area[area][i] = by_name[name]
    end
    texts[area .. "/README.md"] = area_text(area, by_area[area])
  end
  texts["README.md"] = contents_text(by_area)
  return texts
end

return reference
