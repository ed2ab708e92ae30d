-- The configuration of the nginx under test.

local M = {}

local HTTP = [[
lua_package_path "%ROOT%/lua/?.lua;%ROOT%/lua/?/init.lua;%ROOT%/?.lua;;";
lua_package_cpath "%ROOT%/build/luajit/?.so;;";
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
  location = /abort/delay {
    lua_check_client_abort on;
    content_by_lua_block { require("spec.support.hosts.nginx").content() }
  }
  location / { content_by_lua_block { require("spec.support.hosts.nginx").content() } }
}
]]

---What `spec.support.nginx` needs to start it.
---@param url string of the service
---@param reuse boolean|nil one listening socket for each worker
function M.render(url, reuse)
  local root = assert(io.popen("pwd -P")):read("*l")
  return function(port)
    local values = { ROOT = root, URL = url, PORT = tostring(port), REUSE = reuse and "reuseport" or "" }
    return (HTTP:gsub("%%(%u+)%%", values))
  end
end

return M
