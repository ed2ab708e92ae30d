#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr */
#endif

#include "connection/transport_state.h"

#define CURL_DISABLE_DEPRECATION /* for curl_multi_socket_all */
#if !__has_include(<curl/curl.h>)
#error "partnercenter: libcurl's headers are missing (Debian and Ubuntu: libcurl4-openssl-dev)"
#endif
#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define OLDEST_CURL 0x075700 /* 7.87: CURLOPT_QUICK_EXIT, CA cache */
#if LIBCURL_VERSION_NUM < OLDEST_CURL
#error "partnercenter needs the headers of libcurl 7.87 or newer"
#endif

enum { SPARE_POOLS = 4 /* kept without members */ };

/* libcurl's callbacks only record; nothing runs inside them. */

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *socket_data) {
  pc_multi *multi = user;
  pc_transport *transport = multi->transport;
  (void)easy, (void)socket_data;
  int mask = what == CURL_POLL_REMOVE
                 ? 0
                 : (what & CURL_POLL_IN ? PC_READ : 0) | (what & CURL_POLL_OUT ? PC_WRITE : 0);
  pc_socket *found = pc_sockets_find(&transport->sockets, fd);
  if (!found && mask) found = pc_sockets_add(&transport->sockets, fd);
  if (!found && mask) return -1;
  if (found) {
    found->watched = mask != 0;
    found->multi = multi;
    if (!mask && multi->sort == PC_SORT_HTTP_2) multi->unwatched = true;
    if (found->ours) return pc_socket_watch(found, transport->reactor, mask) ? 0 : -1;
    if (!mask) pc_sockets_forget(&transport->sockets, found);
  }
  return pc_reactor_set(transport->reactor, fd, mask) ? 0 : -1;
}

static int on_timer(CURLM *curl, long milliseconds, void *user) {
  pc_multi *multi = user;
  (void)curl;
  multi->due_ms = milliseconds < 0    ? PC_NEVER
                  : milliseconds == 0 ? 0 /* at once */
                                      : pc_time_add(pc_now_ms(), milliseconds);
  return 0;
}

/* ---- multi handles ---- */

static bool set_connections(pc_multi *multi) {
  long most = pc_pool_connections(multi->pool, multi->sort);
  if (most == multi->connections) return true;
  multi->connections = most;
  /* keeps idle connections between bursts: libcurl's default depends on the running transfers */
  return curl_multi_setopt(multi->curl, CURLMOPT_MAX_HOST_CONNECTIONS, most) == CURLM_OK &&
         curl_multi_setopt(multi->curl, CURLMOPT_MAXCONNECTS, most * PC_HOST_COUNT) == CURLM_OK;
}

static bool set_up_multi(pc_multi *multi) {
  CURLM *curl = multi->curl;
  CURLMcode code = curl_multi_setopt(curl, (CURLMoption)PC_CURLMOPT_QUICK_EXIT, 1L);
  if (code != CURLM_OK && code != CURLM_UNKNOWN_OPTION) return false;
  return curl_multi_setopt(curl, CURLMOPT_SOCKETFUNCTION, on_socket) == CURLM_OK &&
         curl_multi_setopt(curl, CURLMOPT_SOCKETDATA, multi) == CURLM_OK &&
         curl_multi_setopt(curl, CURLMOPT_TIMERFUNCTION, on_timer) == CURLM_OK &&
         curl_multi_setopt(curl, CURLMOPT_TIMERDATA, multi) == CURLM_OK &&
         curl_multi_setopt(curl, CURLMOPT_PIPELINING,
                           multi->sort == PC_SORT_HTTP_2 ? (long)CURLPIPE_MULTIPLEX
                                                         : (long)CURLPIPE_NOTHING) == CURLM_OK &&
         set_connections(multi);
}

static void multi_free(pc_multi *multi, bool forked) {
  pc_list_remove(&multi->link);
  if (!forked)
    curl_multi_cleanup(multi->curl); /* a child's clean-up would close the parent's connections */
  free(multi);
}

static pc_multi *multi_of(pc_transport *transport, pc_pool *pool, pc_sort sort) {
  if (pool->multis[sort]) return pool->multis[sort];
  pc_multi *multi = calloc(1, sizeof *multi);
  if (!multi) return NULL;
  *multi = (pc_multi){.transport = transport, .pool = pool, .due_ms = PC_NEVER, .sort = sort};
  pc_list_init(&multi->link);
  pc_list_init(&multi->transfers);
  multi->curl = curl_multi_init();
  if (!multi->curl || !set_up_multi(multi)) {
    multi_free(multi, false);
    return NULL;
  }
  pc_list_append(&transport->multis, &multi->link);
  return pool->multis[sort] = multi;
}

static void drain(pc_multi *multi) {
  if (multi->drained) return;
  multi->drained = true;
  multi->pool->multis[multi->sort] = NULL;
  multi->transport->misplaced = true;
}

/* ---- pools ---- */

static void pool_free(pc_pool *pool) {
  for (int i = 0; i < PC_SORTS; i++)
    if (pool->multis[i]) multi_free(pool->multis[i], false);
  pc_pool_free(pool);
}

static pc_pool *pool_for(pc_transport *transport, const char *network) {
  int spare = 0;
  for (pc_node *node = transport->pools.next, *next; node != &transport->pools; node = next) {
    next = node->next;
    pc_pool *pool = PC_OWNER(node, pc_pool, link);
    if (!strcmp(pool->network, network)) return pool;
    if (pc_list_empty(&pool->members) && ++spare > SPARE_POOLS) pool_free(pool);
  }
  pc_pool *pool = pc_pool_new(network);
  if (pool) pc_list_prepend(&transport->pools, &pool->link);
  return pool;
}

bool pc_transport_join(pc_transport *transport, pc_member *member, const char *network,
                       char *const base[PC_HOST_COUNT]) {
  pc_pool *pool = pool_for(transport, network);
  bool ok = pool && pc_pool_add(pool, member, base);
  for (int i = 0; ok && i < PC_SORTS; i++)
    ok = !pool->multis[i] || set_connections(pool->multis[i]);
  if (!ok) pc_pool_remove(member);
  return ok;
}

void pc_transport_leave(pc_member *member) {
  pc_pool_remove(member);
}

/* ---- the transport ---- */

pc_transport *pc_transport_open(pc_reactor *reactor) {
  pc_transport *transport = calloc(1, sizeof *transport);
  if (!transport) return NULL;
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  transport->reactor = reactor;
  transport->quirks = pc_curl_quirks_of(info->version_num);
  transport->tls_is_same = pc_alpn_is_same_library(info->ssl_version);
  pc_list_init(&transport->pools);
  pc_list_init(&transport->multis);
  pc_list_init(&transport->displaced);
  return transport;
}

void pc_transport_close(pc_transport *transport, bool forked) {
  if (!transport) return;
  if (forked) pc_sockets_close(&transport->sockets);
  for (pc_node *node = transport->multis.next, *next; node != &transport->multis; node = next) {
    pc_multi *multi = PC_OWNER(node, pc_multi, link);
    next = node->next;
    if (!multi->drained) multi->pool->multis[multi->sort] = NULL;
    multi_free(multi, forked);
  }
  for (pc_node *node = transport->pools.next, *next; node != &transport->pools; node = next) {
    next = node->next;
    pool_free(PC_OWNER(node, pc_pool, link));
  }
  free(transport->sockets.items);
  free(transport);
}

bool pc_transport_add(pc_transport *transport, pc_handle *handle) {
  pc_sort sort = handle->stream      ? PC_SORT_STREAM
                 : handle->exclusive ? PC_SORT_EXCLUSIVE
                 : handle->asks_h2   ? PC_SORT_HTTP_2
                                     : PC_SORT_HTTP_1;
  pc_multi *multi = multi_of(transport, handle->member->pool, sort);
  if (!multi || curl_multi_add_handle(multi->curl, handle->easy) != CURLM_OK) return false;
  handle->multi = multi;
  pc_list_append(&multi->transfers, &handle->link);
  return true;
}

static void detach(pc_transport *transport, pc_handle *handle) {
  pc_multi *multi = handle->multi;
  /* freeing the handle removes it in any case */
  if (multi && curl_multi_remove_handle(multi->curl, handle->easy) != CURLM_OK)
    handle->broken = true;
  for (size_t i = 0; handle->opened && i < transport->sockets.count; i++)
    if (transport->sockets.items[i].opener == handle) transport->sockets.items[i].opener = NULL;
  pc_list_remove(&handle->link);
  handle->multi = NULL;
  if (multi && multi->drained) transport->misplaced = true;
}

/* The peer speaks only HTTP/1.1, and nothing was sent. */
static bool must_fall_back(const pc_handle *handle) {
  return handle->asks_h2 && !handle->demands_h2 && !handle->ready && handle->peer->h1;
}

static bool is_misplaced(const pc_handle *handle) {
  if (handle->socket || handle->opened) return false;
  return handle->multi->drained || must_fall_back(handle);
}

static void displace(pc_transport *transport, pc_handle *handle) {
  detach(transport, handle);
  pc_list_append(&transport->displaced, &handle->link);
}

/* Takes waiting transfers off a multi handle that will give them no connection. */
static void displace_waiting(pc_multi *multi) {
  for (pc_node *node = multi->transfers.next, *next; node != &multi->transfers; node = next) {
    next = node->next;
    pc_handle *handle = PC_OWNER(node, pc_handle, link);
    if (is_misplaced(handle)) displace(multi->transport, handle);
  }
}

static void clear_misplaced(pc_transport *transport) {
  if (!transport->misplaced) return;
  for (pc_node *node = transport->multis.next, *next; node != &transport->multis; node = next) {
    pc_multi *multi = PC_OWNER(node, pc_multi, link);
    next = node->next;
    displace_waiting(multi);
    if (multi->drained && pc_list_empty(&multi->transfers)) multi_free(multi, false);
  }
  transport->misplaced = false;
}

void pc_transport_remove(pc_transport *transport, pc_handle *handle, bool waited) {
  pc_multi *multi = handle->multi;
  const pc_socket *used = pc_sockets_by_serial(&transport->sockets, handle->socket);
  bool silent = waited && used && used->opener != handle && used->reads == handle->reads;
  detach(transport, handle);
  /* a connection that only this transfer used is closed by now */
  if (silent && pc_sockets_by_serial(&transport->sockets, handle->socket)) drain(multi);
  clear_misplaced(transport);
}

void pc_transport_socket(pc_transport *transport, int fd, int mask) {
  int running;
  int bits = (mask & PC_READ ? CURL_CSELECT_IN : 0) | (mask & PC_WRITE ? CURL_CSELECT_OUT : 0);
  pc_socket *found = pc_sockets_find(&transport->sockets, fd);
  if (!found || !found->multi) return;
  if (mask & PC_READ) found->reads++;
  if (found->watched)
    curl_multi_socket_action(found->multi->curl, fd, bits, &running);
  else /* libcurl looks for the end of an idle connection before it reuses it */
    pc_socket_unwatch(found, transport->reactor);
  clear_misplaced(transport);
}

void pc_transport_timeout(pc_transport *transport) {
  int running;
  int64_t now = pc_now_ms();
  for (pc_node *node = transport->multis.next; node != &transport->multis; node = node->next) {
    pc_multi *multi = PC_OWNER(node, pc_multi, link);
    if (multi->due_ms > now) continue;
    multi->due_ms = PC_NEVER; /* libcurl sets it again when it needs it */
    curl_multi_socket_action(multi->curl, CURL_SOCKET_TIMEOUT, 0, &running);
  }
  clear_misplaced(transport);
}

int64_t pc_transport_due(const pc_transport *transport) {
  if (!pc_list_empty(&transport->displaced)) return 0;
  int64_t due = PC_NEVER;
  for (pc_node *node = transport->multis.next; node != &transport->multis; node = node->next) {
    const pc_multi *multi = PC_OWNER(node, pc_multi, link);
    if (multi->due_ms < due) due = multi->due_ms;
  }
  return due;
}

/* The error is the connection's, not that of one stream on it. */
static bool breaks_connection(int curl_code) {
  return curl_code == CURLE_HTTP2 || curl_code == CURLE_SEND_ERROR ||
         curl_code == CURLE_RECV_ERROR || curl_code == CURLE_GOT_NOTHING;
}

/* libcurl 8 keeps a connection whose peer broke the rules of HTTP/2, although nothing arrives on it
   any more. The shutdown ends its other transfers, and libcurl does not reuse it. */
static void shut_down(const pc_transport *transport, const pc_handle *handle) {
  const pc_socket *used = pc_sockets_by_serial(&transport->sockets, handle->socket);
  if (used) shutdown(used->fd, SHUT_RDWR);
}

static pc_handle *take_from(pc_transport *transport, pc_multi *multi, int *curl_code) {
  int left;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi->curl, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *curl_code = (int)message->data.result; /* freed with the handle's removal */
    char *private = NULL;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &private);
    pc_handle *handle = (pc_handle *)(void *)private;
    if (*curl_code == CURLE_ABORTED_BY_CALLBACK && (handle->unclean || must_fall_back(handle))) {
      displace(transport, handle);
      continue;
    }
    if (handle->stream && *curl_code == CURLE_OK) return handle; /* removal would close it */
    detach(transport, handle);
    if (breaks_connection(*curl_code)) shut_down(transport, handle);
    return handle;
  }
  return NULL;
}

/* After an error in HTTP/2, libcurl 8 stops watching the connection: its other transfers would only
   end by timeout. curl_multi_perform would not tell which sockets are to be watched afterwards. */
static bool drive_unwatched(const pc_transport *transport, pc_multi *multi) {
  bool forgotten = false;
  multi->unwatched = false;
  for (const pc_node *node = multi->transfers.next; node != &multi->transfers; node = node->next) {
    const pc_handle *handle = PC_OWNER(node, pc_handle, link);
    const pc_socket *used = pc_sockets_by_serial(&transport->sockets, handle->socket);
    forgotten = forgotten || (used && !used->watched);
  }
  int running;
  return forgotten && curl_multi_socket_all(multi->curl, &running) == CURLM_OK;
}

pc_handle *pc_transport_take(pc_transport *transport, int *curl_code) {
  pc_handle *handle = NULL;
  for (pc_node *node = transport->multis.next; !handle && node != &transport->multis;
       node = node->next) {
    pc_multi *multi = PC_OWNER(node, pc_multi, link);
    handle = take_from(transport, multi, curl_code);
    if (!handle && multi->unwatched && drive_unwatched(transport, multi))
      handle = take_from(transport, multi, curl_code);
  }
  clear_misplaced(transport);
  return handle;
}

pc_handle *pc_transport_take_displaced(pc_transport *transport) {
  pc_node *node = pc_list_first(&transport->displaced);
  if (!node) return NULL;
  pc_list_remove(node);
  return PC_OWNER(node, pc_handle, link);
}

/* ---- streams ---- */

int pc_transport_stream_fd(const pc_handle *handle) {
  curl_socket_t fd = CURL_SOCKET_BAD;
  bool known = curl_easy_getinfo(handle->easy, CURLINFO_ACTIVESOCKET, &fd) == CURLE_OK;
  return known ? fd : -1;
}

bool pc_transport_stream_watch(pc_transport *transport, const pc_handle *handle, int mask) {
  pc_socket *item = pc_sockets_find(&transport->sockets, pc_transport_stream_fd(handle));
  return item && pc_socket_watch(item, transport->reactor, mask);
}

static pc_io outcome_of(CURLcode code) {
  return code == CURLE_OK ? PC_IO_DONE : code == CURLE_AGAIN ? PC_IO_AGAIN : PC_IO_ENDED;
}

pc_io pc_transport_stream_send(size_t *sent, const pc_handle *handle, pc_span bytes) {
  *sent = 0;
  return outcome_of(curl_easy_send(handle->easy, bytes.at, bytes.len, sent));
}

pc_io pc_transport_stream_receive(size_t *received, const pc_handle *handle, char *into,
                                  size_t room) {
  *received = 0;
  pc_io outcome = outcome_of(curl_easy_recv(handle->easy, into, room, received));
  return outcome == PC_IO_DONE && !*received ? PC_IO_ENDED : outcome; /* the peer closed it */
}

/* ---- TLS ---- */

bool pc_transport_can_ask_tls(const pc_transport *transport) {
  return transport->tls_is_same;
}

pc_version pc_transport_agreed_version(const pc_transport *transport, const pc_handle *handle) {
  struct curl_tlssessioninfo *session = NULL;
  if (!transport->tls_is_same ||
      curl_easy_getinfo(handle->easy, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || !session ||
      session->backend != CURLSSLBACKEND_OPENSSL || !session->internals)
    return PC_VERSION_UNKNOWN;
  return pc_alpn_agreed_version(session->internals);
}

void pc_transport_note_h1(pc_transport *transport, const pc_handle *handle) {
  handle->peer->h1 = true;
  transport->misplaced = true;
}

/* ---- process ---- */

static void start_curl(void) {
  (void)curl_global_init(CURL_GLOBAL_DEFAULT); /* the call below reports its error */
}

const char *pc_process_start(const void *symbol_of_the_library) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  if (info->version_num < OLDEST_CURL)
    return "partnercenter needs libcurl 7.87 or newer at run time; an older one was loaded";
  if (!(info->features & CURL_VERSION_SSL)) return "partnercenter needs a libcurl with TLS";
  struct curl_header *header;
  if (curl_easy_header(NULL, "", 0, CURLH_HEADER, -1, &header) == CURLHE_NOT_BUILT_IN)
    return "partnercenter needs a libcurl that was built with its headers API";
  if (pthread_once(&once, start_curl) != 0 || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    return "libcurl could not be started";
#ifdef RTLD_NODELETE
  /* a resolver thread may outlive the Lua state: its code must stay in memory */
  Dl_info library;
  if (dladdr(symbol_of_the_library, &library) && library.dli_fname)
    dlopen(library.dli_fname, RTLD_NOW | RTLD_NODELETE);
#else
  (void)symbol_of_the_library;
#endif
  return NULL;
}

/* curl_version() would write into a buffer that all threads share. */
void pc_curl_version(char out[PC_CURL_VERSION_MAX]) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  const char *h2 = info->age >= CURLVERSION_SIXTH ? info->nghttp2_version : NULL;
  (void)snprintf(out, PC_CURL_VERSION_MAX, "libcurl/%s %s%s%s", info->version,
                 info->ssl_version ? info->ssl_version : "", h2 ? " nghttp2/" : "", h2 ? h2 : "");
}

pc_curl_quirks pc_curl_quirks_here(void) {
  return pc_curl_quirks_of(curl_version_info(CURLVERSION_NOW)->version_num);
}

const char *pc_curl_ca_path(void) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  return info->age >= CURLVERSION_SEVENTH ? info->capath : NULL;
}

const char *pc_curl_ca_file(void) {
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  return info->age >= CURLVERSION_SEVENTH ? info->cainfo : NULL;
}
