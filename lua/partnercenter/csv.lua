--- Tables as files that spreadsheets read: RFC 4180, safe from formulas, complete or not there at all.
local surface = require "partnercenter.surface"

local csv = {}

-- What a spreadsheet would calculate instead of show; apostrophes before it are kept apart from ours.
local FORMULA = "^'*[=+@\t\r-]"
local NUMBER = "^%-?%d+%.?%d*$"

local function number_text(value)
  if value % 1 == 0 and math.abs(value) < 2 ^ 53 then return ("%d"):format(value) end
  return (("%.14g"):format(value):gsub(",", "."))
end

local function cell(value)
  if value == nil then return "" end
  if type(value) == "number" then return number_text(value) end
  local text = tostring(value)
  if text:find(FORMULA) and not text:find(NUMBER) then text = "'" .. text end
  if text:find('[,"\r\n]') or text:find("^%s") or text:find("%s$") then
    text = '"' .. text:gsub('"', '""') .. '"'
  end
  return text
end

--- One line of a file, with its end. Text that a spreadsheet would take for a formula gets an apostrophe.
---@param values table cells by position; nil is an empty one
---@param count integer? how many cells; the length of `values` when absent
---@return string
function csv.line(values, count)
  local cells = {}
  for i = 1, count or #values do
    cells[i] = cell(values[i])
  end
  return table.concat(cells, ",") .. "\r\n"
end

---@class partnercenter.csv.Writer
local writer = {}
local writer_meta = { __name = "partnercenter.csv" }

--- Begins a file. What is written goes into another one beside it, which takes the file's place when it is
--- closed; until then, and when something fails, the old file stays what it was.
---@param path string
---@param columns string[] names, which are the first line
---@return partnercenter.csv.Writer?
---@return string? problem
function csv.create(path, columns)
  local aside = path .. ".part"
  local file, problem = io.open(aside, "wb")
  if not file then return nil, problem end
  local self = setmetatable({
    path = path, aside = aside, file = file, columns = columns, problem = false,
  }, writer_meta)
  writer.write(self, columns)
  return self
end

--- Writes one line. A failure is told when the file is closed.
---@param values table cells by position, or by the columns' names
function writer:write(values)
  local row, columns = values, self.columns
  if values[1] == nil then
    row = {}
    for i, name in ipairs(columns) do
      row[i] = values[name]
    end
  end
  local ok, problem = self.file:write(csv.line(row, #columns))
  if not ok then self.problem = self.problem or problem end
end

--- Puts the file in its place, if all of it could be written.
---@return true?
---@return string? problem
function writer:close()
  local ok, problem = self.file:close()
  problem = self.problem or problem
  if ok and not self.problem then ok, problem = os.rename(self.aside, self.path) end
  if ok and not self.problem then return true end
  os.remove(self.aside)
  return nil, problem
end

--- Leaves the old file as it was.
function writer:abandon()
  self.file:close()
  os.remove(self.aside)
end

local methods = surface.methods(writer, "writer", function(self)
  return type(self) == "table" and getmetatable(self) == writer_meta
end, { write = 1 })
writer_meta.__index = setmetatable(methods, { __index = surface.strict("writer", methods) })

-- The next cell from `at`: its text, where the one after it begins, and whether the line ends here.
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

-- Lines of a file as texts; a line may go on inside of quotes.
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

--- Iterates over the lines of a file that `create` wrote, as tables by the columns' names; all cells are
--- text. A file that is no such table raises.
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
      error(path .. " is no table: a line has other cells than the first", 2)
    end
    local row = {}
    for i, name in ipairs(columns) do
      row[name] = cells[i]
    end
    return row
  end
end

return surface.module(csv, "csv")
