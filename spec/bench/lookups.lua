-- The library on the same work as limit.c.
-- lookups.lua BASE_URL CA_FILE LOOKUPS CONCURRENCY HTTP_VERSION TOKEN CALL LOOP CLIENT [REDIS]
-- CALL: word, object or request. LOOP: each, map or plain. CLIENT: default or explicit.
-- REDIS: an address; the quota is shared there, and never reached.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"

local lookups, concurrency = tonumber(arg[3]), tonumber(arg[4])
local options = {
  base_url = arg[1], ca_file = arg[2], http_version = arg[5], access_token = arg[6],
  max_in_flight = concurrency, shared = arg[10], max_requests_per_minute = arg[10] and 1000000,
}

local CALLS = { default = {}, explicit = {} }

function CALLS.default.word(id)
  return partnercenter.customer(id):qualification() == "education"
end

function CALLS.default.object(id)
  return partnercenter.customer(id):get().companyProfile.domain == "contoso.onmicrosoft.com"
end

function CALLS.default.request(id)
  local response = partnercenter.request { path = "/v1/customers/{id}/qualification", params = { id = id } }
  return response.body == "education"
end

local client

function CALLS.explicit.word(id)
  return client:customer(id):qualification() == "education"
end

function CALLS.explicit.object(id)
  return client:customer(id):get().companyProfile.domain == "contoso.onmicrosoft.com"
end

function CALLS.explicit.request(id)
  local response = client:request { path = "/v1/customers/{id}/qualification", params = { id = id } }
  return response.body == "education"
end

local LOOPS = {}

function LOOPS.each(ids, call)
  local right = 0
  for _, ok in partnercenter.each(ids, call, { concurrency = concurrency }) do
    right = right + (ok and 1 or 0)
  end
  return right
end

function LOOPS.map(ids, call)
  local right = 0
  local values = partnercenter.map(ids, call, { concurrency = concurrency })
  for i = 1, values.n do
    right = right + (values[i] and 1 or 0)
  end
  return right
end

function LOOPS.plain(ids, call)
  local right = 0
  for id in ids do
    right = right + (call(id) and 1 or 0)
  end
  return right
end

if arg[9] == "explicit" then
  client = assert(partnercenter.new(options))
else
  assert(partnercenter.configure(options))
end
local call = CALLS[arg[9]][arg[7]]

local n = 1
local function ids()
  n = n + 1
  return n <= lookups and core.guid() or nil
end

local right = call(core.guid()) and 1 or 0

local function say(line)
  io.write(line, "\n")
  io.flush() -- measure.c notes the time of each line
end

say "first"
LOOPS[arg[8]](function() end, call) -- loads the loop's modules
say "ready"
right = right + LOOPS[arg[8]](ids, call)
say(("%d done, %d wrong"):format(lookups, lookups - right))
os.exit(right == lookups and 0 or 1)
