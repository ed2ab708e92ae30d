-- Runs snippets of a shell as a reader does: at the top of a checkout, with the command installed and the
-- simulator's environment. The checkout is a folder of links, where the files that a snippet writes stay.
local command = require "spec.cli.command"

local shell_program = {}

local quote = require("partnercenter.simulator.launch.shell_text").quote

--- Makes the folder.
---@return string path
function shell_program.checkout()
  local home = command.home()
  assert(os.execute(("ln -s \"$PWD\"/* %s/"):format(home)))
  return home
end

--- Runs a script with bash and returns what it printed, errors too, and its status.
---@param script string
---@param folder string
---@param environment table<string, string>
---@return string printed
---@return integer status
function shell_program.run(script, folder, environment)
  local words = { "env -i" }
  for name, value in pairs(environment) do words[#words + 1] = name .. "=" .. quote(value) end
  words[#words + 1] = ("bash -ec %s"):format(quote("cd " .. folder .. "\n" .. script))
  local text = command.output(table.concat(words, " ") .. " 2>&1 </dev/null; echo \"status $?\"")
  local printed, status = text:match("^(.*)status (%d+)\n$")
  return printed, tonumber(status)
end

--- The commands of a console, each with the output shown below it: { command, output }.
---@param block spec.Snippet
---@return string[][]
function shell_program.commands(block)
  local found = {}
  for line in block.text:gmatch("([^\n]*)\n") do
    if line:find("^%$ ") then
      found[#found + 1] = { line:sub(3), "" }
    elseif line:find("^> ") then
      found[#found][1] = found[#found][1] .. "\n" .. line:sub(3)
    else
      found[#found][2] = found[#found][2] .. line .. "\n"
    end
  end
  return found
end

return shell_program
