std = "min"
max_line_length = 110
exclude_files = { "build", "partnercenter", "lua/partnercenter/types" }
include_files = { "lua/**/*.lua", "spec/**/*.lua", "examples/**/*.lua" }

files["spec"] = { std = "min+busted" }

files["examples"] = { read_globals = { "arg" } }
files["examples/93_script_spec.lua"] = { std = "min+busted" }
files["examples/neovim"] = { globals = { "vim" } }
files["examples/openresty"] = { globals = { "ngx" } }
files["lua/partnercenter/engine/driver/ngx.lua"] = { read_globals = { "ngx" } }
files["lua/partnercenter/engine/driver/uv.lua"] = { read_globals = { "vim" } }
