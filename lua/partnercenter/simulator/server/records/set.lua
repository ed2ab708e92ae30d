-- Sets of records that are chosen, not stored: what pages are made of.

local M = {}

---The set of the records in a list.
---@param list table[]
---@return table set
function M.of(list)
  local set = {}
  function set.count() return #list end
  function set.at(_, position) return list[position] end
  return set
end

---The records of a set that pass.
---@param set table
---@param passes fun(record: table): boolean|nil
---@return table set
function M.where(set, passes)
  local found = {}
  for position = 1, set:count() do
    local record = set:at(position)
    if passes(record) then found[#found + 1] = record end
  end
  return M.of(found)
end

return M
