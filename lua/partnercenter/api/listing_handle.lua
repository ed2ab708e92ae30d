--- Makes handles of collections callable in a `for`, and raises where one is used as an array.
local misuse = require "partnercenter.arguments.misuse"
local lazy = require "partnercenter.loader.lazy"
local public_functions = require "partnercenter.arguments.public_functions"

local loop_items = lazy "partnercenter.engine.loop.loop_items"

local listing_handle = {}

local NO_ARRAY = "%s is a listing, no array: use each() for its items, or all() for an array of them"

local visible

local function is_listing(self)
  return type(self) == "table" and self._source ~= nil
end

--- The methods of listings.
---@return table<string, function>
function listing_handle.methods()
  if visible then return visible end
  local listing = require "partnercenter.api.listing"
  visible = public_functions.methods(listing, "listing", is_listing, {})
  local plain_next = visible.next
  -- `for page in listing.next, listing do` passes the previous page.
  visible.next = function(self, last, ...)
    local meta = type(last) == "table" and getmetatable(last)
    if type(meta) == "table" and rawget(meta, "__name") == "partnercenter.page" then last = nil end
    return plain_next(self, last, ...)
  end
  loop_items.listing.each = visible.each
  return visible
end

-- A `for` passes the previous item, which identifies the loop when several run over one listing.
local function step(self, _, last)
  local loops = self._loops
  if not loops then
    loops = {}
    self._loops = loops
  end
  local advance = last == nil and self:each() or loops[last]
  if not advance then
    misuse.raise("two loops share one listing: call each() for each loop")
  end
  if last ~= nil then loops[last] = nil end
  local item = advance()
  if item ~= nil then loops[item] = advance end
  return item
end

--- Adds the metamethods of a listing to the metatable of a handle.
---@param meta table
---@param name string
function listing_handle.prepare(meta, name)
  local function no_array() misuse.raise(NO_ARRAY:format(name)) end
  local index = getmetatable(meta.__index).__index
  getmetatable(meta.__index).__index = function(found, key)
    if type(key) == "number" then no_array() end
    return index(found, key)
  end
  meta.__len, meta.__pairs, meta.__ipairs, meta.__call = no_array, no_array, no_array, step
end

return listing_handle
