--- The commands `operations`, `call` and `request`: all that has no command of its own.
local calls = require "partnercenter.cli.api.calls"
local confirm = require "partnercenter.cli.confirm"
local display_width = require "partnercenter.cli.output.display_width"
local exit_status = require "partnercenter.cli.exit_status"
local interruption = require "partnercenter.interruption"
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

local function items_of(list)
  local place = 0
  return function()
    place = place + 1
    return list[place]
  end
end

-- Shows how many items have come.
local function counted(context, next_item)
  local line, count = context:progress "items", 0
  return function()
    local item = next_item()
    if item == nil then
      line:clear()
    else
      count = count + 1
      line:show(count)
    end
    return item
  end
end

-- Records of unknown kinds have no columns of their own, so they are JSON unless told otherwise. Errors are
-- not: main.lua prints them with the options as they were.
local function prefer_json(context)
  if context.options.output then return end
  context.options = setmetatable({ output = "json" }, { __index = context.options })
end

-- Whether the first of the chosen members is one of the record.
local function has_chosen(record, fields)
  return fields ~= nil and record[fields:match("^[^.,%s]+")] ~= nil
end

-- In other formats, and for members of the items, a body around a list of items is that list.
local function print_result(context, value)
  prefer_json(context)
  local options, json = context.options, require "partnercenter.json"
  if value == true then return end
  if type(value) ~= "table" or value == json.null then return context:value(value) end
  if is_listing(value) then return context:records(nil, counted(context, value:each())) end
  if not options.fields and (options.output == "json" or options.output == "jsonl") then
    return context:value(value)
  end
  local items = json.is_array(value) and value or value.items or value.value
  local is_list = type(items) == "table" and json.is_array(items)
  if is_list and not has_chosen(value, options.fields) then return context:records(nil, items_of(items)) end
  context:record(nil, value)
end

local plan_meta = {}

function plan_meta.__tostring(plan)
  local lines = { ("1. %s %s"):format(plan.method, plan.path) }
  if plan.body ~= nil then lines[2] = "   with " .. require("partnercenter.json").encode(plan.body) end
  return table.concat(lines, "\n")
end

-- A dry run shows reads too.
local function agreed(context, method, path, body)
  local plan = setmetatable({ method = method, path = path, body = body }, plan_meta)
  if context.options.dry_run then
    context:plan(plan)
    return false
  end
  if not READS[method] then confirm.plain(context.options, plan, "Send this?") end
  return true
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
  if type(value) ~= "string" or interruption.is(value) then error(value, 0) end
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

local function show_head(answer)
  local names = {}
  for name in pairs(answer.headers) do names[#names + 1] = name end
  table.sort(names)
  io.stderr:write(("%d\n"):format(answer.status))
  for _, name in ipairs(names) do
    io.stderr:write(display_width.harmless(("%s: %s"):format(name, answer.headers[name])), "\n")
  end
end

local function request_all(context, arguments)
  prefer_json(context)
  context:records(nil, counted(context, require("partnercenter.cli.api.pages").items(context:client(), {
    path = arguments.path, host = arguments.host,
  })))
end

local function request(context, arguments)
  local method = arguments.method:upper()
  local body = body_of(arguments.body)
  if not agreed(context, method, arguments.path, body) then return end
  if arguments.all then return request_all(context, arguments) end
  local answer = stop.unless(context:client():request {
    method = method, path = arguments.path, body = body, host = arguments.host,
  })
  if arguments.include then show_head(answer) end
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
      { name = "all", text = "Follow the pages of a GET and print all items as one list." },
    },
    examples = {
      { "Read two customers", "partnercenter request GET '/v1/customers?size=2'" },
      { "Read all, in pages of 500", "partnercenter request GET '/v1/customers?size=500' --all -o jsonl" },
      { "See what a write would send",
        "partnercenter request POST /v1/customers/ID/carts '{}' --dry-run" },
    },
    check = function(arguments)
      local others = arguments.include or arguments.body
      if arguments.all and (others or arguments.method:upper() ~= "GET") then
        return "--all is for GET, without a body and without --include"
      end
    end,
    run = request,
  },
}
