--- Finds calls of the API by their names, and reads calls as typed: customer(contoso.com):subscriptions().
local calls = {}

local function names_of(text)
  local names = {}
  for name in text:gsub("%b()", ""):gmatch("[%w_]+") do
    names[#names + 1] = name
  end
  return table.concat(names, ":")
end

--- All rows of the API, in the order of their files.
---@return table[]
function calls.rows()
  local rows = {}
  for _, file in ipairs(require("partnercenter.api.index").files) do
    for _, row in ipairs(require("partnercenter.api.data." .. file)) do
      if row[3] then rows[#rows + 1] = row end
    end
  end
  return rows
end

--- The row of a call, whatever its arguments are.
---@param text string
---@return table?
function calls.find(text)
  local wanted = names_of(text)
  for _, row in ipairs(calls.rows()) do
    if names_of(row[1]) == wanted then return row end
  end
end

-- A path as a pattern; an id is anything but a slash.
local function pattern_of(path)
  return "^" .. path:gsub("%p", "%%%0"):gsub("%%{[%w%%_]-%%}", "[^/]+") .. "$"
end

--- The row of the GET for a path on the wire.
---@param path string with or without a query
---@return table?
function calls.of_path(path)
  path = path:gsub("%?.*$", "")
  for _, row in ipairs(calls.rows()) do
    if row[2] == "GET" and path:find(pattern_of(row[3])) then return row end
  end
end

local function unquoted(text) return text:match('^"(.*)"$') or text:match("^'(.*)'$") end

local function value_of(text)
  local inner = unquoted(text)
  if inner then return inner end
  if text == "true" or text == "false" then return text == "true" end
  return tonumber(text) and not text:find("^0%d") and tonumber(text) or text
end

-- "a, size=5" -> { "a", { size = 5 } }: members become one table, the query of a list. Others are ids: text.
local function arguments_of(inside)
  local arguments, query = {}, nil
  for part in (inside .. ","):gmatch("%s*(.-)%s*,") do
    local name, value = part:match("^([%a_$][%w_$]*)%s*=%s*(.*)$")
    if name then
      query = query or {}
      query[name] = value_of(value)
    elseif part ~= "" then
      arguments[#arguments + 1] = unquoted(part) or part
    end
  end
  arguments[#arguments + 1] = query
  return arguments
end

--- Reads a call as typed.
---@param text string
---@return { name: string, arguments: any[] }[]? steps nil where the text is no call
function calls.read(text)
  local steps, rest = {}, text:gsub("%s+$", "")
  repeat
    local name, inside, after = rest:match("^%s*([%a_][%w_]*)%s*(%b())(.*)$")
    if not name then return nil end
    steps[#steps + 1] = { name = name, arguments = arguments_of(inside:sub(2, -2)) }
    rest = after:gsub("^%s*[:.]", "", 1)
    if after ~= "" and rest == after then return nil end
  until rest == ""
  return steps
end

return calls
