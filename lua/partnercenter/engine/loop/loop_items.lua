--- The items of a loop, in each form in which they can be given: array, iterator, callable or listing.
local misuse = require "partnercenter.arguments.misuse"
local json = require "partnercenter.json"

local loop_items = {}

---@class partnercenter.iteration what a listing knows of one iteration over it
---@field hand_over fun(latest: number?): function, function, function returns read, total, ended
---@field state fun(): table its position, see `listing:state`
---@field owner table|function the client of the listing, or a function that gives it
---@field again fun(state: table): partnercenter.iteration another one, from a position

--- The iterations behind the functions that a listing hands out.
---@type table<function, partnercenter.iteration>
loop_items.iterations = setmetatable({}, { __mode = "k" })

--- The `each` of listings; what makes an iteration of a listing.
---@type { each: function?, iteration: (fun(listing: table): partnercenter.iteration)? }
loop_items.listing = {}

local EXPECTED = "%s: an array, an iterator, something callable or a listing expected, got %s"
local HOLES = "%s: an array of mostly holes needs its length as the field n, as table.pack sets it"
local STATELESS = "%s: pairs and ipairs also need their table: give the array, or a function"

local next_index = ipairs({})

local function index(given, name)
  return given[name]
end

local function listing_iteration(given)
  local ok, each = pcall(index, given, "each") -- a handle raises about what it does not have
  if ok and each ~= nil and each == loop_items.listing.each then
    return loop_items.listing.iteration(given)
  end
end

--- The iteration of a listing, or of a function that a listing handed out; nil for other items.
---@param given any
---@return partnercenter.iteration?
function loop_items.iteration_of(given)
  local kind = type(given)
  if kind == "table" then return listing_iteration(given) end
  return kind == "function" and loop_items.iterations[given] or nil
end

local function is_callable(given, kind)
  local meta = (kind == "table" or kind == "userdata") and debug.getmetatable(given)
  return kind == "function" or (type(meta) == "table" and rawget(meta, "__call") ~= nil)
end

-- The library's own objects have no items unless they say so.
local function is_object(given)
  local meta = getmetatable(given)
  local name = type(meta) == "table" and rawget(meta, "__name")
  return type(name) == "string" and name:find("^partnercenter%.") ~= nil and not json.is_marked(given)
end

-- How many places an array has, and whether it may still grow: one with `n` may not.
local function size_of(given, what)
  local size, first = not is_object(given) and rawget(given, "n"), next(given)
  if type(size) == "number" and size >= 0 and size % 1 == 0 then return size, false end
  local last, count = 0, 0
  for key in next, given do -- `#` may stop at any hole
    if type(key) == "number" and key >= 1 and key % 1 == 0 then
      last, count = math.max(last, key), count + 1
    end
  end
  if last > 2 * count then misuse.raise(HOLES:format(what)) end
  size = math.max(last, #given)
  if size == 0 and (is_object(given) or (first ~= nil and given[1] == nil)) then
    misuse.raise(EXPECTED:format(what, "a table without items"))
  end
  return size, true
end

-- Reads an array: its items and their places. Holes are passed over; what was appended meanwhile comes too.
local function array_reader(given, size, grows)
  local place = 0
  return function()
    local item
    repeat
      item = given[place + 1]
      if place >= size and not (grows and item ~= nil) then return nil, math.max(size, place) end
      place = place + 1
    until item ~= nil
    return item, place
  end
end

local function filled(given, size)
  local count = 0
  for place = 1, size do
    if given[place] ~= nil then count = count + 1 end
  end
  return count
end

--- What a loop reads its items from.
---@param given any
---@param what string for messages
---@param latest number? when the loop must be over (monotonic seconds)
---@return fun(): any, any read the next item, with its place where it has one
---@return integer|(fun(): integer?)|nil total
---@return boolean? placed whether `read` also returns places
---@return fun(number: integer)? ended takes the number of an item that the loop has done with
function loop_items.open(given, what, latest)
  local kind, iteration = type(given), loop_items.iteration_of(given)
  if iteration then
    local read, total, ended = iteration.hand_over(latest)
    return read, total, false, ended
  elseif given == next or given == next_index then
    misuse.raise(STATELESS:format(what))
  elseif is_callable(given, kind) then
    return given
  elseif kind ~= "table" then
    misuse.raise(EXPECTED:format(what, kind))
  end
  local size, grows = size_of(given, what)
  return array_reader(given, size, grows), filled(given, size), true
end

return loop_items
