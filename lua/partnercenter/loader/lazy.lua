--- Makes placeholders for modules, which load when one of their members is first used.
local lazy = {}

local waiting = {}

--- Loads all modules that have a placeholder, as the master process of nginx does for all workers.
function lazy.load_all()
  local name = next(waiting)
  while name do
    waiting[name] = nil
    require(name) -- may add placeholders
    name = next(waiting)
  end
end

-- The file of a module and its text; nil where another searcher than Lua's own finds the module.
local function read(name)
  local search = rawget(package, "searchpath") -- Lua 5.1 has none
  local path = search and search(name, package.path)
  local file = path and io.open(path, "rb")
  if not file then return end
  local text = file:read("*a")
  file:close()
  return path, text
end

local NAME = '"partnercenter.'
local LOADED_NAME = '^[ey] "([%w_.]+)"' -- after `require` or `lazy`

--- Reads the file of a module, and those of the modules that it names. They are compiled on first use, which
--- takes ten times as long as reading. The files may be moved or replaced meanwhile.
---@param name string as for `require`
function lazy.keep(name)
  if package.loaded[name] or package.preload[name] then return end
  local path, text = read(name)
  if not text then return require(name) end
  waiting[name] = true
  package.preload[name] = function()
    local module = assert(load(text, "@" .. path))(name, path)
    package.preload[name] = nil
    return module
  end
  local at = text:find(NAME, 3, true)
  while at do
    local named = text:match(LOADED_NAME, at - 2)
    if named then lazy.keep(named) end
    at = text:find(NAME, at + 1, true)
  end
end

--- Reads the files of all modules that have a placeholder.
function lazy.keep_all()
  local names = {}
  for name in pairs(waiting) do
    names[#names + 1] = name
  end
  for _, name in ipairs(names) do
    lazy.keep(name)
  end
end

---@param name string as for `require`
---@return table
local function placeholder(_, name)
  waiting[name] = true
  return setmetatable({}, { __index = function(self, key)
    local value = require(name)[key]
    self[key] = value
    return value
  end })
end

return setmetatable(lazy, { __call = placeholder })
