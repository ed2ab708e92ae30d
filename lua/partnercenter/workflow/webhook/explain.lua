--- Explains the results of a test event in words: the statuses and failures that the service saw.
local printable = require "partnercenter.text.printable"

local explain = {}

local MESSAGE_MAX = 200

-- The service names statuses as .NET does.
local STATUSES = {
  ok = 200, created = 201, accepted = 202, nonauthoritativeinformation = 203, nocontent = 204,
  movedpermanently = 301, moved = 301, found = 302, redirect = 302, seeother = 303, temporaryredirect = 307,
  permanentredirect = 308, badrequest = 400, unauthorized = 401, forbidden = 403, notfound = 404,
  methodnotallowed = 405, requesttimeout = 408, requestentitytoolarge = 413, unsupportedmediatype = 415,
  toomanyrequests = 429, internalservererror = 500, notimplemented = 501, badgateway = 502,
  serviceunavailable = 503, gatewaytimeout = 504,
}

local ADVICE = {
  [400] = "the receiver calls the delivery malformed: does a proxy change its headers or body?",
  [401] = "the receiver does not believe it: does a proxy drop the Authorization header or change the body?",
  [403] = "something before the receiver refuses the request, such as a firewall or an access rule",
  [404] = "nothing answers at this path",
  [405] = "the path does not take POST",
  [413] = "the receiver refuses the size of the body",
  [429] = "the receiver limits the service's requests",
  [503] = "the receiver could not check the delivery, or is not running: see its log",
}

local function advice(status)
  if ADVICE[status] then return ADVICE[status] end
  if status >= 300 and status < 400 then return "the service follows no redirects: register the final URL" end
  if status >= 500 then return "the receiver failed: see its log" end
end

-- Failures without a status: words of their messages, in order, and their explanation.
local FAILURES = {
  { "tls", "ssl", "certificate", "handshake", "trust relationship",
    text = "TLS failed: the certificate must be a public CA's, for this host, and sent with intermediates" },
  { "timeout", "timed out", "time%-out", "cancel",
    text = "the time was over: answer within seconds, and work afterwards" },
  { "resolve", "no such host", "not known", "getaddrinfo",
    text = "the host has no address: check the URL and its DNS record" },
  { "refused", "unreachable", "connect", "no route",
    text = "no connection: the port must be open to the internet" },
  { "loopback", text = "the simulator sends to loopback only" },
  { "closed", "reset", "aborted", "ended",
    text = "the connection ended without an answer: see the receiver's log" },
}

local function failure(message)
  local lower = message:lower()
  for _, row in ipairs(FAILURES) do
    for _, word in ipairs(row) do
      if lower:find(word) then return row.text end
    end
  end
  return "the service got no answer"
end

local function text_of(value) return type(value) == "string" and value or "" end

local function status_of(code)
  return tonumber(code) or STATUSES[(tostring(code):lower():gsub("[^%a]", ""))]
end

---@class partnercenter.workflow.WebhookTry
---@field delivered boolean
---@field status integer?     of the receiver's answer
---@field at string?          when, in UTC
---@field message string      in words

--- Explains one result.
---@param result table of the service
---@return partnercenter.workflow.WebhookTry
function explain.try(result)
  local status, told = status_of(result.responseCode), printable(text_of(result.responseMessage), MESSAGE_MAX)
  local at = type(result.dateTimeUtc) == "string" and result.dateTimeUtc or nil
  if status and result.systemError ~= true then
    local delivered, why = status >= 200 and status < 300, advice(status)
    return {
      delivered = delivered, status = status, at = at,
      message = ("status %d%s"):format(status, not delivered and why and ": " .. why or ""),
    }
  end
  local code = text_of(result.responseCode)
  return {
    delivered = false, status = status, at = at,
    message = failure(code .. " " .. told) .. (told ~= "" and (" (%s)"):format(told) or ""),
  }
end

--- Explains all results of a test event.
---@param results any
---@return partnercenter.workflow.WebhookTry[]
---@return boolean delivered
function explain.tries(results)
  local tries, delivered = {}, false
  for index, result in ipairs(type(results) == "table" and results or {}) do
    tries[index] = explain.try(type(result) == "table" and result or {})
    delivered = delivered or tries[index].delivered
  end
  return tries, delivered
end

return explain
