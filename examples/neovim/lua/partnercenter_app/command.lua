--- The words behind `:PartnerCenter`, and their completion.
local app = require "partnercenter_app"

local command = {}

local function build()
  vim.notify "PartnerCenter: building the core, which takes a minute ..."
  vim.cmd "redraw"
  local built, why = require("partnercenter_app.core_build").run(vim.g.partnercenter_sources)
  if not built then
    app.complain(why)
  elseif package.loaded["partnercenter.core"] then
    vim.notify "PartnerCenter: the core is built: restart Neovim to use it"
  else
    vim.notify "PartnerCenter: the core is built: :PartnerCenter lists customers"
  end
end

local WORDS = { "build", "customers", "health", "help" } -- in this order completion shows them
local RUN = {
  build = build,
  customers = app.open,
  health = function()
    vim.cmd "checkhealth partnercenter"
  end,
  help = function()
    vim.cmd "help partnercenter"
  end,
}

--- Runs the command.
---@param words string[] none means "customers"
function command.run(words)
  local run = RUN[words[1] or "customers"]
  if not run or words[2] then
    app.complain(("write build, customers, health or help, not %s"):format(table.concat(words, " ")))
  else
    run()
  end
end

--- The words that begin with the typed text.
---@param typed string
---@param line string the whole command line
---@return string[]
function command.complete(typed, line)
  local found = {}
  if line:find "^%s*%S+%s+%S*$" then
    for _, word in ipairs(WORDS) do
      if vim.startswith(word, typed) then
        found[#found + 1] = word
      end
    end
  end
  return found
end

return command
