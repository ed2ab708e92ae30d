-- Defines :PartnerCenter. The library loads when the command is first used.

local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p")

-- The plug-in of a release has the library beside it, a checkout has it two folders up. A core that was built
-- there goes before others, as it has the version of those Lua files.
for _, folder in ipairs { here:match "^(.*)/plugin/", here:match "^(.*)/examples/neovim/plugin/" } do
  if vim.fn.filereadable(folder .. "/lua/partnercenter/init.lua") == 1 then
    vim.opt.runtimepath:append(folder)
    package.cpath = folder .. "/build/luajit/?.so;" .. package.cpath
    vim.g.partnercenter_sources = folder
    break
  end
end

-- A rock has it in its tree, which Neovim does not search.
local tree = here:match "^(.*)/lib/luarocks/rocks%-5%.1/partnercenter/[^/]+/examples/neovim/plugin/"
if tree then
  package.path = ("%s;%s/share/lua/5.1/?.lua;%s/share/lua/5.1/?/init.lua"):format(package.path, tree, tree)
  package.cpath = ("%s;%s/lib/lua/5.1/?.so"):format(package.cpath, tree)
end

vim.api.nvim_create_user_command("PartnerCenter", function(given)
  require("partnercenter_app.command").run(given.fargs)
end, {
  nargs = "*",
  complete = function(typed, line)
    return require("partnercenter_app.command").complete(typed, line)
  end,
  desc = "Customers and their qualifications",
})
