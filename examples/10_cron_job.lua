-- A cron job that writes qualifications-<date>.csv; it never runs twice at once:
-- lua examples/10_cron_job.lua <directory>
-- Exit statuses: 0 done; 75 try again later (another run in progress, service busy or unreachable);
-- 77 check sign-in and permissions; 78 check the configuration; 2 usage; 1 any other error.
-- Credentials come from the environment, as in 01_qualification.lua.
local csv = require "partnercenter.csv"
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
local directory = arg[1]
if not directory then
  io.stderr:write "usage: lua examples/10_cron_job.lua <directory>\n"
  os.exit(2)
end

local STATUS = { auth = 77, forbidden = 77, config = 78, throttled = 75, timeout = 75, network = 75 }

local function leave(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(os.date "%Y-%m-%dT%H:%M:%S ", tostring(err), "\n")
  local known = type(err) == "table" and (STATUS[err.kind] or (err.retryable and 75))
  os.exit(known or 1)
end

-- Held until the process ends, even if it is killed.
local lock, problem = file_store.new(directory .. "/job"):lock()
if lock == nil then leave(problem) end
if not lock then
  io.stderr:write "another run is in progress: try again later\n"
  os.exit(75)
end

local function run()
  local path = ("%s/qualifications-%s.csv"):format(directory, os.date "%Y-%m-%d")
  local out = assert(csv.create(path, { "customer_id", "qualification" }))
  local ok, err = pcall(function()
    local customers = partnercenter.customers { size = 500 }
    for customer, name, why in partnercenter.each(customers, function(customer)
      return partnercenter.customer(customer.id):qualification()
    end, { timeout = 3000 }) do -- less than the hour until the next run
      if not name then error(why, 0) end
      out:write { customer.id, name }
    end
  end)
  if not ok then
    out:abandon()
    error(err, 0)
  end
  assert(out:close())
end

local ok, err = pcall(run)
if not ok then leave(err) end
lock()
