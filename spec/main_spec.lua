-- partnercenter.main: how a script ends.
local partnercenter = require "partnercenter"
local sign_in = require "spec.support.sign_in"

describe("partnercenter.main", function()
  local path

  before_each(function() path = os.tmpname() end)
  after_each(function() os.remove(path) end)

  -- What a script with this main function prints, and its exit status as a shell tells it.
  local function run(body)
    sign_in.write(path, ("local partnercenter = require 'partnercenter'\nlocal results = { "
      .. "partnercenter.main(function()\n%s\nend) }\nprint('after', results[1], results[2])\n"):format(body))
    local text = sign_in.output(("LUA_PATH='%s' LUA_CPATH='%s' PARTNERCENTER_ACCESS_TOKEN=x "
      .. "PARTNERCENTER_BASE_URL=http://127.0.0.1:9 %s %s 2>&1; echo $?"):format(package.path, package.cpath,
      sign_in.interpreter, path))
    local said, status = text:match "^(.-)(%d+)\n$"
    return said, tonumber(status)
  end

  it("returns the results", function()
    assert.same({ 7, "more" }, { partnercenter.main(function() return 7, "more" end) })
    assert.same({ "after\tnil\tnil\n", 0 }, { run "" })
    assert.same({ "after\tfalse\tnone\n", 0 }, { run "return false, 'none'" })
  end)

  it("ends the process where the function returns nil and an error", function()
    local said, status = run("return partnercenter.customer('a1000000-0000-4000-8000-000000000001')"
      .. ":get { max_attempts = 1 }")
    assert.equal(1, status)
    assert.matches("^partnercenter: customer%.get: network: [^\n]*\n$", said)
  end)

  it("ends the process where the function raises", function()
    assert.same({ "the list is empty\n", 1 }, { run "error('the list is empty', 0)" })
    local said, status = run "local customer; return customer.id"
    assert.equal(1, status)
    assert.matches(":3: attempt to index [^\n]*\n$", said)
    assert.is_nil(said:find("traceback", 1, true))
    said, status = run "for _ in partnercenter.customers(nil, { max_attempts = 1 }):each() do end"
    assert.equal(1, status)
    assert.matches("^partnercenter: customers%.list: network: [^\n]*\n$", said)
  end)

  it("writes the error after what was printed, also where both go to a file", function()
    assert.same({ "first\nsecond\n", 1 }, { run "io.write 'first\\n'; error('second', 0)" })
  end)

  it("ends the process where standard output was lost, also before the last line", function()
    local command = "LUA_PATH='%s' LUA_CPATH='%s' sh -c '%s %s %s; echo $? >&2' 2>&1"
    for _, target in ipairs { ">/dev/full", ">&-" } do
      for _, body in ipairs { "print(1)", "io.write(1)", "print(1) io.stdout:flush() return 7" } do
        sign_in.write(path, ("require('partnercenter').main(function() %s end)\n"):format(body))
        local text = sign_in.output(command:format(package.path, package.cpath, sign_in.interpreter, path,
          target))
        assert.equal("standard output could not be written: is the disk full?\n1\n", text, body .. target)
      end
    end
  end)

  it("lets the process die of the signal after Ctrl-C", function()
    sign_in.write(path, "require('partnercenter').main(function() error('interrupted!', 0) end)\n")
    local text = sign_in.output(("LUA_PATH='%s' LUA_CPATH='%s' sh -c '%s %s; echo $?' 2>&1"):format(
      package.path, package.cpath, sign_in.interpreter, path))
    assert.equal("130\n", text)
  end)

  it("refuses other arguments than a function", function()
    assert.error_matches(function() partnercenter.main(nil) end, "partnercenter.main: fn")
  end)
end)
