-- The command on a terminal: tables that fit, questions, progress, colours, names of strangers.
local command = require "spec.cli.command"
local display_width = require "partnercenter.cli.output.display_width"
local json = require "partnercenter.simulator.json"

describe("on a terminal", function()
  local sim, environment, home

  setup(function()
    home = command.home()
    sim = assert(require("partnercenter.simulator").start { customers = 20 })
    environment = command.bare(home)
    for name, value in pairs(sim:environment()) do environment[name] = value end
  end)
  teardown(function()
    sim:stop()
    os.execute("rm -r " .. home)
  end)
  before_each(function() assert(sim:reset()) end)

  local function show(line, columns, input)
    return command.shell(line, environment, { columns = columns, input = input })
  end

  -- The lines without colours, progress and what was typed.
  local function lines_of(found)
    local lines = {}
    local text = found.out:gsub("\r\27%[K[^\r\n]*", ""):gsub("\27%[%d*m", ""):gsub("\r", "")
    for line in text:gmatch("[^\n]+") do lines[#lines + 1] = line end
    return lines
  end

  for _, columns in ipairs { 40, 80, 200 } do
    it(("tables fit %d columns"):format(columns), function()
      for _, line in ipairs {
        "customers", "subscriptions --all", "gdap", "invoices", "operations customer",
      } do
        local found = show("partnercenter " .. line, columns)
        assert.equal(0, found.status, found.out)
        local dropped = found.out:find("not shown, as the terminal is too narrow", 1, true) ~= nil
        for _, shown in ipairs(lines_of(found)) do
          local is_note = shown:find("not shown", 1, true)
          assert.is_true(is_note ~= nil or display_width.of(shown) <= columns, shown)
        end
        if columns == 200 and line == "customers" then assert.is_false(dropped) end
        if columns == 40 and line == "customers" then assert.is_true(dropped) end
      end
    end)
  end

  it("off a terminal nothing is cut, and there is no colour and no progress", function()
    local found = command.shell("partnercenter qualification --all", environment)
    assert.same({ 0, "" }, { found.status, found.err })
    assert.equal(20, select(2, found.out:gsub("\n", "")))
    assert.not_matches("\27", found.out)
  end)

  it("progress is shown and removed, unless --quiet or TERM=dumb", function()
    assert.matches("\r\27%[K%d+ customers", show("partnercenter qualification --all", 100).out)
    assert.not_matches("%d+ customers", show("partnercenter qualification --all --quiet", 100).out)
    assert.not_matches("%d+ customers", show("TERM=dumb partnercenter qualification --all", 100).out)
  end)

  it("colours follow the terminal, NO_COLOR, --no-color and CLICOLOR_FORCE", function()
    assert.matches("\27%[1m", show("partnercenter customers", 100).out)
    assert.not_matches("\27%[1m", show("NO_COLOR=1 partnercenter customers", 100).out)
    assert.not_matches("\27%[1m", show("partnercenter customers --no-color", 100).out)
    local forced = command.shell("CLICOLOR_FORCE=1 partnercenter customers -o table", environment)
    assert.matches("\27%[1m", forced.out)
    forced = command.shell("NO_COLOR=1 CLICOLOR_FORCE=1 partnercenter customers -o table", environment)
    assert.not_matches("\27", forced.out)
  end)

  local QUALIFY = "partnercenter qualify customer2.example Education --segment K12"

  it("a write shows its plan and asks", function()
    assert.equal(0, show(QUALIFY .. " --dry-run", 100).status)
    local found = show(QUALIFY, 100, "n\n")
    assert.equal(1, found.status)
    assert.matches("1%. .*Ask for this qualification%? %[y/N%]", found.out)
    assert.equal("none\n", command.shell("partnercenter qualification customer2.example", environment).out)
    found = show(QUALIFY, 100, "y\n")
    assert.equal(0, found.status, found.out)
  end)

  it("names cannot change the screen, and wide ones keep the columns", function()
    local path = "/v1/customers/a1000000-0000-4000-8000-000000000001"
    local found = command.shell("partnercenter customer customer1.example -o json", environment)
    local record = json.decode(found.out)
    record.companyProfile.companyName = "\27]0;owned\7\228\184\138\230\181\183\r\n\226\128\174x"
    assert(sim:put(path, record))
    local fields = " --fields companyProfile.companyName,companyProfile.domain --limit 2"
    found = show("partnercenter customers" .. fields, 100)
    assert.equal(0, found.status, found.out)
    assert.not_matches("\27%]", found.out)
    assert.not_matches("\7", found.out)
    assert.not_matches("\226\128\174", found.out)
    local lines, places = lines_of(found), {}
    for _, line in ipairs(lines) do
      local at = line:find("customer[12]%.example")
      if at then places[#places + 1] = display_width.of(line:sub(1, at - 1)) end
    end
    assert.equal(2, #places)
    assert.equal(places[1], places[2])
    for _, format in ipairs { "tsv", "csv", "json", "jsonl" } do
      found = show("partnercenter customers -o " .. format .. fields, 100)
      assert.not_matches("[\27\7]", found.out, format)
      assert.not_matches("\226\128\174", found.out, format)
    end
    local tsv = command.shell("partnercenter customers" .. fields, environment).out
    assert.equal(2, select(2, tsv:gsub("\n", "")))
  end)
end)
