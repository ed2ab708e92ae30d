-- A job for cron: never twice at once, and its exit status says what to do about it.
-- lua examples/10_cron_job.lua <directory>
--   0 done; 75 try again later (another run is under way, the service is busy or cannot be reached);
--   77 the sign-in or the rights need a person; 78 the configuration does; 2 usage; 1 anything else
-- Leaves qualifications-<date>.csv in the directory. Credentials come from the environment.
local csv = require "partnercenter.csv"
local file_store = require "partnercenter.store.file"
local partnercenter = require "partnercenter"
local directory = arg[1]
if not directory then
  io.stderr:write "usage: lua examples/10_cron_job.lua <directory>\n"
  os.exit(2)
end

local STATUS = { auth = 77, forbidden = 77, config = 78, throttled = 75, timeout = 75, network = 75 }

local function leave(err) -- Ctrl-C ends it as the signal does, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(os.date "%Y-%m-%dT%H:%M:%S ", tostring(err), "\n")
  local known = type(err) == "table" and (STATUS[err.kind] or (err.retryable and 75))
  os.exit(known or 1)
end

-- Held until the process ends, however it ends.
local lock, problem = file_store.new(directory .. "/job"):lock()
if lock == nil then leave(problem) end
if not lock then
  io.stderr:write "another run is under way\n"
  os.exit(75)
end

local function run()
  local path = ("%s/qualifications-%s.csv"):format(directory, os.date "%Y-%m-%d")
  local out = assert(csv.create(path, { "customer_id", "qualification" }))
  local ok, err = pcall(function()
    local customers = partnercenter.customers { size = 500 }
    for customer, name, why in partnercenter.each(customers, function(customer)
      return partnercenter.customer(customer.id):qualification()
    end, { timeout = 3000 }) do -- shorter than the hour to the next run
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
