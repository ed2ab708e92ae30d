-- Makes clients of a raw server that is both the service and its token endpoint.

local partnercenter = require "partnercenter"

local clients = {
  ID = "11111111-2222-4333-8444-555555555555", TENANT = "99999999-2222-4333-8444-555555555555",
  APP = "88888888-2222-4333-8444-555555555555",
}

local function made(all, options)
  for name, value in pairs(options or {}) do
    all[name] = value
  end
  return assert(partnercenter.new(all))
end

---With an access token.
---@param server table of spec.support.servers.raw
---@param options table|nil
function clients.new(server, options)
  return made({
    access_token = "marker-access-token", base_url = server.url, authority = server.url,
  }, options)
end

---With a client secret.
---@param server table of spec.support.servers.raw
---@param options table|nil
function clients.app(server, options)
  return made({
    tenant_id = clients.TENANT, client_id = clients.APP,
    client_secret = "marker +/=&%", base_url = server.url,
    authority = server.url,
  }, options)
end

return clients
