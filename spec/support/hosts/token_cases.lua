-- The cases about tokens: see spec.support.hosts.cases.

--- Adds the cases to the list.
---@param case fun(name: string, run: fun(host: table))
---@param tools table of cases.lua
return function(case, tools)
  local count, equal, get, new, repeated = tools.count, tools.equal, tools.get, tools.new, tools.repeated
  local tenant, together, unique = tools.tenant, tools.together, tools.unique

  case("all wait for one token", function(host)
    local id = tenant(100)
    local client = new(host, { tenant_id = id })
    local values, errors = together(host, repeated(40, function()
      return get(client, "/v1/token")
    end), { concurrency = 40 })
    equal(nil, errors)
    for i = 1, 40 do
      equal("Bearer marker-token-" .. id .. "-1", values[i])
    end
    equal(1, count(client, id))
  end)

  case("all calls fail when there is no token", function(host)
    local id = tenant(50, "bad0")
    local client = new(host, { tenant_id = id })
    local values, errors = together(host, repeated(20, function()
      return get(client, "/v1/token")
    end))
    equal(20, values.n)
    for i = 1, 20 do
      equal("auth", errors[i].kind)
      equal("AADSTS7000215", errors[i].code)
    end
    equal(1, count(new(host), id))
  end)

  case("a refused token is renewed once for all", function(host)
    local id, name = tenant(50), unique()
    local client = new(host, { tenant_id = id })
    equal("Bearer marker-token-" .. id .. "-1", get(client, "/v1/token"))
    local values, errors = together(host, repeated(20, function()
      return get(client, "/v1/fresh/" .. name)
    end))
    equal(nil, errors)
    equal("education", values[20])
    equal(2, count(client, id))
  end)

  case("a function for a secret may call the API", function(host)
    local other, asked = new(host), 0
    local client = new(host, {
      access_token = function()
        asked = asked + 1
        get(other, "/v1/delay/50")
        return "marker-from-function", 600
      end,
    })
    local values = together(host, repeated(5, function()
      return get(client, "/v1/token")
    end))
    equal("Bearer marker-from-function", values[5])
    equal(1, asked)
  end)
end
