--- Suggests the known name that an unknown one was probably meant to be.
local misuse = require "partnercenter.arguments.misuse"
local printable = require "partnercenter.text.printable"

local suggest = {}

local LENGTH_MAX = 64
local LISTED_MAX = 10
local VERBS = { get = true, list = true, fetch = true, read = true, query = true }

local function plain(name)
  return (name:lower():gsub("[_%-%s%.]", ""))
end

-- Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`.
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

--- The known name closest to `name`, or nil when none is close. Case and separators do not count.
---@param name any
---@param known table  names as keys
---@return string|nil
function suggest.suggest(name, known)
  if type(name) ~= "string" or #name > LENGTH_MAX then
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

--- Says that a name is unknown, and which one was probably meant.
---@param sort string such as "option"
---@param name any
---@param known table  names as keys
---@return string
function suggest.unknown_name(sort, name, known)
  if type(name) ~= "string" then return ("unknown %s of type %s"):format(sort, type(name)) end
  local hint, unknown = suggest.suggest(name, known), ("unknown %s '%s'"):format(sort, printable(name))
  return hint and ("%s, did you mean '%s'?"):format(unknown, hint) or unknown
end

-- "get_customer" means "customer": other libraries put a verb before the noun.
local function without_verb(name, known)
  local verb, rest = tostring(name):match("^(%l+)_(.+)$")
  if VERBS[verb] then return suggest.suggest(rest, known) end
end

local function singular(word)
  return (word:gsub("s$", ""))
end

local function words_of(name)
  local words = {}
  for word in tostring(name):gsub("%u", "_%0"):lower():gmatch("%a%a%a+") do
    words[singular(word)] = true
  end
  return words
end

-- Lists the known names that share a word with `name`, or all of them, if they are few.
local function alternatives(name, known)
  local words, near, all = words_of(name), {}, {}
  for candidate in pairs(known) do
    local shares_word = false
    for word in candidate:gmatch("%a+") do
      shares_word = shares_word or words[singular(word)]
    end
    if shares_word then near[#near + 1] = candidate end
    all[#all + 1] = candidate
  end
  local listed = near[1] and near or all
  if not listed[1] or #listed > LISTED_MAX then return "" end
  table.sort(listed)
  return "; there is " .. table.concat(listed, ", ")
end

--- Raises about an unknown method, with a suggestion or the names there are.
---@param object string
---@param name any
---@param ... table known names as keys
function suggest.unknown(object, name, ...)
  local known = {}
  for _, names in ipairs({ ... }) do
    for key in pairs(names) do
      if type(key) == "string" then known[key] = true end
    end
  end
  local hint = suggest.suggest(name, known) or without_verb(name, known)
  misuse.raise(("%s has no method '%s'%s"):format(object, printable(name),
    hint and (", did you mean '%s'?"):format(hint) or alternatives(name, known)))
end

return suggest
