-- The receivers in the nginx under test, and its configuration.

local ngx = rawget(_G, "ngx")
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"

local nginx_webhook = {}

local CONF = [[
lua_package_path "%ROOT%/lua/?.lua;%ROOT%/lua/?/init.lua;%ROOT%/?.lua;;";
lua_package_cpath "%ROOT%/build/luajit/?.so;;";
lua_shared_dict seen 16m;
lua_shared_dict notes 16m;
init_by_lua_block { require("spec.support.hosts.nginx_webhook").init("%CONFIG%") }
server {
  listen 127.0.0.1:%PORT% backlog=4096;
  default_type text/plain;
  client_max_body_size 2m;
  client_body_buffer_size 16k;
  location = /fresh { content_by_lua_block { require("spec.support.hosts.nginx_webhook").fresh() } }
  location = /kept {
    lua_check_client_abort on;
    content_by_lua_block { require("spec.support.hosts.nginx_webhook").kept() }
  }
  location = /nothing { content_by_lua_block {
    ngx.header["Content-Length"] = 8
    ngx.print("received")
  } }
  location = /release { content_by_lua_block { ngx.shared.notes:set("released", true) } }
  location = /state { content_by_lua_block { require("spec.support.hosts.nginx_webhook").state() } }
}
]]

--- The argument of `spec.support.programs.nginx`.
---@param config string path of a file: JSON with the options of the client and of the receivers
function nginx_webhook.render(config)
  local root = assert(io.popen("pwd -P")):read("*l")
  return function(port)
    return (CONF:gsub("%%(%u+)%%", { ROOT = root, CONFIG = config, PORT = tostring(port) }))
  end
end

local config, kept

local function note(name) return assert(ngx.shared.notes:incr(name, 1, 0)) end

-- An event may ask for a failure of its handler, or for one that is slow or held until /release.
local function on_event(event)
  local wanted = json.decode(event.text)
  local count = note("ran " .. event.id)
  note "ran"
  if wanted.pause then ngx.sleep(wanted.pause) end
  while wanted.held and not ngx.shared.notes:get "released" do ngx.sleep(0.01) end
  if wanted.failures and count <= wanted.failures then error "the handler fails" end
  note "done"
  if event.stale then note "stale" end
end

local function receiver(client_options, more)
  local options = {}
  for name, value in pairs(config.receiver) do options[name] = value end
  for name, value in pairs(more) do options[name] = value end
  options.client, options.on_event = assert(partnercenter.new(client_options)), on_event
  return assert(require("partnercenter.webhook").new(options)), options.client
end

--- Makes the receiver of /kept, in the master.
---@param path string
function nginx_webhook.init(path)
  local file = assert(io.open(path, "rb"))
  config = assert(json.decode(file:read("*a")))
  file:close()
  local client = { on_event = function(told)
    if told.type == "webhook" then note("told " .. (told.event and "on_event" or told.kind)) end
  end }
  for name, value in pairs(config.client) do client[name] = value end
  kept = receiver(client, { seen = ngx.shared.seen })
end

--- Handles a delivery with a new receiver.
function nginx_webhook.fresh()
  local without = ngx.var.arg_without_intermediates
  local options = { intermediates = not without and config.receiver.intermediates or { } }
  receiver(config.client, options):handle()
end

--- Handles a delivery with the receiver of the worker.
function nginx_webhook.kept() kept:handle() end

--- Answers with the notes, as JSON.
function nginx_webhook.state()
  local all = { pid = ngx.worker.pid(), memory = collectgarbage("count") }
  for _, name in ipairs(ngx.shared.notes:get_keys(1000)) do all[name] = ngx.shared.notes:get(name) end
  for _, name in ipairs { "ran", "done" } do all[name] = ngx.shared.notes:get(name) end
  ngx.print((assert(json.encode(all))))
end

return nginx_webhook
