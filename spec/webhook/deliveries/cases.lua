-- The table of deliveries: documented traps, faults of certificates, tricks with URLs, bodies of every kind.
-- A row: name, the answer's status, the error's code, what is sent, and whether a connection may be made.

local cases = {}

local SUBSCRIPTION = '{"EventName":"subscription-updated","ResourceName":"subscription","ResourceUri":'
  .. '"http://api.partnercenter.microsoft.com/webhooks/v1/customers/11111111-2222-4333-8444-555555555555/'
  .. 'subscriptions/s","AuditUri":null,"ResourceChangeUtcDate":"%s"}'

local function date(seconds) return os.date("!%Y-%m-%dT%H:%M:%S", os.time() + seconds) .. ".1234567+00:00" end

local function copy(lines, change)
  local out = {}
  for _, line in ipairs(lines) do
    local name = line[1]
    local value = change[name]
    if value == nil then value = line[2] end
    for _, one in ipairs(type(value) == "table" and value or { value }) do
      if one then out[#out + 1] = { name, one } end
    end
  end
  for _, line in ipairs(change.more or {}) do out[#out + 1] = line end
  return out
end

local SIGNATURE, ALGORITHM, URL = "Authorization", "X-MS-Signature-Algorithm", "X-MS-Certificate-Url"

--- All rows for a world. Headers are lines { name, value }.
---@return table[]
function cases.of(world)
  local rows, good = {}, SUBSCRIPTION:format(date(-60))
  local function lines_of(body, key, digest)
    return {
      { SIGNATURE, "Signature " .. world:sign(body, key, digest) }, { ALGORITHM, "rsa-sha256" },
      { URL, world:url() }, { "Content-Type", "application/json" },
    }
  end
  local function add(name, status, code, headers, body, connects)
    rows[#rows + 1] = {
      name = name, status = status, code = code, headers = headers, body = body or good, connects = connects,
    }
  end
  local function header(name, status, code, change) -- no connection for these
    add("headers: " .. name, status, code, copy(lines_of(good), change))
  end
  local function accepted(name, change, body)
    add(name, 200, nil, copy(lines_of(body or good), change or {}), body, true)
  end
  local function url(value, code)
    add("URL: " .. value, 400, code, copy(lines_of(good), { [URL] = value }))
  end
  local function body(name, status, code, text)
    add("body: " .. name, status, code, lines_of(text), text, true)
  end
  local function certificate(name, status, code, key)
    local headers = copy(lines_of(good, key), { [URL] = world:url(name) })
    add("certificate: " .. name, status, code, headers, good, true)
  end

  local signature = world:sign(good)
  accepted "as documented"
  accepted("names in lower case", { [SIGNATURE] = false, [ALGORITHM] = false, [URL] = false, more = {
    { "authorization", "Signature " .. signature }, { "x-ms-signature-algorithm", "rsa-sha256" },
    { "x-ms-certificate-url", world:url() } } })
  accepted("x-ms-signature", { [SIGNATURE] = false,
    more = { { "x-ms-signature", "Signature " .. signature } } })
  accepted("x-ms-signature, bare", { [SIGNATURE] = false, more = { { "X-MS-Signature", signature } } })
  accepted("both headers, alike", { more = { { "x-ms-signature", signature } } })
  accepted("a token for a proxy beside x-ms-signature", { [SIGNATURE] = "Bearer abc",
    more = { { "x-ms-signature", signature } } })
  accepted("the algorithm in capitals", { [ALGORITHM] = "RSA-SHA256" })
  accepted("the host with another user agent and a wrong Host", { more = { { "X-Forwarded-Host", "evil" } } })

  header("no signature", 401, "no_signature", { [SIGNATURE] = false })
  header("a bearer token instead", 401, "no_signature", { [SIGNATURE] = "Bearer abc" })
  header("an empty signature", 401, "no_signature", { [SIGNATURE] = "Signature" })
  header("two different signatures", 400, "two_signatures", { more = { { "x-ms-signature", "Zm9v" } } })
  header("a signature of no base64", 400, "signature_text", { [SIGNATURE] = "Signature not*base64" })
  header("base64 for URLs", 400, "signature_text", { [SIGNATURE] = "Signature __--" })
  header("a very long signature", 400, "signature_long", { [SIGNATURE] = "Signature " .. ("A"):rep(2000) })
  header("no algorithm", 400, "no_algorithm", { [ALGORITHM] = false })
  header("RSA-SHA1", 400, "algorithm", { [ALGORITHM] = "RSA-SHA1" })
  header("none as algorithm", 400, "algorithm", { [ALGORITHM] = "none" })
  header("HMAC", 400, "algorithm", { [ALGORITHM] = "hmac-sha256" })
  header("no certificate URL", 400, "no_url", { [URL] = false })
  header("the algorithm twice", 400, "header_twice", { [ALGORITHM] = { "rsa-sha256", "rsa-sha256" } })
  header("the URL twice", 400, "header_twice", { [URL] = { world:url(), world:url "other" } })
  header("x-ms-signature twice", 400, "header_twice", { [SIGNATURE] = false,
    more = { { "x-ms-signature", signature }, { "X-MS-SIGNATURE", signature } } })

  local trap, host = "127.0.0.1:" .. world.trap.port, world.host
  url("https://" .. trap .. "/cert/leaf.cer", "url_host")
  url(world:url():gsub("^https", "http"), "url_scheme")
  url("ftp://" .. host .. "/cert/leaf.cer", "url_scheme")
  url("file:///cert/leaf.cer", "url_scheme")
  url("//" .. host .. "/cert/leaf.cer", "url_scheme")
  url("https://" .. host .. "@" .. trap .. "/cert/leaf.cer", "url_user")
  url("https://user:word@" .. host .. "/cert/leaf.cer", "url_user")
  url("https://localhost:" .. world.hooks.port .. "/cert/leaf.cer", "url_host")
  url("https://2130706433:" .. world.hooks.port .. "/cert/leaf.cer", "url_host")
  url("https://" .. host .. ".evil.example/cert/leaf.cer", "url_host")
  url("https://evil.blob.core.windows.net/cert/leaf.cer", "url_host")
  url("https://3psostorageacct.blob.core.windows.net.evil.example/cert/leaf.cer", "url_host")
  url("https://169.254.169.254/cert/leaf.cer", "url_host")
  url("https://[::1]/cert/leaf.cer", "url_host")
  url("https://" .. host .. "/cert/leaf.cer?sv=2024", "url_query")
  url("https://" .. host .. "/cert/leaf.cer#x", "url_query")
  url("https://" .. host .. "/other/leaf.cer", "url_path")
  url("https://" .. host .. "/cert/../cert/leaf.cer", "url_path")
  url("https://" .. host .. "/cert/%2e%2e/leaf.cer", "url_path")
  url("https://" .. host .. "/cert/a/leaf.cer", "url_path")
  url("https://" .. host .. "/cert/leaf.crt", "url_path")
  url("https://" .. host .. "/cert/.cer", "url_path")
  url("https://" .. host .. "/CERT/leaf.cer", "url_path")
  url("https://" .. host .. "\\@" .. trap .. "/cert/leaf.cer", "url_text")
  url("https://" .. host .. "/cert/leaf .cer", "url_text")
  url("https://" .. host .. "/cert/\195\169.cer", "url_text")
  url(world:url() .. ", " .. world:url(), "url_text")
  url("https://" .. host .. "/cert/" .. ("a"):rep(600) .. ".cer", "url_long")

  body("a byte order mark", 200, nil, "\239\187\191" .. SUBSCRIPTION:format(date(-50)))
  body("CR LF and blanks around", 200, nil, " \r\n" .. SUBSCRIPTION:format(date(-49)) .. "\r\n")
  body("a name that is not known", 200, nil, '{"EventName":"a-new-event","More":{"x":[1,2]}}')
  body("without a date", 200, nil, '{"EventName":"azure-fraud-event-detected","ResourceName":null}')
  body("a change in the future", 200, nil, SUBSCRIPTION:format(date(3600)))
  body("two days old", 200, nil, SUBSCRIPTION:format(date(-48 * 3600)))
  body("non-ASCII text", 200, nil, '{"EventName":"test-created","Name":"Z\195\188rich \240\159\142\147"}')
  body("half a MiB", 200, nil, '{"EventName":"test-created","x":"' .. ("y"):rep(512 * 1024) .. '"}')
  body("too old", 400, "too_old", SUBSCRIPTION:format(date(-3 * 86400 - 60)))
  body("no JSON", 400, "body", "EventName=test-created")
  body("an array", 400, "body", '[{"EventName":"test-created"}]')
  body("null", 400, "body", "null")
  body("text", 400, "body", '"test-created"')
  body("without a name", 400, "body", '{"ResourceName":"test"}')
  body("a number as name", 400, "body", '{"EventName":7}')
  body("cut off", 400, "body", good:sub(1, -3))
  body("another object behind", 400, "body", good .. good)
  add("body: none", 400, "body_empty", lines_of "", "")
  add("body: over 1 MiB", 413, "body_large", lines_of(good), ("x"):rep(1024 * 1024 + 1))
  add("body: one byte more", 401, "signature", lines_of(good), good .. " ", true)
  add("body: one byte changed", 401, "signature", lines_of(good), (good:gsub("updated", "Updated")), true)
  local again = good:gsub("http:", "http\\u003a")
  add("body: decoded and encoded again", 401, "signature", lines_of(good), again, true)
  add("signature: SHA-1", 401, "signature", lines_of(good, "leaf", "sha1"), good, true)
  add("signature: SHA-512", 401, "signature", lines_of(good, "leaf", "sha512"), good, true)
  add("signature: of another key", 401, "signature", lines_of(good, "rsa1024"), good, true)
  local cut = copy(lines_of(good), { [SIGNATURE] = "Signature Zm9v" })
  add("signature: cut", 401, "signature", cut, good, true)

  for _, name in ipairs { "pem", "chain", "tls", "aia_none" } do certificate(name, 200) end
  for name, code in pairs {
    expired = "expired", rsa1024 = "key_size", ec = "key_type", usage = "key_usage", sha1 = "weak_signature",
    ca = "leaf_is_ca", organization = "issuer_organization", critical = "chain", self = "self_signed",
    stranger = "foreign_root", two = "two_leaves", trailing = "certificate_trailing",
    short = "certificate_damaged", page = "certificate_damaged", nothing = "certificate_damaged",
    large = "certificate_long",
  } do
    certificate(name, 401, code, (name == "rsa1024" or name == "ca") and name or nil)
  end
  for _, name in ipairs { "missing", "down", "moved", "cut" } do
    certificate(name, 503, "certificate_missing")
  end
  for name, code in pairs {
    aia = false, aia_html = "issuer_damaged", aia_none = "certificate_missing", aia_other = "no_issuer",
    leaf = "no_issuer",
  } do
    local status = not code and 200 or code == "no_issuer" and 401 or 503
    certificate(name, status, code or nil)
    rows[#rows].without_intermediates = true
    rows[#rows].name = "issuer: " .. name
  end
  return rows
end

return cases
