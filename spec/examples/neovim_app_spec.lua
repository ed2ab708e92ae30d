-- examples/neovim, as a person sees it: Neovim in a terminal of a fixed size, beside the simulator.

local simulator = require "partnercenter.simulator"
local socket = require "socket"
local terminal = require "spec.support.programs.terminal"

local unpack = rawget(table, "unpack")

local COLUMNS, ROWS = 90, 18
local HELD = 600000 -- ms; nobody waits that long

-- Nothing but the app's directory is on the runtimepath: it finds the library of its checkout by itself.
local COMMAND = "env -i PATH=\"$PATH\" TERM=\"$TERM\" LC_ALL=C.UTF-8 HOME=/nonexistent %s"
  .. " nvim --clean --listen %s --cmd 'set rtp+=examples/neovim' %s -c PartnerCenter"

local function lines_of(screen)
  local lines = {}
  for line in screen:gmatch("([^\n]*)\n") do
    lines[#lines + 1] = line
  end
  return lines
end

describe("examples/neovim #once", function()
  local sim, editor, channel

  local function start(options)
    sim = assert(simulator.start(options))
  end

  local function open(more, environment)
    environment = environment or ("AZURE_TENANT_ID=%s AZURE_CLIENT_ID=%s AZURE_CLIENT_SECRET=%s "
      .. "PARTNERCENTER_BASE_URL=%s AZURE_AUTHORITY_HOST=%s PARTNERCENTER_CA_FILE=%s"):format(sim.tenant_id,
      sim.client_id, sim.client_secret, sim.base_url.api, sim.authority, sim.ca_file)
    channel = os.tmpname()
    os.remove(channel)
    editor = terminal.start(COMMAND:format(environment, channel, more or ""), COLUMNS, ROWS)
  end

  after_each(function()
    if editor then
      editor:stop()
      os.remove(channel)
    end
    if sim then
      sim:stop()
    end
    editor, sim = nil, nil
  end)

  -- The value of an expression of Lua in the running editor.
  local function ask(expression)
    local command = 'nvim --server %s --remote-expr "luaeval(\'%s\')" 2>&1'
    local stream = assert(io.popen(command:format(channel, expression)))
    local text = stream:read("*a")
    stream:close()
    return (text:gsub("%s+$", ""))
  end

  local function wait_until(expression, wanted)
    local ends = os.time() + 300
    repeat
      local found = ask(expression)
      if found == wanted then
        return
      end
      socket.sleep(0.05)
    until os.time() > ends
    assert.equal(wanted, ask(expression))
  end

  local IN_FLIGHT = 'require([[partnercenter.engine]]).in_flight()'

  it("lists customers, fills in their qualifications as they arrive, and shows one", function()
    start { customers = 8, faults = { { path = "/v1/customers", delay = 3000 } } }
    local late = {}
    for i = 5, 8 do
      late[#late + 1] = sim.customers[i].id
    end
    assert(sim:fault { customer = late, path = "/qualification", delay = 6000 })
    open()

    local before = lines_of(editor:wait("\n  listing …\n"))
    assert.equal("Partner Center   0 customers", before[1])
    assert.equal("  <CR> one customer   r refresh   q close", before[3])
    assert.equal("", before[5])

    local during = lines_of(editor:wait("\n  qualifications: 4 of 8 …\n"))
    assert.same({
      "Partner Center   8 customers",
      "  qualifications: 4 of 8 …",
      "  <CR> one customer   r refresh   q close",
      "",
      "  Alder Hill School District            education",
      "  Brightwater Bakery                    none",
      "  Cedar Relief Foundation               nonprofit",
      "  Dunmore County Council                governmentcommunitycloud",
      "  Eastern Rail State Company            …",
      "  Fernside Academy                      …",
      "  Gables Language Courses               …",
      "  Harbour State University              …",
    }, { unpack(during, 1, 12) })

    local after = lines_of(editor:wait("\n  3 none, 2 education, 1 governmentcommunitycloud, "))
    for i = 5, 8 do
      assert.equal(during[i], after[i])
    end
    assert.same({
      "  Eastern Rail State Company            stateownedentity",
      "  Fernside Academy                      none",
      "  Gables Language Courses               none",
      "  Harbour State University              education",
    }, { unpack(after, 9, 12) })

    editor:press("6j", "Enter")
    local one = editor:wait("because")
    for label, value in pairs {
      Tenant = sim.customers[7].id, Domain = "customer7.example", Relationship = "reseller",
      Address = "7 Example Street, Redmond, WA, 98052, US", Qualification = "Education",
      ["  vetting"] = "Denied", ["  because"] = "Not an Education Customer",
    } do
      assert.truthy(one:find(("│  %-18s%s"):format(label, value), 1, true), label .. " in:\n" .. one)
    end
    assert.matches("│  Gables Language Courses +│", one)

    editor:press("q")
    wait_until("#vim.api.nvim_list_wins()", "1")
    editor:press("q")
    editor:wait("%[No Name%]")
  end)

  it("says in the lines and below which answers are missing", function()
    start { customers = 4 }
    assert(sim:fault { customer = sim.customers[2].id, status = 403 })
    open()
    local screen = lines_of(editor:wait("\n  1 education, 1 failed, "))
    assert.matches("^  Alder Hill School District +education$", screen[5])
    assert.matches("^  Brightwater Bakery +forbidden: ", screen[6])
    assert.matches("^PartnerCenter: 1 of 4 have no answer: forbidden: ", screen[ROWS])
    editor:press("j", "Enter")
    assert.matches("customer%.get: forbidden %(403", (editor:wait("customer%.get")))
  end)

  it("says why there is no list, and lists when asked again", function()
    start { customers = 2 }
    assert(sim:fault { path = "/v1/customers", status = 403 })
    open()
    local screen = lines_of(editor:wait("\n  partnercenter: "))
    assert.matches("^  partnercenter: customers%.list: forbidden %(403", screen[2])
    assert.matches("^PartnerCenter: forbidden: ", screen[ROWS])
    assert(sim:clear_faults())
    editor:press("r")
    editor:wait("\n  1 education, 1 none\n")
  end)

  it("says what to set if there is no credential", function()
    open(nil, "AZURE_TENANT_ID=")
    local screen = editor:wait("AZURE_TENANT_ID")
    assert.not_matches("traceback", screen)
  end)

  it("cannot be edited, asks again on r where the cursor is, and is not opened twice", function()
    start { customers = 4 }
    open()
    editor:wait("\n  1 education, ")
    editor:press("j", "dd")
    editor:wait("E21")
    assert(sim:fault { customer = sim.customers[2].id, status = 403 })
    editor:press("r")
    local screen = lines_of(editor:wait("\n  1 education, 1 failed, "))
    assert.matches("^  Brightwater Bakery +forbidden: ", screen[6])
    assert.equal("6", ask "vim.api.nvim_win_get_cursor(0)[1]")
    editor:press(":new", "Enter", ":PartnerCenter", "Enter")
    wait_until("vim.fn.bufname()", "partnercenter://customers")
    assert.equal("2", ask "#vim.api.nvim_list_wins()")
  end)

  it("ends its calls when its windows are closed", function()
    start { customers = 20 }
    assert(sim:fault { pattern = "/qualifications?$", delay = HELD })
    open()
    editor:wait("\n  qualifications: 0 of 20 …\n")
    assert.equal("20", ask(IN_FLIGHT))
    editor:press("Enter")
    wait_until(IN_FLIGHT, "21") -- `get` of the two calls is answered at once
    editor:press("q")
    wait_until(IN_FLIGHT, "20")
    editor:press("r")
    wait_until("#vim.api.nvim_list_wins()", "1")
    editor:wait("\n  qualifications: 0 of 20 …\n")
    wait_until(IN_FLIGHT, "20")
    editor:press("q")
    wait_until(IN_FLIGHT, "0")
    editor:press(":messages", "Enter")
    wait_until("vim.fn.execute([[messages]])", "")
  end)

  it("leaves the editor to its user while 200 lookups run #load", function()
    start { customers = 200 }
    assert(sim:fault { pattern = "/qualifications?$", delay = HELD })
    open [[--cmd 'lua require("partnercenter_app").setup {
        concurrency = 200, client = { max_in_flight = 200 } }']]
    editor:wait("\n  qualifications: 0 of 200 …\n")
    wait_until(IN_FLIGHT, "200")
    editor:press("5j")
    wait_until("vim.api.nvim_win_get_cursor(0)[1]", "10")
    assert.equal("200", ask(IN_FLIGHT))
  end)
end)
