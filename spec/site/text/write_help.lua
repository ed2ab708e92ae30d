-- Writes only the help for Neovim, into the folder named by the argument. See spec/site/build.lua.
local all_pages = require "spec.site.all_pages"
local help_files = require "spec.site.text.help_files"
local paths = require "spec.site.paths"

local folder = assert(arg[1], "give the folder of the help")
for name, text in pairs(help_files.of(all_pages.list())) do
  paths.write(folder .. "/" .. name, text)
end
