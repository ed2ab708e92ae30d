-- How the examples end: by usage, by what goes wrong, and by Ctrl-C. Never with a traceback.
local file_store = require "partnercenter.store.file"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local socket = require "socket"
local source = require "spec.support.source"

local ID = "22222222-2222-4222-8222-222222222222"
local PATIENCE = 300 -- seconds

local interpreter, lowest = "lua5.4", 0
while arg and arg[lowest - 1] do
  lowest = lowest - 1
  interpreter = arg[lowest]
end

-- What each is given; `usage` is every list of arguments that is too short; `input` what it reads before it
-- asks.
local EXAMPLES = {
  ["10_customers"] = { arguments = "", usage = { "-1" } },
  ["11_resellers"] = { arguments = "" },
  ["12_onboard"] = {
    arguments = "customer.lua vault an:item:id 5",
    usage = { "", "customer.lua", "customer.lua vault an:item:id" },
  },
  ["20_subscriptions"] = { arguments = "out.csv", usage = { "" } },
  ["21_renewals"] = { arguments = "", usage = { "soon", "-1" } },
  ["22_end_of_term"] = { arguments = ID .. " " .. ID .. " cancel", usage = { "", ID, ID .. " " .. ID } },
  ["23_seats"] = { arguments = ID .. " " .. ID .. " 5", usage = { "", ID, ID .. " " .. ID } },
  ["24_buy"] = { arguments = ID .. " business", usage = { "", ID, ID .. " an:item:id many" } },
  ["30_users"] = { arguments = ID, usage = { "", ID .. " robin@contoso.example" } },
  ["40_reconcile"] = { arguments = "lines.csv", usage = { "" } },
  ["41_unbilled"] = { arguments = "USD", usage = { "" }, graph = true },
  ["42_nightly_invoices"] = { arguments = ".", usage = { "" } },
  ["50_gdap"] = {
    arguments = ("%s %s 'Global Reader'"):format(ID, ID), usage = { "", ID, ID .. " " .. ID },
    graph = true,
  },
  ["51_gdap_expiring"] = { arguments = "", usage = { "soon", "-1" }, graph = true },
  ["52_audit"] = { arguments = "", usage = { "soon", "-1" } },
  ["53_alerts"] = { arguments = "", usage = { "some-id" }, graph = true },
  ["60_register_webhook"] = { arguments = "https://hooks.example/events", usage = { "" } },
  ["61_webhook"] = { has_own_spec = true }, -- a web server runs it: webhook_spec.lua
  ["70_qualification"] = { arguments = ID, usage = { "" } },
  ["71_all_qualifications"] = { arguments = "" },
  ["72_what_changed"] = { arguments = "old.csv new.csv", usage = { "", "old.csv" } },
  ["73_vetting"] = { arguments = "" },
  ["74_qualify"] = { arguments = ID .. " Education K12", usage = { "", ID, ID .. " Education" } },
  ["80_consent"] = { arguments = "vault", usage = { "" }, signs_in = true },
  ["81_redeem_code"] = {
    arguments = "vault", usage = { "" }, signs_in = true, prompt = "paste the final address: ", input = "x",
  },
  ["82_two_partners"] = { arguments = "options.lua options.lua", usage = { "", "options.lua" } },
  ["90_unattended_job"] = { arguments = "vault 60", usage = { "" }, signs_in = true, vault = true },
  ["91_cron_job"] = { arguments = ".", usage = { "" }, status = 78 },
  ["92_metrics"] = { arguments = "" },
  ["93_script_spec"] = { has_own_spec = true }, -- busted runs it: recipes_spec.lua
}

describe("the example", function()
  local server, directory, root

  setup(function()
    server = raw.start(function(conn)
      if conn:request() then conn:stall() end
    end)
    root = assert(io.popen("pwd -P")):read("*l")
    -- the examples run in another folder
    if interpreter:find("^[^/]+/") then interpreter = root .. "/" .. interpreter end
  end)
  teardown(function() server:stop() end)

  local function write(name, text)
    local file = assert(io.open(directory .. "/" .. name, "wb"))
    file:write(text)
    file:close()
  end

  before_each(function()
    directory = assert(io.popen("mktemp -d")):read("*l")
    write("options.lua", ('return { access_token = "x", base_url = "%s" }'):format(server.url))
    write("old.csv", "customer_id,company,domain,qualification\n")
    write("new.csv", ("customer_id,company,domain,qualification\n%s,A,a.example,none\n"):format(ID))
    write("customer.lua", [[return {
      companyProfile = { domain = "contoso.onmicrosoft.example" },
      billingProfile = { email = "a@contoso.example", defaultAddress = { firstName = "A", lastName = "B" } },
    }]])
    os.execute("mkfifo " .. directory .. "/input")
  end)
  after_each(function() os.execute("rm -rf " .. directory) end)

  local function command(name, arguments, variables)
    local words = {}
    for _, variable in ipairs({ "LUA_PATH", "LUA_CPATH" }) do
      local value = variable == "LUA_PATH" and package.path or package.cpath
      words[#words + 1] = ("%s='%s'"):format(variable, value:gsub("%./", root .. "/"):gsub(
        "%f[^;%z]%?", root .. "/?"))
    end
    for _, variable in ipairs(variables) do words[#words + 1] = variable end
    return ("cd %s && exec env -i PATH=\"$PATH\" %s %s %s/examples/%s.lua %s"):format(directory,
      table.concat(words, " "), interpreter, root, name, arguments)
  end

  -- Runs it to its end and returns what it wrote to standard error.
  local function run(line)
    local stream = assert(io.popen("(" .. line .. " 2>&1 >/dev/null </dev/null); echo \"status $?\""))
    local text, status = stream:read("*a"):match("^(.*)status (%d+)\n$")
    stream:close()
    assert.is_nil(text:find("traceback", 1, true), text)
    return text, tonumber(status)
  end

  local function identity(with)
    local list = { "PARTNERCENTER_BASE_URL=" .. server.url, "AZURE_AUTHORITY_HOST=" .. server.url }
    if with == "app" or with == "graph" then
      list[#list + 1] = "AZURE_TENANT_ID=" .. ID
      list[#list + 1] = "AZURE_CLIENT_ID=" .. ID
      list[#list + 1] = with == "graph" and "AZURE_CLIENT_SECRET=marker" or nil
    elseif with == "token" then
      list[#list + 1] = "PARTNERCENTER_ACCESS_TOKEN=x"
    end
    return list
  end

  it("is in this table", function()
    for _, path in ipairs(source.files("examples -maxdepth 1 -name '*.lua'")) do
      local name = path:match("([%w_]+)%.lua$")
      assert.is_table(EXAMPLES[name], name)
      local lines = select(2, source.read(path):gsub("\n", ""))
      assert.is_true(lines <= 60, path)
    end
  end)

  local function tell_how_it_ends(name, example)
    local function says_how_it_is_used(arguments)
      it(("%s says how it is used, given '%s'"):format(name, arguments), function()
        local text, status = run(command(name, arguments, identity("token")))
        assert.equal(2, status)
        assert.matches("^usage: lua examples/" .. name .. "%.lua [^\n]+\n$", text)
      end)
    end
    for _, arguments in ipairs(example.usage or {}) do says_how_it_is_used(arguments) end
    if example.usage then says_how_it_is_used "--help" end

    it(name .. " says in one line what is wrong", function()
      write("options.lua", "return { tenant_id = 'contoso.com' }")
      local text, status = run(command(name, example.arguments, identity()))
      assert.equal(example.status or 1, status, text)
      assert.matches("^[^\n]+\n$", text:gsub("^1 changes?\n", ""):gsub("^[%x-]+  new:[^\n]*\n1 changes\n",
        ""))
      assert.matches("partnercenter: ", text, 1, true)
    end)

    it(name .. " is ended by Ctrl-C", function()
      if example.vault then assert(file_store.new(directory .. "/vault"):set("refresh_token", "marker")) end
      local before = #server:received("request")
      local with = example.graph and "graph" or example.signs_in and "app" or "token"
      local line = command(name, example.arguments, identity(with))
      assert(io.open(directory .. "/errors", "w")):close() -- the script may be slow to do so
      local pid = assert(process.fork())
      if pid == 0 then process.exec(line .. " <input >output 2>errors") end
      local input = assert(io.open(directory .. "/input", "w"))
      local ends = socket.gettime() + PATIENCE
      local waiting
      repeat
        socket.select(nil, nil, 0.01)
        if example.prompt then
          waiting = source.read(directory .. "/errors"):find(example.prompt, 1, true)
        else
          waiting = #server:received("request") > before
        end
      until waiting or socket.gettime() > ends
      local shown = source.read(directory .. "/errors")
      assert.truthy(waiting, shown)
      assert(process.kill(pid, "INT"))
      if example.input then input:write(example.input, "\n") end -- some interpreters only then notice
      input:close()
      assert.same({ "signal", 2 }, { process.wait(pid) })
      local errors = source.read(directory .. "/errors")
      assert.is_nil(errors:find("traceback", 1, true), errors)
      assert.is_nil(errors:find("interrupted", 1, true), errors)
    end)
  end

  for name, example in pairs(EXAMPLES) do
    if not example.has_own_spec then tell_how_it_ends(name, example) end
  end
end)
