--- Listings of workflows: pages that a workflow makes from answers of the service, read as those of the API.
local misuse = require "partnercenter.arguments.misuse"
local public_functions = require "partnercenter.arguments.public_functions"

---@class partnercenter.workflow.Listing
---@field private _start fun(): (fun(): table[]?, partnercenter.error?)
---@field private _name string
---@field private _loops table<any, function>?
---@field private _walk (fun(): table[]?, partnercenter.error?)?
---@operator call: any
local listing = {}

local meta = { __name = "partnercenter.workflow.listing" }

--- The first page.
---@return table[]?, partnercenter.error?
function listing:first() return self._start()() end

--- The page after the last one read; only nil at the end.
---@return table[]?, partnercenter.error?
function listing:next()
  self._walk = self._walk or self._start()
  return self._walk()
end

local function iterator(start)
  local walk, page, taken = start(), nil, 0
  return function()
    while not page or taken >= #page do
      local err
      page, err = walk()
      if err then error(err, 0) end
      if not page then return nil end
      taken = 0
    end
    taken = taken + 1
    return page[taken]
  end
end

--- Iterates over the items of all pages; raises the error object when a page fails.
---@return fun(): any
function listing:each() return iterator(self._start) end

--- Iterates over the pages; raises the error object when one fails.
---@return fun(): table[]?
function listing:pages()
  local walk = self._start()
  return function()
    local page, err = walk()
    if err then error(err, 0) end
    return page
  end
end

--- All items in one array.
---@return any[]?, partnercenter.error?
function listing:all()
  local walk, all = self._start(), {}
  while true do
    local page, err = walk()
    if err then return nil, err end
    if not page then return all end
    for _, item in ipairs(page) do
      all[#all + 1] = item
    end
  end
end

local methods = public_functions.methods(listing, "listing", function(self)
  return type(self) == "table" and getmetatable(self) == meta
end, {})

function meta:__index(key)
  if type(key) == "number" then misuse.raise(self._name .. " is a listing, no array: use each() or all()") end
  if type(key) == "string" and key:sub(1, 1) == "_" then return nil end
  return methods[key]
end

function meta:__len() misuse.raise(self._name .. " is a listing, no array: use each() or all()") end
meta.__pairs, meta.__ipairs = meta.__len, meta.__len

function meta:__tostring() return self._name .. " (listing)" end

-- A `for` passes the previous item, which identifies its loop; `partnercenter.each` passes nothing.
function meta:__call(...)
  local key, loops = select("#", ...) == 0 and self or select(2, ...), rawget(self, "_loops") or {}
  self._loops = loops
  local loop = key ~= nil and loops[key] or iterator(self._start)
  if key ~= nil then loops[key] = nil end
  local item = loop()
  if item ~= nil then loops[key == self and self or item] = loop end
  return item
end

--- Makes a listing.
---@param name string for messages
---@param start fun(): (fun(): table[]?, partnercenter.error?) begins a walk over pages
---@return partnercenter.workflow.Listing
return function(name, start)
  return setmetatable({ _name = name, _start = start }, meta)
end
