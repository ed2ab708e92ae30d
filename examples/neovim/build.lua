-- lazy.nvim runs this file when it has installed or updated the plug-in.
local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h")
local sources = here:match "^(.*)/examples/neovim$" or here

local built, why = dofile(here .. "/lua/partnercenter_app/core_build.lua").run(sources)
if not built then error(why, 0) end
