--- Every option of a client: its Lua types and its default.
---
--- A new option also needs its range (ranges.lua) or its check (checks.lua), a line in spec/types/options.lua
--- and a row in README.md. If the core acts on it, it needs a field in client/core_options.lua,
--- csrc/bind/client.c and csrc/core/pc.h too.
local definitions = {}

--- Option name -> Lua types as for `check.options`. Any other type raises.
definitions.types = {
  -- identity
  tenant_id = "string|false", client_id = "string|false",
  client_secret = "string|function|false", client_assertion = "string|function|false",
  certificate = "string|false", private_key = "string|false", private_key_password = "string|false",
  federated_token_file = "string|false", refresh_token = "string|function|false",
  on_refresh_token = "function|false", device_code = "function|false",
  authorization_code = "string|false", redirect_uri = "string|false", code_verifier = "string|false",
  access_token = "string|function|false", managed_identity = "boolean|string|table",
  account = "string|false", token_store = "table|userdata|string|false", shared_key = "string|false",
  -- token requests
  token_endpoint_version = "string", assertion_algorithm = "string", assertion_thumbprint = "string",
  send_certificate_chain = "boolean", validate_mfa = "boolean",
  -- endpoints
  cloud = "string", base_url = "string|table", authority = "string", audience = "string|table",
  export_hosts = "table",
  -- transport
  timeout = "number", attempt_timeout = "number", connect_timeout = "number", max_attempts = "number",
  retry_writes = "boolean", max_in_flight = "number", max_requests_per_minute = "number|false",
  max_response_bytes = "number", ca_file = "string|false", ca_path = "string|false",
  extra_ca_file = "string|false", proxy = "string|false", http_version = "string|number",
  driver = "string|table",
  -- what several machines share
  shared = "string|false",
  -- request headers, behaviour, observation
  application_name = "string|false", locale = "string|false", read_only = "boolean",
  qualification_endpoint = "string", on_event = "function|false", logger = "function|false",
}

--- Members of the options that are tables.
definitions.members = {
  base_url = { api = "string", partner = "string", graph = "string", blob = "string" },
  audience = { api = "string", partner = "string", graph = "string" },
  managed_identity = { client_id = "string", object_id = "string", mi_res_id = "string" },
}

--- Options without a default here get theirs from the cloud, from the environment, or stay absent.
definitions.values = {
  token_endpoint_version = "v2", assertion_algorithm = "PS256", assertion_thumbprint = "x5t#S256",
  send_certificate_chain = false, validate_mfa = false,
  timeout = 180, attempt_timeout = 30, connect_timeout = 10, max_attempts = 4, retry_writes = true,
  max_in_flight = 32, max_response_bytes = 64 * 1024 * 1024, qualification_endpoint = "auto",
}

return definitions
