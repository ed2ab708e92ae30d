-- Pages of 500 customers: the walk over a hundred of them, and decoding next to lua-cjson alone.
-- pages.lua write DIRECTORY | pages.lua BASE_URL CA_FILE DIRECTORY

local cjson = require "cjson"

local PAGES = 100

local function path(directory, i)
  return ("%s/page%s.json"):format(directory, i > 1 and i or "")
end

if arg[1] == "write" then
  for i = 1, PAGES do
    local items = {}
    for n = 1, 500 do
      local id = ("%08x-0000-4000-8000-%012x"):format(i, n)
      items[n] = cjson.encode {
        id = id, commerceId = id, allowDelegatedAccess = true, relationshipToPartner = "reseller",
        companyProfile = {
          tenantId = id, domain = ("customer%d.onmicrosoft.com"):format(n), companyName = "Customer " .. n,
          links = {
            self = { uri = "/customers/" .. id .. "/profiles/company", method = "GET", headers = {} },
          },
          attributes = { objectType = "CustomerCompanyProfile" },
        },
        links = { self = { uri = "/customers/" .. id, method = "GET", headers = {} } },
        attributes = { objectType = "Customer" },
      }
    end
    local next_page = i < PAGES
      and (',"next":{"uri":"/customers?page=%d","method":"GET","headers":[]}'):format(i + 1)
    local file = assert(io.open(path(arg[2], i), "w"))
    file:write('{"totalCount":50000,"items":[', table.concat(items, ","),
      '],"links":{"self":{"uri":"/customers","method":"GET","headers":[]}', next_page or "", "}}")
    file:close()
  end
  return
end

local json = require "partnercenter.json"
local partnercenter = require "partnercenter"

local client = assert(partnercenter.new { access_token = "x", base_url = arg[1], ca_file = arg[2] })
local texts, bytes = {}, 0
for i = 1, PAGES do
  local file = assert(io.open(path(arg[3], i)))
  texts[i] = file:read("*a")
  bytes = bytes + #texts[i]
  file:close()
end

local function clocked(fn)
  collectgarbage()
  local started = os.clock()
  fn()
  return os.clock() - started
end

local function decode(with)
  return clocked(function()
    for i = 1, PAGES do
      assert(with(texts[i]))
    end
  end)
end

local ours, theirs, ratios = 0, 0, {}
for i = 1, 7 do
  theirs, ours = decode(cjson.decode), decode(json.decode)
  ratios[i] = theirs / ours
end
table.sort(ratios)
local customers = 0
local walk = clocked(function()
  for items in client:customers():pages() do
    customers = customers + #items
  end
end)
assert(customers == 500 * PAGES)
local function rate(seconds)
  return bytes / 1e6 / seconds
end
print(("%.0f MB: walk %.0f MB/s of CPU; decoded at %.0f MB/s, lua-cjson %s alone %.0f, ratio %.2f"):format(
  bytes / 1e6, rate(walk), rate(ours), cjson._VERSION, rate(theirs), ratios[4]))
