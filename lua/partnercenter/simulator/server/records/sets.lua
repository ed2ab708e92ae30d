--- Sets of selected records, the source of pages.
local sets = {}

--- Makes a set of the records in a list.
---@param list table[]
---@return table set
function sets.of(list)
  local set = {}
  function set.count() return #list end
  function set.at(_, position) return list[position] end
  return set
end

--- Makes the subset of the records that pass.
---@param set table
---@param passes fun(record: table): boolean|nil
---@return table set
function sets.where(set, passes)
  local found = {}
  for position = 1, set:count() do
    local record = set:at(position)
    if passes(record) then found[#found + 1] = record end
  end
  return sets.of(found)
end

--- Makes the set of the records as an answer shows them.
---@param set table
---@param shown fun(record: table): table
---@return table set
function sets.shown(set, shown)
  local made = {}
  function made.count() return set:count() end
  function made.at(_, position) return shown(set:at(position)) end
  return made
end

return sets
