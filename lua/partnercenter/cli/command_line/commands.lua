--- The commands, in the order of the help. Each has its module under `commands/`, loaded when it is called.
---
---   name        as typed; "webhook listen" is a subcommand
---   module      file under commands/
---   summary     one line, without a full stop
---   see         commands that look alike
local commands = {}

commands.list = {
  { name = "login", module = "sign_in", summary = "Sign in and keep the sign-in in a profile" },
  { name = "logout", module = "sign_in", summary = "Forget the sign-in of a profile" },
  { name = "profiles", module = "sign_in", summary = "List the profiles" },
  { name = "check", module = "sign_in", summary = "Say who is signed in, and whether the service answers" },
  { name = "customers", module = "customers", summary = "List the customers", see = "customer" },
  { name = "customer", module = "customers", summary = "Show one customer", see = "customers" },
  { name = "qualification", module = "qualification", summary = "Show qualifications of customers",
    see = "qualify" },
  { name = "qualify", module = "qualification", summary = "Ask for a qualification", see = "qualification" },
  { name = "subscriptions", module = "subscriptions", summary = "List subscriptions and when they end" },
  { name = "seats", module = "subscriptions", summary = "Change the number of seats of a subscription" },
  { name = "renewal", module = "subscriptions", summary = "Choose what happens at the end of the term" },
  { name = "buy", module = "buy", summary = "Buy items for a customer" },
  { name = "users", module = "users", summary = "List the users of a customer" },
  { name = "licenses", module = "users", summary = "List the licences of a customer or a user" },
  { name = "invoices", module = "billing", summary = "List the invoices" },
  { name = "reconcile", module = "billing", summary = "Write the line items of an invoice to a file" },
  { name = "export", module = "billing", summary = "Write a billing export to a file" },
  { name = "gdap", module = "security", summary = "List granular admin relationships and when they end" },
  { name = "audit", module = "security", summary = "List what was done" },
  { name = "webhook", module = "webhook", summary = "Receive webhooks, register and test a receiver" },
  { name = "report", module = "report", summary = "Draw reports for people, as pages or on the terminal" },
  { name = "operations", module = "api", summary = "Find the calls of the API", see = "call" },
  { name = "call", module = "api", summary = "Make any call of the API by its name", see = "request" },
  { name = "request", module = "api", summary = "Send any request to the service", see = "call" },
  { name = "simulator", module = "simulator", summary = "Run a local Partner Center to try things with" },
  { name = "completion", module = "completion", summary = "Print the completion script of a shell" },
  { name = "help", module = "help", summary = "Explain a command" },
  { name = "version", module = "help", summary = "Print the version" },
}

commands.by_name = {}
for _, command in ipairs(commands.list) do
  commands.by_name[command.name] = command
end

-- Called by the scripts of the shells; no help names it.
commands.by_name.__complete = { name = "__complete", module = "completion" }

--- Ends the command because there is none of this name.
---@param name string
function commands.refuse(name)
  local meant = require("partnercenter.arguments.suggest").suggest(name, commands.by_name)
  local hint = meant and ("did you mean '%s'?"):format(meant) or "see: partnercenter help"
  if meant and commands.by_name[meant].see then
    hint = ("did you mean '%s' or '%s'?"):format(meant, commands.by_name[meant].see)
  end
  require("partnercenter.cli.stop").with(2, ("there is no command '%s'"):format(name), hint)
end

return commands
