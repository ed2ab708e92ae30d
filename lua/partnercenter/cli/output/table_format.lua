--- Prints rows as a table that fits the terminal. Rows appear as they come: the widths are those of the
--- first ones. Columns that do not fit are dropped from the right.
local cells = require "partnercenter.cli.output.cells"
local dates = require "partnercenter.cli.output.dates"
local display_width = require "partnercenter.cli.output.display_width"
local writer = require "partnercenter.cli.output.writer"

local table_format = {}

local GAP = 2
local FIRST_ROWS = 100 -- rows that decide the widths
local CELL_MAX = 60 -- columns; longer texts are cut where the table does not fit
local CELL_MIN = 8

local BOLD, PLAIN = "\27[1m", "\27[0m"

local function text_of(column, record)
  local value = cells.at(record, column.field)
  local text = cells.text(value)
  if column.kind == "date" then text = dates.shown(text) end
  return display_width.harmless(text), type(value) == "number"
end

local function texts_of(columns, record)
  local texts, numbers = {}, {}
  for place, column in ipairs(columns) do
    texts[place], numbers[place] = text_of(column, record)
  end
  return { texts = texts, numbers = numbers }
end

local function widths_of(columns, rows)
  local widths = {}
  for place, column in ipairs(columns) do
    widths[place] = display_width.of(column.heading)
    for _, row in ipairs(rows) do
      widths[place] = math.max(widths[place], display_width.of(row.texts[place]))
    end
  end
  return widths
end

local function sum(widths, count)
  local all = GAP * math.max(count - 1, 0)
  for place = 1, count do
    all = all + widths[place]
  end
  return all
end

-- Returns how many columns fit, after wide ones have been made narrower.
local function fit(widths, available)
  for place, width in ipairs(widths) do
    if sum(widths, #widths) > available and width > CELL_MAX then widths[place] = CELL_MAX end
  end
  local count = #widths
  while count > 1 and sum(widths, count) > available do
    count = count - 1
  end
  if count == 1 and widths[1] > available then widths[1] = math.max(available, CELL_MIN) end
  return count
end

local function padded(text, width, right)
  local space = (" "):rep(width - display_width.of(text))
  return right and space .. text or text .. space
end

local function line(self, texts, numbers)
  local parts = {}
  for place = 1, self.count do
    local text = display_width.cut(texts[place], self.widths[place])
    local last = place == self.count and not numbers[place]
    parts[place] = last and text or padded(text, self.widths[place], numbers[place])
  end
  return table.concat(parts, (" "):rep(GAP))
end

local function begin(self)
  self.widths = widths_of(self.columns, self.waiting)
  self.count = fit(self.widths, self.available)
  local headings, numbers = {}, {}
  for place, column in ipairs(self.columns) do
    headings[place] = column.heading
    numbers[place] = self.waiting[1] and self.waiting[1].numbers[place]
  end
  local heading = line(self, headings, numbers)
  writer.write(self.colour and BOLD .. heading .. PLAIN or heading, "\n")
  for _, row in ipairs(self.waiting) do
    writer.write(line(self, row.texts, row.numbers), "\n")
  end
  self.waiting = nil
end

local methods = {}
local meta = { __index = methods }

--- Prints a record.
---@param record table
function methods:add(record)
  local row = texts_of(self.columns, record)
  if not self.waiting then
    writer.write(line(self, row.texts, row.numbers), "\n")
    return
  end
  self.waiting[#self.waiting + 1] = row
  if #self.waiting >= FIRST_ROWS then begin(self) end
end

--- Ends the table. Returns the headings of the columns that did not fit.
---@return string[] dropped
function methods:finish()
  if self.waiting and #self.waiting > 0 then begin(self) end
  local dropped = {}
  for place = (self.count or #self.columns) + 1, #self.columns do
    dropped[#dropped + 1] = self.columns[place].heading
  end
  return dropped
end

--- Begins a table.
---@param columns { heading: string, field: string, kind: string? }[]
---@param options { available: integer, colour: boolean }
function table_format.new(columns, options)
  return setmetatable({
    columns = columns, available = options.available, colour = options.colour, waiting = {},
  }, meta)
end

--- Begins lines for records that come one now and then: no heading, and texts that are as wide as they are.
---@param columns { heading: string, field: string, kind: string? }[]
---@return { add: fun(self: table, record: table) }
function table_format.lines(columns)
  return {
    add = function(_, record)
      writer.write(table.concat(texts_of(columns, record).texts, (" "):rep(GAP)), "\n")
    end,
  }
end

--- Prints one record as lines of name and value.
---@param columns { heading: string, field: string, kind: string? }[]
---@param record table
---@param options { colour: boolean }
function table_format.record(columns, record, options)
  local width = 0
  for _, column in ipairs(columns) do
    width = math.max(width, display_width.of(column.heading))
  end
  for _, column in ipairs(columns) do
    local heading = padded(column.heading, width)
    local text = text_of(column, record)
    writer.write(options.colour and BOLD .. heading .. PLAIN or heading, (" "):rep(GAP), text, "\n")
  end
end

return table_format
