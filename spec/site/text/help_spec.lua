-- The help for Neovim that the site's build writes: its tags lead to calls, records, functions and guides.

local all_pages = require "spec.site.all_pages"
local help_files = require "spec.site.text.help_files"
local neovim = require "spec.support.programs.neovim"
local paths = require "spec.site.paths"

local SUBJECTS = {
  "partnercenter", "partnercenter.customer", "partnercenter.customer:subscription",
  "partnercenter.customer:subscriptions()", "partnercenter-update_subscription",
  "partnercenter.customer:cart:checkout()", "partnercenter.model.Subscription", "partnercenter.configure()",
  "partnercenter.workflow.renewals()", "partnercenter-guide-sign-in", "partnercenter-21_renewals",
  "partnercenter-command-subscriptions",
  "partnercenter-errors", "partnercenter-guides.txt", "partnercenter-reference.txt",
}

local PROGRAM = [[
vim.opt.runtimepath:append("%s")
local out = { vim.fn.execute("helptags %s/doc") }
for _, subject in ipairs { %s } do
  local found, why = pcall(vim.cmd, "help " .. subject)
  out[#out + 1] = subject .. " " .. (found and vim.fn.expand("<cWORD>") or why)
end
vim.fn.writefile(out, os.getenv("OUT"))
]]

describe("the help of the site's build #once", function()
  local files, folder

  setup(function()
    files, folder = help_files.of(all_pages.list()), os.tmpname()
    os.remove(folder)
    assert(os.execute(("mkdir -p %s/doc"):format(folder)))
    for name, text in pairs(files) do paths.write(folder .. "/doc/" .. name, text) end
  end)

  teardown(function() os.execute("rm -r " .. folder) end)

  it("has no tag twice, and finds guides, calls, records and functions", function()
    local quoted, wanted = {}, { "" }
    for place, subject in ipairs(SUBJECTS) do
      quoted[place] = ("%q"):format(subject)
      wanted[place + 1] = ("%s *%s*"):format(subject, subject)
    end
    local text, noise = neovim { lua = PROGRAM:format(folder, folder, table.concat(quoted, ",")) }
    assert.equal("", noise)
    assert.equal(table.concat(wanted, "\n"), (text:gsub("\n$", "")))
  end)

  it("has the app's help, with a link to the rest", function()
    local more = files["partnercenter.txt"]:match("%*partnercenter%-more%*(.*)$")
    for name in more:gmatch("|([^|]+)|") do assert.truthy(files[name], name) end
    assert.matches("\nvim:tw=78[^\n]*\n$", files["partnercenter.txt"])
  end)
end)
