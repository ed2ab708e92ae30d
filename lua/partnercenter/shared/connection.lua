--- The connection to the Redis server that a partner's processes share: one for each engine and server,
--- however many clients use it. It knows commands and scripts, but not what they are for.
local core = require "partnercenter.core"
local drivers = require "partnercenter.engine.driver"
local clients = require "partnercenter.engine.clients"
local errors = require "partnercenter.errors"
local process = require "partnercenter.engine.process"
local replies = require "partnercenter.shared.replies"
local tasks = require "partnercenter.engine.tasks"

local connection = {}

--- Seconds to connect, and until a command is answered.
connection.timeouts = { connect = 1, command = 2 }

---@class partnercenter.Script
---@field name string for people
---@field text string
---@field fits? fun(reply: any): any whether it returns such a reply

---@alias partnercenter.RedisReply string|integer|boolean|table `false`: nil; `true`: OK

---@class partnercenter.Redis a client's access to the shared connection
---@field private session partnercenter.Session
---@field private pending table<table, true> exchanges without a reply
---@field private link table? what is open in this process
---@field private closed boolean?
---@field private reconnected fun()[]
local methods = {}
local meta = { __name = "partnercenter.redis", __index = methods }

local scripts = {} -- in the order of their registration
local sha_of = {} -- by text

-- What is opened for one server in one engine.
local links_of = setmetatable({}, { __mode = "k" }) -- engine -> key -> link

--- Registers a script, which each connection loads into Redis when it connects.
---@param name string
---@param text string
---@param fits? fun(reply: partnercenter.RedisReply): any whether it returns such a reply: others are refused
---@return partnercenter.Script
function connection.script(name, text, fits)
  if not sha_of[text] then
    sha_of[text] = core.sha1(text)
    scripts[#scripts + 1] = text
  end
  return { name = name, text = text, fits = fits }
end

--- The access of a client with the option `shared`.
---@param session partnercenter.Session
---@return partnercenter.Redis? redis nil: the client shares nothing
function connection.of(session)
  if not session.config.shared then return nil end
  if not session.redis then
    session.redis = setmetatable({ session = session, pending = {}, reconnected = {} }, meta)
  end
  return session.redis
end

--- Calls a function whenever the connection was made again, be it to a server that lost everything. It must
--- not wait.
---@param redis partnercenter.Redis
---@param fn fun()
function connection.on_reconnect(redis, fn)
  redis.reconnected[#redis.reconnected + 1] = fn
end

-- ---- links ----

-- Clients share a link where they would connect in the same way.
local function key_of(config)
  local shared = config.shared
  local parts = {
    shared.place, tostring(shared.tls), tostring(shared.database), shared.user or "", shared.password or "",
    config.ca_file or "", config.ca_path or "", config.extra_ca_file or "",
    config.proxy_source == "option proxy" and config.proxy or "",
  }
  return table.concat(parts, "\0")
end

-- Closes what only clients used that were dropped without a close.
local function sweep(links)
  for key, link in pairs(links) do
    if next(link.members) == nil then
      link.closed = true
      links[key] = nil
      link.part:close()
    end
  end
end

local function open(engine, config)
  local shared = config.shared
  local by_option = config.proxy_source == "option proxy"
  local part, kind, message = core.redis(engine.core, {
    host = shared.host, port = shared.port, tls = shared.tls, database = shared.database,
    user = shared.user, password = shared.password, name = "partnercenter-" .. core.pid(),
    ca_file = config.ca_file, ca_path = config.ca_path, extra_ca_file = config.extra_ca_file,
    proxy = by_option and config.proxy or nil, user_agent = "partnercenter-lua",
    connect_timeout = connection.timeouts.connect, command_timeout = connection.timeouts.command,
  })
  if not part then return nil, errors.new(kind, { message = message }) end
  process.renew_sentinel(engine)
  return { part = part, loaded = 0, was_lost = false, members = setmetatable({}, { __mode = "k" }) }
end

local function tell(redis, status, err)
  if redis.closed then return end
  redis.session:emit({
    type = "shared", status = status, kind = err and err.kind, message = err and err.message,
  })
end

-- Tells the clients of a link that its server was lost, or is back.
local function note_change(link, told)
  local state, kind, message = link.part:state()
  link.state = state
  local is_lost = state == "lost"
  if is_lost == link.was_lost or state == "connecting" then return end
  link.was_lost = is_lost
  for redis in pairs(link.members) do
    local err = is_lost and replies.trouble(kind, message, redis.session) or nil
    told[#told + 1] = { deliver = function() tell(redis, is_lost and "lost" or "back", err) end }
  end
end

-- Tells the clients of a link that it was made again, even if nobody missed it.
local function note_reconnect(link, told)
  local is_connected = link.state == "connected"
  if is_connected and link.was_cut then
    for redis in pairs(link.members) do
      told[#told + 1] = { deliver = function()
        for _, fn in ipairs(redis.session.closed and {} or redis.reconnected) do fn() end
      end }
    end
  end
  link.was_cut = not is_connected and (link.was_cut or link.has_connected)
  link.has_connected = link.has_connected or is_connected
end

local function links_in(engine)
  local links = links_of[engine]
  if not links then
    links = {}
    links_of[engine] = links
    engine.note_redis = function(told)
      for _, link in pairs(links) do
        if link.part:state() ~= link.state then
          note_change(link, told)
          note_reconnect(link, told)
        end
      end
    end
  end
  return links
end

-- The client's link in this process, or why there is none.
local function link_of(redis)
  local session = redis.session
  if redis.closed then return nil, errors.new("closed", { message = "the client was closed" }) end
  local engine, why = process.engine()
  if not engine then return nil, errors.new("network", { message = why }) end
  if session.pid ~= engine.pid then
    local usable, forked = clients.adopt(session)
    if not usable then return nil, errors.new("forked", { message = forked }) end
  end
  local link = redis.link
  if link and link.engine == engine and not link.closed then return link end
  local links, key = links_in(engine), key_of(session.config)
  link = links[key]
  if not link then
    local err
    sweep(links)
    link, err = open(engine, session.config)
    if not link then return nil, err end
    link.key, link.engine = key, engine
    links[key] = link
  end
  link.members[redis] = true
  redis.link = link
  return link
end

local function load_scripts(link)
  for i = link.loaded + 1, #scripts do link.part:script(scripts[i]) end
  link.loaded = #scripts
end

-- ---- exchanges: a command, its reply and what may have to be sent again ----

local submit -- on_reply and submit call each other

local function end_exchange(exchange, reply, err)
  exchange.redis.pending[exchange] = nil
  if exchange.over then return end
  exchange.over = true
  return exchange.receive(reply, err)
end

-- Called after a step, with the exchange as the core filled it.
local function on_reply(exchange)
  if exchange.over then return end
  local refusal = exchange.refusal
  local code = refusal and replies.code(refusal)
  if code == "NOSCRIPT" and exchange.script and exchange.words[1] == "EVALSHA" then
    exchange.words[1], exchange.words[2], exchange.refusal = "EVAL", exchange.script.text, nil
    return submit(exchange)
  elseif code == "READONLY" and not exchange.renewed then
    exchange.renewed, exchange.refusal = true, nil
    exchange.redis.link.part:renew() -- a failover may be under way
    return submit(exchange)
  end
  local err = replies.error(exchange, exchange.redis.session)
  local script = exchange.script
  if not err and script and script.fits and not script.fits(exchange.reply) then
    err = replies.unfit(script.name, exchange.redis.session)
  end
  if err then return end_exchange(exchange, nil, err) end
  return end_exchange(exchange, exchange.reply)
end

function submit(exchange)
  local link, err = link_of(exchange.redis)
  if not link then return end_exchange(exchange, nil, err) end
  load_scripts(link)
  local ok, kind, message = link.part:submit(link.engine.replies, exchange, exchange.words)
  if not ok then return end_exchange(exchange, nil, errors.new(kind, { message = message })) end
  exchange.redis.pending[exchange] = true
end

local function exchange_of(redis, words, receive, script)
  return { redis = redis, words = words, receive = receive, script = script, on_reply = on_reply }
end

local function script_exchange(redis, script, keys, args, receive)
  local words, count = { "EVALSHA", sha_of[script.text], #keys }, 3
  for i = 1, #keys do words[count + i] = keys[i] end
  count = count + #keys
  for i = 1, args and #args or 0 do words[count + i] = args[i] end
  return exchange_of(redis, words, receive, script)
end

-- Starts an exchange whose reply nobody waits for; the host's loop drives the engine on.
local function start(exchange)
  submit(exchange)
  local driver = drivers.here(exchange.redis.session.config.driver)
  if driver.work and not exchange.over then driver.work(process.engine()) end
end

-- Waits for the reply as the host does.
local function await(redis, exchange)
  local task = tasks.current()
  local driver = drivers.here(redis.session.config.driver)
  if driver.can_wait then
    local can_wait, why = driver.can_wait()
    if not can_wait then return nil, errors.new("config", { message = why }) end
  end
  if task and task.cancelled then
    return nil, errors.new("cancelled", { message = "the task was cancelled" })
  end
  local waiter, reply, err = { done = false, driver = driver, task = task }, nil, nil
  function exchange.receive(its_reply, its_err)
    reply, err, waiter.done = its_reply, its_err, true
    drivers.wake(waiter)
  end
  function waiter.abandon()
    local message = "the task was cancelled"
    end_exchange(exchange, nil, errors.new("cancelled", { message = message, unknown = true }))
  end
  submit(exchange)
  if not waiter.done then
    if task then task.pending = waiter end
    driver.wait(process.engine(), waiter)
    if task then task.pending = nil end
  end
  if err then return nil, err end
  return reply
end

-- ---- what users of it call ----

--- Sends a command and waits for its reply.
---@param words (string|integer)[]
---@return partnercenter.RedisReply?
---@return partnercenter.error? err with `code` of Redis, and `unknown` where the command may have been done
function methods:command(words)
  return await(self, exchange_of(self, words))
end

--- Runs a script and waits for its reply.
---@param script partnercenter.Script
---@param keys string[]
---@param args (string|integer)[]?
---@return partnercenter.RedisReply?
---@return partnercenter.error?
function methods:run(script, keys, args)
  return await(self, script_exchange(self, script, keys, args))
end

--- Sends a command without waiting. `receive` is called after a step of the engine, or at once where nothing
--- can be sent; it must not wait.
---@param words (string|integer)[]
---@param receive fun(reply: partnercenter.RedisReply?, err: partnercenter.error?)
function methods:send(words, receive)
  start(exchange_of(self, words, receive))
end

--- Runs a script without waiting, as `send`.
---@param script partnercenter.Script
---@param keys string[]
---@param args (string|integer)[]?
---@param receive fun(reply: partnercenter.RedisReply?, err: partnercenter.error?)
function methods:send_script(script, keys, args, receive)
  start(script_exchange(self, script, keys, args, receive))
end

--- Whether Redis can be reached, as far as is known.
---@return "connected"|"connecting"|"lost"
function methods:state()
  local link = self.link
  if not link or link.closed or link.engine.core:stale() then return "connecting" end
  return link.part:state()
end

--- Ends the client's access: its exchanges end with kind `closed`. The last client of a connection closes it.
function methods:close()
  self.closed = true
  for exchange in pairs(self.pending) do
    end_exchange(exchange, nil, errors.new("closed", { message = "the client was closed", unknown = true }))
  end
  local link = self.link
  if not link then return end
  link.members[self] = nil
  if next(link.members) == nil and not link.closed then
    link.closed = true
    links_of[link.engine][link.key] = nil
    link.part:close()
  end
end

return connection
