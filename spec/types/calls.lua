-- Writes the types of one file of rows: its handles, listings and calls.
local models = require "spec.types.models"
local rows = require "spec.types.rows"
local summaries = require "spec.types.summaries"
local wording = require "spec.types.wording"
local writer = require "spec.types.writer"

local page_of, sorted = rows.page_of, rows.sorted

local calls = {}

local LUA = {
  string = "string|number", integer = "integer", number = "number", boolean = "boolean",
  date = "string|number", datetime = "string|number", list = "string|string[]",
  filter = "partnercenter.Filter|table|string", odata = "partnercenter.Filter|string",
  names = "string|string[]",
}
local GIVES = {
  none = "true", text = "string", string = "string", number = "number", integer = "integer",
  boolean = "boolean", exists = "boolean", location = "string|true", file = "string|integer",
  ["string[]"] = "string[]",
}
-- Results and arguments from a closed set, by the name of the row.
local RESULTS = {
  get_qualification = "partnercenter.Qualification", update_qualification = "partnercenter.Qualification",
}
local ARGUMENTS = {
  update_qualification = { value = "partnercenter.SettableQualification" },
  get_validation_status = { type = "partnercenter.ValidationType" },
}
local TAKES = { form = "table<string, string|number>", files = "partnercenter.File[]" }

local function result(row)
  if not row.gives then return "any" end
  return RESULTS[row.name] or GIVES[row.gives] or models.class(row.gives)
end

local function about(row)
  local lines = { "--- " .. summaries[row.name], "---",
    ("--- `%s %s`%s"):format(row[2], row[3], row.host and (", host " .. row.host) or "") }
  local function add(text, ...)
    lines[#lines + 1] = "--- " .. text:format(...)
  end
  add("Needs: %s.", wording.auth[row.auth] or wording.unknown_auth)
  add("Gives: %s.", wording.gives(row))
  local needed = models.needed(row)
  if needed[1] then add("The body needs: %s.", table.concat(needed, ", ")) end
  for _, note in ipairs(wording.notes(row)) do
    add("%s", note)
  end
  if row.deprecated or row.retired then lines[#lines + 1] = "---@deprecated" end
  if row.reference then lines[#lines + 1] = "---@see " .. page_of(row) end
  return lines
end

local function field_name(key)
  return key:find("^[%a_][%w_]*$") and key or ('["%s"]'):format(key)
end

local function option_class(out, class, base, row, left_out)
  local fields = {}
  for _, key in ipairs(sorted(row.query or {})) do
    local kind, star = row.query[key]:match("^(%l+)(%*?)$")
    if not left_out[key] then
      local means = wording.means[kind] and " " .. wording.means[kind] or ""
      fields[#fields + 1] = ("---@field %s %s%s%s"):format(field_name(key), LUA[kind],
        star == "" and "|nil" or "", means)
    end
  end
  if not fields[1] then return nil end
  out("---@class %s%s", class, base and ": " .. base or "")
  for _, line in ipairs(fields) do
    out("%s", line)
  end
  out("")
  return class
end

-- Writes the classes that a call needs; returns the lines and names of its parameters.
local function parameters(out, call, class)
  local row, plan = call.row, call.plan
  local lines, names, positional = {}, {}, {}
  local function add(name, kind, optional)
    names[#names + 1] = name
    lines[#lines + 1] = ("---@param %s%s %s"):format(name, optional and "?" or "", kind)
  end
  for _, id in ipairs(call.list and call.entry.node.ids or {}) do
    add(id, "string")
  end
  local query
  for _, name in ipairs(plan.arguments) do
    positional[name] = true
    local word = (ARGUMENTS[row.name] or {})[name]
    if word then
      add(name, word)
    elseif name == "query" then
      query = option_class(out, class .. ".Query", nil, row, {}) or "table"
      add(name, query, #plan.required == 0)
    elseif name == "body" then
      add(name, TAKES[row.takes] or models.body(out, row) or "table")
    elseif row.query and row.query[name] then
      local kind, star = row.query[name]:match("^(%l+)(%*?)$")
      add(name, LUA[kind], star == "")
    else
      add(name, "string")
    end
  end
  local base = call.list and "partnercenter.ListingOptions" or "partnercenter.Options"
  if row.gives == "file" then base = "partnercenter.FileOptions" end
  local own = not query and option_class(out, class .. ".Options", base, row, positional)
  add("options", own or base, true)
  return lines, names
end

local function write_function(out, lines, owner, colon, name, names)
  for _, line in ipairs(lines) do
    out("%s", line)
  end
  out("function %s%s%s(%s) end", owner, colon, name, table.concat(names, ", "))
  out("")
end

local FACADE = "--- As `client:%s`, on the default client."

local function write_call(out, call)
  local entry, row = call.entry, call.row
  local owner = call.list and entry.above or entry
  local name = call.list and entry.name or call.name
  local class = ("%s.%s"):format(owner.class, name)
  local parameter_lines, names = parameters(out, call, class)
  local lines = about(row)
  local returns = call.list and { ("---@return %s"):format(entry.class) }
    or { ("---@return %s? result"):format(result(row)), "---@return partnercenter.error? err" }
  if result(row) == "any" then returns[1] = "---@return any result" end
  local function with(first)
    local all = {}
    for _, part in ipairs({ first, parameter_lines, returns }) do
      for _, line in ipairs(part) do
        all[#all + 1] = line
      end
    end
    return all
  end
  write_function(out, with(lines), owner.variable, ":", name, names)
  if not owner.above then
    write_function(out, with({ FACADE:format(name) }), "partnercenter", ".", name, names)
  end
end

local HANDLE = "--- Returns a handle. Sends nothing."

local function write_handle(out, entry)
  if entry.node.list then return end -- the listing's call makes it
  local function with(summary)
    local lines = { summary }
    for _, id in ipairs(entry.node.ids) do
      lines[#lines + 1] = ("---@param %s string"):format(id)
    end
    lines[#lines + 1] = "---@return " .. entry.class
    return lines
  end
  local ids = entry.node.ids
  write_function(out, with(HANDLE), entry.above.variable, ":", entry.name, ids)
  if entry.above.above then return end
  write_function(out, with(FACADE:format(entry.name)), "partnercenter", ".", entry.name, ids)
end

local function write_change(out, entry)
  local plans = entry.node.operations
  local write = plans.replace or plans.update
  if not (plans.get and write) then return end
  write_function(out, {
    "--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.",
    "--- `fn` edits the value or returns another. If it returns false, nothing is written.",
    ("---@param fn fun(value: %s): any, any"):format(result(plans.get.row)),
    "---@param options? partnercenter.Options",
    ("---@return %s? result"):format(result(write.row)), "---@return partnercenter.error? err",
  }, entry.variable, ":", "change", { "fn", "options" })
end

local function declare(out, file)
  local seen, facade = {}, false
  local function class(entry)
    if seen[entry] then return end
    seen[entry] = true
    local list = entry.node.list and "partnercenter.Listing." .. (entry.node.list.row.gives or "any")
    out("---@class %s%s", entry.class, list and ": " .. list or "")
    out("local %s = {}", entry.variable)
    out("")
  end
  local function owner(entry)
    class(entry)
    facade = facade or not entry.above
  end
  for _, entry in ipairs(file.handles) do
    owner(entry.above)
    class(entry)
  end
  for _, call in ipairs(file.calls) do
    owner(call.list and call.entry.above or call.entry)
  end
  if facade then
    out("---@class partnercenter")
    out("local partnercenter = {}")
    out("")
  end
end

-- Writes the listings of a file, by item. The first file with a listing of an item has its class.
local function write_listings(out, file, written)
  local items = {}
  for _, call in ipairs(file.calls) do
    local name = call.list and (call.row.gives or "any")
    if name and not written[name] then
      written[name], items[name] = true, true
    end
  end
  for _, name in ipairs(sorted(items)) do
    local item, class = models.class(name) or name, "partnercenter.Listing." .. name
    local function method(verb, returns)
      out("---@field %s fun(self: %s): %s", verb, class, returns)
    end
    out("---@class %s: partnercenter.Listing", class)
    out("---@operator call(): %s?", item)
    method("each", ("fun(): %s?"):format(item))
    method("pages", ("fun(): %s[]?"):format(item))
    method("all", ("%s[]?, partnercenter.error?"):format(item))
    method("first", ("%s[]?, partnercenter.error?"):format(item))
    method("next", ("%s[]?, partnercenter.error?"):format(item))
    out("")
  end
end

--- Returns the types of a file.
---@param file table of rows.read
---@param written table<string, boolean> items whose listings have a class already
---@return string
function calls.types_of(file, written)
  local out, text = writer.new()
  out("---@meta")
  out("-- Generated from lua/partnercenter/api/data/%s.lua by spec/types/generate.lua.", file.name)
  out("")
  write_listings(out, file, written)
  declare(out, file)
  for _, entry in ipairs(file.handles) do
    write_handle(out, entry)
    write_change(out, entry)
  end
  for _, call in ipairs(file.calls) do
    write_call(out, call)
  end
  return text()
end

return calls
