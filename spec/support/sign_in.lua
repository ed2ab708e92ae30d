-- Starts a simulator for the specs of spec/auth, makes its clients, and reads its token requests.

local json = require "partnercenter.json"
local partnercenter = require "partnercenter"
require "socket" -- controls the simulator faster than curl

local sign_in = {}

local interpreter, lowest = "lua5.4", 0
while arg and arg[lowest - 1] do
  lowest = lowest - 1
  interpreter = arg[lowest]
end

sign_in.interpreter = interpreter -- that runs the specs
sign_in.CUSTOMER = "a1000000-0000-4000-8000-000000000001" -- in every simulator
sign_in.AUDIENCE = "https://api.partnercenter.microsoft.com"

--- Parses a form; a repeated name is an error.
function sign_in.form(body)
  local fields = {}
  for name, value in body:gmatch("([^&=]+)=([^&]*)") do
    assert(fields[name] == nil, "twice: " .. name)
    fields[name] = value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  end
  return fields
end

--- Runs a command and returns what it prints.
function sign_in.output(command)
  local stream = assert(io.popen(command, "r"))
  local text = stream:read("*a")
  stream:close()
  return text
end

--- The command that runs an example against a simulator.
---@param sim table
---@param name string of its file, without the extension
---@param arguments string as the shell reads them
---@param variables table<string, string>|nil of its environment, beside the simulator's
---@return string
function sign_in.example(sim, name, arguments, variables)
  local all = {
    LUA_PATH = package.path, LUA_CPATH = package.cpath, AZURE_TENANT_ID = sim.tenant_id,
    AZURE_CLIENT_ID = sim.client_id, AZURE_AUTHORITY_HOST = sim.authority,
    PARTNERCENTER_BASE_URL = sim.base_url.api, PARTNERCENTER_CA_FILE = sim.ca_file,
  }
  for key, value in pairs(variables or {}) do
    all[key] = value
  end
  local words = {}
  for key, value in pairs(all) do
    words[#words + 1] = ("%s='%s'"):format(key, value)
  end
  return ("env %s %s examples/%s.lua %s 2>&1"):format(table.concat(words, " "), interpreter, name, arguments)
end

function sign_in.write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

function sign_in.read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

--- Bytes of a base64url text, decoded by the openssl command.
function sign_in.base64url(text)
  text = text:gsub("-", "+"):gsub("_", "/")
  return sign_in.output(("printf %%s '%s' | openssl base64 -d -A"):format(text .. ("="):rep(-#text % 4)))
end

--- Takes a JWT apart.
---@return table header, table claims, string signed, string signature
function sign_in.jwt(text)
  local header, claims, signature = text:match("^([%w_-]+)%.([%w_-]+)%.([%w_-]+)$")
  assert(header, "no JWT: " .. text)
  return assert(json.decode(sign_in.base64url(header))), assert(json.decode(sign_in.base64url(claims))),
    header .. "." .. claims, sign_in.base64url(signature)
end

--- Starts a simulator.
function sign_in.simulator(options)
  local all = { customers = 2 }
  for name, value in pairs(options or {}) do
    all[name] = value
  end
  return assert(require("partnercenter.simulator").start(all))
end

--- A client of the simulator with an identity.
function sign_in.client(sim, identity)
  local all = {
    tenant_id = sim.tenant_id, client_id = sim.client_id, base_url = sim.base_url, authority = sim.authority,
    ca_file = sim.ca_file, timeout = 20, max_attempts = 1,
  }
  for name, value in pairs(identity) do
    all[name] = value or nil
  end
  return assert(partnercenter.new(all))
end

--- Looks up the qualification of a customer.
function sign_in.ask(client)
  return client:customer(sign_in.CUSTOMER):qualification()
end

--- The token requests that the simulator received: path, query, form, status, time.
function sign_in.token_requests(sim)
  local found = {}
  for _, request in ipairs(assert(sim:requests())) do
    if request.path:find("/oauth2/", 1, true) or request.path:find("/msi/", 1, true) then
      found[#found + 1] = {
        method = request.method, path = request.path, uri = request.uri, body = request.body,
        form = sign_in.form(request.body), status = request.status, headers = request.headers,
        scheme = request.scheme, time = request.time,
      }
    end
  end
  return found
end

return sign_in
