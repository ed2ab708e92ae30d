-- Only a valid file is a result: each row with a file and each wrong answer, to a path, to a function and as
-- text.
local fake = require "spec.support.fake.engine"
local index = require "partnercenter.api.index"

local MARK = "\239\187\191"
local PDF, ZIP, CSV = "%PDF-1.7\n%\200\201", "PK\3\4\20\0", "ProductId,UnitPrice\r\nCFQ7,5.10\r\n"

-- answer, and the kinds of file that accept it
local RIGHT = {
  { "a PDF", PDF, "pdf" }, { "a PDF behind a mark", MARK .. PDF, "pdf" },
  { "CSV", CSV, "csv" }, { "CSV behind a mark", MARK .. CSV, "csv" }, { "quoted CSV", '"a","b"\n', "csv" },
  { "CSV in UTF-8", "name\nMünchen\n", "csv" },
  { "a ZIP archive", ZIP, "zip" }, { "an empty ZIP archive", "PK\5\6" .. ("\0"):rep(18), "zip" },
  { "an image", "\137PNG\r\n\26\n\0\0\0\rIHDR", "other" },
}

local WRONG = {
  { "nothing", "", "empty" }, { "white space", " \r\n", "empty" }, { "a mark alone", MARK, "empty" },
  { "HTML", "<!DOCTYPE html><html><title>Sign in</title></html>", "HTML" },
  { "HTML in capitals", "<HTML><BODY>", "HTML" },
  { "HTML behind a mark and lines", MARK .. "\r\n\r\n<html>", "HTML" },
  { "a fragment of HTML", "<h1>503 Service Unavailable</h1>", "XML or HTML" },
  { "an error as XML", '<?xml version="1.0"?><Error><Code>Failed</Code></Error>', "XML or HTML" },
  { "an error as JSON", '{"code":2000,"description":"No such invoice."}', "JSON: No such invoice." },
  { "JSON behind a mark", MARK .. '{"code":2000,"description":"No such."}', "JSON: No such." },
  { "an array", '[{"id":1}]', "JSON" }, { "an empty object", "{}", "JSON" },
}

local NAMES = { pdf = "a PDF", csv = "CSV", ["csv|zip"] = "CSV or a ZIP archive", any = "a file" }

describe("a file", function()
  local world, client, directory

  setup(function()
    world = fake.load()
    client = world.client()
    directory = io.popen("mktemp -d"):read("*l")
  end)

  teardown(function()
    os.execute("rm -rf " .. directory)
    fake.unload()
  end)

  local function left_over()
    return io.popen("ls -A " .. directory):read("*a")
  end

  local function read(name)
    local file = assert(io.open(directory .. "/" .. name, "rb"))
    local text = file:read("*a")
    file:close()
    return text
  end

  local function rows()
    local list = {}
    for _, file in ipairs(index.files) do
      for _, row in ipairs(require("partnercenter.api.data." .. file)) do
        if row.gives == "file" then list[#list + 1] = row end
      end
    end
    return list
  end

  -- Makes the call of a row with its ids.
  local function call(row, options)
    local plain = { "thing():fetch()", "GET", row[3]:gsub("{[^}]*}", "1"), gives = "file", file = row.file,
      accept = row.accept, host = row.host }
    local root = require("partnercenter.api.tree").build { plain }
    local top = setmetatable({ _owner = client, _params = {} }, root.meta)
    return top:thing():fetch(options)
  end

  it("is of a kind that every row names", function()
    local count = 0
    for _, row in ipairs(rows()) do
      assert.is_string(NAMES[row.file], row[1])
      count = count + 1
    end
    assert.equal(7, count)
  end)

  -- Tries each destination of the result.
  local function each_way(row, answer, check)
    for _, way in ipairs { "path", "function", "text" } do
      world.answer(answer)
      local pieces, to = {}, nil
      if way == "path" then to = directory .. "/out" end
      if way == "function" then to = function(piece) pieces[#pieces + 1] = piece end end
      local value, err = call(row, { to = to })
      local arrived
      if value then
        arrived = way == "path" and read "out" or way == "text" and value or table.concat(pieces)
      end
      check(value, err, arrived, #pieces, way)
      os.remove(directory .. "/out")
      assert.equal("", left_over())
    end
  end

  for _, row in ipairs(rows()) do
    for _, case in ipairs(RIGHT) do
      local what, body, kind = case[1], case[2], case[3]
      -- Only a NUL tells other bytes from CSV.
      local fits = row.file == "any" or row.file:find(kind, 1, true)
        or (row.file:find("csv", 1, true) and not body:find("%z"))

      it(("of %s that is %s is %s"):format(row.name, what, fits and "taken" or "refused"), function()
        each_way(row, { status = 200, body = body }, function(value, err, arrived, pieces, way)
          if fits then
            assert.equal(body, arrived)
            assert.equal(way == "text" and body or #body, value)
          else
            assert.is_nil(value)
            assert.equal("protocol", err.kind)
            assert.matches(NAMES[row.file] .. " expected, the answer is something else", err.message)
            assert.equal(0, pieces)
          end
        end)
      end)
    end

    for _, case in ipairs(WRONG) do
      local what, body, found = case[1], case[2], case[3]

      it(("of %s that is %s is a protocol error"):format(row.name, what), function()
        for _, status in ipairs { 200, 202, 206 } do
          each_way(row, { status = status, body = body }, function(value, err, _, pieces)
            assert.is_nil(value)
            assert.equal("protocol", err.kind)
            assert.equal(NAMES[row.file] .. " expected, the answer is " .. found, err.message)
            assert.equal(status, err.status)
            assert.equal("thing.fetch", err.operation)
            assert.equal(0, pieces)
          end)
        end
      end)
    end

    it("of " .. row.name .. " that is 204 is a protocol error", function()
      each_way(row, { status = 204, body = "" }, function(value, err)
        assert.is_nil(value)
        assert.equal("protocol", err.kind)
      end)
    end)
  end

  it("that was there before stays when the answer is wrong", function()
    local path = directory .. "/old.pdf"
    local file = assert(io.open(path, "wb"))
    file:write("before")
    file:close()
    world.answer({ status = 200, body = "<html>" })
    assert.is_nil((client:invoice("G1"):statement { to = path }))
    assert.equal("before", read "old.pdf")
    os.remove(path)
  end)

  it("has the service's code where it sent an error", function()
    world.answer({ status = 200, body = '{"code":2000,"description":"No such invoice."}' })
    local _, err = client:invoice("G1"):statement { to = directory .. "/a.pdf" }
    assert.same({ "2000", "No such invoice." }, { err.code, err.description })
  end)
end)
