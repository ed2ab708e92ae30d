--- The public module `partnercenter.webhook`: receives the service's notifications, and believes only those
--- that Microsoft signed.
local options = require "partnercenter.webhook.options"
local public_functions = require "partnercenter.arguments.public_functions"
local receiver = require "partnercenter.webhook.receiver"

local webhook = {}

--- Makes a receiver. Options and events are in the README beside this file.
---@param given partnercenter.webhook.Options
---@return partnercenter.webhook.Receiver?
---@return partnercenter.error? err of kind `config`
function webhook.new(given)
  local settings, err = options.resolve(given)
  if not settings then return nil, err end
  return receiver.new(settings)
end

return public_functions.module(webhook, "partnercenter.webhook", { new = 1 })
