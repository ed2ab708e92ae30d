-- The configuration of the nginx under test.

local nginx_conf = {}

local PATHS = [[
lua_package_path "%ROOT%/lua/?.lua;%ROOT%/lua/?/init.lua;%ROOT%/?.lua;;";
lua_package_cpath "%ROOT%/build/luajit/?.so;;";
]]

local CASES = PATHS .. [[
lua_shared_dict notes 1m;
lua_shared_dict tokens 1m;
init_by_lua_block { require("spec.support.hosts.nginx").init("%URL%") }
init_worker_by_lua_block {
  require("spec.support.hosts.nginx").note("init_worker")
  require("spec.support.hosts.nginx").spawn("init_worker")
}
server {
  listen 127.0.0.1:%PORT% backlog=4096 %REUSE%;
  default_type text/plain;
  location = /ping { content_by_lua_block { ngx.print("pong") } }
  location = /cases/rewrite { rewrite_by_lua_block { require("spec.support.hosts.nginx").cases() } }
  location = /cases/access { access_by_lua_block { require("spec.support.hosts.nginx").cases() } }
  location = /cases/content { content_by_lua_block { require("spec.support.hosts.nginx").cases() } }
  location = /cases/timer { content_by_lua_block { require("spec.support.hosts.nginx").cases_in_timer() } }
  location = /phases {
    content_by_lua_block { ngx.print("phases") }
    header_filter_by_lua_block { require("spec.support.hosts.nginx").note("header_filter") }
    log_by_lua_block {
      require("spec.support.hosts.nginx").note("log")
      require("spec.support.hosts.nginx").spawn("log")
    }
  }
  location = /abort/held {
    lua_check_client_abort on;
    content_by_lua_block { require("spec.support.hosts.nginx").content() }
  }
  location / { content_by_lua_block { require("spec.support.hosts.nginx").content() } }
}
]]

local CALLS = PATHS .. [[
client_body_buffer_size 1m;
server {
  listen 127.0.0.1:%PORT%;
  location / {
    lua_need_request_body on;
    content_by_lua_block { require("spec.support.hosts.nginx_calls").answer() }
  }
}
]]

local function renderer(text, values)
  values.ROOT = assert(io.popen("pwd -P")):read("*l")
  return function(port)
    values.PORT = tostring(port)
    return (text:gsub("%%(%u+)%%", values))
  end
end

--- The arguments of `spec.support.programs.nginx` for the cases of the drivers.
---@param url string of the service
---@param reuse boolean|nil one listening socket per worker
function nginx_conf.render(url, reuse)
  return renderer(CASES, { URL = url, REUSE = reuse and "reuseport" or "" })
end

--- The same for the jobs of `spec.support.hosts.drivers`.
function nginx_conf.render_calls()
  return renderer(CALLS, {})
end

return nginx_conf
