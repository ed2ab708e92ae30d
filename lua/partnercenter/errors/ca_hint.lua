--- Explains a failed TLS handshake: names the trusted CA certificates, and says what to do.
local core = require "partnercenter.core"

local ca_hint = {}

local AUTHORITY = "give its authority in the file ca_file, extra_ca_file or PARTNERCENTER_CA_FILE"
local ADDRESS = "base_url or authority"
local CLOCK = "check this machine's clock; if it is right, the server's operator must renew the certificate"
local NAME = "correct the host in %s: its certificate is for another name"
local VERSION = "the server, or a proxy before it, offers no TLS 1.2: its operator must update it"
local PLAIN = "what answers there does not speak TLS: correct scheme and port of %s, or the proxy"
local WEAK = "the certificate is too weak for this machine's OpenSSL: its operator must replace it"

-- A pattern in the lower-case message of libcurl or OpenSSL, and the hint, where %s is the option with the
-- address. The first match counts.
local REASONS = {
  { "certificate has expired", CLOCK }, { "not yet valid", CLOCK },
  { "subject name", NAME }, { "does not match", NAME }, { "hostname mismatch", NAME },
  { "issuer certificate", AUTHORITY }, { "self.signed", AUTHORITY },
  { "verify the first certificate", AUTHORITY },
  { "purpose", "the certificate is not for servers: the server's operator must replace it" },
  { "revoked", "the certificate is revoked: the server's operator must replace it" },
  { "too weak", WEAK }, { "too small", WEAK },
  { "certificate required", "the server asks for a client's certificate, which this library does not send" },
  { "verify locations", "correct the CA file: it cannot be read" },
  { "wrong version number", PLAIN }, { "http request", PLAIN },
  { "unsupported protocol", VERSION }, { "protocol version", VERSION },
  { "handshake failure", "the server offers no cipher of this machine's: its operator must update it" },
}

--- Adds the trusted CA certificates and a hint to a failed handshake.
---@param about table message, hint
---@param config table
---@param option string? that has the address of the server
function ca_hint.explain(about, config, option)
  local file = config.ca_file or config.ca_path or core.ca_file()
  local used = { (config.ca_source or "libcurl's own") .. (file and ", " .. file or "") }
  if config.ca_file and config.ca_path then used[2] = "option ca_path, " .. config.ca_path end
  used[#used + 1] = config.extra_ca_file
  local lower = about.message:lower()
  about.message = ("%s (CA: %s)"):format(about.message, table.concat(used, " and "))
  for _, reason in ipairs(REASONS) do
    if not about.hint and lower:find(reason[1]) then about.hint = reason[2]:gsub("%%s", option or ADDRESS) end
  end
end

return ca_hint
