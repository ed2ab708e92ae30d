rockspec_format = "3.0"
package = "partnercenter"
version = "scm-1"
source = { url = "git+file://." }
description = {
  summary = "Microsoft's Partner Center REST API: customers, qualifications and more",
  detailed = [[
A client for the API with which cloud solution providers manage their customers. A C core over libcurl does HTTP and
authentication. It runs in plain scripts, in OpenResty and nginx, in Neovim and in cqueues.]],
  license = "MIT",
}
dependencies = { "lua >= 5.1, < 5.6", "lua-cjson" }
-- By library, not by header: LuaRocks does not find libcurl's headers on Debian and Ubuntu.
external_dependencies = { CURL = { library = "curl" }, CRYPTO = { library = "crypto" }, SSL = { library = "ssl" } }
build = {
  type = "builtin",
  modules = {
    ["partnercenter.core"] = {
      sources = {
        "csrc/core/connection/transport.c", -- first, as it reports headers of an old libcurl
        "csrc/bind/client.c",
        "csrc/bind/engine.c",
        "csrc/bind/fields.c",
        "csrc/bind/file.c",
        "csrc/bind/handle.c",
        "csrc/bind/json.c",
        "csrc/bind/module.c",
        "csrc/bind/path.c",
        "csrc/bind/waker.c",
        "csrc/core/auth/assertion.c",
        "csrc/core/auth/certificate.c",
        "csrc/core/auth/credential.c",
        "csrc/core/auth/token_entry.c",
        "csrc/core/base/base64.c",
        "csrc/core/base/buf.c",
        "csrc/core/base/clock.c",
        "csrc/core/base/decimal.c",
        "csrc/core/base/guid.c",
        "csrc/core/base/json_scan.c",
        "csrc/core/base/kind_names.c",
        "csrc/core/base/text.c",
        "csrc/core/base/timers.c",
        "csrc/core/base/url.c",
        "csrc/core/base/utf8.c",
        "csrc/core/call/call.c",
        "csrc/core/call/call_table.c",
        "csrc/core/call/host_queue.c",
        "csrc/core/call/limits.c",
        "csrc/core/call/request_headers.c",
        "csrc/core/call/request_spacing.c",
        "csrc/core/call/retry.c",
        "csrc/core/client/allowed_origin.c",
        "csrc/core/client/client.c",
        "csrc/core/client/foreign_hosts.c",
        "csrc/core/connection/alpn.c",
        "csrc/core/connection/ca_and_proxy.c",
        "csrc/core/connection/pool.c",
        "csrc/core/connection/sockets.c",
        "csrc/core/curl_quirks.c",
        "csrc/core/engine/after_attempt.c",
        "csrc/core/engine/attempts.c",
        "csrc/core/engine/closing.c",
        "csrc/core/engine/deliver.c",
        "csrc/core/engine/descriptor.c",
        "csrc/core/engine/engine.c",
        "csrc/core/engine/notices.c",
        "csrc/core/engine/queues.c",
        "csrc/core/engine/states.c",
        "csrc/core/engine/step.c",
        "csrc/core/engine/submit.c",
        "csrc/core/engine/tokens.c",
        "csrc/core/http/answer.c",
        "csrc/core/http/attempt.c",
        "csrc/core/http/body_file.c",
        "csrc/core/http/failure.c",
        "csrc/core/http/header_list.c",
        "csrc/core/http/retry_after.c",
        "csrc/core/http/session.c",
        "csrc/core/http/transfer.c",
        "csrc/core/os/download.c",
        "csrc/core/os/file.c",
        "csrc/core/os/file_append.c",
        "csrc/core/os/file_check.c",
        "csrc/core/os/process.c",
        "csrc/core/os/reactor_epoll.c",
        "csrc/core/os/reactor_kqueue.c",
        "csrc/core/os/temporary.c",
        "csrc/core/os/waker.c",
      },
      incdirs = { "csrc/core", "$(CURL_INCDIR)", "$(CRYPTO_INCDIR)", "$(SSL_INCDIR)" },
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
