-- Members of jobs for the specs beside: clients on one Redis, leases that lapse at once, keys.

local connection = require "partnercenter.shared.connection"
local job = require "partnercenter.shared.job"
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"

local members = {}

local LAPSE = [[
local lapsed = 0
local all = redis.call('HGETALL', KEYS[1])
for place = 1, #all, 2 do
  if ARGV[1] == '' or string.find(all[place + 1], '^' .. ARGV[1] .. '%.') then
    lapsed = lapsed + 1
    redis.call('ZADD', KEYS[2], 0, all[place])
  end
end
return lapsed
]]

--- A client of one partner whose service is nowhere, unless `options` name it.
---@param redis table of spec.support.servers.redis
---@param options table?
function members.client(redis, options)
  local all = {
    access_token = "marker-access-token", base_url = "http://127.0.0.1:1", authority = "http://127.0.0.1:1",
    tenant_id = "99999999-2222-4333-8444-555555555555", shared = redis.url,
  }
  for name, value in pairs(options or {}) do all[name] = value end
  return assert(partnercenter.new(all))
end

--- The key of a part of a job.
---@param client partnercenter.Client
---@param name string
---@param part string such as "lease"
function members.key(client, name, part)
  for _, key in ipairs(job.keys(private.of(client).config, name)) do
    if key:find(":" .. part .. "$") then return key end
  end
end

--- Lets leases of a job lapse, as if their time was over.
---@param client partnercenter.Client
---@param name string
---@param pid integer? only those of this process
---@return integer count
function members.lapse(client, name, pid)
  local redis = connection.of(private.of(client))
  return assert(redis:command { "EVAL", LAPSE, 2, members.key(client, name, "held"),
    members.key(client, name, "lease"), pid or "" })
end

--- Runs a command on a part of a job.
---@param client partnercenter.Client
---@param name string
---@param part string
---@param command string such as "ZCARD"
function members.read(client, name, part, command, ...)
  local redis = connection.of(private.of(client))
  local reply, err = redis:command { command, members.key(client, name, part), ... }
  if err then error(tostring(err), 0) end
  return reply
end

--- An array of that many items.
function members.items(count)
  local items = {}
  for i = 1, count do items[i] = "item-" .. i end
  return items
end

--- What a loop hands out: its items, in order of their places.
function members.drain(...)
  local found = {}
  for item, _, _, place in ... do found[#found + 1] = { place, item } end
  table.sort(found, function(a, b) return a[1] < b[1] end)
  local items = {}
  for i, entry in ipairs(found) do items[i] = entry[2] end
  return items
end

return members
