#include "http/transfer.h"

#include "base/text.h"
#include "base/url.h"
#include "http/failure.h"
#include "http/retry_after.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RESERVE_FROM = 256 /* bytes: a longer body gets room for its announced length */ };

/* Options that differ between requests, but seldom do. */
typedef struct {
  long http_version, exclusive, raw;
  curl_off_t max_bytes;
} handle_options;

struct pc_transfer {
  pc_handle handle;
  pc_transport *transport;
  pc_session *session;
  pc_exchange exchange;
  pc_header_list *shared;
  pc_curl_quirks quirks;
  pc_header_guard guard;
  bool guarded;              /* CURLOPT_HEADER is set, which the guard needs */
  long sent_before;          /* bytes that a proxy got before the request */
  handle_options options;    /* as the handle has them */
  const pc_line *first_line; /* as the handle has it */
  char error[CURL_ERROR_SIZE];
};

/* ---- callbacks: they only record ---- */

static long ask(const pc_transfer *transfer, CURLINFO what) {
  long value = 0;
  curl_easy_getinfo(transfer->handle.easy, what, &value);
  return value;
}

static const char *last_header(const pc_transfer *transfer, const char *name);

static size_t to_consumer(pc_transfer *transfer, const char *bytes, size_t len) {
  pc_answer *answer = transfer->exchange.answer;
  pc_body_pipe *pipe = answer->pipe;
  if (!pipe) return pc_body_file_write(&answer->body_file, bytes, len) ? len : 0;
  int status = (int)ask(transfer, CURLINFO_RESPONSE_CODE);
  if (!answer->seen.piped && !pc_answer_begin_pipe(answer, status, last_header(transfer, "ETag"),
                                                   last_header(transfer, "Content-Range")))
    return 0;
  if (!pc_body_pipe_has_room(pipe, len)) return CURL_WRITEFUNC_PAUSE;
  pc_body_pipe_put(pipe, bytes, len);
  return pipe->has_consumer ? len : 0;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  pc_transfer *transfer = user;
  pc_answer *answer = transfer->exchange.answer;
  size_t len = size * count;
  if (pc_header_guard_expects_line(&transfer->guard)) {
    answer->seen.stray = !pc_header_guard_allows(&transfer->guard, bytes[0]);
    return answer->seen.stray ? 0 : len;
  }
  if (pc_answer_has_consumer(answer) && ask(transfer, CURLINFO_RESPONSE_CODE) / 100 == 2)
    return to_consumer(transfer, bytes, len);
  if (!answer->body.len && len >= RESERVE_FROM) {
    curl_off_t told = -1;
    curl_easy_getinfo(transfer->handle.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &told);
    if (told > 0 && (size_t)told <= answer->body.max) pc_buf_reserve(&answer->body, (size_t)told);
  }
  return pc_answer_body(answer, bytes, len) ? len : 0;
}

/* libcurl sets the types of its callbacks */
// NOLINTNEXTLINE(readability-non-const-parameter)
static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  pc_transfer *transfer = user;
  size_t len = size * count;
  pc_answer *answer = transfer->exchange.answer;
  if (!pc_answer_line(answer, (pc_span){bytes, len})) return 0;
  if (transfer->guard.on)
    pc_header_guard_line(&transfer->guard, answer->seen.named,
                         answer->seen.head_ended && !answer->seen.interim);
  /* the first sign of HTTP/1.1 where libcurl's TLS cannot be asked */
  if (answer->seen.h1 && transfer->handle.asks_h2)
    pc_transport_note_h1(transfer->transport, &transfer->handle);
  return len;
}

static long bytes_sent(const pc_transfer *transfer) {
  return ask(transfer, CURLINFO_REQUEST_SIZE);
}

/* A connection is up, and libcurl is about to send the request. */
// NOLINTNEXTLINE(readability-non-const-parameter)
static int on_ready(void *user, char *to, char *from, int port_to, int port_from) {
  pc_transfer *transfer = user;
  (void)from;
  pc_version unknown = PC_VERSION_UNKNOWN;
  pc_version *version =
      pc_transport_use(transfer->transport, &transfer->handle, port_from, to, port_to);
  if (transfer->handle.unclean) return CURL_PREREQFUNC_ABORT;
  if (!version) version = &unknown;
  if (!transfer->handle.ready) transfer->sent_before = bytes_sent(transfer);
  transfer->handle.ready = true;
  if (!transfer->handle.asks_h2) return CURL_PREREQFUNC_OK;
  if (*version == PC_VERSION_UNKNOWN)
    *version = pc_transport_agreed_version(transfer->transport, &transfer->handle);
  if (*version != PC_VERSION_1) return CURL_PREREQFUNC_OK;
  transfer->handle.ready = false;
  pc_transport_note_h1(transfer->transport, &transfer->handle);
  return CURL_PREREQFUNC_ABORT;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *at) {
  pc_transfer *transfer = user;
  (void)purpose;
  return pc_transport_open_socket(transfer->transport, &transfer->handle, at->family, at->socktype,
                                  at->protocol, transfer->session->connect_timeout_ms);
}

static int on_close_socket(void *user, curl_socket_t fd) {
  pc_transport_close_socket(user, fd);
  return 0;
}

/* ---- one transfer ---- */

/* A refused option must not stay at its default; mostly memory was short. */
static void require(pc_transfer *transfer, CURLcode code) {
  if (code != CURLE_OK) transfer->handle.broken = true;
}

#define SET(option, value) require(transfer, curl_easy_setopt(transfer->handle.easy, option, value))

/* A libcurl that was built without the feature behaves as the option asks. */
static void require_if_known(pc_transfer *transfer, CURLcode code) {
  if (code != CURLE_UNKNOWN_OPTION && code != CURLE_NOT_BUILT_IN) require(transfer, code);
}

#define UNSET(option, value)                                                                       \
  require_if_known(transfer, curl_easy_setopt(transfer->handle.easy, option, value))

typedef struct {
  CURLoption blob, file, path;
} trust_options;

static void set_trust(pc_transfer *transfer, trust_options option) {
  pc_trust trust = pc_ca_and_proxy_trust_in_curl(&transfer->session->network);
  if (trust.bundle) {
    struct curl_blob bundle = {trust.bundle->data, trust.bundle->len, CURL_BLOB_NOCOPY};
    SET(option.blob, &bundle);
  }
  SET(option.file, trust.file);
  if (trust.path)
    SET(option.path, trust.path);
  else
    UNSET(option.path, NULL);
}

/* Sets the options that are the same for all requests of a session. */
static void set_up(pc_transfer *transfer) {
  const pc_ca_and_proxy *network = &transfer->session->network;
  SET(CURLOPT_PRIVATE, (char *)&transfer->handle);
  SET(CURLOPT_ERRORBUFFER, transfer->error);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_QUICK_EXIT, 1L);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  SET(CURLOPT_PATH_AS_IS, 1L);
  SET(CURLOPT_PIPEWAIT, 1L);
  SET(CURLOPT_ACCEPT_ENCODING, "gzip");
  SET(CURLOPT_USERAGENT, transfer->session->user_agent);
  SET(CURLOPT_CONNECTTIMEOUT_MS, (long)transfer->session->connect_timeout_ms);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  if (network->proxy)
    SET(CURLOPT_PROXY, network->proxy);
  else
    UNSET(CURLOPT_PROXY, "");
  UNSET(CURLOPT_NOPROXY, network->no_proxy ? network->no_proxy : "");
  UNSET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_WRITEFUNCTION, on_body);
  SET(CURLOPT_WRITEDATA, transfer);
  SET(CURLOPT_HEADERFUNCTION, on_header);
  SET(CURLOPT_HEADERDATA, transfer);
  SET(CURLOPT_PREREQFUNCTION, on_ready);
  SET(CURLOPT_PREREQDATA, transfer);
  SET(CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  SET(CURLOPT_OPENSOCKETDATA, transfer);
  SET(CURLOPT_CLOSESOCKETFUNCTION, on_close_socket);
  SET(CURLOPT_CLOSESOCKETDATA, transfer->transport);
  set_trust(transfer, (trust_options){CURLOPT_CAINFO_BLOB, CURLOPT_CAINFO, CURLOPT_CAPATH});
  if (network->proxy) /* it may use TLS too */
    set_trust(transfer, (trust_options){CURLOPT_PROXY_CAINFO_BLOB, CURLOPT_PROXY_CAINFO,
                                        CURLOPT_PROXY_CAPATH});
}

static void set_options(pc_transfer *transfer) {
  const pc_answer *answer = transfer->exchange.answer;
  bool h2 = transfer->handle.asks_h2;
  handle_options wanted = {.http_version = h2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1,
                           .exclusive = transfer->handle.exclusive,
                           .raw = answer->pipe != NULL,
                           .max_bytes = (curl_off_t)pc_answer_max(answer)};
  if (transfer->options.http_version != wanted.http_version)
    SET(CURLOPT_HTTP_VERSION, wanted.http_version);
  if (transfer->options.exclusive != wanted.exclusive) {
    SET(CURLOPT_FRESH_CONNECT, wanted.exclusive);
    SET(CURLOPT_FORBID_REUSE, wanted.exclusive);
  }
  if (transfer->options.max_bytes != wanted.max_bytes)
    SET(CURLOPT_MAXFILESIZE_LARGE, wanted.max_bytes);
  if (transfer->options.raw != wanted.raw) SET(CURLOPT_ACCEPT_ENCODING, wanted.raw ? NULL : "gzip");
  if (!h2 && transfer->quirks.corrupts_used_handles && !transfer->guarded) {
    SET(CURLOPT_HEADER, 1L);
    transfer->guarded = true;
  }
  transfer->options = wanted;
}

/* Such a handle serves once. Its peer must not be asked for HTTP: libcurl would greet it so. */
static void set_up_stream(pc_transfer *transfer) {
  transfer->handle.stream = true;
  SET(CURLOPT_CONNECT_ONLY, 1L);
  SET(CURLOPT_SSL_ENABLE_ALPN, 0L);
  SET(CURLOPT_FRESH_CONNECT, 1L);
  UNSET(CURLOPT_HTTPPROXYTUNNEL, 1L);
  SET(CURLOPT_DNS_CACHE_TIMEOUT, 0L); /* a failover changes the address */
}

static void transfer_free(pc_transfer *transfer) {
  pc_list_remove(&transfer->handle.link);
  curl_easy_cleanup(transfer->handle.easy);
  free(transfer);
}

static pc_transfer *transfer_new(pc_session *session, pc_transport *transport) {
  pc_transfer *transfer = calloc(1, sizeof *transfer);
  if (!transfer) return NULL;
  pc_list_init(&transfer->handle.link);
  transfer->handle.easy = curl_easy_init();
  transfer->handle.member = &session->member;
  transfer->transport = transport;
  transfer->session = session;
  transfer->quirks = pc_curl_quirks_here();
  if (transfer->handle.easy) set_up(transfer);
  if (transfer->handle.easy && !transfer->handle.broken) return transfer;
  transfer_free(transfer);
  return NULL;
}

/* The request's own lines stand in front of the shared ones; libcurl only reads the list. */
static void set_lines(pc_transfer *transfer) {
  _Static_assert(sizeof(pc_line) == sizeof(struct curl_slist) &&
                     offsetof(pc_line, text) == offsetof(struct curl_slist, data) &&
                     offsetof(pc_line, next) == offsetof(struct curl_slist, next),
                 "libcurl takes these for its own");
  const pc_http_request *request = transfer->exchange.request;
  pc_line *nodes = request->links,
          *next = transfer->shared ? pc_header_list_first(transfer->shared) : NULL;
  for (size_t i = request->line_count; i-- > 0; next = &nodes[i])
    nodes[i] = (pc_line){request->lines[i], next};
  if (transfer->first_line != next) SET(CURLOPT_HTTPHEADER, (struct curl_slist *)(void *)next);
  transfer->first_line = next;
}

static void set_method(pc_transfer *transfer) {
  const pc_http_request *request = transfer->exchange.request;
  if (request->is_get) return;
  if (request->is_head) {
    SET(CURLOPT_NOBODY, 1L);
    return;
  }
  if (request->has_body || !strcmp(request->method, "POST")) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDS, request->body);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_len);
  }
  SET(CURLOPT_CUSTOMREQUEST, request->method);
}

static void unset_method(pc_transfer *transfer) {
  if (transfer->exchange.request->is_get) return;
  SET(CURLOPT_POSTFIELDS, NULL);
  SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)-1);
  SET(CURLOPT_CUSTOMREQUEST, NULL);
  SET(CURLOPT_NOBODY, 0L);
  SET(CURLOPT_HTTPGET, 1L);
}

/* Begins it on the multi handle for its version; false: out of memory. */
static bool begin(pc_transfer *transfer) {
  pc_handle *handle = &transfer->handle;
  const pc_exchange *exchange = &transfer->exchange;
  handle->ready = handle->unclean = handle->opened = handle->connected = false;
  handle->socket = 0;
  pc_session_choose_version(handle, transfer->session, exchange->host, exchange->request->url);
  set_options(transfer);
  pc_answer_begin(transfer->exchange.answer, handle->asks_h2);
  pc_header_guard_begin(&transfer->guard, transfer->guarded);
  return !handle->broken && pc_transport_add(transfer->transport, handle);
}

static pc_transfer *of(pc_handle *handle) {
  return PC_OWNER(handle, pc_transfer, handle);
}

pc_transfer *pc_transfer_start(pc_transport *transport, pc_session *session,
                               const pc_exchange *exchange, pc_header_list *shared) {
  pc_node *node = pc_list_first(&session->idle);
  pc_transfer *transfer =
      node ? of(PC_OWNER(node, pc_handle, link)) : transfer_new(session, transport);
  if (!transfer) return NULL;
  pc_list_remove(&transfer->handle.link);
  if (session->local_tokens)
    SET(CURLOPT_NOPROXY, exchange->host == PC_HOST_TOKEN ? "*" : session->network.no_proxy);
  transfer->exchange = *exchange;
  transfer->shared = shared;
  transfer->error[0] = '\0';
  transfer->handle.peer =
      exchange->host == PC_HOST_FOREIGN ? NULL : session->member.peers[exchange->host];
  transfer->handle.exclusive = exchange->once;
  if (exchange->stream) set_up_stream(transfer);
  set_method(transfer);
  set_lines(transfer);
  SET(CURLOPT_URL, exchange->request->url);
  if (begin(transfer)) return transfer;
  transfer_free(transfer);
  return NULL;
}

/* The guard of used handles works for HTTP/1.1, and HTTP/2 has no folded lines. Only TLS tells in
   time which of them an answer will have. */
static bool is_reusable(const pc_transfer *transfer) {
  if (transfer->handle.broken || transfer->handle.stream) return false;
  return !transfer->quirks.corrupts_used_handles ||
         (!transfer->session->network.proxy && pc_transport_can_ask_tls(transfer->transport));
}

void pc_transfer_end(pc_transfer *transfer) {
  unset_method(transfer);
  pc_header_list_release(transfer->shared);
  transfer->shared = NULL;
  if (is_reusable(transfer))
    pc_list_prepend(&transfer->session->idle, &transfer->handle.link);
  else
    transfer_free(transfer);
}

void pc_transfer_cancel(pc_transfer *transfer, bool waited) {
  pc_transport_remove(transfer->transport, &transfer->handle, waited);
  pc_transfer_end(transfer);
}

pc_transfer *pc_transfer_take(pc_transport *transport, int *curl_code) {
  pc_handle *handle = pc_transport_take(transport, curl_code);
  if (handle) return of(handle);
  while ((handle = pc_transport_take_displaced(transport))) {
    if (begin(of(handle))) continue;
    *curl_code = CURLE_OUT_OF_MEMORY;
    return of(handle);
  }
  return NULL;
}

pc_call *pc_transfer_call(const pc_transfer *transfer) {
  return transfer->exchange.call;
}

struct pc_stream *pc_transfer_stream(const pc_transfer *transfer) {
  return transfer->exchange.stream;
}

pc_handle *pc_transfer_handle(pc_transfer *transfer) {
  return &transfer->handle;
}

void pc_transfers_drop(pc_session *session, bool forked) {
  for (pc_node *node = session->idle.next, *next; node != &session->idle; node = next) {
    next = node->next;
    pc_transfer *transfer = of(PC_OWNER(node, pc_handle, link));
    if (!forked) curl_easy_cleanup(transfer->handle.easy);
    free(transfer);
  }
  pc_list_init(&session->idle);
}

bool pc_transfer_go_on(pc_transfer *transfer) {
  if (curl_easy_pause(transfer->handle.easy, CURLPAUSE_CONT) != CURLE_OK)
    transfer->handle.broken = true;
  return !transfer->handle.broken;
}

/* ---- results ---- */

bool pc_transfer_nothing_sent(const pc_transfer *transfer) {
  return !transfer->handle.ready || bytes_sent(transfer) <= transfer->sent_before;
}

pc_phase pc_transfer_phase(const pc_transfer *transfer) {
  const pc_http_request *request = transfer->exchange.request;
  curl_off_t number = 0;
  if (!pc_transfer_nothing_sent(transfer)) {
    curl_easy_getinfo(transfer->handle.easy, CURLINFO_SIZE_UPLOAD_T, &number);
    return (size_t)number < request->body_len ? PC_PHASE_SEND : PC_PHASE_ANSWER;
  }
  if (transfer->handle.ready) return PC_PHASE_SEND;
  bool asked_proxy = transfer->session->network.proxy && bytes_sent(transfer) > 0;
  if (asked_proxy && ask(transfer, CURLINFO_HTTP_CONNECTCODE) / 100 != 2) return PC_PHASE_CONNECT;
  if (pc_url_is_https((pc_span){request->url, 8}) &&
      pc_transport_is_connected(transfer->transport, &transfer->handle))
    return PC_PHASE_TLS;
  curl_easy_getinfo(transfer->handle.easy, CURLINFO_NAMELOOKUP_TIME_T, &number);
  return transfer->handle.opened || number > 0 ? PC_PHASE_CONNECT : PC_PHASE_RESOLVE;
}

#define SAME_RESULT(number, name, kind, phase, transient)                                          \
  _Static_assert(CURLE_##name == (number), "libcurl's " #name);
#define SAME_REFUSAL(number, name) _Static_assert(CURLPX_##name == (number), "libcurl's " #name);
PC_RESULTS(SAME_RESULT)
PC_SOCKS_REFUSALS(SAME_REFUSAL)

static void classify(pc_attempt *attempt, const pc_transfer *transfer, CURLcode code) {
  pc_answer *answer = transfer->exchange.answer;
  pc_failure failure = {.code = (int)code,
                        .text = transfer->error,
                        .phase = pc_transfer_phase(transfer),
                        .tunnel = (int)ask(transfer, CURLINFO_HTTP_CONNECTCODE),
                        .socks = (int)ask(transfer, CURLINFO_PROXY_ERROR)};
  pc_failure_classify(attempt, &failure);
  bool in_head = failure.phase == PC_PHASE_ANSWER && !answer->seen.head_ended;
  if (attempt->kind == PC_TOO_LARGE ||
      pc_quirk_is_too_large(&transfer->quirks, failure.code, in_head))
    answer->seen.overflow = true;
}

static const char *text_of(const pc_transfer *transfer, CURLcode code) {
  if (code == CURLE_ABORTED_BY_CALLBACK)
    return "the host does not speak HTTP/2: http_version = \"2\" requires it";
  return transfer->error[0] ? transfer->error : curl_easy_strerror(code);
}

/* The value of a header's line, counted from 0; NULL: there is none. */
static const char *header(const pc_transfer *transfer, const char *name, size_t n) {
  struct curl_header *found = NULL;
  CURL *easy = transfer->handle.easy;
  return curl_easy_header(easy, name, n, CURLH_HEADER, -1, &found) == CURLHE_OK ? found->value
                                                                                : NULL;
}

static const char *last_header(const pc_transfer *transfer, const char *name) {
  const char *value = NULL, *next;
  for (size_t n = 0; (next = header(transfer, name, n)); n++)
    value = next;
  return value;
}

static bool gives_two_lengths(const pc_transfer *transfer) {
  if (transfer->exchange.answer->seen.lengths < 2) return false;
  const char *first = header(transfer, "Content-Length", 0), *next;
  for (size_t n = 1; (next = header(transfer, "Content-Length", n)); n++)
    if (strcmp(first, next) != 0) return true;
  return false;
}

static bool is_coded(const pc_transfer *transfer) {
  const char *coding = last_header(transfer, "Content-Encoding");
  return coding && strcmp(coding, "identity") != 0;
}

static void read_retry_after(pc_attempt *attempt, const pc_transfer *transfer) {
  const char *value = last_header(transfer, "Retry-After");
  if (!value) return;
  pc_span date = pc_text_span(last_header(transfer, "Date"));
  attempt->retry_after_ms = pc_retry_after_ms(pc_text_span(value), date, (int64_t)time(NULL));
}

void pc_transfer_result(pc_attempt *attempt, const pc_transfer *transfer, int curl_code) {
  const pc_answer *answer = transfer->exchange.answer;
  pc_attempt_reset(attempt);
  if (curl_code != CURLE_OK) {
    attempt->nothing_sent = pc_transfer_nothing_sent(transfer);
    classify(attempt, transfer, (CURLcode)curl_code);
    pc_answer_describe(attempt, answer, text_of(transfer, (CURLcode)curl_code));
    return;
  }
  attempt->status = (int)ask(transfer, CURLINFO_RESPONSE_CODE);
  pc_answer_find_fault(attempt, answer, gives_two_lengths(transfer));
  if (attempt->kind != PC_OK) return;
  if (attempt->status != 200) read_retry_after(attempt, transfer);
  attempt->undelimited = pc_answer_is_undelimited(answer, answer->plain && is_coded(transfer));
}
