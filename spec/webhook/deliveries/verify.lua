-- Verifies one delivery with a new receiver, in plain Lua and cqueues.

local partnercenter = require "partnercenter"
local webhook = require "partnercenter.webhook"

local verify = {}

--- Headers as a program's server gives them: an array where one stands more than once.
---@param lines table[] { name, value }
function verify.headers(lines)
  local headers = {}
  for _, line in ipairs(lines) do
    local before = headers[line[1]]
    headers[line[1]] = before and { before, line[2] } or line[2]
  end
  return headers
end

--- The options of a row's receiver.
function verify.options(world_options, row)
  local options = {}
  for name, value in pairs(world_options) do options[name] = value end
  if row.without_intermediates then options.intermediates = nil end
  return options
end

--- Returns the status to answer with, and the code and message of an error.
function verify.run(world, row)
  local client = assert(partnercenter.new(world:client_options()))
  local options = verify.options(world:receiver_options(), row)
  options.client = client
  local event, err = assert(webhook.new(options)):verify(verify.headers(row.headers), row.body)
  client:close()
  if event then return 200 end
  return err.status, err.code, err.message, err
end

return verify
