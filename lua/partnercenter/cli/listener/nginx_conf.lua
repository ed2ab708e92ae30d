--- Renders the listener's nginx.conf. Relative paths in it are relative to the listener's folder.
local nginx_directives = require "partnercenter.simulator.launch.nginx_directives"

local nginx_conf = {}

local TEMPLATE = [[
daemon off;
master_process off;
worker_processes 1;
pid nginx.pid;
error_log error.log warn;
${modules}
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path body_temp;
  ${temp_paths}
  client_max_body_size 2m; # the receiver refuses more than 1m itself, and tells
  client_body_buffer_size 1m;
  server_tokens off;
  lua_socket_log_errors off;
  init_by_lua_file ${boot};
  init_worker_by_lua_block { require("partnercenter.cli.listener.receiver").work() }
  exit_worker_by_lua_block { require("partnercenter.cli.listener.receiver").leave() }
  server {
    listen ${address};
    location / { content_by_lua_block { require("partnercenter.cli.listener.receiver").answer() } }
  }
}
]]

--- Renders nginx.conf.
---@param found table from requirements.find
---@param given table address, boot (absolute path of boot.lua)
---@return string
function nginx_conf.render(found, given)
  local values = {
    modules = nginx_directives.modules(found),
    temp_paths = nginx_directives.temp_paths(found),
    boot = nginx_directives.quote(given.boot),
    address = given.address,
  }
  return (TEMPLATE:gsub("%${([%w_]+)}", values))
end

return nginx_conf
