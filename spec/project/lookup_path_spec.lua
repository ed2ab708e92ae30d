-- How long the way of a call is: the Lua functions and the files that one lookup runs through.
local partnercenter = require "partnercenter"
local service = require "spec.support.servers.service"

local ID = "11111111-1111-4111-8111-111111111111"
local CALLS_MAX, FILES_MAX = 22, 8

-- The library's functions that run inside fn, and their files.
local function functions_of(fn)
  local calls, files, count = {}, {}, 0
  debug.sethook(function()
    local frame = debug.getinfo(2, "S")
    local file = frame.source:match("lua/(partnercenter/.*)$")
    if not file then return end
    calls[#calls + 1] = file .. ":" .. frame.linedefined
    if not files[file] then count = count + 1 end
    files[file] = true
  end, "c")
  fn()
  debug.sethook()
  return calls, count
end

describe("one lookup of the default client", function()
  local server

  setup(function()
    server = service.start()
    assert(partnercenter.configure({ access_token = "x", base_url = server.url .. "/answers/education" }))
  end)

  teardown(function()
    partnercenter.close()
    server:stop()
  end)

  local function lookup()
    assert.equal("education", partnercenter.customer(ID):qualification())
  end

  it("runs few functions in few files, once its connection stands", function()
    local hook, mask, every = debug.gethook()
    for _ = 1, 3 do lookup() end
    local calls, files
    for _ = 1, 5 do -- an answer may come in pieces, each of which takes a step
      calls, files = functions_of(function() partnercenter.customer(ID):qualification() end)
      if #calls <= CALLS_MAX then break end
    end
    debug.sethook(hook, mask, every)
    assert.is_true(#calls > 5)
    assert.is_true(#calls <= CALLS_MAX, table.concat(calls, "\n"))
    assert.is_true(files <= FILES_MAX, table.concat(calls, "\n"))
  end)
end)
