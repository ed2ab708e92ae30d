--- Compares the path of a request with the plain path of a fault.
-- luacheck: read globals ngx
local fault_path = {}

local function segments_of(path)
  local segments = {}
  for segment in path:gmatch("[^/]+") do segments[#segments + 1] = ngx.unescape_uri(segment):lower() end
  return segments
end

-- A {name} stands for any text within a segment.
local function is_same(wanted, segment)
  local pattern = wanted:gsub("[%-%^$().%%+*?%[%]]", "%%%0"):gsub("{[%w_]+}", ".+")
  return segment:find("^" .. pattern .. "$") ~= nil
end

local function ends_at(wanted, segments, last)
  local before = last - #wanted
  if before < 0 then return false end
  for index, segment in ipairs(wanted) do
    if not is_same(segment, segments[before + index]) then return false end
  end
  return true
end

--- Returns whether a path is the wanted one or ends with it, in whole segments and in any case. A wanted path
--- with a slash at its end also stands for all paths below it.
---@param wanted string
---@param path string
---@return boolean
function fault_path.matches(wanted, path)
  local wants, segments = segments_of(wanted), segments_of(path)
  if wanted:sub(-1) ~= "/" then return ends_at(wants, segments, #segments) end
  for last = #wants, #segments do
    if ends_at(wants, segments, last) then return true end
  end
  return false
end

return fault_path
