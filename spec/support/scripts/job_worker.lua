-- One member of a job for specs: notes in a log which items it begins and which outcomes it gets. Arguments:
-- Redis, service, job, number of items, log, lease, signal, at which item (its number among those that
-- this process begins, or its name) it sends that to itself.
local partnercenter = require "partnercenter"
local process = require "spec_process"

local unpack = table.unpack or unpack -- luacheck: ignore
local redis, service, name, count, path, lease, signal, at = unpack(arg)

local client = assert(partnercenter.new {
  access_token = "marker-access-token", base_url = service, authority = service, shared = redis,
  tenant_id = "99999999-2222-4333-8444-555555555555",
})
local log = assert(io.open(path, "ab"))
log:setvbuf "line"

local items, begun = {}, 0
for i = 1, tonumber(count) do items[i] = "item-" .. i end

for item in client:each(items, function(item)
  begun = begun + 1
  log:write("begin ", item, "\n")
  if begun == tonumber(at) or item == at then process.kill(process.pid(), signal) end
  client:request { path = "/v1/customers/" .. item, max_attempts = 1 }
  return item
end, { job = name, concurrency = 4, lease = tonumber(lease) }) do
  log:write("end ", item, "\n")
end
log:write "finished all\n"
