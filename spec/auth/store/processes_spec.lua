-- Many processes share one refresh token through the token file, while the endpoint revokes each used one. No
-- process may end with a revoked one. Each makes 30 calls, or 1000 with PARTNERCENTER_SPEC_LONG set.

local process = require "spec_process"
local sign_in = require "spec.support.sign_in"

local PROCESSES = 20
local CALLS = os.getenv("PARTNERCENTER_SPEC_LONG") and 1000 or 30

describe("twenty processes", function()
  local sim, directory

  setup(function()
    sim = sign_in.simulator { refresh_rotation = "strict" }
    directory = sign_in.output("mktemp -d"):match("%S+")
  end)

  teardown(function()
    sim:stop()
    os.execute("rm -rf " .. directory)
  end)

  local function new()
    return sign_in.client(sim, {
      client_secret = sim.client_secret, refresh_token = sim.refresh_token, token_store = directory
        .. "/tokens",
      timeout = 30, max_attempts = 3,
    })
  end

  -- Each process renews its token after a refusal, which the simulator gives at random.
  local function work(number)
    local client = new()
    for _ = 1, CALLS do
      local value, err = sign_in.ask(client)
      if value == nil and err.status == 401 and err.phase == "answer" then
        client = new() -- it expired twice during one call
      elseif value ~= "education" then
        sign_in.write(("%s/failed-%d"):format(directory, number), tostring(err))
        return 1
      end
    end
    return 0
  end

  it("rotate one refresh token through the file store and end with a working one", function()
    -- At every 40th call all tokens are expired, so several processes request the next one at once.
    assert(sim:fault { expired_token = true, every = 40, times = 1000000, path = "/qualification" })
    local pids = {}
    for number = 1, PROCESSES do
      pids[number] = process.fork()
      if pids[number] == 0 then
        local ok, result = pcall(work, number)
        process.exit(ok and result or 3)
      end
    end
    for number = 1, PROCESSES do
      local how, code = process.wait(pids[number])
      local file = io.open(("%s/failed-%d"):format(directory, number))
      assert.same({ "exit", 0 }, { how, code }, file and file:read("*a"))
    end
    assert(sim:clear_faults())
    assert(sim:fault { expired_token = true, path = "/qualification" })
    assert.equal("education", sign_in.ask(new()))
    local rotated = 0
    for _, sent in ipairs(sign_in.token_requests(sim)) do
      assert.equal(200, sent.status)
      rotated = rotated + 1
    end
    assert.is_true(rotated >= 5, tostring(rotated)) -- as far as the request log goes back
  end)
end)
