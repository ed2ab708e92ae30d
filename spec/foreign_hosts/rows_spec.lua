-- Blobs as decoded rows: what json.decode makes of each line.
local clients = require "spec.support.clients"
local gzip = require "spec.support.servers.gzip"
local json = require "partnercenter.json"
local private = require "partnercenter.client.private"
local raw = require "spec.support.servers.raw"
local blob = require "partnercenter.foreign_hosts.blob"

local math_type = rawget(math, "type") -- since Lua 5.3

local server, client

local function rows_of(lines)
  local body, rows = gzip.gzip(table.concat(lines, "\n")), {}
  server = raw.start(function(conn)
    while conn:request() do conn:answer("200 OK", body, 'ETag: "1"\r\n') end
  end)
  client = clients.app(server, { export_hosts = { server.url } })
  local found, err = blob.rows(private.of(client), server.url .. "/a", function(row)
    rows[#rows + 1] = row
  end)
  return rows, err, found
end

local LINES = {
  "{}",
  '{"a":1,"b":"x","c":true,"d":false,"e":null}',
  '{"a":-1,"b":"","c":0,"d":-0,"e":0.10}',
  '{"A":"other case","b":[],"c":{},"d":[1,null,"x"],"e":{"f":{"g":1.5}}}',
  '{"a":12345678901234,"b":1234567890123456,"c":9007199254740993,"d":-9223372036854775808}',
  '{"a":0.1,"b":123456.789,"c":1234567890.12345,"d":0.123456789012345678,"e":1e5,"f":-2.5E-3,"g":0E-20}',
  '{"a":"\\u00e9\\ud83d\\ude00\\n\\t\\"\\\\\\/","b\\u0062":"escaped name"}',
  '{"b":1,"a":2}',
  '{ "a" : 1 , "b" : "two" }',
  '{"a":1,"a":2}',
  '{"\227\129\130":"\227\129\132"}',
}

describe("rows of a blob", function()
  after_each(function()
    if client then client:close() end
    if server then server:stop() end
    client, server = nil, nil
  end)

  it("are what json.decode makes of the lines", function()
    local rows, err, found = rows_of(LINES)
    assert.is_nil(err)
    assert.equal(#LINES, found.rows)
    for i, line in ipairs(LINES) do
      assert.same(json.decode(line), rows[i], line)
    end
    if math_type then
      assert.equal("integer", math_type(rows[2].a))
      assert.equal("integer", math_type(rows[5].c))
      assert.equal("float", math_type(rows[3].e))
    end
  end)

  it("have the nearest number for every text", function()
    local lines, texts, seed = {}, {}, 42
    for i = 1, 400 do
      local digits = {}
      for j = 1, 3 do
        seed = (seed * 16807) % 2147483647
        digits[j] = ("%d"):format(seed)
      end
      local all = table.concat(digits)
      local before = 1 + i % 11
      texts[i] = (("%s.%s"):format(all:sub(1, before):gsub("^0+(%d)", "%1"), all:sub(12, 12 + i % 9)))
      lines[i] = ('{"n":%s}'):format(texts[i])
    end
    local rows = rows_of(lines)
    for i, text in ipairs(texts) do assert.equal(tonumber(text), rows[i].n, text) end
  end)

  for line, message in pairs {
    ["[1]"] = "is no JSON object", ['{"a":01}'] = "has a value that is no JSON",
    ['{"a":1}{"a":2}'] = "has more than one JSON value", ['{"a":"x}'] = "has a string that is not sound",
    ['{"a":1e999}'] = "has a number that is too large", ['{"a":[1,]}'] = "has a value that is no JSON",
  } do
    it("end at the line " .. line, function()
      local rows, err = rows_of { '{"a":1}', line, '{"a":3}' }
      assert.equal(0, #rows)
      assert.equal("protocol", err.kind)
      assert.equal("line 2 of the blob " .. message, err.message)
    end)
  end
end)
