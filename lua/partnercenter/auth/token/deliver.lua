--- Ends a token request: hands the token or the error to the calls that wait for it.
local credential = require "partnercenter.auth.credential"
local errors = require "partnercenter.errors"
local in_progress = require "partnercenter.auth.token.in_progress"

local deliver = {}

local function finish(client, host)
  in_progress.finish(client, host)
  client._auth.waits[host], client._auth.tries[host] = nil, nil
end

--- Hands over a token.
---@param client table
---@param host string
---@param token string
---@param life number seconds
---@param is_shared boolean? it came from the store
function deliver.token(client, host, token, life, is_shared)
  client.core:token_set(host, token, life, is_shared)
  finish(client, host)
  client._auth.fresh = nil
  client:emit { type = "token", host = host, seconds = life, credential = client.config.credential }
end

local function fail_host(client, host, err, hold)
  finish(client, host)
  client._auth.failures[host] = err
  client.core:token_fail(host, err.kind, hold)
  client:emit {
    type = "token", host = host, status = err.status, kind = err.kind, credential = client.config.credential,
  }
end

--- Hands over an error.
---@param client table
---@param host string
---@param err partnercenter.error
---@param hold number? seconds for which later calls get the same error
function deliver.failure(client, host, err, hold)
  local config = client.config
  err = errors.with(err, { phase = "token" })
  if err.kind == "auth" then
    err.message = ("%s (credential: %s)"):format(err.message, config.credential_name or config.credential)
  end
  fail_host(client, host, err, hold or 0)
  client._auth.device, client._auth.fresh = nil, nil
  if credential.signs_in(config) and not client._auth.signed_in then
    -- A failed sign-in fails every host: the person is not asked twice.
    for other in pairs(client._auth.in_line) do
      fail_host(client, other, err, hold or 0)
    end
  end
  client._auth.in_line = {}
end

--- Fails the waiting calls without an error of its own, as when an error object cannot be made.
---@param client table
---@param host string
function deliver.nothing(client, host)
  finish(client, host)
  client._auth.failures[host] = nil
  client.core:token_fail(host, "config", 0)
end

return deliver
