-- Looks a customer up until it is stopped, and counts results: lua worker.lua DIRECTORY NUMBER SHARED.

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"
local socket = require "socket"

local PAUSE = 0.02 -- seconds between two lookups

local directory, number, shared = arg[1], arg[2], arg[3]
local settings = dofile(directory .. "/settings.lua")
local counts, longest, first_failure = {}, 0, nil

local client = assert(partnercenter.new {
  tenant_id = settings.tenant_id, client_id = settings.client_id, client_secret = settings.client_secret,
  refresh_token = settings.refresh_token, base_url = settings.base_url, authority = settings.authority,
  ca_file = settings.ca_file, shared = shared, timeout = 30,
})

repeat
  local began = core.now()
  local value, err = client:customer(settings.customer):qualification()
  local result = value and "ok" or err.kind
  counts[result] = (counts[result] or 0) + 1
  first_failure = first_failure or (err and tostring(err))
  longest = math.max(longest, core.now() - began)
  socket.select(nil, nil, PAUSE)
until io.open(directory .. "/stop")

local parts = {}
for kind, count in pairs(counts) do parts[#parts + 1] = ("%s=%d"):format(kind, count) end
print(("worker %s: %s, longest call %.1f s%s"):format(number, table.concat(parts, " "), longest,
  first_failure and ", first failure: " .. first_failure or ""))
