-- Writes each call as a reader would: a few lines of Lua, and a command.
local call_values = require "spec.site.reference.call_values"
local json = require "partnercenter.json"
local lua_text = require "spec.site.reference.lua_text"
local model = require "partnercenter.api.model"
local quote = require("partnercenter.simulator.launch.shell_text").quote
local rows = require "spec.types.rows"

local snippets = {}

local LONGEST_LINE = 100
local LONGEST_COMMAND = 400 -- bytes of JSON; longer ones are read from a file
local ETAG = '"<etag>"'
local ENDING = { pdf = "pdf", csv = "csv", ["csv|zip"] = "zip", any = "bin" }

local function lua_step(step, tables)
  local texts = {}
  for place, value in ipairs(step.values) do texts[place] = lua_text.value(value, "") end
  for _, value in ipairs(tables) do texts[#texts + 1] = lua_text.value(value, "") end
  if #texts == 1 and tables[1] then return step.name .. " " .. texts[1] end
  return ("%s(%s)"):format(step.name, table.concat(texts, ", "))
end

-- The tables behind the ids: the body, then the query with the options.
local function tables_of(row, values)
  local last, tables = {}, {}
  for key, value in pairs(values.query) do last[key] = value end
  if row.needs_etag then last.if_match = ETAG end
  if row.gives == "file" then last.to = "answer." .. (ENDING[row.file] or "bin") end
  if values.body then tables[1] = values.body end
  if next(last) then tables[#tables + 1] = last end
  return tables
end

local function lua_call(row, examples)
  local values, texts = call_values.of(row, examples), {}
  for place, step in ipairs(values.steps) do
    texts[place] = lua_step(step, place == #values.steps and tables_of(row, values) or {})
  end
  return "partnercenter." .. table.concat(texts, ":")
end

local RESERVED = { ["end"] = true, error = true, type = true, string = true }

local function variable(gives)
  local name = (gives or "result"):match("^[%w_]+")
  name = name:gsub("^%u+", string.lower):gsub("(%l)(%u)", "%1_%2"):lower():match("[%w]+$")
  return RESERVED[name] and "result" or name
end

local PLAIN = {
  text = true, string = true, integer = true, number = true, boolean = true, exists = true, location = true,
}

--- The call in Lua; nil where it is retired.
---@param row table
---@param examples table[]? documented ones
---@return string?
function snippets.lua(row, examples)
  if row.retired then return nil end
  local call, name = lua_call(row, examples), variable(row.gives)
  local out = { 'local partnercenter = require "partnercenter"' }
  local function add(text, ...) out[#out + 1] = text:format(...) end
  if row.page then
    add("for %s in %s:each() do", name, call)
    add("  print(partnercenter.dump(%s))", name)
    add("end")
  elseif row.gives == "none" or row.gives == "file" then
    add("assert(%s)", call)
  elseif row.gives == "boolean" or row.gives == "exists" then
    add("local answer, err = %s", call)
    add("print(answer, err)")
  else
    add("local %s = assert(%s)", name, call)
    add(PLAIN[row.gives] and "print(%s)" or "print(partnercenter.dump(%s))", name)
  end
  return table.concat(out, "\n")
end

-- A body holds its ETag, as there is no place for an option behind it.
local function add_etag(row, body)
  if row.host == "graph" then
    body["@odata.etag"] = ETAG
  elseif model.find(row.takes).fields.eTag then
    body.eTag = ETAG
  else
    body.attributes = { etag = ETAG }
  end
end

local function command_step(step, query)
  local texts = {}
  for place, value in ipairs(step.values) do texts[place] = tostring(value) end
  for _, key in ipairs(rows.sorted(query)) do
    texts[#texts + 1] = ("%s=%s"):format(key, tostring(query[key]))
  end
  return ("%s(%s)"):format(step.name, table.concat(texts, ", "))
end

--- The call as a command; nil where the command cannot make it.
---@param row table
---@param examples table[]?
---@return string?
function snippets.command(row, examples)
  if row.retired or row.takes == "files" or row.gives == "file" then return nil end
  local values, texts = call_values.of(row, examples), {}
  local body, query = values.body, values.query
  if row.needs_etag and body then
    add_etag(row, body)
  elseif row.needs_etag then
    query.if_match = ETAG
  end
  for place, step in ipairs(values.steps) do
    texts[place] = command_step(step, place == #values.steps and query or {})
  end
  local command = "partnercenter call " .. quote(table.concat(texts, ":"))
  if not body then return command end
  local text = quote(assert(json.encode(body)))
  if #command + #text < LONGEST_LINE then return command .. " " .. text end
  return command .. " \\\n  " .. (#text < LONGEST_COMMAND and text or "@body.json")
end

return snippets
