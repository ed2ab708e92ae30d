-- The main job against the simulator, without a test framework: what every Lua and every installed copy must
-- pass. It prints TAP; package.path and package.cpath come from the environment. An argument is the installed
-- command `partnercenter`, which is tested too.
local count, failures = 0, 0

local function test(name, body)
  local ok, why = pcall(body)
  count = count + 1
  if not ok then failures = failures + 1 end
  print((ok and "ok " or "not ok ") .. count .. " - " .. name)
  if not ok then print("# " .. tostring(why):gsub("\n", "\n# ")) end
end

local function equal(got, want)
  if got ~= want then error("got " .. tostring(got) .. ", wanted " .. tostring(want), 2) end
end

local partnercenter = require "partnercenter"
local simulator = require "partnercenter.simulator"

test("the version is known", function()
  equal(partnercenter._VERSION:match("%d+%.%d+%.%d+"), require "partnercenter.version")
end)

test("without an identity a call says what to set", function()
  local value, err = partnercenter.customer("11111111-2222-4333-8444-555555555555"):qualification()
  equal(value, nil)
  equal(err.kind, "config")
end)

local running = assert(simulator.start { customers = 27 })
local client = assert(partnercenter.new {
  tenant_id = running.tenant_id,
  client_id = running.client_id,
  client_secret = running.client_secret,
  refresh_token = running.refresh_token,
  on_refresh_token = function() end,
  base_url = running.base_url,
  authority = running.authority,
  ca_file = running.ca_file,
})

local seen = {}
test("every customer has a qualification", function()
  local total = 0
  for customer in client:customers():each() do
    local qualification, err = client:customer(customer.id):qualification()
    if not qualification then error(tostring(err)) end
    seen[qualification] = customer.id
    total = total + 1
  end
  equal(total, 27)
end)

test("all kinds of qualification are among them", function()
  local names = "none education nonprofit governmentcommunitycloud stateownedentity"
  for name in names:gmatch("%a+") do
    if not seen[name] then error("nobody has " .. name) end
  end
end)

test("a change is seen by the next look", function()
  local customer = client:customer(seen.none)
  local body = { qualification = "Education", educationSegment = "K12", website = "https://school.example" }
  local record, err = customer:create_qualification(body)
  if not record then error(tostring(err)) end
  local records, why = customer:qualifications()
  if not records then error(tostring(why)) end
  equal(records[1].qualification, "Education")
end)

test("an unknown customer is an error of kind not_found", function()
  local value, err = client:customer("11111111-2222-4333-8444-555555555555"):qualification()
  equal(value, nil)
  equal(err.kind, "not_found")
end)

test("a malformed id is refused before anything is sent", function()
  local value, err = client:customer("../customers"):qualification()
  equal(value, nil)
  equal(err.kind, "invalid_argument")
end)

test("a closed client raises", function()
  client:close()
  equal(pcall(function() return client:customer(seen.education):qualification() end), false)
end)

local function output(line)
  local words = { "env" }
  for name, value in pairs(running:environment()) do words[#words + 1] = ("%s='%s'"):format(name, value) end
  local stream = assert(io.popen(table.concat(words, " ") .. " " .. line .. " 2>&1"))
  local text = stream:read "*a"
  stream:close()
  return text
end

local command = arg[1]
if command then
  test("the command tells its version", function()
    equal(output(command .. " version"), "partnercenter " .. require "partnercenter.version" .. "\n")
  end)

  test("the command lists all customers", function()
    local text = output(command .. " customers --fields id")
    equal(select(2, text:gsub("[%x-]+\n", "")), 27)
    equal(#text, 27 * 37)
  end)
end

running:stop()
print("1.." .. count)
os.exit(failures == 0 and 0 or 1)
