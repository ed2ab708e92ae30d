-- The calls of the fault tables. Jobs and outcomes can be sent as JSON, since some drivers run in another
-- process. For the rows see suite.lua.

local partnercenter = require "partnercenter"

local CALLS = {
  look_up = function(client)
    return client:customer("11111111-2222-4333-8444-555555555555"):qualification()
  end,
  text = function(client)
    return client:request { path = "/v1/x", headers = { Accept = "text/csv" } }
  end,
  write = function(client)
    return client:request { method = "PUT", path = "/v1/x", raw_body = ("x"):rep(16777216) }
  end,
}

local calls = {}

--- Makes one call with a client of its own.
---@param job table its `call` by name, the `options` of its client
---@return table outcome value, or kind, phase, attempts, retryable and words of the error
function calls.run(job)
  local client = assert(partnercenter.new(job.options))
  local value, err = CALLS[job.call](client)
  local outcome = { value = value }
  if err then
    outcome.kind, outcome.phase, outcome.attempts = err.kind, err.phase, err.attempts
    outcome.retryable, outcome.words = err.retryable, tostring(err)
  end
  client:close()
  return outcome
end

return calls
