-- examples/fleet, as its README starts it, with fewer customers and shorter leases.
local CUSTOMERS = 80

local function output(command)
  local stream = assert(io.popen(command))
  local text = stream:read("*a")
  stream:close()
  return text
end

local function run(arguments, variables)
  local stream = assert(io.popen(("env -i PATH=\"$PATH\" HOME=/nonexistent %s ./examples/fleet/run %s 2>&1")
    :format(variables or "", arguments)))
  local text = stream:read("*a")
  return text, stream:close()
end

describe("examples/fleet #lua54", function()
  it("kills a worker, starts another, looks every customer up, and leaves nothing behind", function()
    local folder = output("mktemp -d"):match("%S+")
    finally(function() os.execute("rm -rf " .. folder) end)
    local variables = ("CUSTOMERS=%d RATE=1200 LEASE=1 TMPDIR=%s"):format(CUSTOMERS, folder)
    local text, ok = run("--no-install", variables)
    assert.is_true(ok, text)
    local shares = {}
    for number, state, share in text:gmatch("\nworker (%d)  (%l+) +(%d+) [^\n]*") do
      shares[tonumber(number)] = { state, tonumber(share) }
    end
    assert.equal(5, #shares, text)
    local sum = 0
    for number, found in ipairs(shares) do
      assert.equal(number == 2 and "killed" or "ended", found[1], text)
      sum = sum + found[2]
    end
    assert.is_true(sum > CUSTOMERS / 2 and sum <= CUSTOMERS, text) -- the killed one may have noted less
    assert.matches(("\nthe job  +%d of %d customers\n"):format(CUSTOMERS, CUSTOMERS), text)
    repeat until output("ls -A " .. folder) == "" -- each server removes its folder when it has ended
  end)

  it("says how it is used", function()
    local text, ok = run "--help"
    assert.is_true(ok)
    assert.matches("^usage: examples/fleet/run", text)
    text, ok = run "everything"
    assert.is_nil(ok)
    assert.matches("^usage: examples/fleet/run", text)
  end)
end)
