--- The commands `completion` and `__complete`, which the scripts of the shells call.
local exit_status = require "partnercenter.cli.exit_status"
local stop = require "partnercenter.cli.stop"
local writer = require "partnercenter.cli.output.writer"

local SHELLS = { "bash", "zsh", "fish" }

local function print_script(words)
  local script = #words == 1 and require("partnercenter.cli.completion.scripts")[words[1]]
  if not script then
    local said = words[1] and ("there is no completion for '%s'"):format(table.concat(words, " "))
      or "which shell?"
    stop.with(exit_status.usage, said, "name one of " .. table.concat(SHELLS, ", "))
  end
  writer.write(script)
end

local function described(candidate)
  local text = candidate[2]
  if candidate[1] == "" then return "\t" end
  if not text or text == "" then return candidate[1] end
  return candidate[1] .. "\t" .. require("partnercenter.cli.output.display_width").harmless(text)
end

-- A fault must not disturb the line that the user is typing.
local function complete(words)
  if words[1] == "--" then table.remove(words, 1) end
  local ok, found = pcall(function() return require("partnercenter.cli.completion.candidates").of(words) end)
  for _, candidate in ipairs(ok and found or {}) do
    writer.write(described(candidate), "\n")
  end
end

return {
  completion = {
    arguments = { { name = "shell", text = "The shell.", choices = SHELLS } },
    examples = {
      { "For bash, in ~/.bashrc", 'eval "$(partnercenter completion bash)"' },
      { "For zsh, in ~/.zshrc behind compinit", 'eval "$(partnercenter completion zsh)"' },
      { "For fish", "partnercenter completion fish > ~/.config/fish/completions/partnercenter.fish" },
    },
    notes = "The names of customers are those that `partnercenter customers` listed last.\n"
      .. "The state folder keeps them. PARTNERCENTER_REMEMBER_CUSTOMERS=false switches that off.",
    takes_words = true,
    run = print_script,
  },
  __complete = { takes_words = true, run = complete },
}
