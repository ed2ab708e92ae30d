-- :PartnerCenter opens a buffer of customers. Nothing of the library is loaded before that.

-- In a checkout the library lies beside this app; elsewhere it has been installed.
local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p")
local checkout = here:match "^(.*)/examples/neovim/plugin/"
if checkout and vim.fn.filereadable(checkout .. "/lua/partnercenter/init.lua") == 1 then
  vim.opt.runtimepath:append(checkout)
  package.cpath = package.cpath .. ";" .. checkout .. "/build/luajit/?.so"
end

vim.api.nvim_create_user_command("PartnerCenter", function()
  require("partnercenter_app").open()
end, { desc = "Customers and their qualifications" })
