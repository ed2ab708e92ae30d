-- examples/fleet, as its README starts it, with fewer customers and shorter leases.
local CUSTOMERS = 80

local function output(command)
  local stream = assert(io.popen(command))
  local text = stream:read("*a")
  stream:close()
  return text
end

local function run(arguments, variables, path)
  local command = "env -i PATH=\"%s$PATH\" HOME=/nonexistent %s ./examples/fleet/run %s 2>&1"
  local stream = assert(io.popen(command:format(path or "", variables or "", arguments)))
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

  it("ends with its workers, also before they have a share", function()
    local folder = os.tmpname()
    os.execute(("rm %s; mkdir %s"):format(folder, folder))
    local lua = assert(io.open(folder .. "/lua5.4", "w"))
    lua:write('#!/bin/sh\ncase $1 in\n*/worker.lua) exit 1 ;;\nesac\nPATH=${PATH#*:} exec lua5.4 "$@"\n')
    lua:close()
    os.execute(("chmod +x %s/lua5.4"):format(folder))
    local text, ok = run("--no-install", "", folder .. ":")
    os.execute(("rm -r %s"):format(folder))
    assert.is_nil(ok)
    assert.matches("\nworker 4  failed +0 ", text)
    assert.matches("The workers ended before the job: correct what they say above", text, 1, true)
  end)

  it("refuses what is no number", function()
    for _, variable in ipairs { "CUSTOMERS=abc", "CUSTOMERS=0", "RATE=0.5", "LEASE=-1" } do
      local text, ok = run("--no-install", variable)
      assert.is_nil(ok)
      assert.matches("^%S+/run: " .. variable:match "%u+" .. " must be a whole number from 1 ", text)
    end
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
