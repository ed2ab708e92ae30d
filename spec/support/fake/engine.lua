-- The library on top of an engine that answers from a script, for specs that need no socket.
local fake = {}

fake.TENANT = "11111111-1111-4111-8111-111111111111"
fake.CUSTOMER = "22222222-2222-4222-8222-222222222222"

local function drop()
  for name in pairs(package.loaded) do
    if name:find("^partnercenter") and name ~= "partnercenter.core" then package.loaded[name] = nil end
  end
end

local function snapshot(request)
  local copy = {}
  for key, value in pairs(request) do
    copy[key] = value
  end
  return copy
end

--- Loads the library anew. `sent` are the requests so far; `answers` what comes back: tables with what the
--- engine fills in, or functions of the request that return one. The last one is given for ever.
function fake.load()
  drop()
  local world = { sent = {}, answers = {}, closed = 0 }
  package.loaded["partnercenter.engine"] = {
    client = function()
      return {
        token = function()
          return world.token
        end,
        close = function() end,
      }
    end,
    close = function()
      world.closed = world.closed + 1
    end,
    short = { ask = function() end },
    unquiet = function() end,
    token = function()
      return world.token, world.token_left
    end,
    call = function(_, request)
      world.sent[#world.sent + 1] = snapshot(request)
      local answer = world.answers[math.min(#world.sent, #world.answers)]
      if type(answer) == "function" then answer = answer(request) end
      assert(answer, "the engine has no answer")
      request.attempts = 1
      for key, value in pairs(answer) do
        request[key] = value
      end
      if request.file and request.status >= 200 and request.status < 300 then
        local file = assert(io.open("/proc/self/fd/" .. request.file, "wb"))
        file:write(request.body)
        file:close()
        request.body = ""
      end
      return request
    end,
  }
  world.partnercenter = require "partnercenter"
  world.errors = require "partnercenter.errors"
  world.json = require "partnercenter.json"

  --- A client; `app` makes it app-only.
  function world.client(options)
    local all = { tenant_id = fake.TENANT, client_id = fake.TENANT, refresh_token = "marker-refresh-token" }
    for key, value in pairs(options or {}) do
      all[key] = value
    end
    if all.app then
      all.app, all.refresh_token, all.client_secret = nil, nil, "marker-client-secret"
    end
    return assert(world.partnercenter.new(all))
  end

  function world.customer(options)
    return world.client(options):customer(fake.CUSTOMER)
  end

  --- Sets what the engine answers from now on.
  function world.answer(...)
    world.sent, world.answers = {}, { ... }
  end

  return world
end

fake.unload = drop

return fake
