-- A cron job that writes qualifications-<date>.csv; it never runs twice at once:
-- lua examples/91_cron_job.lua <directory>
-- Exit statuses: 0 done; 75 try again later (another run in progress, service busy or unreachable);
-- 77 check sign-in and permissions; 78 check the configuration; 2 usage; 1 any other error.
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local csv = require "partnercenter.csv"
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
local directory = arg[1]
if not directory or directory:find "^%-" then
  io.stderr:write "usage: lua examples/91_cron_job.lua <directory>\n"
  os.exit(2)
end

local STATUS = { auth = 77, forbidden = 77, config = 78, throttled = 75, timeout = 75, network = 75 }

local function write_all(out)
  local customers = partnercenter.customers { size = 500 }
  for customer, name, err in partnercenter.each(customers, function(customer)
    return partnercenter.customer(customer.id):qualification()
  end, { timeout = 3000 }) do -- less than the hour until the next run
    if not name then error(err, 0) end
    local profile = customer.companyProfile
    out:write { customer.id, profile.companyName, profile.domain, name }
  end
end

local function run()
  local path = ("%s/qualifications-%s.csv"):format(directory, os.date "%Y-%m-%d")
  local out = assert(csv.create(path, { "customer_id", "company", "domain", "qualification" }))
  local ok, err = pcall(write_all, out)
  if not ok then
    out:abandon()
    error(err, 0)
  end
  assert(out:close())
end

-- An error of the library decides the status; anything else is for `main`.
local function leave(err)
  if type(err) ~= "table" then error(err, 0) end
  io.stderr:write(os.date "%Y-%m-%dT%H:%M:%S ", tostring(err), "\n")
  os.exit(STATUS[err.kind] or (err.retryable and 75) or 1)
end

partnercenter.main(function()
  -- The process holds the lock until it ends, even if killed.
  local lock, problem = file_store.new(directory .. "/job"):lock()
  if lock == nil then error(problem, 0) end
  if not lock then
    io.stderr:write "another run is in progress: try again later\n"
    os.exit(75)
  end
  local ok, err = pcall(run)
  if not ok then leave(err) end
  lock()
end)
