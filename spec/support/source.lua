-- Reads the files of the checkout, for specs about source text.
local source = {}

--- The paths that `find` lists for these arguments, sorted.
---@param arguments string
---@return string[]
function source.files(arguments)
  local paths = {}
  for path in assert(io.popen("find " .. arguments)):lines() do paths[#paths + 1] = path end
  table.sort(paths)
  assert(#paths > 0, "find lists nothing for: " .. arguments)
  return paths
end

---@param path string
---@return string
function source.read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local function blank(text) return (text:gsub("[^\n]", " ")) end

--- C without its comments and the contents of its strings.
---@param text string
---@return string
function source.bare_c(text)
  return (text:gsub("/%*.-%*/", blank):gsub("//[^\n]*", blank):gsub('\\.', "  "):gsub('"[^"\n]*"', '""'))
end

--- Lua without its comments and the contents of its short strings.
---@param text string
---@return string
function source.bare_lua(text)
  text = text:gsub("\\.", "  "):gsub('"[^"\n]*"', '""'):gsub("'[^'\n]*'", "''")
  return (text:gsub("%-%-%[(=*)%[.-%]%1%]", blank):gsub("%-%-[^\n]*", blank))
end

--- The line number of a position in a text.
---@param text string
---@param at integer
---@return integer
function source.line(text, at) return select(2, text:sub(1, at):gsub("\n", "")) + 1 end

--- "path:line" of every place where a pattern is found.
---@param path string
---@param text string
---@param pattern string
---@return string[]
function source.places(path, text, pattern)
  local found, at = {}, text:find(pattern)
  while at do
    found[#found + 1] = path .. ":" .. source.line(text, at)
    at = text:find(pattern, at + 1)
  end
  return found
end

return source
