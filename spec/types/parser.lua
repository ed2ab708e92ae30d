-- Parses LuaCATS annotations: the lines of generated types, and the types in them. Raises at a line that it
-- cannot read, so that editors can.
local parser = {}

-- A cursor over one line.
local function cursor(text)
  local at = 1
  local here = {}
  function here.take(pattern)
    local from, to, found = text:find("^%s*(" .. pattern .. ")", at)
    if from then at = to + 1 end
    return found
  end
  function here.need(pattern)
    return here.take(pattern) or error(("no %s at %d of: %s"):format(pattern, at, text), 0)
  end
  function here.rest() return text:sub(at) end
  return here
end

local union

local function list(here, close)
  if here.take(close) then return end
  repeat
    if not here.take("[%a_][%w_]*%??:") and here.take("%[") then
      union(here)
      here.need("%]:")
    end
    if not here.take("%.%.%.") then union(here) end
  until not here.take(",")
  here.need(close)
end

local function single(here, names)
  if here.take('"[^"]*"') or here.take("%-?%d+") then return end
  if here.take("%(") then
    union(here, names)
    here.need("%)")
  elseif here.take("{") then
    list(here, "}")
  else
    local name = here.need("[%a_][%w_.]*")
    if names then names[#names + 1] = name end
    if name == "fun" and here.take("%(") then
      list(here, "%)")
      if here.take(":") then
        repeat
          union(here, names)
        until not here.take(",")
      end
    elseif here.take("<") then
      repeat
        union(here, names)
      until not here.take(",")
      here.need(">")
    end
  end
end

function union(here, names)
  repeat
    single(here, names)
    while here.take("%[%]") or here.take("%?") do end
  until not here.take("|")
end

local function field(here)
  here.take("private ")
  local name = here.take("[%a_][%w_]*")
  if not name then
    here.need("%[")
    name = here.need('"[^"]*"'):gsub('"', "")
    here.need("%]")
  end
  local found = { name = name, optional = here.take("%?") ~= nil }
  local before = here.rest()
  union(here)
  found.type = before:sub(1, #before - #here.rest()):gsub("^%s+", "")
  return found
end

local TAGS = {}

function TAGS.class(here, read)
  local name = here.need("[%a_][%w_.%[%]]*")
  local class = { fields = {}, parents = {} }
  if here.take(":") then
    union(here, class.parents)
    while here.take(",") do union(here, class.parents) end
  end
  read.classes[name] = read.classes[name] or class
  read.class = read.classes[name]
end

function TAGS.field(here, read)
  local found = field(here)
  assert(read.class, "a field without a class")
  read.class.fields[found.name] = found
end

function TAGS.alias(here, read)
  local name = here.need("[%a_][%w_.]*")
  local words = {}
  for word in here.rest():gmatch('"([^"]*)"') do
    words[word] = true
  end
  read.aliases[name] = { words = words, open = here.rest():find("|string", 1, true) ~= nil }
  read.alias = read.aliases[name]
  if here.rest():find("%S") then union(here) end
end

function TAGS.param(here)
  if not here.take("%.%.%.") then here.need("[%a_][%w_]*%??") end
  union(here)
end

TAGS["return"] = function(here)
  union(here)
end

function TAGS.operator(here)
  here.need("call%(%)")
  here.need(":")
  union(here)
end

function TAGS.generic(here) here.need("[%a_][%w_, ]*") end

function TAGS.overload(here) union(here) end

function TAGS.see(here) here.need("%S+") end

TAGS.deprecated, TAGS.meta = function() end, function() end

--- Reads the annotations of a file into `read`: classes and aliases by name.
---@param text string
---@param read { classes: table, aliases: table }
function parser.read(text, read)
  for line in text:gmatch("[^\n]+") do
    local tag, rest = line:match("^%-%-%-@(%l+)%s*(.*)$")
    if tag then
      assert(TAGS[tag], line)(cursor(rest), read)
    elseif line:find("^%-%-%-|") then
      local here = cursor(line:sub(5))
      local word = here.need("%S+")
      read.alias.words[word:gsub('"', "")] = true
      read.alias.open = read.alias.open or word == "string"
    elseif not line:find("^%-%-%-") then
      local declares = line:find("^local [%w_]+ = {}$") or line:find("^function [%w_.:]+%([%w_, .]*%) end$")
      assert(declares or line:find("^%-%- "), line)
    end
  end
end

return parser
