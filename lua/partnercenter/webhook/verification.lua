--- Verifies a delivery: reads its headers, gets the certificate, and lets the core decide over the raw bytes.
local certificates = require "partnercenter.webhook.certificates"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local headers = require "partnercenter.webhook.headers"
local refusal = require "partnercenter.webhook.refusal"

local verification = {}

local BODY_MAX = 1024 * 1024

verification.BODY_MAX = BODY_MAX
local ISSUER_STEPS = 3
local TRUST_LIFE = 3600 -- seconds after which CA files are read again

---@class partnercenter.webhook.Verification
---@field private settings table
---@field private certificates partnercenter.webhook.Certificates
---@field private trust userdata
---@field private trusted number monotonic seconds
local methods = {}
local meta = { __index = methods }

local function open_trust(settings)
  local config = settings.session.config
  local trust, why = core.webhook_trust {
    ca_file = config.ca_file, ca_path = config.ca_path, extra_ca_file = config.extra_ca_file,
    intermediates = settings.intermediates,
  }
  if trust then return trust end
  return nil, errors.new("config", { message = "partnercenter.webhook.new: " .. why })
end

---@param settings table
---@return partnercenter.webhook.Verification?
---@return partnercenter.error?
function verification.new(settings)
  local trust, err = open_trust(settings)
  if not trust then return nil, err end
  return setmetatable({
    settings = settings, certificates = certificates.new(settings), trust = trust, trusted = core.now(),
  }, meta)
end

-- CA files change while a program runs; an unusable one changes nothing.
local function trust_of(self)
  if core.now() - self.trusted > TRUST_LIFE then
    self.trust, self.trusted = open_trust(self.settings) or self.trust, core.now()
  end
  return self.trust
end

--- Why a body of that size is refused, if it is.
---@param size integer
---@return nil
---@return partnercenter.error?
function verification.size_problem(size)
  if size == 0 then return refusal.of("validation", "body_empty", "the delivery has no body") end
  if size > BODY_MAX then
    return refusal.of("validation", "body_large", "the body is larger than 1 MiB", { status = 413 })
  end
end

--- Reads the headers; no connection is made.
---@param given table
---@return table? claim
---@return partnercenter.error?
function methods:read_headers(given)
  return headers.read(given, self.settings.certificate_hosts)
end

local function verdict_of(self, claim, body, entry)
  for step = 0, ISSUER_STEPS do
    local verdict = trust_of(self):verify {
      body = body, signature = claim.signature, certificate = entry.file, issuers = entry.issuers,
      issuer_hosts = self.settings.issuer_hosts, now = os.time(),
    }
    if verdict.reason ~= "needs_issuer" or step == ISSUER_STEPS then return verdict end
    local ok, err = self.certificates:add_issuer(entry, verdict.issuer_url)
    if not ok then return nil, err end
  end
end

--- Verifies a body with the claim of its headers.
---@param claim table
---@param body string
---@return true?
---@return partnercenter.error?
function methods:verify(claim, body)
  local _, problem = verification.size_problem(#body)
  if problem then return nil, problem end
  local url = claim.certificate_url
  local entry, err = self.certificates:get(url)
  while entry do
    local verdict
    verdict, err = verdict_of(self, claim, body, entry)
    if not verdict then return nil, err end
    if verdict.outcome == "verified" then
      self.certificates:keep(entry, verdict.expires)
      return true
    end
    entry, err = self.certificates:renew(url, entry)
    if not entry and not err then return refusal.of_verdict(verdict) end
  end
  return nil, err
end

return verification
