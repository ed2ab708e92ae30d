--- Renders nginx.conf. Relative paths in it are relative to the simulator's folder.
local nginx_directives = require "partnercenter.simulator.launch.nginx_directives"

local nginx_conf = {}

local TEMPLATE = [[
daemon off;
master_process off;
worker_processes 1;
pid nginx.pid;
error_log error.log warn;
${modules}
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path body_temp;
  ${temp_paths}
  client_max_body_size 64m;
  client_body_buffer_size 1m;
  client_header_buffer_size 8k;
  large_client_header_buffers 8 64k;
  underscores_in_headers on;
  ignore_invalid_headers off;
  merge_slashes off;
  server_tokens off;
  keepalive_requests 1000000;
  reset_timedout_connection on;
  gzip on;
  gzip_min_length 1;
  gzip_proxied any;
  gzip_types application/json;
  lua_socket_log_errors off;
  lua_max_pending_timers 65536;
  lua_max_running_timers 1024;
  init_by_lua_file ${boot};
  init_worker_by_lua_block { require("partnercenter.simulator.server").work() }
  exit_worker_by_lua_block { require("partnercenter.simulator.server").leave() }
  server {
    listen 127.0.0.1:${port} ${listen};
    ${http2}
    ssl_certificate server.pem;
    ssl_certificate_key server.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    location / {
      set $reply_key "";
      content_by_lua_block { require("partnercenter.simulator.server").answer() }
    }
    location @abrupt {
      reset_timedout_connection off;
      content_by_lua_block { require("partnercenter.simulator.server").abrupt() }
    }
  }
  server {
    listen 127.0.0.1:${http_port};
    location / {
      set $reply_key "";
      content_by_lua_block { require("partnercenter.simulator.server").answer() }
    }
    location @abrupt {
      reset_timedout_connection off;
      content_by_lua_block { require("partnercenter.simulator.server").abrupt() }
    }
  }
}
]]

--- Renders nginx.conf.
---@param found table from requirements.find
---@param given table port, http_port, http2, boot (absolute path of server/boot.lua)
---@return string
function nginx_conf.render(found, given)
  local http2 = given.http2 and found.nginx.http2
  local directive = found.nginx.version >= 1025001
  local values = {
    modules = nginx_directives.modules(found),
    temp_paths = nginx_directives.temp_paths(found),
    boot = nginx_directives.quote(given.boot),
    port = ("%d"):format(given.port),
    http_port = ("%d"):format(given.http_port),
    listen = (http2 and not directive) and "ssl http2" or "ssl",
    http2 = (http2 and directive) and "http2 on;" or "",
  }
  return (TEMPLATE:gsub("%${([%w_]+)}", values))
end

return nginx_conf
