-- The cases about sources of loops: see spec.support.hosts.cases.

local partnercenter = require "partnercenter"

--- Adds the cases to the list.
---@param case fun(name: string, run: fun(host: table))
---@param tools table of cases.lua
return function(case, tools)
  local equal, get, new, options = tools.equal, tools.get, tools.new, tools.options

  case("a listing as the source", function(host)
    local client, seen, total = new(host), 0, "unknown"
    local progress = function(_, all)
      total = all
    end
    for customer, value in partnercenter.each(client:customers { size = 10 }, function(customer)
      return client:customer(customer.id):qualification()
    end, options(host, { progress = progress })) do
      equal("string", type(customer.id))
      equal("education", value)
      seen = seen + 1
    end
    equal(25, seen)
    equal(nil, total, "total")
  end)

  case("a listing resumes after the delivered items", function(host)
    local client, seen = new(host), {}
    local listing = client:customers { size = 10 }
    local iterator = partnercenter.each(listing, function(customer)
      return get(client, "/v1/delay/" .. #customer.id % 3)
    end, options(host, { concurrency = 16 }))
    for _ = 1, 3 do
      seen[(iterator()).id] = true
    end
    iterator:close()
    for customer in client:customers(nil, { state = listing:state() }):each() do
      seen[customer.id] = true
    end
    local n = 0
    for _ in pairs(seen) do
      n = n + 1
    end
    equal(25, n)
    tools.nothing_left(host)
  end)

  case("items with holes, and a source that fails", function(host)
    local client, n = new(host), 0
    local function lookup(ms)
      return get(client, "/v1/delay/" .. ms)
    end
    local values, errors = partnercenter.map({ nil, 2, nil, 1, n = 5 }, lookup, options(host))
    equal(nil, errors)
    equal(5, values.n)
    equal(nil, values[1])
    equal("education", values[4])
    values, errors = partnercenter.map(function()
      n = n + 1
      if n == 3 then
        error({ "marker-source" })
      end
      return n
    end, lookup, options(host))
    equal(2, values.n)
    equal("education", values[2])
    equal("marker-source", errors.source[1])
  end)
end
