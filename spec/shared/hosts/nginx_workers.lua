-- The handlers of the nginx of nginx_spec.lua. Its clients are made in the master.

local ngx = rawget(_G, "ngx")
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"

local nginx_workers = {}

local client

local CUSTOMER = "a1000000-0000-4000-8000-000000000001"

--- Makes the client; `used`: it makes a call in the master too.
---@param text string JSON: `options` of the client, `used`
function nginx_workers.init(text)
  local given = assert(json.decode(text))
  function given.options.on_event(event)
    if event.type == "shared" then ngx.shared.notes:set(event.status .. ngx.worker.pid(), true) end
  end
  client = assert(partnercenter.new(given.options))
  if given.used then assert(client:customer(CUSTOMER):qualification() == "education") end
end

local function say(value, err)
  ngx.print(("%d %s"):format(ngx.worker.pid(), value or ("%s after %d"):format(err.kind, err.attempts)))
end

--- Answers with the worker and what a lookup gave.
function nginx_workers.ask() say(client:customer(CUSTOMER):qualification()) end

--- The same for a request to the path in the query, with a short deadline.
function nginx_workers.request()
  local answer, err = client:request({ path = ngx.var.arg_path }, { timeout = 60 })
  say(answer and answer.body, err)
end

--- Answers with the worker and the events that all workers noted.
function nginx_workers.notes() say(table.concat(ngx.shared.notes:get_keys(), " ")) end

return nginx_workers
