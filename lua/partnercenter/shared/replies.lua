--- Makes errors of what Redis refuses, and of what the connection to it says.
local ca_hint = require "partnercenter.errors.ca_hint"
local errors = require "partnercenter.errors"
local origin = require "partnercenter.options.origin"
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

local UNFIT = "check that `shared` names Redis 6.2 or later, or Valkey, and that no proxy changes its replies"

-- A part of a message -> hint, where no code tells.
local TEXTS = {
  { "without any password configured", "leave the password out of `shared`: this server has none" },
  { "DB index is out of range", "correct the number behind the host in `shared`: no database has it" },
  { "t connect to server", "check that Redis runs there, and the host and port in `shared`" },
  { "Could not resolve host", "correct the host in `shared`" },
  { "Protocol error", "`shared` must be the address of a Redis server: this one speaks another protocol" },
}

local function hint_of(message)
  for _, row in ipairs(TEXTS) do
    if message:find(row[1], 1, true) then return row[2] end
  end
end

local function failure(session, kind, message, hint, code)
  hint = hint and origin.named(session.config, "shared", hint)
  return errors.new(kind, { message = message, hint = hint, code = code })
end

--- The code of a refusal: its first word where that is in capitals. Where a command within a script was
--- refused, it is that of the command; Redis 6 puts a text of its own before it.
---@param refusal string
---@return string
function replies.code(refusal)
  local code = refusal:match("^(%u[%u%d_]+)%f[^%u%d_]")
  if code and code ~= "ERR" then return code end
  if refusal:find("The user executing the script can't", 1, true) then return "NOPERM" end
  return refusal:match("^ERR Error running script.-: %-(%u[%u%d_]+)%f[^%u%d_]") or "ERR"
end

-- Texts of Redis, and of servers that are none, may repeat what was sent.
local function shown(text, session)
  text = text:gsub(", with args beginning with:.*", ""):gsub(" script: %x+, on @user_script:%d+%.?", "")
  return redaction.clean(redaction.one_line(text), SHOWN_BYTES, session:secrets())
end

--- The error of what the core says about a connection.
---@param kind partnercenter.ErrorKind
---@param message string
---@param session partnercenter.Session
---@return partnercenter.error
function replies.trouble(kind, message, session)
  local code = message:match("^Redis at %S+: (%u%u%u+)%f[^%u]")
  local meaning = code and MEANINGS[code]
  local about = { message = shown(message, session), hint = meaning and meaning[2] or hint_of(message) }
  if kind == "tls" then ca_hint.explain(about, session.config, "`shared`") end
  return failure(session, kind, about.message, about.hint, meaning and code or nil)
end

--- The error of a reply that a script never gives.
---@param name string of the script
---@param session partnercenter.Session
---@return partnercenter.error
function replies.unfit(name, session)
  local message = "the reply of the server at %s to the script '%s' was not understood"
  return failure(session, "protocol", message:format(session.config.shared.place, name), UNFIT)
end

--- The error of a finished exchange, or nil where it has a reply.
---@param exchange table `refusal`, or `error`, `message` and `unknown`
---@param session partnercenter.Session
---@return partnercenter.error?
function replies.error(exchange, session)
  local refusal = exchange.refusal
  if exchange.error then
    local err = replies.trouble(exchange.error, exchange.message, session)
    err.unknown = exchange.unknown or nil
    return err
  elseif not refusal then
    return nil
  end
  local code = replies.code(refusal)
  local meaning = MEANINGS[code] or { "service" }
  local message = ("Redis at %s refused the command: %s"):format(session.config.shared.place, refusal)
  return failure(session, meaning[1], shown(message, session), meaning[2], code)
end

return replies
