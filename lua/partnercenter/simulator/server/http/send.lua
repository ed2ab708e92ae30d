--- Sends a reply, intact or damaged by faults.
-- luacheck: globals ngx
local json = require "partnercenter.simulator.json"
local utf16 = require "partnercenter.simulator.server.http.utf16"
local world = require "partnercenter.simulator.server.state.world"

local send = {}

local BOM = "\239\187\191"
local CLOSE = 444 -- nginx closes the connection at once
local CHUNK = 65536

local function body_text(reply, effects, settings)
  local body = reply.body
  if not body then
    if reply.value == nil then return "" end
    body = json.encode(reply.value)
  end
  if reply.padding then body = "\r\n    " .. body .. "\r\n" end
  if effects.malformed then body = body:sub(1, -2) end
  if effects.utf16 then return utf16.encode(body) end
  local bom = reply.api and settings.bom
  if effects.bom ~= nil then bom = effects.bom end
  return bom and BOM .. body or body
end

local function retry_after(effects)
  local wait = effects.retry_after
  if type(wait) ~= "number" then return wait end
  if effects.retry_after_form == "date" then return ngx.http_time(ngx.time() + math.ceil(wait)) end
  return ("%d"):format(math.ceil(wait))
end

local function ids(request, headers)
  headers["MS-RequestId"] = request.header("MS-RequestId") or world.guid()
  headers["MS-CorrelationId"] = request.header("MS-CorrelationId") or world.guid()
  headers["MS-CV"] = ngx.encode_base64(world.guid():sub(1, 12)) .. ".0"
  headers["MS-ServerId"] = "simulator000001"
  headers["Request-Context"] = "appId=cid-v1:" .. world.service.client_id
  headers["X-Locale"] = request.header("X-Locale") or "en-US"
end

local function all_headers(request, reply, effects, length)
  local headers = {}
  if reply.api then ids(request, headers) end
  if reply.mfa ~= nil then headers.isMfaCompliant = tostring(reply.mfa) end
  for name, value in pairs(reply.headers) do headers[name] = value end
  headers["Retry-After"] = retry_after(effects) or headers["Retry-After"]
  if length > 0 or reply.status == 200 then
    headers["Content-Type"] = effects.content_type or reply.content_type or (effects.utf16
      and "application/json; charset=utf-16" or "application/json; charset=utf-8")
  end
  if reply.status ~= 204 then headers["Content-Length"] = ("%d"):format(length) end
  for name, value in pairs(effects.headers or {}) do headers[name] = tostring(value) end
  return headers
end

local function finish(effects, default)
  local ending = effects.ending or default
  if ending == "close" then return ngx.exit(ngx.ERROR) end
  return ngx.exit(CLOSE)
end

-- Writes raw bytes to the connection.
local function send_bytes(bytes, effects)
  local socket, why = ngx.req.socket(true)
  if not socket then
    ngx.status = 501
    return ngx.say("this fault needs HTTP/1.1: ", why)
  end
  socket:send(bytes)
  if effects.ending and effects.ending ~= "close" then return ngx.exit(CLOSE) end
end

local function undelimited(reply, headers, body, effects)
  headers["Content-Length"] = nil
  local lines = { ("HTTP/1.1 %d Simulated"):format(reply.status), "Connection: close" }
  for name, value in pairs(headers) do lines[#lines + 1] = name .. ": " .. value end
  return send_bytes(table.concat(lines, "\r\n") .. "\r\n\r\n" .. body, effects)
end

local function send_big(size)
  local left = size - 2
  ngx.print('"')
  while left > 0 do
    ngx.print(("e"):rep(math.min(left, CHUNK)))
    if not ngx.flush(true) then return end
    left = left - CHUNK
  end
  ngx.print('"')
end

local function send_http(reply, headers, body, effects, settings)
  if effects.truncate or not settings.gzip then ngx.req.clear_header("Accept-Encoding") end
  -- The handler has checked If-Match. nginx would check it again, against a tag that it does not know.
  ngx.req.clear_header("If-Match")
  ngx.status = reply.status
  if not headers["Content-Type"] then ngx.header["Content-Type"] = nil end
  for name, value in pairs(headers) do ngx.header[name] = value end
  if effects.truncate then
    ngx.print(body:sub(1, math.floor(effects.truncate)))
    ngx.flush(true)
    return finish(effects, "close")
  elseif effects.size then
    return send_big(effects.size)
  end
  ngx.print(body)
end

--- Sends a reply.
---@param request table
---@param reply table|nil nil sends no reply
---@param effects table from faults.meet
---@param settings table settings of this request
function send.send(request, reply, effects, settings)
  if effects.wire then return send_bytes(effects.wire, effects) end
  if effects.reset or not reply then return finish(effects, "reset") end
  local body = body_text(reply, effects, settings)
  local headers = all_headers(request, reply, effects, effects.size or #body)
  if effects.undelimited then
    local sent = effects.truncate and body:sub(1, math.floor(effects.truncate)) or body
    return undelimited(reply, headers, sent, effects)
  end
  return send_http(reply, headers, body, effects, settings)
end

return send
