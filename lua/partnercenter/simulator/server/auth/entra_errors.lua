--- Error answers of the token endpoint, in the format of Entra.
-- luacheck: read globals ngx
local json = require "partnercenter.simulator.json"
local world = require "partnercenter.simulator.server.state.world"

local entra_errors = {}

-- AADSTS number: HTTP status, OAuth error, text.
local known = {
  [50011] = { 400, "invalid_request", "The redirect URI does not match the one the code was sent to." },
  [50027] = { 401, "invalid_client", "The JWT is not valid, or was used before." },
  [50034] = { 400, "invalid_grant", "The user account does not exist in the directory." },
  [50076] = { 400, "interaction_required", "Multi-factor authentication is needed for the resource." },
  [53003] = { 400, "invalid_grant", "Access has been blocked by Conditional Access policies." },
  [54005] = { 400, "invalid_grant", "The authorization code was already redeemed." },
  [65001] = { 400, "invalid_grant", "The user or administrator has not consented to use the application." },
  [65004] = { 400, "access_denied", "The user declined to sign in." },
  [70000] = { 400, "invalid_grant", "The provided grant is not valid." },
  [70003] = { 400, "unsupported_grant_type", "The app requested an unsupported grant type." },
  [70008] = { 400, "invalid_grant", "The refresh token has expired or is not valid." },
  [70011] = { 400, "invalid_scope", "The provided value for the input parameter 'scope' is not valid." },
  [70016] = { 400, "authorization_pending", "The user has not signed in yet." },
  [70018] = { 400, "bad_verification_code", "The device code is not valid." },
  [70019] = { 400, "expired_token", "The device code has expired." },
  [90002] = { 400, "invalid_request", "The tenant was not found. Check the tenant ID." },
  [90033] = { 503, "temporarily_unavailable", "A transient error has occurred. Please try again." },
  [500011] = { 400, "invalid_resource", "The resource principal was not found in the tenant." },
  [700016] = { 400, "unauthorized_client", "Application was not found in the directory." },
  [501481] = { 400, "invalid_grant", "The code_verifier does not match the code_challenge." },
  [501491] = { 400, "invalid_request", "The code_challenge_method must be S256." },
  [700021] = { 401, "invalid_client", "The assertion's issuer or subject is not the app." },
  [700023] = { 401, "invalid_client", "The assertion's audience is not this endpoint." },
  [700024] = { 401, "invalid_client", "The assertion is not within its life." },
  [700027] = { 401, "invalid_client", "Client assertion failed signature validation." },
  [700082] = { 400, "invalid_grant", "The refresh token has expired due to inactivity." },
  [900144] = { 400, "invalid_request", "The request body must contain the following parameter: '%s'." },
  [1002012] = { 400, "invalid_scope", "The scope of client credentials must end in '/.default'." },
  [7000215] = { 401, "invalid_client", "Invalid client secret provided." },
  [7000218] = { 401, "invalid_client", "The body must contain 'client_assertion' or 'client_secret'." },
  [9000411] = { 400, "invalid_request", "The parameter '%s' is duplicated." },
  [7000222] = { 401, "invalid_client", "The provided client secret keys are expired." },
}

--- Makes the answer for an AADSTS number.
---@param number integer
---@param detail string|nil
---@return table reply
function entra_errors.problem(number, detail)
  local row = known[number] or { 400, "invalid_request", "Simulated error." }
  local trace_id, correlation_id, now = world.guid(), world.guid(), os.date("!%Y-%m-%d %H:%M:%SZ", ngx.time())
  local text = detail and row[3]:format(detail) or row[3]
  return {
    status = row[1], headers = { ["Cache-Control"] = "no-store, no-cache" },
    value = {
      error = row[2], error_codes = json.array { number }, timestamp = now, trace_id = trace_id,
      correlation_id = correlation_id,
      error_description = ("AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"):format(
        number, text, trace_id, correlation_id, now),
      error_uri = ("https://login.microsoftonline.com/error?code=%d"):format(number),
    },
  }
end

return entra_errors
