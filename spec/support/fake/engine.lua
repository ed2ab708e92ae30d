-- The library on a scripted engine, for specs without sockets.
local core = require "partnercenter.core"

local fake = {}

fake.TENANT = "11111111-1111-4111-8111-111111111111"
fake.CUSTOMER = "22222222-2222-4222-8222-222222222222"

local function drop()
  for name in pairs(package.loaded) do
    if name:find("^partnercenter") and name ~= "partnercenter.core" then package.loaded[name] = nil end
  end
end

-- Collects the parts of a request in one table.
local function sent_by(operation, path, request)
  local sent = {
    operation = operation.name, method = operation.method, host = operation.host,
    template = operation.template, want_headers = operation.wants_headers, path = path,
  }
  for key, value in pairs(request or {}) do
    sent[key] = value
  end
  return sent
end

-- Answers may have the names of a response.
local NAMES = { body = "text", headers = "head" }

--- Reloads the library. `sent` has the requests so far. `answers` are outcome tables, or functions of the
--- request that return one; the last one is used repeatedly.
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
    token = function(client, host)
      local left = world.token_left
      if type(left) == "table" then left.client, left.operation = client, { host = host } end
      return world.token, left
    end,
    call = function(client, operation, path, request)
      local sent = sent_by(operation, path, request)
      world.sent[#world.sent + 1] = sent
      local given = world.answers[math.min(#world.sent, #world.answers)]
      if type(given) == "function" then given = given(sent) end
      assert(given, "the engine has no answer")
      local answer = { client = client, operation = operation, attempts = 1 }
      for key, value in pairs(given) do
        answer[NAMES[key] or key] = value
      end
      if answer.status then
        answer.text = answer.text or ""
        if answer.unclear == nil and answer.status >= 300 then
          answer.unclear = core.is_unclear(answer.status)
        end
      end
      if given.request_id or given.correlation_id then
        answer.ids = (given.request_id or "r") .. " " .. (given.correlation_id or "c")
      end
      if sent.file and answer.status >= 200 and answer.status < 300 then
        local file = assert(io.open("/proc/self/fd/" .. sent.file, "wb"))
        file:write(answer.text)
        file:close()
        answer.text = ""
      end
      return answer
    end,
  }
  world.partnercenter = require "partnercenter"
  world.errors = require "partnercenter.errors"
  world.json = require "partnercenter.json"

  --- Makes a client; `app` makes it app-only.
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

  --- Sets the answers of the engine.
  function world.answer(...)
    world.sent, world.answers = {}, { ... }
  end

  return world
end

fake.unload = drop

return fake
