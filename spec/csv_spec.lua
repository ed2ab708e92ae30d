local csv = require "partnercenter.csv"
local sign_in = require "spec.support.sign_in"

describe("csv", function()
  local directory

  setup(function() directory = sign_in.output("mktemp -d"):match("%S+") end)
  teardown(function() os.execute("rm -rf " .. directory) end)

  local function path(name) return directory .. "/" .. name end

  it("writes cells as RFC 4180 has them", function()
    assert.equal('a,"b,c","say ""no""","two\nlines",,7,2.5,true\r\n',
      csv.line({ "a", "b,c", 'say "no"', "two\nlines", nil, 7, 2.5, true }, 8))
    assert.equal('" edge","edge ",\r\n', csv.line({ " edge", "edge " }, 3))
    assert.equal("9007199254740991,-3,0.1\r\n", csv.line({ 9007199254740991, -3, 0.1 }))
  end)

  it("lets no text be a formula", function()
    for _, text in ipairs { "=1+1", "+1 2", "-2+3", "@SUM(A1)", "-", "=HYPERLINK(\"x\")" } do
      assert.matches("^\"?'" .. text:sub(1, 1):gsub("%p", "%%%0"), csv.line({ text }))
    end
    assert.matches("^\"'\r", csv.line({ "\r=1" }))
    assert.equal("-5,-5.25,-5\r\n", csv.line({ "-5", "-5.25", -5 })) -- numbers are numbers
  end)

  it("keeps the old file until the new one is whole", function()
    sign_in.write(path "a.csv", "old")
    local out = assert(csv.create(path "a.csv", { "id", "name" }))
    out:write { "1", "one" }
    out:write { id = "2", name = "two" }
    assert.equal("old", sign_in.read(path "a.csv"))
    assert.is_true(out:close())
    assert.equal("id,name\r\n1,one\r\n2,two\r\n", sign_in.read(path "a.csv"))
    out = assert(csv.create(path "a.csv", { "id" }))
    out:write { "3" }
    out:abandon()
    assert.matches("two", sign_in.read(path "a.csv"))
    assert.equal("a.csv\n", sign_in.output("ls " .. directory))
  end)

  it("tells what kept it from writing", function()
    local out, problem = csv.create(path "none/a.csv", { "id" })
    assert.is_nil(out)
    assert.is_string(problem)
    if io.open("/dev/full", "wb") then
      os.execute(("ln -s /dev/full %s"):format(path "full.csv.part"))
      out = assert(csv.create(path "full.csv", { "id" }))
      for i = 1, 20000 do out:write { tostring(i) } end
      local ok
      ok, problem = out:close()
      assert.is_nil(ok)
      assert.matches("space", problem)
      assert.is_nil(io.open(path "full.csv"))
    end
  end)

  it("reads back what it wrote", function()
    local rows = {
      { id = "1", text = "=1+1", more = "" }, { id = "2", text = 'a,"b"\r\nc', more = "x" },
      { id = "3", text = "'quoted'", more = "-5" }, { id = "4", text = "-a", more = "ü\n" },
      { id = "5", text = '"', more = '""' }, { id = "6", text = "'=1", more = "''-x" },
    }
    local out = assert(csv.create(path "b.csv", { "id", "text", "more" }))
    for _, row in ipairs(rows) do out:write(row) end
    assert.is_true(out:close())
    local found = {}
    for row in assert(csv.rows(path "b.csv")) do found[#found + 1] = row end
    assert.same(rows, found)
  end)

  it("raises about a file that is no table", function()
    for _, text in ipairs { "a,b\r\n1\r\n", 'a,b\r\n"1,2\r\n', "a,b\n1,2,3\n" } do
      sign_in.write(path "c.csv", text)
      assert.error_matches(function() for _ in assert(csv.rows(path "c.csv")) do end end,
        "c%.csv is no table")
    end
    assert.is_nil((csv.rows(path "absent.csv")))
  end)
end)
