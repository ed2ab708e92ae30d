--- The formats for programs: tsv, csv, jsonl and json. Each gets records one by one.
local cells = require "partnercenter.cli.output.cells"
local display_width = require "partnercenter.cli.output.display_width"
local terminal = require "partnercenter.cli.terminal"
local writer = require "partnercenter.cli.output.writer"

local plain_formats = {}

-- Names of strangers shall not change a terminal in any format.
local function shown(text)
  return terminal.is_terminal(1) and display_width.harmless(text) or text
end

local ESCAPES = { ["\t"] = "\\t", ["\n"] = "\\n", ["\r"] = "\\r", ["\\"] = "\\\\" }

local function picked(columns, record)
  local texts = {}
  for place, column in ipairs(columns) do
    texts[place] = cells.text(cells.at(record, column.field))
  end
  return texts
end

local function headings(columns)
  local names = {}
  for place, column in ipairs(columns) do
    names[place] = column.field == "" and column.heading:lower() or column.field
  end
  return names
end

local function encode(value)
  local text, err = require("partnercenter.json").encode(value)
  if not text then require("partnercenter.cli.stop").by(err) end
  return shown(text)
end

-- The record, or its chosen members.
local function chosen(self, record)
  if not self.only_columns then return record end
  local made = {}
  for _, column in ipairs(self.columns) do
    made[column.field] = cells.at(record, column.field)
  end
  return made
end

local function nothing() end

local tsv = { finish = nothing }

local function write_tsv(texts)
  for place, text in ipairs(texts) do
    texts[place] = shown((text:gsub("[\t\n\r\\]", ESCAPES)))
  end
  writer.write(table.concat(texts, "\t"), "\n")
end

function tsv:begin()
  if self.header then write_tsv(headings(self.columns)) end
end

function tsv:add(record) write_tsv(picked(self.columns, record)) end

local csv = { finish = nothing }

local function write_csv(texts)
  writer.write(require("partnercenter.csv").line(texts, #texts))
end

function csv:begin() write_csv(headings(self.columns)) end

function csv:add(record)
  local values = {}
  for place, column in ipairs(self.columns) do
    local value = cells.at(record, column.field)
    values[place] = type(value) == "number" and value or shown(cells.text(value))
  end
  write_csv(values)
end

local jsonl = { begin = nothing, finish = nothing }

function jsonl:add(record) writer.write(encode(chosen(self, record)), "\n") end

local json = {}

function json:begin() self.separator = "[" end

function json:add(record)
  writer.write(self.separator, "\n", encode(chosen(self, record)))
  self.separator = ","
end

function json:finish() writer.write(self.separator == "[" and "[]\n" or "\n]\n") end

local formats = { tsv = tsv, csv = csv, jsonl = jsonl, json = json }

--- Begins the output in a format.
---@param name "tsv"|"csv"|"jsonl"|"json"
---@param columns { heading: string, field: string }[]
---@param options { header: boolean, only_columns: boolean }
---@return { add: fun(self: table, record: any), finish: fun(self: table) }
function plain_formats.new(name, columns, options)
  local made = setmetatable({
    columns = columns, header = options.header, only_columns = options.only_columns,
  }, { __index = formats[name] })
  made:begin()
  return made
end

--- Prints one value alone.
---@param name "jsonl"|"json"
---@param value any
function plain_formats.value(name, value)
  local _ = name
  writer.write(encode(value), "\n")
end

return plain_formats
