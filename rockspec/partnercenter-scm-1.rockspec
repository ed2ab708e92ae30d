rockspec_format = "3.0"
package = "partnercenter"
version = "scm-1"
source = { url = "git+file://." }
description = {
  summary = "Microsoft's Partner Center REST API: customers, qualifications and more",
  detailed = [[
A client for the API that cloud solution providers manage their customers with. HTTP and sign-in are done by a C core
over libcurl; it works in plain scripts and inside OpenResty and Neovim.]],
  license = "MIT",
}
dependencies = { "lua >= 5.1, < 5.6", "lua-cjson" }
-- By library, not by header: LuaRocks does not look for headers where Debian and Ubuntu keep libcurl's.
external_dependencies = { CURL = { library = "curl" }, CRYPTO = { library = "crypto" }, SSL = { library = "ssl" } }
build = {
  type = "builtin",
  modules = {
    ["partnercenter.core"] = {
      sources = {
        "csrc/core/transport.c", -- the first to be compiled, since it says when libcurl's headers do not fit
        "csrc/bind/client.c",
        "csrc/bind/engine.c",
        "csrc/bind/fields.c",
        "csrc/bind/file.c",
        "csrc/bind/json.c",
        "csrc/bind/module.c",
        "csrc/core/answer.c",
        "csrc/core/assertion.c",
        "csrc/core/buf.c",
        "csrc/core/call.c",
        "csrc/core/client.c",
        "csrc/core/clock.c",
        "csrc/core/engine.c",
        "csrc/core/failure.c",
        "csrc/core/file.c",
        "csrc/core/gate.c",
        "csrc/core/headers.c",
        "csrc/core/json.c",
        "csrc/core/origin.c",
        "csrc/core/pool.c",
        "csrc/core/reactor_epoll.c",
        "csrc/core/reactor_kqueue.c",
        "csrc/core/pace.c",
        "csrc/core/retry.c",
        "csrc/core/retry_after.c",
        "csrc/core/sink.c",
        "csrc/core/sockets.c",
        "csrc/core/text.c",
        "csrc/core/timers.c",
        "csrc/core/tls.c",
        "csrc/core/token.c",
        "csrc/core/transfer.c",
      },
      incdirs = { "csrc", "$(CURL_INCDIR)", "$(CRYPTO_INCDIR)", "$(SSL_INCDIR)" },
      libdirs = { "$(CURL_LIBDIR)", "$(CRYPTO_LIBDIR)", "$(SSL_LIBDIR)" },
      libraries = { "curl", "ssl", "crypto" },
    },
  },
  copy_directories = { "examples/neovim" }, -- the app, its help and :checkhealth
  platforms = {
    linux = { modules = { ["partnercenter.core"] = { libraries = { "curl", "ssl", "crypto", "pthread", "dl" } } } },
  },
}
test = { type = "command", command = "spec/run lua" }
