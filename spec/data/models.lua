-- The models of the REST API as spec/data/models.tsv has them.
local models = {}

local function fields_of(line)
  local fields = {}
  for field in (line .. "\t"):gmatch("(.-)\t") do
    fields[#fields + 1] = field
  end
  return fields
end

local function words_of(text)
  local words = {}
  for word in (text == "-" and "" or text):gmatch("%S+") do
    words[#words + 1] = word
  end
  return words
end

--- Each member of each model, in the order of the table: model, member, type (as in api/models/), required
--- (operations whose requests must have it) and values.
---@return table[]
function models.members()
  local list = {}
  for line in io.lines("spec/data/models.tsv") do
    local row = fields_of(line)
    assert(#row == 6, line)
    local kind = row[3]:gsub("^object:", ""):gsub("^array:(.*)$", "%1[]"):gsub("^Dictionary", "object")
    list[#list + 1] = {
      model = row[1], member = row[2], type = kind, required = words_of(row[4]), values = words_of(row[5]),
    }
  end
  assert(table.remove(list, 1).model == "model")
  return list
end

return models
