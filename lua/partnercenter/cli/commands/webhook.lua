--- The command `webhook`: registers the URL of a receiver and tests it.
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

local WAIT = {
  name = "wait", value = "SECONDS", number = "positive",
  text = "How long to wait for the result of the test: 120.",
}

return {
  webhook = {
    subcommands = {
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
