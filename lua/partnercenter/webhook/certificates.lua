--- Fetches the certificates that deliveries name. One that verified is kept until it expires, any other one
--- and any failure for a minute. Forged deliveries cause at most one fetch a second.
local core = require "partnercenter.core"
local refusal = require "partnercenter.webhook.refusal"
local request = require "partnercenter.foreign_hosts.request"
local single_flight = require "partnercenter.webhook.single_flight"

local certificates = {}

local DOCUMENTED = "https://3psostorageacct.blob.core.windows.net/cert/"
  .. "pcnotifications-dispatch.microsoft.com.cer"
local MAX_BYTES = 64 * 1024
local SHORT_LIFE = 60 -- seconds
local NEW_EVERY = 1 -- seconds
local UNVERIFIED_MAX = 16
local OPTIONS = { timeout = 15, attempt_timeout = 10, max_attempts = 2 }
local MISSING = "the certificate of the delivery could not be fetched: %s"
local TOO_LONG = "the certificate's file is larger than 64 KiB"
local TOO_MANY = "too many deliveries name certificates that are unknown"

---@class partnercenter.webhook.Certificate
---@field file string?        as it was fetched
---@field failure partnercenter.error? why it could not be fetched
---@field issuers string[]    certificates that its chain needs
---@field expires number?     of a chain that verified, as os.time counts
---@field fetched number      monotonic seconds

---@class partnercenter.webhook.Certificates
---@field private settings table
---@field private entries table<string, partnercenter.webhook.Certificate>
---@field private flights table
---@field private newest number? when an unknown URL was fetched last
local methods = {}
local meta = { __index = methods }

---@param settings table of the receiver
---@return partnercenter.webhook.Certificates
function certificates.new(settings)
  return setmetatable({ settings = settings, entries = {}, flights = {} }, meta)
end

local function is_young(entry) return core.now() - entry.fetched < SHORT_LIFE end

local function is_kept(entry)
  if entry.expires then return os.time() < entry.expires end
  return is_young(entry)
end

local function forget_old(entries)
  local unverified = 0
  for url, entry in pairs(entries) do
    if not is_kept(entry) then
      entries[url] = nil
    elseif not entry.expires then
      unverified = unverified + 1
    end
  end
  return unverified
end

-- Whether a URL that is not known may be fetched now.
local function may_fetch(self, url)
  if url == DOCUMENTED then return true end
  local now = core.now()
  if forget_old(self.entries) >= UNVERIFIED_MAX then return false end
  if self.newest and now - self.newest < NEW_EVERY then return false end
  self.newest = now
  return true
end

local function allowed_of(host_list, url)
  local patterns = {}
  for i, host in ipairs(host_list) do patterns[i] = url:match("^https?://") .. host end
  return patterns
end

local function get(self, name, url, host_list)
  local spec = { name = name, allowed = allowed_of(host_list, url), max_bytes = MAX_BYTES }
  local text, err = request.get(self.settings.session, spec, url, OPTIONS)
  if text then return text end
  if err.kind == "cancelled" or err.kind == "closed" or err.kind == "forked" then return nil, err end
  if err.kind == "too_large" then
    return refusal.of("auth", "certificate_long", TOO_LONG, { cause = err })
  end
  return refusal.of("network", "certificate_missing", MISSING:format(err.message), {
    cause = err, attempts = err.attempts, phase = err.phase,
  })
end

local function fetch(self, url)
  local file, err = get(self, "webhook certificate", url, self.settings.certificate_hosts)
  if not file and not err.code then return nil, err end -- this task ended, and no other
  local entry = { file = file, failure = err, issuers = {}, fetched = core.now() }
  local before = self.entries[url]
  -- A certificate that verified serves until its successor is there.
  if not file and before and before.expires then return nil, err end
  self.entries[url] = entry
  return entry
end

local function refusal_of_flood()
  return refusal.of("network", "certificates_many", TOO_MANY, { retry_after = NEW_EVERY })
end

--- The certificate at a URL that the core has checked.
---@param url string
---@return partnercenter.webhook.Certificate?
---@return partnercenter.error?
function methods:get(url)
  local entry, err = self.entries[url], nil
  if not (entry and is_kept(entry)) then
    local in_flight = self.flights[url]
    if not in_flight and not entry and not may_fetch(self, url) then return refusal_of_flood() end
    self.entries[url] = nil
    entry, err = single_flight.run(self.flights, url, function() return fetch(self, url) end)
  end
  if not entry then return nil, err end
  if entry.failure then return nil, entry.failure end
  return entry
end

--- Fetches a certificate again, as its key may have been replaced: at most once a minute.
---@param url string
---@param entry partnercenter.webhook.Certificate the one that does not fit
---@return partnercenter.webhook.Certificate? newer nil without an error: there is none
---@return partnercenter.error?
function methods:renew(url, entry)
  local current = self.entries[url]
  if current and current ~= entry then
    if current.failure then return nil, current.failure end
    return current
  end
  if not entry.expires or core.now() - (entry.renewed or entry.fetched) < SHORT_LIFE then return nil end
  entry.renewed = core.now()
  local newer, err = single_flight.run(self.flights, url, function() return fetch(self, url) end)
  if newer and newer.failure then return nil, newer.failure end
  if newer and newer.file == entry.file then
    newer.issuers, newer.expires = entry.issuers, entry.expires
    return nil
  end
  return newer, err
end

--- Keeps a certificate whose chain verified.
---@param entry partnercenter.webhook.Certificate
---@param expires number as os.time counts
function methods.keep(_, entry, expires) entry.expires = expires end

-- Issuers' addresses are plain http; other machines are asked by https.
local function secure(url)
  return core.is_loopback_url(url:match("^%a+://[^/]+")) and url or (url:gsub("^http://", "https://"))
end

--- Adds an issuer's certificate to those of an entry.
---@param entry partnercenter.webhook.Certificate
---@param url string that the core has checked
---@return true?
---@return partnercenter.error?
function methods:add_issuer(entry, url)
  local count = #entry.issuers
  local file, err = single_flight.run(self.flights, "issuer " .. url, function()
    return get(self, "webhook issuer", secure(url), self.settings.issuer_hosts)
  end)
  if not file then
    if err.code then -- remembered as any failure to fetch
      entry.failure, entry.fetched = err, core.now()
    end
    return nil, err
  end
  if #entry.issuers == count then entry.issuers[count + 1] = file end
  return true
end

return certificates
