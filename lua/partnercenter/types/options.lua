---@meta
-- Made from spec/types/options.lua by spec/types/generate.lua.

---@class partnercenter.Options
---@field timeout? number seconds for the whole call: token, attempts and the waits between them
---@field attempt_timeout? number seconds for one attempt
---@field correlation_id? string GUID of what this call belongs to
---@field request_id? string GUID under which the service takes a repeated write for the same one
---@field locale? string language tag such as de-DE
---@field headers? table<string, string|number>
---@field if_match? string ETag with its quotes
---@field max_attempts? integer
---@field delay? number seconds before it is sent
---@field unchecked? boolean leaves out the checks that newer values may not pass

---@class partnercenter.ListingOptions: partnercenter.Options
---@field state? table where to begin, from `listing:state()`

---@class partnercenter.FileOptions: partnercenter.Options
---@field to? string|fun(bytes: string) path, or what gets the bytes; the result is then their number

---@class partnercenter.ClientOptions
---@field tenant_id? string|false
---@field client_id? string|false
---@field client_secret? string|false|fun(): string
---@field client_assertion? string|false|fun(): string
---@field certificate? string|false PEM or path
---@field private_key? string|false PEM or path
---@field private_key_password? string|false
---@field federated_token_file? string|false
---@field refresh_token? string|false|fun(): string
---@field on_refresh_token? fun(token: string, about: table)|false gets every new refresh token
---@field device_code? fun(prompt: table)|false shows the code to its user
---@field authorization_code? string|false
---@field redirect_uri? string|false
---@field code_verifier? string|false
---@field access_token? string|false|fun(about: table): string, number? the token, and its life in seconds
---@field managed_identity? boolean|string|table
---@field account? string|false whose tokens these are in the store
---@field token_store? table|userdata|string|false
---@field token_endpoint_version? "v2"|"v1"
---@field assertion_algorithm? "PS256"|"RS256"
---@field assertion_thumbprint? "x5t#S256"|"x5t"
---@field send_certificate_chain? boolean
---@field validate_mfa? boolean
---@field cloud? "global"|"usgov"|"china"|string
---@field base_url? string|table
---@field authority? string
---@field audience? string|table
---@field timeout? number seconds for a whole call, 180
---@field attempt_timeout? number seconds, 30
---@field connect_timeout? number seconds, 10
---@field max_attempts? integer 4
---@field retry_writes? boolean true
---@field max_in_flight? integer 32
---@field max_requests_per_minute? integer|false
---@field max_response_bytes? integer 64 MiB
---@field ca_file? string|false
---@field ca_path? string|false
---@field extra_ca_file? string|false
---@field proxy? string|false
---@field http_version? string|number
---@field driver? string|table
---@field application_name? string|false
---@field locale? string|false
---@field read_only? boolean sends nothing that writes
---@field qualification_endpoint? "auto"|"singular"|"plural"
---@field on_event? fun(event: partnercenter.Event)|false
---@field logger? fun(level: string, message: string)|false

---@class partnercenter.Event
---@field type "call"|"attempt"|"retry"|"throttled"|"token"|"refresh_token_unsaved"|"fallback"|"deprecated"|"mfa"|string
---@field operation? string
---@field method? string
---@field path? string template
---@field host? string
---@field status? integer
---@field kind? string of the error
---@field attempt? integer
---@field seconds? number
---@field request_id? string
---@field correlation_id? string
---@field tenant_id? string
---@field instead? string of a deprecated operation
---@field compliant? boolean of mfa

---@class partnercenter
local partnercenter = {}

--- Makes a client. What is not given comes from the environment.
---@param options? partnercenter.ClientOptions
---@return partnercenter.Client?
---@return partnercenter.error? err
function partnercenter.new(options) end

--- Sets the default client of this Lua state.
---@param options partnercenter.ClientOptions
---@return partnercenter.Client?
---@return partnercenter.error? err
function partnercenter.configure(options) end

--- As `client:check`, on the default client.
---@param options? partnercenter.Options
---@return partnercenter.Report?
---@return partnercenter.error? err
function partnercenter.check(options) end

--- As `client:find_customer`, on the default client.
---@param domain string
---@return partnercenter.model.Customer?
---@return partnercenter.error? err
function partnercenter.find_customer(domain) end

--- A field that listings can be filtered by.
---@param name string
---@return partnercenter.Field
function partnercenter.field(name) end
