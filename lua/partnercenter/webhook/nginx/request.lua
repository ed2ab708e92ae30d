--- Answers deliveries in nginx's content phase.
local queue = require "partnercenter.webhook.nginx.queue"
local refusal = require "partnercenter.webhook.refusal"
local verification = require "partnercenter.webhook.verification"

local request = {}

local ngx = rawget(_G, "ngx")

local BODY_MAX = verification.BODY_MAX

local function answer(status, text)
  ngx.status = status
  ngx.header.content_type = "text/plain; charset=utf-8"
  ngx.header.content_length = #text + 1
  ngx.header["Cache-Control"] = "no-store"
  ngx.print(text, "\n")
  return ngx.exit(status)
end

local function refuse(inner, err)
  ngx.log(ngx.WARN, "partnercenter: ", tostring(err))
  inner.settings.session:emit { type = "webhook", kind = err.kind, operation = "webhook", error = err }
  if err.retry_after then ngx.header["Retry-After"] = math.ceil(err.retry_after) end
  return answer(err.status or 503, err.message)
end

local function announced_size() return tonumber(ngx.var.http_content_length) end

-- nginx puts bodies that do not fit its buffer into a file.
local function read_body()
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  if body then return body end
  local path = ngx.req.get_body_file()
  if not path then return "" end
  local file, why = io.open(path, "rb")
  if not file then return refusal.of("network", "body_file", "the body's file cannot be read: " .. why) end
  body = file:read(BODY_MAX + 1) or ""
  file:close()
  return body
end

local function receive(inner)
  local size = announced_size()
  if size and size > BODY_MAX then return nil, select(2, verification.size_problem(size)) end
  local claim, err = inner:read_headers(ngx.req.get_headers(0))
  if not claim then return nil, err end
  local body
  body, err = read_body()
  if not body then return nil, err end
  return inner:receive(claim, body)
end

-- Where nginx ends the requests of clients that went away, this one still ends as it should: a delivery that
-- was claimed is queued.
local function go_on() end

--- Handles the current request.
---@param inner table of the receiver
function request.handle(inner)
  ngx.on_abort(go_on)
  if ngx.req.get_method() ~= "POST" then
    ngx.header.Allow = "POST"
    return answer(405, "deliveries are POST requests")
  end
  local event, err = receive(inner)
  if not event then return refuse(inner, err) end
  if event.duplicate then return answer(200, "received before") end
  local ok, problem = queue.add(inner, event)
  if not ok then
    inner.seen:release(event.id)
    return refuse(inner, select(2, refusal.of("network", "queue_full", problem)))
  end
  return answer(200, "received")
end

return request
