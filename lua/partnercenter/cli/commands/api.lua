--- The commands `operations`, `call` and `request`: all that has no command of its own.
local calls = require "partnercenter.cli.calls"
local confirm = require "partnercenter.cli.confirm"
local display_width = require "partnercenter.cli.output.display_width"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local OPERATIONS = {
  { heading = "CALL", field = "call" }, { heading = "METHOD", field = "method" },
  { heading = "PATH", field = "path" }, { heading = "STATUS", field = "status" },
  { heading = "NEEDS", field = "needs" }, { heading = "NAME", field = "name" },
}

local unpack = rawget(table, "unpack") or rawget(_G, "unpack")

local READS = { GET = true, HEAD = true }

local function row_of(row)
  return {
    call = row[1], method = row[2], path = row[3], name = row.name, needs = row.auth,
    status = row.retired and "retired" or row.deprecated and "deprecated" or row.beta and "beta" or "current",
  }
end

local function fits(row, words)
  local text = (row[1] .. " " .. row[2] .. " " .. row[3] .. " " .. row.name):lower()
  for _, word in ipairs(words) do
    if not text:find(word:lower(), 1, true) then return false end
  end
  return true
end

local function operations(context, arguments)
  local rows, place = calls.rows(), 0
  local count = context:records(OPERATIONS, function()
    repeat place = place + 1 until not rows[place] or fits(rows[place], arguments.words)
    return rows[place] and row_of(rows[place])
  end)
  if count == 0 then stop.with(exit_status.not_found, "no call has these words in its name or path") end
end

local function read_all(file, name)
  local text, why = file:read("*a")
  if not text then stop.with(exit_status.usage, ("%s cannot be read: %s"):format(name, tostring(why))) end
  return text
end

-- JSON as typed, "@FILE", or "-" for standard input.
local function body_of(text)
  if not text then return nil end
  local source = text
  if text == "-" then
    source = read_all(io.stdin, "standard input")
  elseif text:sub(1, 1) == "@" then
    local file, why = io.open(text:sub(2), "rb")
    if not file then stop.with(exit_status.usage, "the body cannot be read: " .. why) end
    source = read_all(file, text)
    file:close()
  end
  local value, err = require("partnercenter.json").decode(source)
  if value == nil then
    stop.with(exit_status.usage, "the body is no JSON: " .. tostring(err and err.message))
  end
  return value
end

local function is_listing(value)
  return type(value) == "table" and getmetatable(value) ~= nil and pcall(function() return value:each() end)
end

-- Records of unknown kinds have no columns of their own, so they are JSON unless told otherwise.
local function print_result(context, value)
  if not context.options.output then context.options.output = "json" end
  if value == true then return end
  if type(value) == "table" and is_listing(value) then return context:records({}, value:each()) end
  context:value(value)
end

local function plan_of(method, path, body)
  local lines = { ("1. %s %s"):format(method, path) }
  if body ~= nil then lines[2] = "   with " .. require("partnercenter.json").encode(body) end
  return table.concat(lines, "\n")
end

local function agreed(context, method, path, body)
  if READS[method] then
    if context.options.dry_run then
      context:note(plan_of(method, path, body))
      return false
    end
    return true
  end
  return confirm.plain(context.options, plan_of(method, path, body), "Send this?")
end

-- The value of the call's first steps: a domain stands for the customer's id.
local function resolve(context, steps)
  for _, step in ipairs(steps) do
    local id = step.arguments[1]
    if step.name == "customer" and type(id) == "string" and id:find(".", 1, true) then
      step.arguments[1] = stop.unless(context:client():find_customer(id)).id
    end
  end
end

-- A wrong option or type raises, as misuse of the library does. Here a person typed it.
local function attempt(method, at, given)
  local ok, value, err = pcall(function() return method(at, unpack(given)) end)
  if ok then return value, err end
  if type(value) ~= "string" or stop.is_interruption(value) then error(value, 0) end
  stop.with(exit_status.usage, (value:gsub("^[^:]+:%d+: ", "")))
end

local function make(context, steps, body)
  local at = context:client()
  for place, step in ipairs(steps) do
    local method = at[step.name]
    local given = step.arguments
    if place == #steps and body ~= nil then given[#given + 1] = body end
    local value, err = attempt(method, at, given)
    if place == #steps then return stop.unless(value, err) end
    at = value
  end
end

local function call(context, arguments)
  local steps = calls.read(arguments.call)
  if not steps then
    stop.with(exit_status.usage, ("'%s' is no call"):format(arguments.call),
      "write it as in the reference: 'customer(contoso.com):subscriptions()'")
  end
  local row = calls.find(arguments.call)
  if not row then
    stop.with(exit_status.usage, ("the API has no call '%s'"):format(arguments.call),
      "find it: partnercenter operations WORD")
  end
  local body = body_of(arguments.body)
  if not agreed(context, row[2], arguments.call, body) then return end
  resolve(context, steps)
  print_result(context, make(context, steps, body))
end

local function request(context, arguments)
  local method = arguments.method:upper()
  local body = body_of(arguments.body)
  if not agreed(context, method, arguments.path, body) then return end
  local answer = stop.unless(context:client():request {
    method = method, path = arguments.path, body = body, host = arguments.host,
  })
  if arguments.include then
    io.stderr:write(("%d\n"):format(answer.status))
    for name, value in pairs(answer.headers) do
      io.stderr:write(display_width.harmless(("%s: %s"):format(tostring(name), tostring(value))), "\n")
    end
  end
  if answer.text == "" then return end
  print_result(context, answer.body == nil and answer.text or answer.body)
end

return {
  operations = {
    arguments = {
      { name = "words", value = "WORD", text = "Parts of names or paths.", optional = true, many = true },
    },
    examples = {
      { "Find calls about invoices", "partnercenter operations invoice" },
      { "List all as CSV", "partnercenter operations -o csv" },
    },
    run = operations,
  },
  call = {
    arguments = {
      { name = "call",
        text = "As in the reference: 'customer(ID):subscriptions()'. A domain may stand for ID." },
      { name = "body", text = "JSON, @FILE, or - for standard input.", optional = true },
    },
    examples = {
      { "Read a profile", "partnercenter call 'customer(customer1.example):billing_profile():get()'" },
      { "Give a query", "partnercenter call 'invoices(size=2)'" },
    },
    run = call,
  },
  request = {
    arguments = {
      { name = "method", text = "GET, POST, PATCH, PUT or DELETE." },
      { name = "path", text = "As on the wire: /v1/customers?size=5." },
      { name = "body", text = "JSON, @FILE, or - for standard input.", optional = true },
    },
    options = {
      { name = "host", value = "HOST", choices = { "api", "partner", "graph" }, text = "api when absent." },
      { name = "include", text = "Show status and headers on standard error." },
    },
    examples = {
      { "Read two customers", "partnercenter request GET '/v1/customers?size=2'" },
      { "See what a write would send",
        "partnercenter request POST /v1/customers/ID/carts '{}' --dry-run" },
    },
    run = request,
  },
}
