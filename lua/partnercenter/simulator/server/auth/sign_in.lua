--- The user's part of a sign-in: device codes, the sign-in page and authorization codes. Control routes
--- answer device codes for the user; the sign-in page consents at once.
-- luacheck: read globals ngx
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local reply = require "partnercenter.simulator.server.http.reply"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local sign_in = {}

local EARLY = 0.3 -- tolerance in seconds for early polls
local SLOWER = 5
local CODE_LIFE = 600

local devices, by_user_code, codes = {}, {}, {}

local function base64url(bytes)
  return (ngx.encode_base64(bytes, true):gsub("[+/]", { ["+"] = "-", ["/"] = "_" }))
end

-- Neither LuaJIT nor nginx has SHA-256.
local function sha256(text)
  local path = ngx.config.prefix() .. "verifier.txt"
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local stream = assert(io.popen("openssl dgst -sha256 -binary '" .. path:gsub("'", "'\\''") .. "'", "r"))
  local digest = stream:read("*a")
  stream:close()
  return digest
end

-- ---- device codes ----

local function start_device(call)
  local form = ngx.decode_args(call.request.body, 100)
  if not form.client_id then return entra_errors.problem(900144, "client_id") end
  if form.client_id ~= world.service.client_id then return entra_errors.problem(700016) end
  ngx.update_time()
  local device = {
    code = "simulator-device-code-" .. world.guid(), user_code = world.guid():sub(1, 8):upper(),
    interval = call.settings.device_interval, expires = ngx.now() + call.settings.device_life,
  }
  devices[device.code], by_user_code[device.user_code], sign_in.latest = device, device, device
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
function sign_in.device_code(form, _, v1)
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
function sign_in.decide(body)
  local device = sign_in.latest
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

-- ---- authorization codes ----

--- Signs in at the sign-in page.
---@param query table
---@return table|nil answer code, state, redirect_uri
---@return table|nil refusal
function sign_in.authorize(query)
  if query.client_id ~= world.service.client_id then return nil, entra_errors.problem(700016) end
  if not query.redirect_uri then return nil, entra_errors.problem(900144, "redirect_uri") end
  if query.response_type ~= "code" then return nil, entra_errors.problem(900144, "response_type") end
  if query.code_challenge and query.code_challenge_method ~= "S256" then
    return nil, entra_errors.problem(501491)
  end
  local code = "simulator-code-" .. world.guid()
  codes[code] = {
    redirect_uri = query.redirect_uri, challenge = query.code_challenge, expires = ngx.time() + CODE_LIFE,
  }
  return { code = code, state = query.state, redirect_uri = query.redirect_uri }
end

local function sign_in_page(call)
  local answer, refusal = sign_in.authorize(ngx.decode_args(call.request.uri:match("%?(.*)$") or "", 100))
  if not answer then return refusal end
  local arguments = ngx.encode_args { code = answer.code, state = answer.state }
  local result, joint = reply.raw(302, ""), answer.redirect_uri:find("?", 1, true) and "&" or "?"
  result.headers.Location = answer.redirect_uri .. joint .. arguments
  return result
end

--- The grant authorization_code: a code is valid once, for its redirect URI and its code verifier.
function sign_in.authorization_code(form)
  if not form.code then return nil, entra_errors.problem(900144, "code") end
  if not form.redirect_uri then return nil, entra_errors.problem(900144, "redirect_uri") end
  local code = codes[form.code]
  if not code then return nil, entra_errors.problem(70000) end
  if code.spent then return nil, entra_errors.problem(54005) end
  code.spent = true
  if code.expires <= ngx.time() then return nil, entra_errors.problem(70008) end
  if code.redirect_uri ~= form.redirect_uri then return nil, entra_errors.problem(50011) end
  local verifier = form.code_verifier
  if code.challenge and (not verifier or base64url(sha256(verifier)) ~= code.challenge) then
    return nil, entra_errors.problem(501481)
  end
  return { user = true, refresh_token = tokens.new_refresh { public = not form.client_secret } }
end

sign_in.routes = {
  { method = "POST", path = "/{tenant}/oauth2/devicecode", auth = "none", run = start_device },
  { method = "POST", path = "/{tenant}/oauth2/v2.0/devicecode", auth = "none", run = start_device },
  { method = "GET", path = "/{tenant}/oauth2/authorize", auth = "none", run = sign_in_page },
  { method = "GET", path = "/{tenant}/oauth2/v2.0/authorize", auth = "none", run = sign_in_page },
}

return sign_in
