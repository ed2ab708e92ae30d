--- Prints the results of a command in the format that the caller asked for.
local cells = require "partnercenter.cli.output.cells"
local exit_status = require "partnercenter.cli.exit_status"
local plain_formats = require "partnercenter.cli.output.plain_formats"
local stop = require "partnercenter.cli.stop"
local terminal = require "partnercenter.cli.terminal"
local writer = require "partnercenter.cli.output.writer"

local printer = {}

---@class partnercenter.cli.Column
---@field heading string of the table
---@field field string path in the record, such as companyProfile.domain; name in the other formats
---@field kind "date"|nil

local function format_of(options)
  return options.output or (terminal.is_terminal(1) and "table" or "tsv")
end

local function is_for_people(format) return format == "table" end

-- "a,b.c" as columns.
local function asked_columns(fields)
  local columns = {}
  for field in fields:gmatch("[^,%s]+") do
    columns[#columns + 1] = { heading = field, field = field }
  end
  if #columns == 0 then stop.with(exit_status.usage, "--fields needs names, such as --fields id,status") end
  return columns
end

-- Without a path the record is one of those that the command prints.
local function refuse_member(name, record, path)
  local owner = path and ("%q has"):format(path) or "the records have"
  stop.with(exit_status.usage, ("%s no member %q"):format(owner, name),
    (path and "it has " or "they have ") .. table.concat(cells.names(record), ", "))
end

-- A record may lack an inner record, so a null or absent one has any member. The items of an array differ.
local function check_inner(field, record)
  local value, path = record, nil
  for name in field:gmatch "[^.]+" do
    if value == nil or cells.is_null(value) then return end
    if type(value) ~= "table" then
      stop.with(exit_status.usage, ("%q has no members, so %q names nothing"):format(path, field),
        "use --fields " .. path)
    end
    if path and value[name] == nil and value[1] == nil and next(value) ~= nil then
      refuse_member(name, value, path)
    end
    value, path = cells.at(value, name), path and path .. "." .. name or name
  end
end

-- A wrong name is told with those that there are. A record may lack what the command usually prints.
local function check_fields(columns, record, usual)
  local known = {}
  for _, column in ipairs(usual) do
    known[column.field], known[column.field:match("^[^.]+")] = true, true
  end
  for _, column in ipairs(columns) do
    local first = column.field:match("^[^.]+")
    local has_it = type(record) ~= "table" or record[first] ~= nil or record[tonumber(first)] ~= nil
    if not known[first] and not has_it then refuse_member(first, record) end
    if not known[column.field] and type(record) == "table" then check_inner(column.field, record) end
  end
end

--- Ends the command where --fields names none of some members.
---@param options table
---@param columns partnercenter.cli.Column[]
---@param members string[] that records may have, beside the columns
function printer.check_names(options, columns, members)
  if not options.fields then return end
  local record, any = {}, require("partnercenter.json").null
  for _, column in ipairs(columns) do record[column.field] = any end
  for _, name in ipairs(members) do record[name] = any end
  check_fields(asked_columns(options.fields), record, {})
end

-- Members that say nothing to a reader of rows.
local OF_THE_PROTOCOL = { links = true, attributes = true }

-- Columns for records of unknown kind: the members of the first one. A value that is no record is one cell.
local function columns_of(record)
  local is_record = type(record) == "table" and not require("partnercenter.json").is_array(record)
  if not is_record then return { { heading = "VALUE", field = "" } } end
  local columns = {}
  for _, name in ipairs(cells.names(record)) do
    if not OF_THE_PROTOCOL[name] then
      table.insert(columns, name == "id" and 1 or #columns + 1, { heading = name, field = name })
    end
  end
  return columns
end

local function choose(options, columns, record)
  if options.fields then return asked_columns(options.fields) end
  return columns or record ~= nil and columns_of(record) or {}
end

local function table_options(options)
  local available = terminal.is_terminal(1) and terminal.columns(1) or math.huge
  return { available = available, colour = terminal.has_colour(1, options) }
end

--- Prints records.
---@param options table global options of the command line
---@param usual partnercenter.cli.Column[]? nil: the members of the first record
---@param next_record fun(): table? the records one by one
---@return integer count
function printer.records(options, usual, next_record)
  local format, asked = format_of(options), options.fields ~= nil
  local people = is_for_people(format)
  local function begin(columns)
    if not people then
      return plain_formats.new(format, columns, { header = options.header, only_columns = asked })
    end
    return require("partnercenter.cli.output.table_format").new(columns, table_options(options))
  end
  local count, out = 0, nil
  for record in next_record do
    count = count + 1
    if not out then
      local columns = choose(options, usual, record)
      if asked then check_fields(columns, record, usual or {}) end
      out = begin(columns) -- after the check, which must find standard output empty
    end
    out:add(record)
  end
  out = out or begin(choose(options, usual))
  local dropped = out:finish()
  writer.flush()
  if people and not options.quiet then
    if count == 0 then io.stderr:write("nothing found\n") end
    if #dropped > 0 then
      io.stderr:write("not shown, as the terminal is too narrow: ", table.concat(dropped, ", "),
        " (see them with -o json or --fields)\n")
    end
  end
  return count
end

--- Prints records that come one now and then: each is a line, at once.
---@param options table
---@param columns partnercenter.cli.Column[]
---@param next_record fun(): table?
---@return integer count
function printer.live_records(options, columns, next_record)
  local format, count = format_of(options), 0
  columns = choose(options, columns)
  local out = is_for_people(format) and require("partnercenter.cli.output.table_format").lines(columns)
    or plain_formats.new(format == "json" and "jsonl" or format, columns,
      { header = options.header, only_columns = options.fields ~= nil })
  writer.flush()
  for record in next_record do
    count = count + 1
    out:add(record)
    writer.flush()
  end
  return count
end

--- Prints one record.
---@param options table
---@param usual partnercenter.cli.Column[]? nil: the members of the record
---@param record table
function printer.record(options, usual, record)
  local format, asked = format_of(options), options.fields ~= nil
  local columns = choose(options, usual, record)
  if asked then check_fields(columns, record, usual or {}) end
  if asked and #columns == 1 and (is_for_people(format) or format == "tsv") then
    return printer.value(options, cells.at(record, columns[1].field))
  end
  if is_for_people(format) then
    require("partnercenter.cli.output.table_format").record(columns, record, table_options(options))
  elseif format == "json" and not asked then
    plain_formats.value(format, record)
  else
    local made = plain_formats.new(format == "json" and "jsonl" or format, columns,
      { header = options.header, only_columns = asked })
    made:add(record)
    made:finish()
  end
  writer.flush()
end

--- Prints a single value: bare, except as JSON.
---@param options table
---@param value any
function printer.value(options, value)
  local format = format_of(options)
  if format == "json" or format == "jsonl" then
    plain_formats.value(format, value)
  else
    local text = cells.text(value)
    if terminal.is_terminal(1) then
      text = require("partnercenter.cli.output.display_width").harmless(text)
    end
    writer.write(text, "\n")
  end
  writer.flush()
end

--- Prints lines as they are, harmless for a terminal.
---@param text string
function printer.text(text)
  local shown = terminal.is_terminal(1) and require("partnercenter.cli.output.display_width").harmless
  for line in (text .. "\n"):gmatch("(.-)\n") do
    writer.write(shown and shown(line) or line, "\n")
  end
  writer.flush()
end

return printer
