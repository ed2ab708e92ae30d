-- A server that is the token endpoint, managed identity and the service. It issues new tokens each time: t1,
-- t2, ...; r1, r2, ...

local raw = require "spec.support.servers.raw"
local sign_in = require "spec.support.sign_in"

local token_server = {}

local ANSWER = '{"access_token":"t%d","refresh_token":"r%d","expires_in":%d}'
local DEVICE = '{"device_code":"d","user_code":"U","verification_uri":"https://x/d","expires_in":900,'
  .. '"interval":1,"message":"m"}'

local function is_redeemed(conn, token)
  conn:note("redeemed:" .. token, "")
  return conn:count("redeemed:" .. token) > 1
end

local function is_refused(conn, form, options)
  local token = form.refresh_token
  return options.refuse and (token == options.refuse or form.code == options.refuse)
    or options.strict and token and is_redeemed(conn, token)
end

--- Starts the server.
---@param options table|nil `life` of tokens in seconds; `refuse`, a refresh token or code to refuse;
--- `strict`, which revokes each refresh token that was redeemed; `expired`, a pattern of bearer tokens that
--- the service refuses; `answer`, a format in place of the usual one; `before(conn, form, n)`
---@return table server of raw_server
function token_server.start(options)
  options = options or {}
  return raw.start(function(conn)
    while true do
      local head, body = conn:request()
      if not head then
        return
      end
      local path = head:match("^%u+ (%S+)")
      if path:find("/devicecode$") then
        conn:note("device", body)
        conn:answer("200 OK", DEVICE)
      elseif path:find("/oauth2/", 1, true) then
        local form = sign_in.form(path:find "^/metadata" and path:match "%?(.*)$" or body)
        conn:note("token", form.refresh_token or form.code or form.grant_type or "identity")
        local n = conn:count "token"
        local refused = is_refused(conn, form, options)
        if options.before then
          options.before(conn, form, n)
        end
        if refused then
          conn:answer("400 Bad", '{"error":"invalid_grant","error_description":"AADSTS70008: no"}')
        else
          conn:answer("200 OK", (options.answer or ANSWER):format(n, n, options.life or 3599))
        end
      else
        local bearer = raw.field(head, "Authorization"):match "Bearer (.*)"
        conn:note("bearer", bearer)
        local refused = options.expired and bearer:find(options.expired)
        conn:answer(refused and "401 No" or "200 OK", refused and "{}" or '"education"')
      end
    end
  end)
end

return token_server
