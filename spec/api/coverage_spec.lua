-- Compares the row files with the table of all operations, and calls every row over a socket.
local models = require "spec.data.models"
local operations = require "spec.data.operations"
local partnercenter = require "partnercenter"
local raw_server = require "spec.support.servers.raw"
local source = require "spec.support.source"

local unpack = unpack or table.unpack -- luacheck: ignore 113 143
local GUID = "22222222-2222-4222-8222-222222222222"

-- The reference lists the plural form only; the library has the singular one too, with a fallback.
local STATUS = { get_qualification = "current" }

local STYLES = {
  none = {}, continuation = { continuation = true, header = true }, offset = { offset = true, number = true },
  links = { links = true, skip = true, odata = true },
}

local all, by_name, rows = operations.all(), {}, operations.rows()
for _, row in ipairs(rows) do
  by_name[row.name] = row
end
for _, one in ipairs(all) do
  one.status = STATUS[one.name] or one.status
end

describe("the rows of the resource files", function()
  it("are the operations of the table: none missing, none invented, none there twice", function()
    local missing, twice = {}, {}
    for _, one in ipairs(all) do
      missing[one.name] = true
    end
    for _, row in ipairs(rows) do
      twice[#twice + 1] = not missing[row.name] and row[1] or nil
      missing[row.name] = nil
    end
    assert.same({ {}, {} }, { missing, twice })
  end)

  local function said(one, row)
    return {
      method = one.method, path = one.path, host = one.host ~= "api" and one.host or nil,
      auth = one.auth ~= "unknown" and one.auth or nil,
      deprecated = one.status == "deprecated", retired = one.status == "retired",
      beta = one.path:find("^/beta/") ~= nil, listing = one.paging ~= "none", page = row.page,
      query = one.query,
    }
  end

  local function row_says(one, row)
    local query = {}
    for name, kind in pairs(row.query or {}) do
      query[name] = kind:match("%*?$")
    end
    return {
      method = row[2], path = row[3], host = row.host, auth = row.auth, deprecated = row.deprecated ~= nil,
      retired = row.retired ~= nil, beta = row.beta == true, listing = row.page ~= nil, query = query,
      page = STYLES[one.paging][row.page] and row.page or nil,
    }
  end

  it("have its method, path, host, credential, status, paging and query", function()
    for _, one in ipairs(all) do
      local row = by_name[one.name]
      assert.same(said(one, row), row_says(one, row), one.name)
    end
  end)

  it("refer to pages that it names", function()
    for _, one in ipairs(all) do
      local reference = by_name[one.name].reference
      local found = not reference or one.source:find("graph-docs (", 1, true) -- which names no page
      for page in one.source:gmatch("[%w-]+:([%w-]+)") do
        found = found or page == reference:match("[^/]+$")
      end
      assert.truthy(found, one.name .. ": " .. tostring(reference))
      local page = one.source:match("docs:([%w-]+)") or one.source:match("docs%-%d+:([%w-]+)")
      if page then assert.is_string(reference, one.name .. " lacks " .. page) end
    end
  end)

  it("keep to the words for methods", function()
    local methods = {
      get = "GET", update = "PATCH", replace = "PUT", delete = "DELETE", create = "POST", exists = "HEAD",
    }
    for _, row in ipairs(rows) do
      local verb = row[1]:match("([%w_]+)%b()$")
      assert.equal(row.page and "GET" or methods[verb] or row[2], row[2], row[1])
    end
  end)

  it("name existing calls as replacements", function()
    local names = {}
    for _, row in ipairs(rows) do
      for name in row[1]:gmatch("([%w_]+)%(") do
        names[name] = true
      end
    end
    for _, row in ipairs(rows) do
      for name in (row.deprecated or row.retired or ""):gmatch("([%w_]+)%(") do
        assert.is_true(names[name], row[1] .. ": " .. name)
      end
    end
  end)

  it("are as many as the guide says", function()
    local count = { current = 0, deprecated = 0, retired = 0 }
    for _, one in ipairs(all) do
      count[one.status] = count[one.status] + 1
    end
    local sentence = ("%d current, %d deprecated, %d retired"):format(
      count.current, count.deprecated, count.retired)
    assert.truthy(source.read("lua/partnercenter/api/README.md"):find(sentence, 1, true), sentence)
  end)
end)

describe("each row, called over a socket", function()
  -- Values that break a query or path without encoding.
  local VALUES = {
    string = "a b&c=d/e", integer = 5, number = 2.5, boolean = true, date = "2026-01-31",
    datetime = "2026-01-31T12:00:00Z", list = { "one 1", "two" },
    names = { "id", "displayName" }, odata = { Field = "status", Operator = "equals", Value = "a&b" },
    filter = { Field = "CompanyName", Operator = "starts_with", Value = "A&B" },
  }
  local WIRE = {
    integer = { "5" }, boolean = { "true" }, date = { "2026-01-31" }, datetime = { "2026-01-31T12:00:00Z" },
    list = { "one 1", "two" },
    names = { "id,displayName" }, odata = { "status eq 'a&b'" },
    filter = { '{"Field":"CompanyName","Operator":"starts_with","Value":"A&B"}' }, string = { "a b&c=d/e" },
  }
  local BODIES = {
    files = { { name = "a.txt", content = "bytes" } }, form = { grant_type = "jwt_token" },
    create_qualification = { qualification = "Education", educationSegment = "K12" },
  }

  local RESULTS = {
    none = true, exists = true, boolean = true, integer = 3, file = "%PDF-", location = "productUpgrades/77",
  }

  local function id_for(name)
    return name == "customer_id" and GUID or "a " .. name .. "/1:2"
  end

  local function encoded(text)
    return (text:gsub("[^%w%-._~]", function(byte) return ("%%%02X"):format(byte:byte()) end))
  end

  local function decoded(text)
    return (text:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
  end

  -- Answers of the service. An answer that contradicts the row is an error of the call.
  local function answer_to(row)
    local gives = row.gives or ""
    if row[2] == "HEAD" then return "200 OK", "" end
    if row.page == "header" or gives:find("%[%]$") then return "200 OK", "[]" end
    if row.page == "odata" then return "200 OK", '{"value":[]}' end
    if row.page then return "200 OK", '{"totalCount":0,"items":[]}' end
    if gives == "none" then return "204 No Content", "" end
    if gives == "location" then return "202 Accepted", "", "Location: productUpgrades/77\r\n" end
    local text = ({ boolean = "true", integer = "3", string = '"education"', file = "%PDF-" })[gives]
    return "200 OK", text or '{"qualification":"Education","vettingStatus":"InReview","type":"account"}'
  end

  -- Returns the argument of a name in a row's call, and its options.
  local function argument(row, name)
    if name == "body" then
      return BODIES[row.takes] or BODIES[row.name] or models.body(row)
    elseif name == "value" then
      return "Education"
    end
    local kind = (row.query or {})[name]
    return kind and VALUES[kind:match("%l+")] or id_for(name)
  end

  local function query_for(row, positional)
    local query = {}
    for name, kind in pairs(row.query or {}) do
      if not positional[name] then query[name] = VALUES[kind:match("%l+")] end
    end
    return query
  end

  -- Returns the arguments of one step of a row's call; the last step has options too.
  local function arguments(row, inside, last)
    local list, count, positional = {}, 0, {}
    for name in inside:gmatch("[%w_]+") do
      count, positional[name] = count + 1, true
      list[count] = name == "query" and query_for(row, positional) or argument(row, name)
    end
    if not last then return unpack(list, 1, count) end
    local options = positional.query and {} or query_for(row, positional)
    options.if_match = row.needs_etag and '"etag"' or nil
    options.headers = { ["X-Operation"] = row.name }
    list[count + 1] = options
    return unpack(list, 1, count + 1)
  end

  -- Calls a row as a script would, by its first text.
  local function call(client, row)
    local handle, before, name, inside = client, row[1]:match("^(.*)%f[%w_]([%w_]+)(%b())$")
    for step, ids in before:gmatch("([%w_]+)(%b())") do
      handle = handle[step](handle, arguments(row, ids))
    end
    if row.page then return handle[name](handle, arguments(row, inside, true)):all() end
    return handle[name](handle, arguments(row, inside, true))
  end

  local function line_of(request)
    local method, path, query = request:match("^(%u+) ([^ ?]*)%??([^ ]*) HTTP/1%.1\n")
    local found = {}
    for name, value in query:gmatch("([^&=]+)=([^&]*)") do
      local key = decoded(name)
      found[key] = found[key] or {}
      table.insert(found[key], decoded(value))
    end
    return { method = method, path = path, query = found }
  end

  local function expected(one)
    local query = {}
    for name in pairs(one.query) do
      query[name] = WIRE[by_name[one.name].query[name]:match("%l+")]
    end
    local path = one.path:gsub("{([%w_]+)}", function(name) return encoded(id_for(name)) end)
    return { method = one.method, path = path, query = query }
  end

  local server, client, events

  setup(function()
    local answers = {}
    for _, row in ipairs(rows) do
      answers[row.name] = { answer_to(row) }
    end
    server = raw_server.start(function(conn)
      local head = conn:request()
      while head do
        conn:answer(unpack(answers[head:match("\nX%-Operation: ([%w_]+)")]))
        head = conn:request()
      end
    end)
    events = {}
    client = assert(partnercenter.new({
      access_token = function() return "marker-access-token", 3600 end,
      base_url = { api = server.url, partner = server.url, graph = server.url }, http_version = "1.1",
      max_attempts = 1, timeout = 60, proxy = false, qualification_endpoint = "singular",
      on_event = function(event)
        if event.type == "deprecated" then events[#events + 1] = event.instead end
      end,
    }))
  end)

  teardown(function()
    client:close()
    server:stop()
  end)

  it("sends the request of the table, and none if the operation is retired", function()
    local wanted, instead, retired = {}, {}, 0
    for _, one in ipairs(all) do
      local row = by_name[one.name]
      local value, err = call(client, row)
      if one.status == "retired" then
        assert.is_nil(value)
        assert.same("config", err.kind, one.name)
        assert.truthy(err.message:find(row.retired, 1, true), err.message)
        retired = retired + 1
      else
        assert(value ~= nil, one.name .. ": " .. tostring(err))
        local result = RESULTS[row.gives]
        if result ~= nil then assert.equal(result, value, one.name) end
        wanted[#wanted + 1] = one
        if one.status == "deprecated" then instead[#instead + 1] = row.deprecated end
      end
    end
    local requests = server:received("request")
    for i, one in ipairs(wanted) do
      assert.same(expected(one), line_of(requests[i]), one.name)
    end
    assert.same({ #all, #wanted }, { #wanted + retired, #requests })
    assert.same(instead, events)
  end)
end)
