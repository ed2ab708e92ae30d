--- Prints a failure on standard error: what happened, what to do, and the ids that support asks for.
local display_width = require "partnercenter.cli.output.display_width"
local terminal = require "partnercenter.cli.terminal"

local problem = {}

local RED, PLAIN = "\27[31m", "\27[0m"

local function harmless(text)
  return display_width.harmless(tostring(text))
end

local function print_lines(lines, options)
  local name = terminal.has_colour(2, options) and RED .. "partnercenter:" .. PLAIN or "partnercenter:"
  io.stderr:write(name, " ", harmless(lines[1]), "\n")
  for place = 2, #lines do
    io.stderr:write("  ", harmless(lines[place]), "\n")
  end
end

local IDS = {
  { "correlation_id", "correlation" }, { "request_id", "request" }, { "ms_cv", "cv" },
  { "trace_id", "trace" },
}

local function ids_of(err)
  local texts = {}
  for _, id in ipairs(IDS) do
    if err[id[1]] then texts[#texts + 1] = id[2] .. " " .. err[id[1]] end
  end
  return #texts > 0 and "for support: " .. table.concat(texts, ", ") or nil
end

local function headline(err)
  local number = err.status and ("%d"):format(err.status)
  local parts = {}
  if number then parts[#parts + 1] = number end
  if err.code and err.code ~= number then parts[#parts + 1] = "code " .. err.code end
  local detail = #parts > 0 and (" (%s)"):format(table.concat(parts, ", ")) or ""
  return tostring(err.message or err) .. detail
end

local FIELDS = {
  "kind", "message", "status", "code", "description", "operation", "phase", "hint", "request_id",
  "correlation_id", "ms_cv", "retry_after", "attempts",
}

local function print_json(err)
  local record = {}
  for _, name in ipairs(FIELDS) do
    record[name] = err[name]
  end
  local encode = require("partnercenter.json").encode
  local text = encode { error = record }
  if not text then -- a text that is not UTF-8
    for name, value in pairs(record) do record[name] = harmless(value) end
    text = encode { error = record }
  end
  io.stderr:write(harmless(text), "\n")
end

local function wants_json(options) return options.output == "json" or options.output == "jsonl" end

--- Prints an error of the library.
---@param err partnercenter.error
---@param options table
function problem.print(err, options)
  if wants_json(options) then return print_json(err) end
  local lines = { headline(err) }
  if err.hint then lines[#lines + 1] = "hint: " .. err.hint end
  lines[#lines + 1] = ids_of(err)
  print_lines(lines, options)
end

--- Prints a message of the command itself.
---@param message string
---@param hint string?
---@param options table
function problem.say(message, hint, options)
  if wants_json(options) then return print_json { kind = "command", message = message, hint = hint } end
  print_lines({ message, hint and "hint: " .. hint }, options)
end

return problem
