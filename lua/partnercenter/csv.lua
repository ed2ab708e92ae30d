--- Writes and reads CSV files (RFC 4180). No cell becomes a formula, and a file appears once it is complete.
local misuse = require "partnercenter.arguments.misuse"
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local finalizer = require "partnercenter.engine.finalizer"
local json = require "partnercenter.json"
local number = require "partnercenter.text.number"
local public_functions = require "partnercenter.arguments.public_functions"

local csv = {}

local vim = rawget(_G, "vim")

-- Text that a spreadsheet would evaluate. Leading apostrophes are part of it, so reading removes only ours.
local FORMULA = "^'*[=+@\t\r\n-]"
local NUMBER = "^%-?%d+%.?%d*$"

-- All digits of the number.
local function number_text(value)
  if value ~= value then return "nan" end
  if value == math.huge or value == -math.huge then return value > 0 and "inf" or "-inf" end
  if value == 0 then return "0" end -- not "-0"
  return number.text(value) or ("%.0f"):format(value)
end

local function other_text(value, kind)
  if value == json.null or (vim and value == vim.NIL) then return "" end
  if kind == "boolean" then return tostring(value) end
  local text, err
  if kind == "table" then
    text, err = json.encode(value)
    local meta = not text and getmetatable(value)
    if type(meta) == "table" and rawget(meta, "__tostring") then text = tostring(value) end
  elseif kind == "cdata" then -- 64-bit integers of LuaJIT
    text = tostring(value):match("^(%-?%d+)U?LL$")
  end
  if not text then
    local what = err and "this table: " .. err.message or "a " .. kind
    misuse.raise("csv: a cell cannot hold " .. what)
  end
  return text
end

local function cell(value)
  if value == nil then return "" end
  local kind, text = type(value), value
  if kind == "number" then
    text = number_text(value)
    if text:find("^%-?%d") then return text end
  elseif kind ~= "string" then
    text = other_text(value, kind)
  end
  if text:find(FORMULA) and not text:find(NUMBER) then text = "'" .. text end
  if text:find('[,"\r\n]') or text:find("^%s") or text:find("%s$") then
    text = '"' .. text:gsub('"', '""') .. '"'
  end
  return text
end

-- The last position that has a cell; `#` may stop at any hole.
local function width(values)
  local last = 0
  for place in pairs(values) do
    if type(place) == "number" and place > last then last = place end
  end
  return last
end

--- One line of a file, with its line end. Text that looks like a formula gets an apostrophe. Tables become
--- JSON; nil and `partnercenter.null` become empty cells.
---@param values table cells by position
---@param count integer? of cells; by default `values.n` or the last position
---@return string
function csv.line(values, count)
  check.type(values, "table", "csv.line: values")
  local cells = {}
  for i = 1, count or values.n or width(values) do
    cells[i] = cell(values[i])
  end
  return table.concat(cells, ",") .. "\r\n"
end

---@class partnercenter.csv.Writer
---@field private _dropped any
local writer = {}
local writer_meta = { __name = "partnercenter.csv" }

--- Begins a file. Rows go to a temporary file beside it, which replaces the file at `close`. Until then, and
--- on failure, the old file stays.
---@param path string
---@param columns string[] their names, the first line
---@return partnercenter.csv.Writer?
---@return string? problem
function csv.create(path, columns)
  check.type(path, "string", "csv.create: path")
  check.type(columns, "table", "csv.create: columns")
  local fits, problem = core.check_target(path)
  if not fits then return nil, ("%s: %s"):format(path, problem) end
  local aside = path .. ".part"
  local file, reason = io.open(aside, "wb")
  if not file then return nil, reason end
  local self = setmetatable({
    path = path, aside = aside, file = file, columns = columns, done = false, problem = false,
  }, writer_meta)
  self._dropped = finalizer.new(function() writer.abandon(self) end)
  writer.write(self, columns)
  return self
end

-- The cells by position, from a row that may also be keyed by the columns' names. Other keys are left out.
local function by_position(values, columns)
  local last = width(values)
  if last > #columns then
    misuse.raise(("csv: a row of %d cells in a table of %d columns"):format(last, #columns))
  end
  if last > 0 then return values end
  local row = {}
  for i, name in ipairs(columns) do
    row[i] = values[name]
  end
  return row
end

--- Writes one line. `close` reports failures.
---@param values table cells by position or by the columns' names
function writer:write(values)
  check.type(values, "table", "csv: values")
  if not self.file then misuse.raise("csv: the file is closed: write before close") end
  local line = csv.line(by_position(values, self.columns), #self.columns)
  local ok, problem = self.file:write(line)
  if not ok then self.problem = self.problem or problem end
end

-- Closes once; later calls return the same result.
local function finish(self, keep)
  local file = self.file
  if file then
    self.file = false
    local ok, problem = file:close()
    if ok and keep and not self.problem then ok, problem = os.rename(self.aside, self.path) end
    self.problem = self.problem or not ok and (problem or "the file cannot be closed")
    self.done = keep and not self.problem
    if not self.done then os.remove(self.aside) end
  end
  if self.done then return true end
  return nil, self.problem
end

--- Replaces the old file if everything was written. Later calls return the same result.
---@return true?
---@return string? problem
function writer:close()
  return finish(self, true)
end

--- Keeps the old file. A writer that is collected without `close` does the same.
function writer:abandon()
  if self.file then
    self.problem = self.problem or "the file was abandoned"
    finish(self, false)
  end
end

writer_meta.__close = writer.abandon
local methods = public_functions.methods(writer, "writer", function(self)
  return type(self) == "table" and getmetatable(self) == writer_meta
end, { write = 1 })
writer_meta.__index = setmetatable(methods, { __index = public_functions.strict("writer", methods) })

-- The cell at `at`: its text, the start of the next cell, and whether the line ends here.
local function next_cell(text, at)
  local value, after
  if text:sub(at, at) == '"' then
    local close = at
    repeat
      close = text:find('"', close + 1, true)
      if not close then return nil end
      local doubled = text:sub(close + 1, close + 1) == '"'
      if doubled then close = close + 1 end
    until not doubled
    value, after = text:sub(at + 1, close - 1):gsub('""', '"'), close + 1
  else
    after = text:find("[,\n]", at) or #text + 1
    value = text:sub(at, after - 1):gsub("\r$", "")
  end
  after = text:sub(after, after) == "\r" and after + 1 or after
  if value:find("^'") and value:sub(2):find(FORMULA) then value = value:sub(2) end
  return value, after + 1, text:sub(after, after) ~= ","
end

-- Iterates over lines; a quoted cell may span several lines of the file.
local function lines_of(file)
  return function()
    local line = file:read("*l")
    if not line then return nil end
    local quotes = select(2, line:gsub('"', ""))
    while quotes % 2 == 1 do
      local more = file:read("*l")
      if not more then break end
      line = line .. "\n" .. more
      quotes = quotes + select(2, more:gsub('"', ""))
    end
    return line
  end
end

local function cells_of(line)
  local cells, value, at, last = {}, next_cell(line, 1)
  while value do
    cells[#cells + 1] = value
    if last then return cells end
    value, at, last = next_cell(line, at)
  end
end

--- Iterates over the rows of a file that `create` wrote, as tables by the columns' names. All cells are text.
--- A malformed file raises.
---@param path string
---@return (fun(): table<string, string>?)? rows
---@return string? problem
function csv.rows(path)
  local file, problem = io.open(path, "rb")
  if not file then return nil, problem end
  local next_line = lines_of(file)
  local columns = cells_of((next_line() or ""):gsub("^\239\187\191", ""))
  return function()
    local line = next_line()
    if not line then
      file:close()
      return nil
    end
    local cells = cells_of(line)
    if not (columns and cells and #cells == #columns) then
      file:close()
      error(path .. " is malformed: a line has another number of cells than the first", 2)
    end
    local row = {}
    for i, name in ipairs(columns) do
      row[name] = cells[i]
    end
    return row
  end
end

return public_functions.module(csv, "csv")
