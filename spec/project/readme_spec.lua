-- What the README shows is run here, and what it lists is compared with the code.

local certificates = require "spec.support.servers.certificates"
local errors = require "partnercenter.errors"
local simulator = require "partnercenter.simulator"
local source = require "spec.support.source"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local README = read("README.md")
local CUSTOMERS = 27

-- Each block of Lua: its text, the name behind "-- Example:" in its first line, the output shown below it.
local function blocks()
  local found, position = {}, 1
  while true do
    local start, stop, text = README:find("\n```lua\n(.-\n)```\n", position)
    if not start then return found end
    found[#found + 1] = {
      text = text, name = text:match("^%-%- Example: ([^\n]+)\n"),
      output = README:match("^\n```text\n(.-\n)```\n", stop + 1),
      line = select(2, README:sub(1, start):gsub("\n", "")) + 2,
    }
    position = stop
  end
end

-- What "-->" comments and a text block behind say is printed.
local function promised(block)
  local lines = {}
  for said in block.text:gmatch("%-%->%s([^\n]*)") do
    lines[#lines + 1] = said
  end
  return table.concat(lines, "\n") .. (#lines > 0 and "\n" or "") .. (block.output or "")
end

-- Ids that are new each time; those of the simulator's world have a fixed beginning.
local function masked(text)
  return (text:gsub("%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x+", "<id>"))
end

describe("the README", function()
  local sim, files
  local real_getenv = os.getenv

  setup(function()
    sim = assert(simulator.start({ customers = CUSTOMERS }))
    files = certificates.new()
    write(files.dir .. "/token.jwt", "marker-assertion\n")
  end)

  teardown(function()
    sim:stop()
    files:remove()
  end)

  local function token(user)
    return assert(sim:access_token({ user = user })).access_token
  end

  local function answer(user)
    return ('{"token_type":"Bearer","expires_in":3599,"access_token":"%s"%s}'):format(
      token(user), user and ',"refresh_token":"marker-refresh-token"' or "")
  end

  -- The simulator's token endpoint knows two credentials; for the others it is told what to answer.
  local prepare = {
    ["credentials of an application"] = function()
      assert(sim:fault({ path = "/token", status = 200, body = answer(false) }))
    end,
    ["credentials of a user"] = function()
      assert(sim:fault({ path = "/token", status = 200, body = answer(true) }))
      assert(sim:fault({ path = "/devicecode", status = 200, body = '{"device_code":"marker-device-code",'
        .. '"user_code":"SPEC","verification_uri":"https://localhost","message":"Sign in: SPEC",'
        .. '"expires_in":900,"interval":0}' }))
    end,
  }

  local function environment(name)
    return ({
      AZURE_TENANT_ID = sim.tenant_id, AZURE_CLIENT_ID = sim.client_id,
      AZURE_CLIENT_SECRET = sim.client_secret, PARTNERCENTER_REFRESH_TOKEN = sim.refresh_token,
      PARTNERCENTER_BASE_URL = sim.base_url.api, AZURE_AUTHORITY_HOST = sim.authority,
      PARTNERCENTER_CA_FILE = sim.ca_file,
      AZURE_POD_IDENTITY_AUTHORITY_HOST = sim.http_url,
    })[name]
  end

  local function without_qualification()
    for _, customer in ipairs(sim.customers) do
      if customer.qualification == "none" then return customer.id end
    end
  end

  -- What a reader puts in himself.
  local function filled(text)
    local signer = text:find('"app.pem"', 1, true) and files:issue({ name = "app", rsa = true })
    local values = {
      ["<customer-tenant-guid>"] = sim.customers[1].id, ["<partner-tenant-guid>"] = sim.tenant_id,
      ["<customer-without-qualification>"] = without_qualification(),
      ["<application-guid>"] = sim.client_id, ["<client-secret>"] = sim.client_secret,
      ["app.pem"] = signer and signer.certificate, ["app.key"] = signer and signer.key,
      ["token.jwt"] = files.dir .. "/token.jwt",
    }
    return (text:gsub('"([^"\n]*)"', function(inside)
      return values[inside] and '"' .. values[inside] .. '"'
    end))
  end

  local vault = {
    read = function(name)
      return name:find("^token for ") and token(true) or sim.refresh_token
    end,
    write = function(name, value)
      assert.is_string(name)
      assert.is_string(value)
    end,
  }

  -- Runs a block as a program of its own: a new default client, a vault, the simulator in its environment.
  local function run(block)
    local printed, made = {}, {}
    package.loaded["partnercenter"] = nil
    local facade = require "partnercenter"
    local new = facade.new
    facade.new = function(...)
      local client, err = new(...)
      made[#made + 1] = client
      return client, err
    end
    os.getenv = environment -- luacheck: ignore 122
    local chunk = assert(load(filled(block.text), "@README.md:" .. block.line, "t", setmetatable({
      vault = vault,
      print = function(...)
        local words = {}
        for i = 1, select("#", ...) do
          words[i] = tostring((select(i, ...)))
        end
        printed[#printed + 1] = table.concat(words, "\t") .. "\n"
      end,
    }, { __index = _G })))
    local ok, why = pcall(chunk)
    os.getenv = real_getenv -- luacheck: ignore 122
    for _, client in ipairs(made) do
      client:close()
    end
    facade.close()
    assert.is_true(ok, tostring(why))
    return table.concat(printed)
  end

  before_each(function()
    assert(sim:reset())
  end)

  local all = blocks()

  it("has programs in it", function()
    local count = 0
    for _, block in ipairs(all) do
      if block.name then count = count + 1 end
    end
    assert.is_true(count >= 8)
    for name in pairs(prepare) do
      assert.truthy(README:find("-- Example: " .. name .. "\n", 1, true), name)
    end
  end)

  for _, block in ipairs(all) do
    if block.name then
      it("shows a program that runs: " .. block.name, function()
        if prepare[block.name] then prepare[block.name]() end
        local printed = run(block)
        if promised(block) ~= "" then assert.equal(masked(promised(block)), masked(printed)) end
        for line in (promised(block) == "" and printed or ""):gmatch("[^\n]+") do
          assert.truthy(line == "education" or line:find("^Sign in: "), line)
        end
      end)
    else
      it(("shows code that compiles, in line %d"):format(block.line), function()
        assert(load(block.text, "@README.md:" .. block.line, "t"))
      end)
    end
  end

  -- The names in the first column of the table below a heading, and all its text.
  local function section(heading)
    local text = README:match("\n" .. heading .. "\n(.-)\n## ") .. "\n"
    local names = {}
    for column in text:gmatch("\n| ([^|]*) |") do
      for name in column:gmatch("`([%w_]+)`") do
        names[name] = true
      end
    end
    return names, text
  end

  it("names the client's options, all of them and no others", function()
    local listed, known = section("## Client options"), {}
    for name in pairs(require("partnercenter.options.definitions").types) do
      known[name] = true
      assert.truthy(README:find("`" .. name .. "[`(]"), "not in the README: " .. name)
    end
    for name in pairs(listed) do
      assert.is_true(known[name], "no option: " .. name)
    end
    assert.is_true(known.client_secret and listed.timeout and listed.proxy)
  end)

  it("says the defaults that are", function()
    local _, text = section("## Client options")
    local config = assert(require("partnercenter.options").resolve({ access_token = "marker-access-token" },
      function() end))
    local count = 0
    for name, default in text:gmatch("\n| `([%l_]+)` | `?\"?([%w.#]+)[^|\n]* |") do
      local value = config[name]
      if value ~= nil and not (" by none the HTTPS "):find(" " .. default .. " ", 1, true) then
        assert.equal(tostring(value), default, name)
        count = count + 1
      end
    end
    assert.is_true(count >= 12)
  end)

  it("names the kinds of errors, all of them and no others", function()
    local listed = section("## Errors")
    for kind in pairs(errors.kinds) do
      assert.is_true(listed[kind], "not in the README: " .. kind)
    end
    for kind in pairs(listed) do
      assert.is_true(errors.kinds[kind], "no kind: " .. kind)
    end
  end)

  it("names environment variables that are read", function()
    local options = ""
    for _, path in ipairs(source.files("lua/partnercenter/options -name '*.lua'")) do
      options = options .. read(path)
    end
    local count = 0
    for name in README:gmatch("`([AP][A-Z]+_[A-Z_]+)`") do
      if not name:find("^PARTNERCENTER_SIMULATOR") then
        count = count + 1
        assert.truthy(options:find('"' .. name .. '"', 1, true), name)
      end
    end
    assert.is_true(count >= 10)
  end)

  it("links to files that are there", function()
    for path in README:gmatch("%]%(([^)#]+)%)") do
      read(path)
    end
    for path in README:gmatch("[%s`]%.?/?([%l_]+/[%w_/.]+%.lua)") do
      read(path)
    end
  end)
end)
