--- Shows the plan of a write and asks; without a terminal it needs --yes.
local display_width = require "partnercenter.cli.output.display_width"
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"
local terminal = require "partnercenter.cli.terminal"

local confirm = {}

local function show(plan)
  for line in (tostring(plan) .. "\n"):gmatch("(.-)\n") do
    io.stderr:write(display_width.harmless(line), "\n")
  end
end

-- Ends the command unless the answer is yes.
local function ask(question)
  io.stderr:write(question, " [y/N] ")
  io.stderr:flush()
  local answer = io.read("*l")
  if not answer then io.stderr:write "\n" end
  if answer and answer:lower():find "^%s*y" then return true end
  stop.with(exit_status.failed, "nothing was sent")
end

--- Whether a question would find nobody who answers it.
---@param options table
---@return boolean
function confirm.cannot_ask(options)
  return not (options.dry_run or options.yes or terminal.is_terminal(0))
end

--- Shows a plan and ends the command, as nobody can agree to it.
---@param plan table|string
---@param question string
function confirm.refuse(plan, question)
  show(plan)
  stop.with(exit_status.usage, question .. " There is no terminal to ask on",
    "add --yes to do it, or --dry-run to see the plan")
end

--- Returns the options `confirm` and `dry_run` for a workflow that writes.
---@param options table global options of the command line
---@param question string such as "Change the seats of this subscription?"
---@return { confirm: boolean|function|nil, dry_run: boolean|nil }
function confirm.options(options, question)
  if options.dry_run then return { dry_run = true } end
  if options.yes then
    return { confirm = function(plan)
      if not options.quiet then show(plan) end
      return true
    end }
  end
  return { confirm = function(plan)
    if confirm.cannot_ask(options) then confirm.refuse(plan, question) end
    show(plan)
    return ask(question)
  end }
end

--- Asks about a write that has no workflow. Ends the command unless the answer is yes.
---@param options table
---@param plan table|string prints as what will be sent
---@param question string
function confirm.plain(options, plan, question)
  confirm.options(options, question).confirm(plan)
end

return confirm
