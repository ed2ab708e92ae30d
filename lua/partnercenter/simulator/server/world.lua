-- What the simulated service knows. nginx runs one process, so plain tables are its database.
-- luacheck: read globals ngx

local json = require "partnercenter.simulator.json"
local random = require "partnercenter.simulator.random"
local roster = require "partnercenter.simulator.roster"
local settings = require "partnercenter.simulator.settings"

local M = {}

local function read_service()
  local file = assert(io.open(ngx.config.prefix() .. "settings.json", "rb"))
  local text = file:read("*a")
  file:close()
  return assert(json.decode((text:gsub("%s+$", ""))))
end

---What the starter said: identity, seed, count of customers, faults, settings, log_size.
M.service = read_service()

local function validation_code(id, max, remaining)
  return {
    partnerId = M.service.tenant_id, organizationName = "Simulated Government Programme", validationId = id,
    maxCreates = max, remainingCreates = remaining,
    eTag = "W/\"datetime'2018-10-10T18%3A49%3A58.727348Z'\"",
  }
end

---Puts everything but tokens back to the start.
function M.reset()
  M.customers, M.by_id = {}, {}
  for number = 1, M.service.customers do
    local customer = roster.customer(number, M.service.seed)
    M.customers[number] = customer
    M.by_id[customer.id] = customer
  end
  M.codes = {
    validation_code("12345", 5, 4), validation_code("678901", 1, 1), validation_code("23456", 2, 0),
  }
  M.settings = settings.complete(M.service.settings)
end

M.reset()

local draw

---Makes a new GUID.
---@return string
function M.guid()
  draw = draw or random.generator(ngx.worker.pid() + M.service.seed, ngx.now() * 1000 % 1000003)
  return random.guid(draw)
end

return M
