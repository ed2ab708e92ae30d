--- What the core is told of a client: the options and the plan of its credential, in the core's words.
local fixed_headers = require "partnercenter.client.fixed_headers"

local core_options = {}

local HTTP_VERSIONS = { ["1.1"] = 11, ["2"] = 2 }

--- The table that `core.client` takes.
---@param config table the resolved options
---@param plan table of the credential, see auth/token/init.lua
---@return table
function core_options.of(config, plan)
  return {
    base = {
      api = config.base.api,
      partner = config.base.partner,
      graph = config.base.graph,
      token = plan.base,
    },
    token_path = plan.path,
    audience = plan.audience,
    fields = plan.fields,
    access_token = plan.access_token,
    ask = plan.ask,
    token_once = plan.once,
    managed_identity = plan.managed_identity,
    certificate = config.certificate,
    private_key = config.private_key,
    private_key_password = config.private_key_password,
    assertion_rs256 = config.assertion_algorithm == "RS256",
    assertion_sha1 = config.assertion_thumbprint == "x5t",
    send_certificate_chain = config.send_certificate_chain,
    headers = fixed_headers.lines(config),
    user_agent = fixed_headers.USER_AGENT,
    ca_file = config.ca_file,
    ca_path = config.ca_path,
    extra_ca_file = config.extra_ca_file,
    proxy = config.proxy or nil,
    no_proxy = config.no_proxy or nil,
    http_version = HTTP_VERSIONS[tostring(config.http_version)],
    timeout = config.timeout,
    attempt_timeout = config.attempt_timeout,
    connect_timeout = config.connect_timeout,
    max_attempts = config.max_attempts,
    max_in_flight = config.max_in_flight,
    max_requests_per_minute = config.max_requests_per_minute or nil,
    shares_quota = config.shared and true,
    max_response_bytes = config.max_response_bytes,
    retry_writes = config.retry_writes,
    observe = (config.on_event or config.logger) and true,
  }
end

return core_options
