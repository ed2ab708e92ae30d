--- The command `version`.
local writer = require "partnercenter.cli.output.writer"

return {
  version = {
    examples = {
      { "Print the version", "partnercenter version" }, { "The same", "partnercenter --version" },
    },
    takes_words = true,
    run = function(words)
      if words[1] then
        require("partnercenter.cli.stop").with(2, ("version takes no argument '%s'"):format(words[1]))
      end
      writer.write("partnercenter ", require "partnercenter.version", "\n")
    end,
  },
}
