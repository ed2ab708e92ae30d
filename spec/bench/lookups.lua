-- The library on the same work as limit.c.
-- lookups.lua BASE_URL CA_FILE LOOKUPS CONCURRENCY HTTP_VERSION TOKEN

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"

local lookups, concurrency = tonumber(arg[3]), tonumber(arg[4])
local client = assert(partnercenter.new {
  access_token = arg[6], base_url = arg[1], ca_file = arg[2], http_version = arg[5],
  max_in_flight = concurrency,
})

local n = 0
local function ids()
  n = n + 1
  return n <= lookups and core.guid() or nil
end

local done, wrong = 0, 0
for _, value in partnercenter.each(ids, function(id)
  return client:customer(id):qualification()
end, { concurrency = concurrency }) do
  done = done + 1
  wrong = wrong + (value == "education" and 0 or 1)
end
print(("%d done, %d wrong"):format(done, wrong))
os.exit(wrong == 0 and 0 or 1)
