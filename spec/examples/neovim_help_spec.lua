-- :help partnercenter: its tags, and that what it says can be done.

local neovim = require "spec.support.programs.neovim"
local simulator = require "partnercenter.simulator"
local source = require "spec.support.source"

local FILE = "examples/neovim/doc/partnercenter.txt"
local TEXT = source.read(FILE)

local function count(text, pattern)
  return select(2, text:gsub(pattern, ""))
end

-- The blocks of code behind ">", as Vim's help marks them.
local function blocks()
  local found, inside = {}, nil
  for line in (TEXT .. "\n"):gmatch("([^\n]*)\n") do
    if inside and line:find("^[^%s]") then
      found[#found + 1], inside = table.concat(inside, "\n"), nil
    elseif inside then
      inside[#inside + 1] = line
    end
    if line:find("%s>$") then
      inside = {}
    end
  end
  return found
end

local HELP = [[
local directory = vim.fn.tempname()
vim.fn.mkdir(directory .. "/doc", "p")
vim.fn.writefile(vim.fn.readfile("%s"), directory .. "/doc/partnercenter.txt")
vim.opt.runtimepath:append(directory)
local out = { vim.fn.execute("helptags " .. directory .. "/doc") }
for _, tag in ipairs(%s) do
  local ok, why = pcall(vim.cmd, "help " .. tag)
  local here = vim.fn.expand("<cWORD>")
  out[#out + 1] = ok and tag .. " " .. vim.fn.expand("%%:t") .. " " .. here or tag .. ": " .. why
end
vim.fn.writefile(out, os.getenv("OUT"))
]]

describe(":help partnercenter #once", function()
  it("has clean tags, and every link leads somewhere", function()
    local tags = {}
    for tag in TEXT:gmatch("|([^|%s]+)|") do
      tags[#tags + 1] = ("%q"):format(tag)
    end
    local text, noise = neovim { lua = HELP:format(FILE, "{" .. table.concat(tags, ",") .. "}") }
    assert.equal("", noise)
    assert.equal(#tags + 1, count(text, "\n"))
    assert.equal("", text:match("^[^\n]*"))
    for line in text:gmatch("\n([^\n]+)") do
      local tag, file, there = line:match("^(%S+) (%S+) (%S+)$")
      assert.truthy(file, line)
      assert.equal(tag:find("artner") and "partnercenter.txt" or file, file)
      assert.equal("*" .. tag .. "*", (there:gsub("'", "")))
    end
    assert.is_true(#tags > 8)
  end)

  it("names the colours and keys that there are", function()
    local page = source.read("examples/neovim/lua/partnercenter_app/page.lua")
    local groups = page:match("local GROUPS = (%b{})")
    assert.equal(count(groups, "%w+ = "), count(TEXT, "PartnerCenter%u%l+"))
    for group in groups:gmatch("(%w+) = ") do
      assert.truthy(TEXT:find("PartnerCenter" .. group, 1, true), group)
    end
  end)

  it("shows code that works", function()
    local sim = assert(simulator.start { customers = 3 })
    finally(function() sim:stop() end)
    local tried = 0
    for _, block in ipairs(blocks()) do
      if block:find("partnercenter.spawn(", 1, true) then
        tried = tried + 1
        local out = neovim {
          env = ("AZURE_TENANT_ID=%s AZURE_CLIENT_ID=%s AZURE_CLIENT_SECRET=%s PARTNERCENTER_BASE_URL=%s "
            .. "AZURE_AUTHORITY_HOST=%s PARTNERCENTER_CA_FILE=%s"):format(sim.tenant_id, sim.client_id,
            sim.client_secret, sim.base_url.api, sim.authority, sim.ca_file),
          lua = [[
local said
local function say(text) said = text end
vim.notify, print = say, say
partnercenter = require "partnercenter"
]] .. block:gsub("<customer%-tenant%-guid>", sim.customers[1].id) .. [[

vim.wait(20000, function() return said end, 5)
vim.fn.writefile(vim.split(tostring(said), "\n"), os.getenv("OUT"))
]],
        }
        assert.matches("education", out)
        assert.not_matches("err", out)
      end
    end
    assert.equal(2, tried)
  end)
end)
