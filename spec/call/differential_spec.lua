-- Compares the library with the curl command on hand-made answers: no value where curl fails, and the value
-- that curl read otherwise.

local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
local answers = require "spec.support.servers.wire_answers"
local raw = require "spec.support.servers.raw"

describe("an answer", function()
  local server, directory, exits

  setup(function()
    server = raw.start(function(conn)
      local head = conn:request()
      if head then
        conn:send(answers[tonumber(head:match("/v1/(%d+)"))][2])
      end
    end)
    directory = os.tmpname()
    os.remove(directory)
    assert(os.execute("mkdir " .. directory))
  end)

  teardown(function()
    server:stop()
    os.execute("rm -r " .. directory)
  end)

  local function read(path)
    local file = io.open(path, "rb")
    local text = file and file:read("*a") or ""
    if file then
      file:close()
    end
    return text
  end

  -- Adds curl's exit status to each answer. curl reports out of memory for a long line.
  local function ask_curl(found)
    local first = #found + 1
    local config = assert(io.open(directory .. "/config", "w"))
    for i = first, #answers do
      config:write(("url = %s/v1/%d\noutput = %s/%d\n"):format(server.url, i, directory, i))
    end
    config:close()
    local command = "curl -q -s --noproxy '*' --http1.1 --compressed --max-time 10 "
      .. "-w '%%{exitcode}\n' -K %s/config"
    local pipe = assert(io.popen(command:format(directory)))
    for line in pipe:lines() do
      found[#found + 1] = assert(tonumber(line))
    end
    pipe:close()
    assert(#found >= first)
    return #found < #answers and ask_curl(found) or found
  end

  it("that curl takes for an error is never a value", function()
    exits = ask_curl {}
    assert.equal(#answers, #exits)
    local client = assert(partnercenter.new {
      access_token = "x", base_url = server.url, max_attempts = 1, timeout = 60, proxy = false,
    })
    local numbers = {}
    for i = 1, #answers do
      numbers[i] = i
    end
    local values = partnercenter.map(numbers, function(i)
      local answer, err = client:request { path = "/v1/" .. i }
      return answer and answer.body or nil, err
    end)
    local taken, refused = 0, 0
    for i, answer in ipairs(answers) do
      if values[i] ~= nil then
        assert.equal(0, exits[i], "curl refuses: " .. answer[1])
        assert.same(json.decode(read(directory .. "/" .. i)), values[i], answer[1])
        taken = taken + 1
      elseif exits[i] ~= 0 then
        refused = refused + 1
      end
    end
    client:close()
    assert.is_true(taken > 20 and refused > 400, ("%d taken, %d refused by both"):format(taken, refused))
    if os.getenv("SPEC_FIGURES") then
      print(("\n%d answers: %d are values, %d are errors to both"):format(#answers, taken, refused))
    end
  end)
end)
