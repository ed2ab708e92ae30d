-- The core's engine without its Lua side: the spec takes the steps.

local core = require "partnercenter.core"

local bare_engine = {}

---@param url string of the service, for all hosts of its clients
---@return table it part, waiting, over, told; functions client, submit, step, drive, rest
function bare_engine.start(url)
  local it = { part = core.engine(), waiting = {}, over = {}, told = {} }
  function it.client(options)
    local all = {
      base = { api = url, partner = url, graph = url, token = url }, token_path = "/token", audience = {},
      access_token = "x", user_agent = "spec", fields = {}, max_in_flight = 1, retry_writes = true,
    }
    for name, value in pairs(options or {}) do all[name] = value or nil end
    if options and options.access_token == false then all.access_token = nil end
    return assert(core.client(all))
  end
  function it.submit(client, path, more)
    local operation = { host = more and more.host or "api", method = more and more.method or "GET" }
    return assert(it.part:submit(it.waiting, client, operation, path, more))
  end
  function it.step()
    local n = it.part:step(it.waiting, it.over, it.told)
    for i = 1, n do it.over[i] = nil end
  end
  -- Steps until the condition holds; only the engine's descriptor ends a wait.
  function it.drive(is_so)
    local latest = core.now() + 300
    while not is_so() do
      assert(core.now() < latest, "it never came")
      it.part:wait(20)
      it.step()
    end
  end
  -- Steps until nothing is ready. A socket or a timer may be ready a moment later: no spec expects silence.
  function it.rest()
    while it.part:ready() do it.step() end
  end
  return it
end

return bare_engine
