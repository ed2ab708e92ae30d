--- The command `webhook`: receives events on this machine, registers the URL of a receiver and tests it.
local confirm = require "partnercenter.cli.confirm"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"

local REGISTERED = {
  { heading = "URL", field = "WebhookUrl" }, { heading = "CHANGED", field = "changed" },
  { heading = "TEST", field = "test.state" }, { heading = "RESULT", field = "test.message" },
  { heading = "EVENTS", field = "WebhookEvents" },
}

local function finish(context, result, err)
  if context.options.dry_run then return context:plan(stop.unless(result, err)) end
  context:record(REGISTERED, stop.unless(result, err))
  local state = result.test.state
  if state == "failed" then stop.with(exit_status.refused, result.test.message) end
  if state == "waiting" then stop.with(exit_status.out_of_time, result.test.message) end
end

local function run_workflow(context, arguments, question)
  local options = confirm.options(context.options, question)
  options.url, options.timeout = arguments.url, arguments.wait
  options.events = arguments.events and arguments.events[1] and arguments.events or nil
  options.signature_header = arguments.signature_header
  if arguments.no_test then options.test = false end
  return finish(context, require("partnercenter").workflow.register_webhook(context:client(), options))
end

local function register(context, arguments)
  arguments.events = arguments.event
  return run_workflow(context, arguments, "Register this webhook?")
end

local function test(context, arguments)
  local record = stop.unless(context:client():webhook_registration():get())
  arguments.url, arguments.events = record.WebhookUrl, record.WebhookEvents
  return run_workflow(context, arguments, "Send a test event?")
end

local EVENTS = {
  { heading = "RECEIVED", field = "received", kind = "date" }, { heading = "EVENT", field = "name" },
  { heading = "RESOURCE", field = "resource_uri" }, { heading = "CHANGED", field = "changed", kind = "date" },
}
-- Members that --fields may name too; an event may lack them.
local MEMBERS = { "audit_uri", "customer_id", "id", "resource_name", "stale" }

local function check_listen(arguments)
  local host, port = arguments.host or "127.0.0.1", arguments.port or 8080
  if not host:find("^[%w.:-]+$") then
    return ("--host needs an address or a name of this machine, not '%s'"):format(host)
  end
  if port > 65535 then return ("--port needs a number from 0 to 65535, not %d"):format(port) end
end

-- The events one by one; refused deliveries become notes.
local function next_event(context, running)
  return function()
    local word, value = require("partnercenter.cli.listener.process").next(running)
    while word == "refused" do
      context:note("refused: " .. value.message)
      word, value = require("partnercenter.cli.listener.process").next(running)
    end
    if not word then stop.with(exit_status.failed, "nginx has ended") end
    return value
  end
end

local function limited(limit, next_record)
  local count = 0
  return function()
    if limit and limit > 0 and count >= limit then return nil end
    count = count + 1
    return next_record()
  end
end

local function listen(context, arguments)
  local process = require "partnercenter.cli.listener.process"
  context:check_fields(EVENTS, MEMBERS)
  local running, problem, hint = process.start {
    host = arguments.host or "127.0.0.1", port = arguments.port or 8080, client = context:endpoints(),
  }
  if not running then stop.with(exit_status.failed, problem, hint) end
  context:at_close(function() process.stop(running) end)
  io.stderr:write("listening on ", running.url, "\n")
  context:live_records(EVENTS, limited(arguments.limit, next_event(context, running)))
end

local WAIT = {
  name = "wait", value = "SECONDS", number = "positive",
  text = "How long to wait for the result of the test: 120.",
}

return {
  webhook = {
    subcommands = {
      {
        name = "listen", summary = "Receive webhooks on a port of this machine, and print verified events",
        options = {
          { name = "port", value = "N", number = "whole", text = "8080 when absent; 0 means any free one." },
          { name = "host", value = "ADDRESS", text = "The address to listen on: 127.0.0.1 when absent." },
          { name = "limit", value = "N", number = "whole", text = "End after so many events." },
        },
        examples = {
          { "Watch events while a proxy or tunnel forwards to port 8080", "partnercenter webhook listen" },
          { "Keep them as JSON lines", "partnercenter webhook listen --port 9000 -o jsonl >>events.jsonl" },
        },
        check = check_listen,
        run = listen,
      },
      {
        name = "register", summary = "Register the URL of a receiver, and send a test event",
        arguments = { { name = "url", text = "The https URL of the receiver." } },
        options = {
          { name = "event", value = "NAME", many = true, text = "Only this event; all when absent." },
          { name = "signature-header", value = "HEADER", choices = { "Authorization", "x-ms-signature" },
            text = "The latter where a proxy drops Authorization." },
          { name = "no-test", text = "Send no test event." },
          WAIT,
        },
        examples = {
          { "See what would change",
            "partnercenter webhook register https://hooks.example.com/webhook --dry-run" },
          { "Register for one event",
            "partnercenter webhook register https://hooks.example.com/webhook --event invoice-ready" },
        },
        run = register,
      },
      {
        name = "test", summary = "Send a test event to the registered receiver, and explain its result",
        options = { WAIT },
        examples = {
          { "Test it", "partnercenter webhook test" },
          { "Test it in a script", "partnercenter webhook test --yes -o json" },
        },
        run = test,
      },
    },
  },
}
