-- Generates lua/partnercenter/types/ from the rows in api/data/: the types of every handle, call and record,
-- and the table of all calls. Also generates lua/partnercenter/api/contents.lua, which tells the library the
-- file of a call. Run it after a change to a row:
--
--   LUA_PATH="./lua/?.lua;./lua/?/init.lua;./?.lua;;" LUA_CPATH="./build/?.so;;" \
--     lua5.4 spec/types/generate.lua
local areas = require "spec.types.areas"
local calls = require "spec.types.calls"
local index = require "partnercenter.api.index"
local library = require "spec.types.library"
local models = require "spec.types.models"
local options = require "spec.types.options"
local reference = require "spec.types.reference"
local rows = require "spec.types.rows"
local sets = require "spec.types.sets"
local writer = require "spec.types.writer"

local FOLDER = "lua/partnercenter/types/"
local CONTENTS = "lua/partnercenter/api/contents.lua"

local sorted = rows.sorted

local function options_of()
  local out, text = writer.new()
  out("---@meta")
  out("-- Generated from spec/types/options.lua by spec/types/generate.lua.")
  out("")
  for _, class in ipairs(options) do
    out("---@class %s", class[1])
    for i = 2, #class do
      out("---@field %s", class[i])
    end
    out("")
  end
  return text()
end

local function library_of(class)
  local out, text = writer.new()
  out("---@meta")
  out("-- Generated from spec/types/library.lua by spec/types/generate.lua.")
  out("")
  out("---@class %s", class.class)
  out("local %s = {}", class.variable)
  out("")
  for _, call in ipairs(class) do
    for i = 2, #call do
      out("%s", (call[i]:find("^@") and "---" or "--- ") .. call[i])
    end
    out("function %s.%s end", class.variable, call[1])
    out("")
  end
  return text()
end

local function sets_of()
  local out, text = writer.new()
  out("---@meta")
  out("-- Generated from spec/types/sets.lua by spec/types/generate.lua.")
  out("")
  for _, set in ipairs(sets) do
    local name, open, about_it = set[1]:match("^(%w+)(%+?) ?(.*)$")
    if about_it ~= "" then out("--- %s.", about_it:sub(1, 1):upper() .. about_it:sub(2)) end
    out("---@alias partnercenter.%s", name)
    for i = 2, #set do
      out("---| %q", set[i])
    end
    if open ~= "" then out("---| string") end
    out("")
  end
  return text()
end

local function models_of(api)
  local out, text = writer.new()
  out("---@meta")
  out("-- Generated from the rows in api/data/ and spec/types/models.lua by spec/types/generate.lua.")
  out("-- Records keep every member that the service sends.")
  out("")
  for name in pairs(models) do
    api.records[name] = true
  end
  for _, name in ipairs(sorted(api.records)) do
    local known = models[name] or {}
    out("---@class partnercenter.model.%s: table<string, any>", name)
    for _, line in ipairs(known) do
      out("---@field %s", line)
    end
    if known[1] then out("") end
  end
  return text()
end

local function area_of()
  local found = {}
  for area, names in pairs(areas) do
    for _, name in ipairs(names) do
      assert(not found[name], name .. " is in two areas")
      found[name] = area
    end
  end
  return found
end

local generate = {}

--- Returns the text of each file in the folder, by path.
function generate.files()
  local api, area, files, written = rows.read(), area_of(), {}, {}
  for _, file in ipairs(api.files) do
    local folder = assert(area[file.name], file.name .. " is in no area: see spec/types/areas.lua")
    files[folder .. "/" .. file.name .. ".lua"] = calls.types_of(file, written)
  end
  for _, class in ipairs(library) do
    files[class.file .. ".lua"] = library_of(class)
  end
  files["model.lua"], files["options.lua"], files["sets.lua"] = models_of(api), options_of(), sets_of()
  for path, text in pairs(reference.files(api, areas)) do
    files[path] = text
  end
  return files
end

--- Returns the text of api/contents.lua.
function generate.contents()
  local out, text = writer.new()
  out("-- Generated from the rows in api/data/ by spec/types/generate.lua: the calls in each file, by")
  out("-- first name. For handles with rows in many files (see index.lua) the second name follows.")
  out("-- luacheck: no max line length")
  out("return {")
  for _, name in ipairs(index.files) do
    local words = {}
    for _, row in ipairs(require("partnercenter.api.data." .. name)) do
      local first, second = row[1]:match("^([%w_]+)%b():?([%w_]*)")
      words[index.scattered[first] and first .. "." .. second or first] = true
    end
    out("  %s = \" %s \",", name, table.concat(sorted(words), " "))
  end
  out("}")
  return text()
end

if arg and arg[0] and arg[0]:find("generate%.lua$") then
  local function write(path, text)
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
  end
  for name, text in pairs(generate.files()) do
    write(FOLDER .. name, text)
  end
  write(CONTENTS, generate.contents())
end

return generate
