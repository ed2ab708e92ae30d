-- 100,000 customers, page by page: every known form of links, a 429, a 204, constant memory, and a resume in
-- another process.
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local raw = require "spec.support.servers.raw"

local PAGES, SIZE = 200, 500
local FORMS = {
  "customers?size=500&seekOperation=Next", "/customers?size=500&seekOperation=Next",
  "/v1/customers?size=500&seekOperation=Next", "%s/v1/customers?size=500&seekOperation=Next",
  "/customers?size=500?seekOperation=Next",
}
local HOLDS = { [60] = "429 Too Many Requests", [120] = "204 No Content" }
local ITEM = '{"id":"%08d-0000-4000-8000-000000000000","companyProfile":{"companyName":"Company %d","domain":'
  .. '"company%d.example"},"relationshipToPartner":"reseller","attributes":{"objectType":"Customer"}}'
local LINK = ',"next":{"uri":"%s","method":"GET",'
  .. '"headers":[{"key":"MS-ContinuationToken","value":"page-%d"}]}'

local function page(number, base)
  local items = {}
  for i = 1, SIZE do
    local id = (number - 1) * SIZE + i
    items[i] = ITEM:format(id, id, id)
  end
  local link = ""
  if number < PAGES then
    link = LINK:format(FORMS[number % #FORMS + 1]:format(base), number + 1)
  end
  return ('\239\187\191{"totalCount":%d,"items":[%s],"links":{"self":{"uri":"/customers"}%s}}')
    :format(SIZE, table.concat(items, ","), link)
end

local function serve(conn)
  local _, port = conn.socket:getsockname()
  local head = conn:request()
  while head do
    local number = tonumber(head:match("MS%-ContinuationToken: page%-(%d+)")) or 1
    local hold = HOLDS[number]
    if not head:find("^GET /v1/customers%?size=500") then
      conn:answer("404 Not Found", "")
    elseif hold and conn:count(hold:sub(1, 3)) == 0 then
      conn:note(hold:sub(1, 3), "")
      conn:answer(hold, "", "Retry-After: 1\r\n")
    else
      conn:answer("200 OK", page(number, "http://127.0.0.1:" .. port), "Content-Type: application/json\r\n")
    end
    head = conn:request()
  end
end

-- Resumes the walk in another process. It prints the number of customers and whether none is missing.
local RESUME = [[
  local json, partnercenter = require "partnercenter.json", require "partnercenter"
  local client = assert(partnercenter.new { access_token = "marker-access-token", base_url = "%s" })
  local count, last = 0, %d
  for customer in client:customers(nil, { state = json.decode(io.read("*a")) }):each() do
    local id = tonumber(customer.id:sub(1, 8))
    assert(id == last + 1, customer.id)
    count, last = count + 1, id
  end
  print(count, last)
]]

describe("a walk over 100,000 customers #load", function()
  local server, client

  before_each(function()
    server = raw.start(serve)
    client = assert(partnercenter.new({ access_token = "marker-access-token", base_url = server.url }))
  end)

  after_each(function()
    client:close()
    server:stop()
  end)

  local function memory()
    collectgarbage()
    collectgarbage()
    return collectgarbage("count")
  end

  it("gives every one, in order, in constant memory, through a 429 and a 204", function()
    local count, early, most = 0, nil, 0
    for customer in client:customers({ size = SIZE }):each() do
      count = count + 1
      assert(tonumber(customer.id:sub(1, 8)) == count, customer.id)
      if count == 10 * SIZE + 1 then early = memory() end
      if count > 10 * SIZE and count % (20 * SIZE) == 1 then most = math.max(most, memory()) end
    end
    assert.equal(PAGES * SIZE, count)
    assert.equal(1, server:count("429"))
    assert.equal(1, server:count("204"))
    assert.equal(PAGES + 2, server:count())
    assert.is_true(most < early + 256, ("%.0f KiB after ten pages, %.0f at most later"):format(early, most))
  end)

  it("resumes in another process, also within a page", function()
    local listing, count = client:customers({ size = SIZE }), 0
    for _ in listing:each() do
      count = count + 1
      if count == 70 * SIZE + 123 then break end
    end
    local state = assert(json.encode(listing:state()))
    assert.is_nil(state:find("marker", 1, true))
    local input, script = os.tmpname(), os.tmpname()
    for path, text in pairs({ [input] = state, [script] = RESUME:format(server.url, count) }) do
      local file = assert(io.open(path, "wb"))
      file:write(text)
      file:close()
    end
    local paths = ("LUA_PATH='%s' LUA_CPATH='%s'"):format(package.path, "./build/?.so;;")
    local pipe = assert(io.popen(("%s lua5.4 %s <%s 2>&1"):format(paths, script, input)))
    local said = pipe:read("*a")
    pipe:close()
    os.remove(input)
    os.remove(script)
    assert.equal(("%d\t%d\n"):format(PAGES * SIZE - count, PAGES * SIZE), said)
  end)
end)

describe("a walk over bare arrays", function()
  it("follows the token in the header of the answers", function()
    local server = raw.start(function(conn)
      local head = conn:request()
      while head do
        local number = tonumber(head:match("MS%-ContinuationToken: page%-(%d+)")) or 1
        local more = number < 3 and ("ms-continuationtoken: page-%d\r\n"):format(number + 1) or ""
        conn:answer("200 OK", ('[{"id":%d},{"id":%d}]'):format(2 * number - 1, 2 * number), more)
        head = conn:request()
      end
    end)
    local client = assert(partnercenter.new({ access_token = "marker-access-token", base_url = server.url }))
    local ids, asked = {}, {}
    for migration in client:migrations({ PageSize = 2 }):each() do
      ids[#ids + 1] = migration.id
    end
    for i, request in ipairs(server:received("request")) do
      asked[i] = request:match("^GET (%S+)")
    end
    client:close()
    server:stop()
    assert.same({ 1, 2, 3, 4, 5, 6 }, ids)
    local path = "/v1/migrations/newcommerce?PageSize=2"
    assert.same({ path, path, path }, asked)
  end)
end)
