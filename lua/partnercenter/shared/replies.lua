--- Makes errors of what Redis refuses, and of what the connection to it says.
local errors = require "partnercenter.errors"
local redaction = require "partnercenter.errors.redaction"

local replies = {}

local SHOWN_BYTES = 300

local SIGN_IN = "correct the user and the password in `shared`"
local CLUSTER = "`shared` must name a single server: a cluster spreads keys over several"

-- The first word of a refusal -> kind, hint. Others are of kind `service`.
local MEANINGS = {
  WRONGPASS = { "config", SIGN_IN }, NOAUTH = { "config", "give `shared` a user and a password" },
  NOPERM = { "config", "let the user of `shared` run this command on keys that begin with 'pc1:'" },
  DENIED = { "config", "let Redis accept other machines: it runs in protected mode" },
  READONLY = { "config", "`shared` must name the primary: this server is a replica" },
  MOVED = { "config", CLUSTER }, ASK = { "config", CLUSTER }, CLUSTERDOWN = { "config", CLUSTER },
  CROSSSLOT = { "config", CLUSTER },
  OOM = { "network", "Redis has reached its maxmemory: give it more, or remove keys" },
  LOADING = { "network" }, MASTERDOWN = { "network" }, TRYAGAIN = { "network" }, BUSY = { "network" },
  NOREPLICAS = { "network" }, MISCONF = { "network", "Redis cannot save to its disk and refuses writes" },
}

--- The code of a refusal: its first word where that is in capitals.
---@param refusal string
---@return string
function replies.code(refusal)
  local code = refusal:match("^(%u[%u%d_]*)%f[^%u%d_]")
  -- Redis 6 refuses writes of a script with a text of its own
  if code == "ERR" and refusal:find("READONLY", 1, true) then return "READONLY" end
  return code or "ERR"
end

-- Texts of Redis, and of servers that are none, may repeat what was sent.
local function shown(text, session)
  return redaction.clean(redaction.one_line(text), SHOWN_BYTES, session:secrets())
end

--- The error of a finished exchange, or nil where it has a reply.
---@param exchange table `refusal`, or `error`, `message` and `unknown`
---@param session partnercenter.Session
---@return partnercenter.error?
function replies.error(exchange, session)
  local refusal = exchange.refusal
  if not refusal and not exchange.error then return nil end
  local text = refusal or exchange.message
  local code = refusal and replies.code(refusal) or exchange.message:match(": (%u%u%u+)%f[^%u]")
  local meaning = MEANINGS[code] or {}
  local kind = refusal and (meaning[1] or "service") or exchange.error
  local place = session.config.shared.place
  local message = refusal and ("Redis at %s refused the command: %s"):format(place, text) or text
  return errors.new(kind, {
    message = shown(message, session), hint = meaning[2], unknown = exchange.unknown and true or nil,
    code = (refusal or MEANINGS[code]) and code or nil,
  })
end

return replies
