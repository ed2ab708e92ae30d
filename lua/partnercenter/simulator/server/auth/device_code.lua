--- Device codes: how a sign-in begins, is approved or declined, and is redeemed.
-- luacheck: read globals ngx
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local device_code = {}

local EARLY = 0.3 -- tolerance in seconds for early polls
local SLOWER = 5

local devices, by_user_code, latest = {}, {}, nil

local function start_device(call)
  local form = ngx.decode_args(call.request.body, 100)
  if not form.client_id then return entra_errors.problem(900144, "client_id") end
  if form.client_id ~= world.service.client_id then return entra_errors.problem(700016) end
  ngx.update_time()
  local device = {
    code = "simulator-device-code-" .. world.guid(), user_code = world.guid():sub(1, 8):upper(),
    interval = call.settings.device_interval, expires = ngx.now() + call.settings.device_life,
  }
  devices[device.code], by_user_code[device.user_code], latest = device, device, device
  local where = ("%s://%s/device"):format(call.request.scheme, call.request.header("Host"))
  local v1 = not call.request.path:find("/v2.0/", 1, true)
  local life = math.floor(call.settings.device_life)
  local value = {
    device_code = device.code, user_code = device.user_code, interval = device.interval, expires_in = life,
    message = ("To sign in, use a web browser to open the page %s and enter the code %s."):format(
      where, device.user_code),
  }
  value[v1 and "verification_url" or "verification_uri"] = where
  if v1 then value.interval, value.expires_in = ("%g"):format(device.interval), ("%d"):format(life) end
  return { status = 200, value = value, headers = {} }
end

local function slow_down(device)
  device.interval = device.interval + SLOWER
  local refusal = entra_errors.problem(70016)
  refusal.value.error = "slow_down"
  return refusal
end

--- The grant device_code: returns the result of the sign-in.
function device_code.redeem(form, _, v1)
  local name = v1 and "code" or "device_code"
  if not form[name] then return nil, entra_errors.problem(900144, name) end
  local device = devices[form[name]]
  if not device then return nil, entra_errors.problem(70018) end
  ngx.update_time()
  local now = ngx.now()
  local too_soon = device.polled and now - device.polled < device.interval - EARLY
  device.polled = now
  if now >= device.expires then return nil, entra_errors.problem(70019) end
  if too_soon then return nil, slow_down(device) end
  if not device.outcome or now < device.at then return nil, entra_errors.problem(70016) end
  devices[device.code], by_user_code[device.user_code] = nil, nil
  if device.outcome == "deny" then return nil, entra_errors.problem(65004) end
  return { user = true, refresh_token = tokens.new_refresh { public = not form.client_secret } }
end

--- Answers a device code for the user.
---@param body table user_code (the latest if absent), outcome (approve, deny or expire), after (seconds)
---@return string|nil reason
function device_code.decide(body)
  local device = latest
  if body.user_code then device = by_user_code[tostring(body.user_code):upper()] end
  if not device then return "unknown user_code" end
  local outcome = body.outcome or "approve"
  ngx.update_time()
  if outcome == "expire" then
    device.expires = ngx.now()
  elseif outcome == "approve" or outcome == "deny" then
    device.outcome, device.at = outcome, ngx.now() + (tonumber(body.after) or 0)
  else
    return "outcome must be approve, deny or expire"
  end
end

--- Says where a sign-in stands, by the code that its user types in any case, with or without blanks.
---@param text string
---@return string state pending, approve, deny, expired or unknown
---@return string user_code as it was issued
function device_code.state(text)
  local user_code = text:gsub("[%s-]", ""):upper()
  local device = by_user_code[user_code]
  if not device then return "unknown", user_code end
  ngx.update_time()
  if ngx.now() >= device.expires then return "expired", user_code end
  return device.outcome or "pending", user_code
end

device_code.routes = {
  { method = "POST", path = "/{tenant}/oauth2/devicecode", auth = "none", run = start_device },
  { method = "POST", path = "/{tenant}/oauth2/v2.0/devicecode", auth = "none", run = start_device },
}

return device_code
