-- Blobs as rows of one CSV table, whose columns are the union over all blobs.
local core = require "partnercenter.core"
local csv = require "partnercenter.csv"
local private = require "partnercenter.client.private"
local raw = require "spec.support.servers.raw"
local clients = require "spec.support.clients"
local gzip = require "spec.support.servers.gzip"
local blob = require "partnercenter.foreign_hosts.blob"
local blob_table = require "partnercenter.foreign_hosts.blob_table"

local server, client
local names = {}

local function tabulate(blobs)
  server = raw.start(function(conn)
    for head in function() return conn:request() end do
      conn:answer("200 OK", gzip.gzip(blobs[tonumber(head:match("^GET /(%d+)"))]), 'ETag: "1"\r\n')
    end
  end)
  client = clients.app(server, { export_hosts = { server.url } })
  local parts = {}
  for i = 1, #blobs do
    local name = os.tmpname()
    names[#names + 1] = name
    local file = assert(core.download(name))
    local found, err = blob.tabulate(private.of(client), server.url .. "/" .. i, file:fd())
    if not found then return nil, err end
    assert(file:keep())
    parts[i] = { file = name, columns = found.columns, widths = found.widths }
  end
  return parts
end

local function rows_of(path)
  local rows = {}
  for row in assert(csv.rows(path)) do rows[#rows + 1] = row end
  return rows
end

describe("a table of blobs", function()
  local path

  before_each(function() path = os.tmpname() end)

  after_each(function()
    if client then client:close() end
    if server then server:stop() end
    client, server = nil, nil
    os.remove(path)
    while names[1] do os.remove(table.remove(names)) end
  end)

  it("has the columns of all blobs and every digit", function()
    local parts = assert(tabulate {
      '{"CustomerId":"c1","Total":10.10}\n'
        .. '{"CustomerId":"c, 2","Total":12345678901234567890.5,"Note":"a\\nb"}\n',
      "",
      '{"total":-1.0E-20,"customerId":"=c3","Tags":{"k":[1,2]}}',
    })
    local file = assert(core.download(path))
    assert.same({ "CustomerId", "Total", "Note", "Tags" }, blob_table.join(file:fd(), parts))
    assert(file:keep())
    assert.same({
      { CustomerId = "c1", Total = "10.10", Note = "", Tags = "" },
      { CustomerId = "c, 2", Total = "12345678901234567890.5", Note = "a\nb", Tags = "" },
      { CustomerId = "=c3", Total = "-1.0E-20", Note = "", Tags = '{"k":[1,2]}' },
    }, rows_of(path))
  end)

  it("writes what csv.line would write", function()
    local values = {
      " a", "b ", "=x", "-5", "-x", "'=", 'say "x"', "a,b", "a\rb", "", "plain", "\227\129\130",
    }
    local members, columns = {}, {}
    for i, value in ipairs(values) do
      columns[i] = "c" .. i
      members[i] = ('"c%d":"%s"'):format(i, (value:gsub('"', '\\"'):gsub("\r", "\\r")))
    end
    -- The shell writes the text, so apostrophes come as escapes.
    local line = ("{%s}"):format(table.concat(members, ",")):gsub("'", "\\u0027")
    local parts = assert(tabulate { line })
    local file = assert(core.download(path))
    assert(blob_table.join(file:fd(), parts))
    assert(file:keep())
    local written = assert(io.open(path, "rb"))
    assert.equal(csv.line(columns) .. csv.line(values), written:read("*a"))
    written:close()
  end)

  it("refuses a line that is no object, with its number", function()
    local parts, err = tabulate { '{"a":1}\n{"a":1,"b":[}\n' }
    assert.is_nil(parts)
    assert.equal("protocol", err.kind)
    assert.equal("line 2 of the blob has a value that is no JSON", err.message)
  end)
end)
