-- Exports an invoice into a function or a file. Prints the rows and the peak of the resident memory in KiB.
-- export.lua BASE_URL CA_FILE function|PATH

local partnercenter = require "partnercenter"

local base = arg[1]
local client = assert(partnercenter.new {
  access_token = function() return "x" end, ca_file = arg[2], max_attempts = 1,
  base_url = { api = base, partner = base, graph = base, blob = base },
})
local seen, to = 0, arg[3]
if to == "function" then
  to = function() seen = seen + 1 end
end
local what = { report = "billed_reconciliation", invoice = "G000000001" }
local result, err = partnercenter.workflow.export(client, what, to, { concurrency = 4 })
assert(result, tostring(err))
assert(type(to) == "string" or seen == result.rows)

local peak
for line in io.lines("/proc/self/status") do
  peak = peak or line:match("^VmHWM:%s*(%d+)")
end
print(result.rows, peak)
