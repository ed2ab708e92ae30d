-- A fake service of one function per route, in place of the engine, for behaviour that the simulator does not
-- have, such as a lost answer at a given moment.
local fake = require "spec.support.fake.engine"

local unpack = table.unpack or unpack -- luacheck: ignore

local partner = {}

partner.CUSTOMER = fake.CUSTOMER

local function unescape(text)
  return (text:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

local function answer(world, status, value)
  if type(status) == "table" then return status end -- an outcome of the engine
  local body = value
  if type(value) == "table" then body = assert(world.json.encode(value)) end
  return { status = status, body = body or "" }
end

---Loads the library over a service.
---@param routes table[] { "GET", "^/v1/customers$", function(call, ...captures) return status, body }; `call`
---has path, query, body; a status that is a table is what the engine says, such as a lost answer
---@return table world of fake_engine, with `log`: "METHOD path" of each request, and `client`
function partner.load(routes, options)
  local world = fake.load()
  world.log = {}
  world.answer(function(request)
    local path, text = request.path:match("^([^?]*)%??(.*)$")
    local query = {}
    for name, value in text:gmatch("([^&=]+)=([^&]*)") do query[unescape(name)] = unescape(value) end
    world.log[#world.log + 1] = request.method .. " " .. path
    local call = {
      path = path, query = query, body = request.body and world.json.decode(request.body), request = request,
    }
    for _, route in ipairs(routes) do
      local found = { path:match(route[2]) }
      if route[1] == request.method and found[1] then
        return answer(world, route[3](call, unpack(found)))
      end
    end
    return { status = 404, body = '{"code":1000,"description":"no such route"}' }
  end)
  world.made = world.client(options)
  return world
end

---A lost answer, as the engine reports it.
partner.LOST = { error = "network", message = "the connection was reset", phase = "answer" }

---How many requests have a method, or are a certain one.
function partner.count(world, pattern)
  local count = 0
  for _, line in ipairs(world.log) do
    if line:find(pattern) then count = count + 1 end
  end
  return count
end

partner.unload = fake.unload

return partner
