local csv = require "partnercenter.csv"
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

local function raises(pattern, fn)
  local ok, why = pcall(fn)
  assert.is_false(ok)
  assert.matches("^%S*csv_spec%.lua:%d+: csv: " .. pattern, why)
end

describe("csv", function()
  local directory

  setup(function() directory = sign_in.output("mktemp -d"):match("%S+") end)
  teardown(function() os.execute("rm -rf " .. directory) end)

  local function path(name) return directory .. "/" .. name end

  it("writes cells by RFC 4180", function()
    assert.equal('a,"b,c","say ""no""","two\nlines",,7,2.5,true\r\n',
      csv.line({ "a", "b,c", 'say "no"', "two\nlines", nil, 7, 2.5, true }, 8))
    assert.equal('" edge","edge ",\r\n', csv.line({ " edge", "edge " }, 3))
    assert.equal("9007199254740991,-3,0.1\r\n", csv.line({ 9007199254740991, -3, 0.1 }))
  end)

  it("turns no text into a formula", function()
    for _, text in ipairs { "=1+1", "+1 2", "-2+3", "@SUM(A1)", "-", "=HYPERLINK(\"x\")" } do
      assert.matches("^\"?'" .. text:sub(1, 1):gsub("%p", "%%%0"), csv.line({ text }))
    end
    assert.matches("^\"'\r", csv.line({ "\r=1" }))
    assert.equal("-5,-5.25,-5\r\n", csv.line({ "-5", "-5.25", -5 })) -- numbers are numbers
  end)

  it("keeps the old file until the new one is complete", function()
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

  describe("writes every digit of", function()
    local math_type = rawget(math, "type")
    for text, value in pairs {
      ["0"] = 0, ["-1"] = -1, ["12345678901234.566"] = 12345678901234.567, ["0.1"] = 0.1, ["1e-07"] = 1e-7,
      ["9007199254740991"] = 9007199254740991, ["-9007199254740992"] = -2 ^ 53,
      ["9007199254740994"] = 2 ^ 53 + 2, ["100000000000000000000"] = 1e20, ["3"] = 3.0,
      ["0.30000000000000004"] = 0.1 + 0.2, ["7.55"] = 7.55, ["1099511627776.5"] = 2 ^ 40 + 0.5,
      ["1" .. ("0"):rep(22)] = 1e22,
    } do
      it(text, function()
        assert.equal(text .. "\r\n", csv.line { value })
        assert.equal(value, tonumber(text))
      end)
    end

    it("integers of 64 bits", function()
      if math_type then
        for _, text in ipairs { "9007199254740993", "-9223372036854775807", "9223372036854775807" } do
          assert.equal(text .. "\r\n", csv.line { tonumber(text) })
        end
      else
        local ffi = require "ffi"
        assert.equal("9007199254740993,-5,7\r\n",
          csv.line { ffi.new("int64_t", 2 ^ 53) + 1, ffi.new("int64_t", -5), ffi.new("uint64_t", 7) })
      end
    end)

    it("numbers from JSON", function()
      local line = csv.line(json.decode "[9007199254740991, 1.10, -0.0, 1e3, 123456789.123456789]")
      assert.equal("9007199254740991,1.1,0,1000,123456789.12345679\r\n", line)
    end)

    it("not-a-number and infinities", function()
      assert.equal("nan,inf,'-inf,0\r\n", csv.line { 0 / 0, math.huge, -math.huge, -0.0 })
    end)

    it("fractions where the locale has a comma", function()
      local old = os.setlocale(nil, "numeric")
      if not os.setlocale("de_DE.UTF-8", "numeric") then return end
      local line = csv.line { 2.5 }
      os.setlocale(old, "numeric")
      assert.equal("2.5\r\n", line)
    end)
  end)

  it("writes values that are neither text nor number", function()
    assert.equal('true,false,,"{""a"":[1,null]}","[""=x""]",[]\r\n', csv.line {
      true, false, partnercenter.null, { a = { 1, partnercenter.null } }, { "=x" }, partnercenter.array {},
    })
    local named = setmetatable({ print }, { __tostring = function() return "named" end })
    assert.equal("named\r\n", csv.line { named })
    for _, bad in ipairs { print, coroutine.create(print), io.stdout, { print } } do
      raises("a cell cannot hold ", function() csv.line { bad } end)
    end
  end)

  it("keeps the positions of cells around holes", function()
    for line, values in pairs {
      [",b,"] = { nil, "b" }, ["a,,"] = { "a" }, [",,c"] = { nil, nil, "c" }, ["a,,c"] = { "a", nil, "c" },
      [",,"] = {}, ["false,,"] = { false }, [",false,"] = { nil, false },
    } do
      local out = assert(csv.create(path "holes.csv", { "x", "y", "n" }))
      out:write(values)
      values.n = 3
      out:write(values)
      assert.is_true(out:close())
      local wanted = next(values) == "n" and next(values, "n") == nil and ",,3" or line
      assert.equal(("x,y,n\r\n%s\r\n%s\r\n"):format(line, wanted), sign_in.read(path "holes.csv"))
    end
    assert.equal(",,c\r\n", csv.line { nil, nil, "c" })
    assert.equal(",b,,\r\n", csv.line { nil, "b", n = 4 })
  end)

  it("takes rows by names, and leaves out unknown columns", function()
    local out = assert(csv.create(path "names.csv", { "id", "n" }))
    out:write { id = false, other = 1 }
    out:write { n = 7 }
    assert.is_true(out:close())
    assert.equal("id,n\r\nfalse,\r\n,7\r\n", sign_in.read(path "names.csv"))
  end)

  it("raises about surplus cells", function()
    local out = assert(csv.create(path "wide.csv", { "id" }))
    raises("a row of 2 cells in a table of 1 columns", function() out:write { 1, 2 } end)
    raises("values: table expected, got number", function() out:write(5) end)
    out:abandon()
  end)

  describe("ends once:", function()
    local function ended(name)
      local out = assert(csv.create(path(name), { "id" }))
      out:write { 1 }
      return out
    end

    it("a second close returns the result of the first", function()
      local out = ended "once.csv"
      assert.is_true(out:close())
      assert.is_true(out:close())
      out:abandon()
      assert.equal("id\r\n1\r\n", sign_in.read(path "once.csv"))
      raises("the file is closed", function() out:write { 2 } end)
    end)

    it("close after abandon is a failure", function()
      local out = ended "abandoned.csv"
      out:abandon()
      out:abandon()
      local ok, problem = out:close()
      assert.is_nil(ok)
      assert.matches("abandoned", problem)
      assert.is_nil(io.open(path "abandoned.csv"))
    end)

    it("a collected writer leaves nothing", function()
      ended "dropped.csv"
      collectgarbage()
      collectgarbage()
      assert.equal("", sign_in.output("ls -A " .. directory .. " | grep dropped"))
    end)
  end)

  describe("reports why it could not write:", function()
    local function refused(name, pattern)
      local out, problem = csv.create(path(name), { "id" })
      assert.is_nil(out)
      assert.matches(pattern, problem)
    end

    it("no such directory", function() refused("none/a.csv", "No such file or directory") end)

    it("a directory", function()
      os.execute("mkdir " .. path "place.csv")
      refused("place.csv", "place%.csv: it is a directory")
    end)

    it("a FIFO, a device", function()
      os.execute("mkfifo " .. path "pipe.csv")
      refused("pipe.csv", "pipe%.csv: it is not a regular file")
      assert.is_nil((csv.create("/dev/full", { "id" })))
      assert.equal("", sign_in.output("ls -A " .. directory .. " | grep part"))
    end)

    it("a full disk", function()
      for _, rows in ipairs { 0, 1, 20000 } do
        os.execute(("ln -sf /dev/full %s"):format(path "full.csv.part"))
        local out = assert(csv.create(path "full.csv", { "id" }))
        for i = 1, rows do out:write { tostring(i) } end
        for _ = 1, 2 do
          local ok, problem = out:close()
          assert.is_nil(ok)
          assert.matches("space", problem)
        end
        assert.is_nil(io.open(path "full.csv"))
        assert.is_nil(io.open(path "full.csv.part"))
      end
    end)

    it("a target that became a directory meanwhile", function()
      local out = assert(csv.create(path "late.csv", { "id" }))
      os.execute("mkdir " .. path "late.csv")
      local ok, problem = out:close()
      assert.is_nil(ok)
      assert.is_string(problem)
      assert.is_nil(io.open(path "late.csv.part"))
    end)
  end)

  it("reads a table with a byte order mark, and other line ends", function()
    local mark = "\239\187\191"
    for _, text in ipairs { mark .. "id,name\r\n1,a\r\n", mark .. '"id",name\n1,a', "id,name\n1,a\n" } do
      sign_in.write(path "mark.csv", text)
      local found = {}
      for row in assert(csv.rows(path "mark.csv")) do found[#found + 1] = row end
      assert.same({ { id = "1", name = "a" } }, found)
    end
  end)

  it("reads back what it wrote", function()
    local rows = {
      { id = "1", text = "=1+1", more = "" }, { id = "2", text = 'a,"b"\r\nc', more = "x" },
      { id = "3", text = "'quoted'", more = "-5" }, { id = "4", text = "-a", more = "ü\n" },
      { id = "5", text = '"', more = '""' }, { id = "6", text = "'=1", more = "''-x" },
      { id = "7", text = "\n=1", more = "\r\n" }, { id = "", text = "+49 1", more = "\t" },
    }
    local out = assert(csv.create(path "b.csv", { "id", "text", "more" }))
    for _, row in ipairs(rows) do out:write(row) end
    assert.is_true(out:close())
    local found = {}
    for row in assert(csv.rows(path "b.csv")) do found[#found + 1] = row end
    assert.same(rows, found)
  end)

  it("raises about a malformed file", function()
    for _, text in ipairs { "a,b\r\n1\r\n", 'a,b\r\n"1,2\r\n', "a,b\n1,2,3\n" } do
      sign_in.write(path "c.csv", text)
      assert.error_matches(function() for _ in assert(csv.rows(path "c.csv")) do end end,
        "c%.csv is malformed")
    end
    assert.is_nil((csv.rows(path "absent.csv")))
  end)
end)
