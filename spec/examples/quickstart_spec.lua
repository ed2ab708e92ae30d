-- ./examples/quickstart, as somebody runs it who has just cloned this.

local function quickstart(arguments, variables)
  local stream = assert(io.popen("env -i PATH=\"$PATH\" HOME=/nonexistent AZURE_TENANT_ID=marker-tenant "
    .. (variables or "") .. " ./examples/quickstart " .. arguments .. " 2>&1"))
  local text = stream:read("*a")
  local ok = stream:close()
  return text, ok
end

local function output(command)
  local stream = assert(io.popen(command .. " 2>&1"))
  local text = stream:read("*a")
  stream:close()
  return text
end

local function quote(text)
  return "'" .. text:gsub("'", "'\\''") .. "'"
end

local function count(text, pattern)
  return select(2, text:gsub(pattern, ""))
end

describe("examples/quickstart #lua54", function()
  it("builds, starts a simulator, asks for one customer and for all, and leaves nothing behind", function()
    local folder = output("mktemp -d"):match("%S+")
    finally(function() os.execute("rm -rf " .. folder) end)
    local text, ok = quickstart("--no-install", "TMPDIR=" .. folder)
    assert.is_true(ok, text)
    assert.matches("\n4%. [^\n]*\neducation\n", text)
    assert.matches("\r40 of 40 customers\n", text)
    assert.equal(40, count(text, "\n%x+%-%x+%-%x+%-%x+%-%x+  %l+ +%u"))
    assert.matches("\n +25 none\n", text)
    assert.not_matches("failed", text)
    local own = text:match("\n   (export LUA_PATH=.-)\n\n")
    assert.equal("education\n", output("env -i PATH=\"$PATH\" HOME=/nonexistent bash -c " .. quote(own)))
    repeat until output("ls -A " .. folder) == "" -- the simulator removes its folder when it has ended
  end)

  it("says how it is used", function()
    local text, ok = quickstart "--help"
    assert.is_true(ok)
    assert.matches("^usage: examples/quickstart", text)
    text, ok = quickstart "everything"
    assert.is_nil(ok)
    assert.matches("^usage: examples/quickstart", text)
  end)
end)
