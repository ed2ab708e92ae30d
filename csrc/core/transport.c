#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr */
#endif

#include "transport.h"

#if !__has_include(<curl/curl.h>)
#error "partnercenter: libcurl's headers are missing (Debian and Ubuntu: libcurl4-openssl-dev)"
#endif
#include <curl/curl.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define OLDEST_CURL 0x075700 /* 7.87: CURLOPT_QUICK_EXIT, CA cache */
#if LIBCURL_VERSION_NUM < OLDEST_CURL
#error "partnercenter needs the headers of libcurl 7.87 or newer"
#endif

typedef struct {
  int fd;
  bool watched; /* by libcurl: not idle */
  bool h1;
} pc_socket;

struct pc_transport {
  CURLM *multi;
  pc_reactor *reactor;
  int64_t due_ms;
  int connections;
  bool wears_out;
  pc_socket *sockets;
  size_t socket_count, socket_cap;
};

static pc_socket *find(const pc_transport *transport, int fd) {
  for (size_t i = 0; i < transport->socket_count; i++)
    if (transport->sockets[i].fd == fd) return &transport->sockets[i];
  return NULL;
}

/* libcurl's callbacks only record what it wants; nothing runs inside them. */

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *slot) {
  pc_transport *transport = user;
  (void)easy, (void)slot;
  int mask = what == CURL_POLL_REMOVE
                 ? 0
                 : (what & CURL_POLL_IN ? PC_READ : 0) | (what & CURL_POLL_OUT ? PC_WRITE : 0);
  pc_socket *found = find(transport, fd);
  if (found) found->watched = mask != 0;
  return pc_reactor_set(transport->reactor, fd, mask) ? 0 : -1;
}

static int on_timer(CURLM *multi, long milliseconds, void *user) {
  pc_transport *transport = user;
  (void)multi;
  transport->due_ms = milliseconds < 0    ? PC_NEVER
                      : milliseconds == 0 ? 0 /* at once, whatever time it is */
                                          : pc_time_add(pc_now_ms(), milliseconds);
  return 0;
}

pc_transport *pc_transport_open(pc_reactor *reactor) {
  pc_transport *transport = calloc(1, sizeof *transport);
  if (!transport) return NULL;
  transport->reactor = reactor;
  transport->due_ms = PC_NEVER;
  transport->multi = curl_multi_init();
  if (!transport->multi) {
    free(transport);
    return NULL;
  }
  curl_multi_setopt(transport->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(transport->multi, CURLMOPT_SOCKETDATA, transport);
  curl_multi_setopt(transport->multi, CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt(transport->multi, CURLMOPT_TIMERDATA, transport);
  curl_multi_setopt(transport->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
#if LIBCURL_VERSION_NUM >= 0x081400
  curl_multi_setopt(transport->multi, CURLMOPT_QUICK_EXIT, 1L);
#endif
  pc_transport_allow(transport, 1);
  transport->wears_out = curl_version_info(CURLVERSION_NOW)->version_num < 0x080101;
  return transport;
}

bool pc_transport_wears_out(const pc_transport *transport) {
  return transport->wears_out;
}

void pc_transport_close(pc_transport *transport, bool forked) {
  if (!transport) return;
  if (forked) { /* a goodbye from here would end the parent's sessions */
    for (size_t i = 0; i < transport->socket_count; i++)
      close(transport->sockets[i].fd);
  } else {
    curl_multi_cleanup(transport->multi);
  }
  free(transport->sockets);
  free(transport);
}

void pc_transport_allow(pc_transport *transport, int connections) {
  if (connections <= transport->connections) return;
  transport->connections = connections;
  curl_multi_setopt(transport->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)connections);
  /* kept alive between bursts: libcurl's default depends on how many are running */
  curl_multi_setopt(transport->multi, CURLMOPT_MAXCONNECTS, (long)connections * PC_HOST_COUNT);
}

/* What comes over an idle HTTP/1.1 connection was not asked for, and would be taken for the answer
   to the next request. Emptied and shut down, the connection looks to libcurl as dead as it is. */
void pc_transport_drop_unasked(pc_transport *transport) {
  for (size_t i = 0; i < transport->socket_count; i++) {
    const pc_socket *item = &transport->sockets[i];
    char bytes[4096];
    if (item->watched || !item->h1) continue;
    if (recv(item->fd, bytes, sizeof bytes, MSG_PEEK | MSG_DONTWAIT) <= 0) continue;
    shutdown(item->fd, SHUT_RDWR);
    for (int n = 0; n < 64 && recv(item->fd, bytes, sizeof bytes, MSG_DONTWAIT) > 0; n++) {
    }
  }
}

bool pc_transport_add(pc_transport *transport, pc_transfer *transfer) {
  return curl_multi_add_handle(transport->multi, transfer->easy) == CURLM_OK;
}

void pc_transport_remove(pc_transport *transport, pc_transfer *transfer) {
  curl_multi_remove_handle(transport->multi, transfer->easy);
}

void pc_transport_socket(pc_transport *transport, int fd, int mask) {
  int running;
  int bits = (mask & PC_READ ? CURL_CSELECT_IN : 0) | (mask & PC_WRITE ? CURL_CSELECT_OUT : 0);
  curl_multi_socket_action(transport->multi, fd, bits, &running);
}

void pc_transport_timeout(pc_transport *transport) {
  int running;
  transport->due_ms = PC_NEVER; /* libcurl sets it anew when it wants more */
  curl_multi_socket_action(transport->multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

int64_t pc_transport_due(const pc_transport *transport) {
  return transport->due_ms;
}

static void note_version(pc_transport *transport, const pc_transfer *transfer) {
  curl_socket_t fd = CURL_SOCKET_BAD;
  if (!transfer->h1) return;
  curl_easy_getinfo(transfer->easy, CURLINFO_ACTIVESOCKET, &fd);
  pc_socket *found = find(transport, fd);
  if (found) found->h1 = true;
}

pc_transfer *pc_transport_take(pc_transport *transport, int *curl_code) {
  int left;
  CURLMsg *message;
  while ((message = curl_multi_info_read(transport->multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL *easy = message->easy_handle;
    *curl_code = (int)message->data.result; /* gone once the handle is removed */
    char *private = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
    pc_transfer *transfer = (pc_transfer *)(void *)private;
    note_version(transport, transfer);
    curl_multi_remove_handle(transport->multi, easy);
    return transfer;
  }
  return NULL;
}

int pc_transport_open_socket(pc_transport *transport, int family, int type, int protocol) {
  if (transport->socket_count == transport->socket_cap) {
    size_t cap = transport->socket_cap ? transport->socket_cap * 2 : 16;
    pc_socket *sockets = realloc(transport->sockets, cap * sizeof *sockets);
    if (!sockets) return -1;
    transport->sockets = sockets;
    transport->socket_cap = cap;
  }
  int fd = socket(family, type, protocol);
  if (fd < 0) return -1;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  transport->sockets[transport->socket_count++] = (pc_socket){.fd = fd, .watched = true};
  return fd;
}

void pc_transport_close_socket(pc_transport *transport, int fd) {
  pc_socket *found = find(transport, fd);
  if (found) *found = transport->sockets[--transport->socket_count];
  close(fd);
}

/* ---- process ---- */

static void start_curl(void) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
}

const char *pc_process_start(const void *symbol_of_the_library) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  if (info->version_num < OLDEST_CURL)
    return "partnercenter needs libcurl 7.87 or newer at run time; an older one was loaded";
  if (!(info->features & CURL_VERSION_SSL)) return "partnercenter needs a libcurl with TLS";
  if (pthread_once(&once, start_curl) != 0) return "libcurl could not be started";
#ifdef RTLD_NODELETE
  /* a resolver thread may outlive the Lua state, so its code must stay */
  Dl_info library;
  if (dladdr(symbol_of_the_library, &library) && library.dli_fname)
    dlopen(library.dli_fname, RTLD_NOW | RTLD_NODELETE);
#else
  (void)symbol_of_the_library;
#endif
  return NULL;
}

/* curl_version() writes into a buffer that all threads share */
void pc_curl_version(char out[PC_CURL_VERSION_MAX]) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  const char *h2 = info->age >= CURLVERSION_SIXTH ? info->nghttp2_version : NULL;
  (void)snprintf(out, PC_CURL_VERSION_MAX, "libcurl/%s %s%s%s", info->version,
                 info->ssl_version ? info->ssl_version : "", h2 ? " nghttp2/" : "", h2 ? h2 : "");
}

const char *pc_curl_ca_file(void) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  return info->age >= CURLVERSION_SEVENTH ? info->cainfo : NULL;
}
