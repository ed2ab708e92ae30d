-- The man pages of the command.
local command = require "spec.cli.command"
local commands = require "partnercenter.cli.command_line.commands"

local output = command.output

describe("the man pages", function()
  local folder, environment

  setup(function()
    folder = output("mktemp -d"):match("%S+")
    environment = command.bare(folder)
    environment.SOURCE_DATE_EPOCH = "86400"
    assert.equal(0, command.run("help --man-pages " .. folder, environment).status)
  end)
  teardown(function() os.execute("rm -r " .. folder) end)

  local function page(name)
    local file = assert(io.open(("%s/%s.1"):format(folder, name)))
    local text = file:read("*a")
    file:close()
    return text
  end

  it("are there for the whole and for each command, with all sections", function()
    for _, about in ipairs(commands.list) do
      local text = page("partnercenter-" .. about.name)
      for _, title in ipairs {
        "NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO",
      } do
        assert.is_truthy(text:find("\n.SH " .. title .. "\n", 1, true), about.name .. ": " .. title)
      end
      assert.is_truthy(text:find('"1970\\-01\\-02"', 1, true) or text:find('"1970-01-02"', 1, true))
      assert.is_truthy(page("partnercenter"):find("partnercenter\\-" .. about.name, 1, true), about.name)
    end
  end)

  it("have a minus that can be copied", function()
    for _, about in ipairs(commands.list) do
      local text = page("partnercenter-" .. about.name)
      assert.not_matches("\226\128\147", text)
      assert.not_matches("\n%.B [^\n]*[^\\]%-%-", text)
    end
  end)

  it("keep to what mandoc knows", function()
    if output "command -v mandoc" == "" then return pending "mandoc is not installed" end
    assert.equal("", output(("mandoc -T lint -W error %s/*.1 2>&1"):format(folder)))
    assert.equal("", output(("mandoc -T utf8 %s/*.1 | grep '\226\128\147'"):format(folder)))
    local shown = output(("mandoc -T ascii %s/partnercenter-subscriptions.1 | col -b"):format(folder))
    assert.matches("%-%-ending 30d", shown)
  end)

  it("are printed by help", function()
    assert.equal(page "partnercenter-qualify", command.run("help --man qualify", environment).out)
    assert.equal(page "partnercenter-qualify", command.run("help qualify --man", environment).out)
    assert.equal(page "partnercenter", command.run("help --man", environment).out)
    assert.matches("did you mean", command.run("help --man custmers", environment).err)
  end)

  it("cannot be written where nothing may be", function()
    local found = command.run("help --man-pages /dev/null", environment)
    assert.equal(1, found.status)
    assert.matches("cannot be written", found.err)
  end)
end)
