-- Resident memory while a sweep goes on.
-- sweep.lua BASE_URL CA_FILE LOOKUPS

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"

local lookups = tonumber(arg[3])
local client = assert(partnercenter.new { access_token = "x", base_url = arg[1], ca_file = arg[2] })

local function resident()
  for line in io.lines("/proc/self/status") do
    local size = line:match("^VmRSS:%s*(%d+)")
    if size then
      return ("%.1f MiB"):format(size / 1024)
    end
  end
end

local n, done, seen = 0, 0, {}
for _, value, err in partnercenter.each(function()
  n = n + 1
  return n <= lookups and core.guid() or nil
end, function(id)
  return client:customer(id):qualification()
end) do
  assert(value, tostring(err))
  done = done + 1
  if done % (lookups / 10) == 0 then
    seen[#seen + 1] = resident()
  end
end
print(("memory after each tenth of %d lookups: %s"):format(done, table.concat(seen, ", ")))
