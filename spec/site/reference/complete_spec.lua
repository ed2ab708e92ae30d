-- The pages of the reference tell all that the tables of facts know: operations, records and errors.
local html = require "spec.site.html"
local known_errors = require "spec.site.reference.known_errors"
local operations = require "spec.data.operations"
local reference = require "spec.site.reference.pages"
local source = require "spec.support.source"

-- The text of the section or row with an id, to the next id, by id; and of whole pages, by path.
local function sections_of(pages)
  local found, bodies = {}, {}
  for _, page in ipairs(pages) do
    bodies[page.path] = html.text(page.body)
    for id, text in (page.body:gsub(' id="', "\0%0") .. "\0"):gmatch(' id="([^"]*)"(%Z*)') do
      found[html.text(id)] = html.text("<" .. text)
    end
  end
  return found, bodies
end

local function lines_of(path)
  local lines = {}
  for line in source.read(path):gmatch("[^\r\n]+") do
    local fields = {}
    for field in (line .. "\t"):gmatch("(.-)\t") do fields[#fields + 1] = field end
    lines[#lines + 1] = fields
  end
  table.remove(lines, 1)
  return lines
end

local function has(text, words) return text and text:find(words, 1, true) ~= nil end

describe("the pages of the reference #once", function()
  local sections, bodies

  setup(function() sections, bodies = sections_of(reference.pages {}) end)

  it("have each operation, with its method and path", function()
    local missing = {}
    for _, row in ipairs(operations.all()) do
      local text = sections[row.name]
      if not (has(text, row.method) and has(text, row.path)) then missing[#missing + 1] = row.name end
    end
    assert.same({}, missing)
  end)

  it("have each record, with its fields and their values", function()
    local missing = {}
    for _, line in ipairs(lines_of "spec/data/models.tsv") do
      local text = sections[line[1]]
      local is_there = has(text, line[2])
      for value in line[5]:gmatch("%S+") do is_there = is_there and (value == "-" or has(text, value)) end
      if not is_there then missing[#missing + 1] = table.concat(line, " ", 1, 5) end
    end
    assert.same({}, missing)
  end)

  it("have each error with its status and meaning, and on the page of its resource too", function()
    local missing = {}
    for _, row in ipairs(known_errors.all()) do
      local text = bodies["reference/errors.html"]
      if not (has(text, row.code) and has(text, row.meaning)) then missing[#missing + 1] = row.code end
    end
    for resource, codes in pairs((known_errors.by_resource())) do
      local text = bodies[("reference/%s.html"):format(resource)]
      for _, row in ipairs(known_errors.all()) do
        local is_missing = codes[row.code] and not has(text, row.meaning)
        if is_missing then missing[#missing + 1] = resource .. row.code end
      end
    end
    assert.same({}, missing)
  end)
end)
