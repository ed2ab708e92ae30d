-- Defines :PartnerCenter. The library loads when the command is first used.

-- In a checkout the library is two folders up; elsewhere it is installed.
local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p")
local checkout = here:match "^(.*)/examples/neovim/plugin/"
if checkout and vim.fn.filereadable(checkout .. "/lua/partnercenter/init.lua") == 1 then
  vim.opt.runtimepath:append(checkout)
  package.cpath = package.cpath .. ";" .. checkout .. "/build/luajit/?.so"
end

vim.api.nvim_create_user_command("PartnerCenter", function()
  require("partnercenter_app").open()
end, { desc = "Customers and their qualifications" })
