--- Implements `:checkhealth partnercenter_app`: the checks of the library, or why there is none.
local health = {}

function health.check()
  local found, library = pcall(require, "partnercenter.health")
  if found then
    return library.check()
  end
  local report = vim.health or require "health" -- as Neovim before 0.8 has it
  local start, problem = report.start or report.report_start, report.error or report.report_error
  start "partnercenter"
  problem("the library is not on package.path", {
    "use the plug-in of a release, partnercenter.nvim, which has it",
    "or: luarocks --lua-version 5.1 install partnercenter, and the app of that rock",
  })
end

return health
