--- Names that nobody knows: what was probably meant, or what there is instead.
local caller = require "partnercenter.arguments.misuse"
local shown = require "partnercenter.text.shown"

local naming = {}

local function plain(name)
  return (name:lower():gsub("[_%-%s%.]", ""))
end

--- Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`.
local function distance(a, b)
  local before, row = nil, {}
  for j = 0, #b do
    row[j] = j
  end
  for i = 1, #a do
    local next_row = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      local best = math.min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (same and 0 or 1))
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
        best = math.min(best, before[j - 2] + 1)
      end
      next_row[j] = best
    end
    before, row = row, next_row
  end
  return row[#b]
end

--- The known name that `name` was probably meant to be, whatever its case and separators.
---@param name any
---@param known table  names as keys
---@return string|nil
function naming.suggest(name, known)
  if type(name) ~= "string" or #name > 64 then
    return nil
  end
  local want, best, best_distance = plain(name), nil, nil
  for candidate in pairs(known) do
    if type(candidate) == "string" then
      local other = plain(candidate)
      local edits = distance(want, other)
      local allowed = math.min(2, math.floor(math.max(#want, #other) / 3))
      local better = not best or edits < best_distance or (edits == best_distance and candidate < best)
      if edits <= allowed and better then
        best, best_distance = candidate, edits
      end
    end
  end
  return best
end

local VERBS = { get = true, list = true, fetch = true, read = true, query = true }

-- "get_customer" is meant to be "customer": elsewhere such verbs stand before the nouns.
local function without_verb(name, known)
  local verb, rest = tostring(name):match("^(%l+)_(.+)$")
  if VERBS[verb] then return naming.suggest(rest, known) end
end

local FEW = 10

local function singular(word)
  return (word:gsub("s$", ""))
end

-- What there is instead: the names that share a word with this one, or all of them, as long as they are few.
local function instead(name, known)
  local words, near, all = {}, {}, {}
  for word in tostring(name):gsub("%u", "_%0"):lower():gmatch("%a%a%a+") do
    words[singular(word)] = true
  end
  for candidate in pairs(known) do
    local shared = false
    for word in candidate:gmatch("%a+") do
      shared = shared or words[singular(word)]
    end
    if shared then near[#near + 1] = candidate end
    all[#all + 1] = candidate
  end
  local listed = near[1] and near or all
  if not listed[1] or #listed > FEW then return "" end
  table.sort(listed)
  return "; there is " .. table.concat(listed, ", ")
end

--- Raises about a method that is not there, with the known name that was probably meant, or those there are.
---@param what string whose method
---@param name any
---@param ... table known names as keys
function naming.unknown(what, name, ...)
  local known = {}
  for _, names in ipairs({ ... }) do
    for key in pairs(names) do
      if type(key) == "string" then known[key] = true end
    end
  end
  local hint = naming.suggest(name, known) or without_verb(name, known)
  caller.misuse(("%s has no method '%s'%s"):format(what, shown(name),
    hint and (", did you mean '%s'?"):format(hint) or instead(name, known)))
end

return naming
