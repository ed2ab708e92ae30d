--- The sign-in page, which consents at once, and its authorization codes.
-- luacheck: read globals ngx
local entra_errors = require "partnercenter.simulator.server.auth.entra_errors"
local reply = require "partnercenter.simulator.server.http.reply"
local tokens = require "partnercenter.simulator.server.auth.tokens"
local world = require "partnercenter.simulator.server.state.world"

local sign_in = {}

local CODE_LIFE = 600

local codes = {}

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
  { method = "GET", path = "/{tenant}/oauth2/authorize", auth = "none", run = sign_in_page },
  { method = "GET", path = "/{tenant}/oauth2/v2.0/authorize", auth = "none", run = sign_in_page },
}

return sign_in
