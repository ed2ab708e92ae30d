--- The commands, in the order of the help. Each has its module under `commands/`, loaded when it is called.
---
---   name        as typed; "webhook listen" is a subcommand
---   module      file under commands/
---   summary     one line, without a full stop
---   see         commands that look alike
local commands = {}

commands.list = {
  { name = "customers", module = "customers", summary = "List the customers", see = "customer" },
  { name = "customer", module = "customers", summary = "Show one customer", see = "customers" },
  { name = "simulator", module = "simulator", summary = "Run a local Partner Center to try things with" },
  { name = "help", module = "help", summary = "Explain a command" },
  { name = "version", module = "version", summary = "Print the version" },
}

commands.by_name = {}
for _, command in ipairs(commands.list) do
  commands.by_name[command.name] = command
end

return commands
