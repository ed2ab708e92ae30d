-- One worker of the fleet: looks up customers of the job that all share, and notes its share in a file.
local partnercenter = require "partnercenter"

local job, path = arg[1], arg[2]
local share = 0

-- Another process reads the file at any time, so a new one takes its place.
local function note(done, total)
  local file = assert(io.open(path .. ".new", "w"))
  file:write(share, " ", done, " ", total or 0, "\n")
  file:close()
  assert(os.rename(path .. ".new", path))
end

partnercenter.main(function()
  -- The addresses and the credential come from the environment: AZURE_* and PARTNERCENTER_*.
  local client = assert(partnercenter.new { max_requests_per_minute = tonumber(os.getenv "RATE") })
  for customer, qualification, err in client:each(client:customers(), function(customer)
    return client:customer(customer.id):qualification()
  end, { job = job, lease = tonumber(os.getenv "LEASE"), concurrency = 8, progress = note }) do
    share = share + 1
    if not qualification then io.stderr:write(customer.id, ": ", tostring(err), "\n") end
  end
  client:close()
end)
