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

enum { WORTH_ASKING = 256 /* bytes: how many there will be */ };

typedef struct {
  long http_version, fresh;
  curl_off_t most; /* bytes of an answer */
} manner;

struct pc_transfer {
  pc_handle handle;
  pc_transport *transport;
  pc_session *session;
  pc_exchange exchange;
  pc_header_list *shared;
  pc_curl_quirks quirks;
  pc_header_guard guard;
  bool guarded;              /* CURLOPT_HEADER is set, which the guard needs */
  long before;               /* bytes that had been sent when it was ready, to a proxy */
  manner manner;             /* as libcurl was told it last */
  const pc_line *first_line; /* as libcurl was told it last, too */
  char error[CURL_ERROR_SIZE];
};

/* ---- callbacks: they only record ---- */

static long ask(const pc_transfer *x, CURLINFO what) {
  long value = 0;
  curl_easy_getinfo(x->handle.easy, what, &value);
  return value;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  pc_transfer *x = user;
  pc_answer *answer = x->exchange.answer;
  size_t len = size * count;
  if (pc_header_guard_expects_line(&x->guard)) {
    answer->seen.stray = !pc_header_guard_allows(&x->guard, bytes[0]);
    return answer->seen.stray ? 0 : len;
  }
  if (answer->sink.wanted && ask(x, CURLINFO_RESPONSE_CODE) / 100 == 2)
    return pc_sink_write(&answer->sink, bytes, len) ? len : 0;
  if (!answer->body.len && len >= WORTH_ASKING) {
    curl_off_t told = -1;
    curl_easy_getinfo(x->handle.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &told);
    if (told > 0 && (size_t)told <= answer->body.max) pc_buf_reserve(&answer->body, (size_t)told);
  }
  return pc_answer_body(answer, bytes, len) ? len : 0;
}

/* libcurl says what its callbacks take */
// NOLINTNEXTLINE(readability-non-const-parameter)
static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  pc_transfer *x = user;
  size_t len = size * count;
  pc_answer *answer = x->exchange.answer;
  if (!pc_answer_line(answer, (pc_span){bytes, len})) return 0;
  if (x->guard.on)
    pc_header_guard_line(&x->guard, answer->seen.named,
                         answer->seen.head_ended && !answer->seen.interim);
  /* where libcurl's TLS cannot be asked, this is the first to tell */
  if (answer->seen.h1 && x->handle.wants_h2) pc_transport_note_h1(x->transport, &x->handle);
  return len;
}

static long bytes_sent(const pc_transfer *x) {
  return ask(x, CURLINFO_REQUEST_SIZE);
}

/* A connection stands, and libcurl is about to send the request. */
// NOLINTNEXTLINE(readability-non-const-parameter)
static int on_ready(void *user, char *to, char *from, int port_to, int port_from) {
  pc_transfer *x = user;
  (void)from;
  pc_version unknown = PC_VERSION_UNKNOWN;
  pc_version *version = pc_transport_use(x->transport, &x->handle, port_from, to, port_to);
  if (x->handle.misled) return CURL_PREREQFUNC_ABORT;
  if (!version) version = &unknown;
  if (!x->handle.ready) x->before = bytes_sent(x);
  x->handle.ready = true;
  if (!x->handle.wants_h2) return CURL_PREREQFUNC_OK;
  if (*version == PC_VERSION_UNKNOWN) *version = pc_transport_agreed(x->transport, &x->handle);
  if (*version != PC_VERSION_1) return CURL_PREREQFUNC_OK;
  x->handle.ready = false;
  pc_transport_note_h1(x->transport, &x->handle);
  return CURL_PREREQFUNC_ABORT;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *at) {
  pc_transfer *x = user;
  (void)purpose;
  return pc_transport_open_socket(x->transport, &x->handle, at->family, at->socktype, at->protocol,
                                  x->session->connect_timeout_ms);
}

static int on_close_socket(void *user, curl_socket_t fd) {
  pc_transport_close_socket(user, fd);
  return 0;
}

/* ---- one transfer ---- */

/* What libcurl does not take, for want of memory as a rule, must not be left at its default. */
static void need(pc_transfer *x, CURLcode code) {
  if (code != CURLE_OK) x->handle.broken = true;
}

#define SET(option, value) need(x, curl_easy_setopt(x->handle.easy, option, value))

/* Where libcurl was built without an option, this is how it behaves. */
static void may_lack(pc_transfer *x, CURLcode code) {
  if (code != CURLE_UNKNOWN_OPTION && code != CURLE_NOT_BUILT_IN) need(x, code);
}

#define UNSET(option, value) may_lack(x, curl_easy_setopt(x->handle.easy, option, value))

typedef struct {
  CURLoption blob, file, path;
} trust_options;

static void set_trust(pc_transfer *x, trust_options option) {
  pc_trust trust = pc_network_trust(&x->session->network);
  if (trust.bundle.len) {
    struct curl_blob bundle = {(char *)(uintptr_t)trust.bundle.at, trust.bundle.len,
                               CURL_BLOB_NOCOPY};
    SET(option.blob, &bundle);
  }
  SET(option.file, trust.file);
  if (trust.path)
    SET(option.path, trust.path);
  else
    UNSET(option.path, NULL);
}

/* Everything that stays the same from call to call of one client. */
static void set_up(pc_transfer *x) {
  const pc_network *network = &x->session->network;
  SET(CURLOPT_PRIVATE, (char *)&x->handle);
  SET(CURLOPT_ERRORBUFFER, x->error);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_QUICK_EXIT, 1L);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  SET(CURLOPT_PATH_AS_IS, 1L);
  SET(CURLOPT_PIPEWAIT, 1L);
  SET(CURLOPT_ACCEPT_ENCODING, "gzip");
  SET(CURLOPT_USERAGENT, x->session->user_agent);
  SET(CURLOPT_CONNECTTIMEOUT_MS, (long)x->session->connect_timeout_ms);
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
  SET(CURLOPT_WRITEDATA, x);
  SET(CURLOPT_HEADERFUNCTION, on_header);
  SET(CURLOPT_HEADERDATA, x);
  SET(CURLOPT_PREREQFUNCTION, on_ready);
  SET(CURLOPT_PREREQDATA, x);
  SET(CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  SET(CURLOPT_OPENSOCKETDATA, x);
  SET(CURLOPT_CLOSESOCKETFUNCTION, on_close_socket);
  SET(CURLOPT_CLOSESOCKETDATA, x->transport);
  set_trust(x, (trust_options){CURLOPT_CAINFO_BLOB, CURLOPT_CAINFO, CURLOPT_CAPATH});
  if (network->proxy) /* one with TLS of its own */
    set_trust(
        x, (trust_options){CURLOPT_PROXY_CAINFO_BLOB, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH});
}

/* Which version of HTTP to ask for. http_version = "2" demands it of the service; a token endpoint
   may be older. */
static void choose_version(pc_transfer *x) {
  int version = x->session->http_version;
  x->handle.demands_h2 = version == 2 && x->exchange.host != PC_HOST_TOKEN;
  x->handle.wants_h2 = version != 11 && pc_url_is_https((pc_span){x->exchange.request->url, 8}) &&
                       (x->handle.demands_h2 || !x->handle.peer->h1);
}

/* What differs from call to call but seldom does. */
static void set_manner(pc_transfer *x) {
  const pc_answer *answer = x->exchange.answer;
  bool h2 = x->handle.wants_h2;
  manner wanted = {.http_version = h2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1,
                   .fresh = x->handle.alone,
                   .most = (curl_off_t)(answer->sink.wanted ? PC_SINK_MAX : answer->body.max)};
  if (x->manner.http_version != wanted.http_version) SET(CURLOPT_HTTP_VERSION, wanted.http_version);
  if (x->manner.fresh != wanted.fresh) {
    SET(CURLOPT_FRESH_CONNECT, wanted.fresh);
    SET(CURLOPT_FORBID_REUSE, wanted.fresh);
  }
  if (x->manner.most != wanted.most) SET(CURLOPT_MAXFILESIZE_LARGE, wanted.most);
  if (!h2 && x->quirks.corrupts_used_handles && !x->guarded) {
    SET(CURLOPT_HEADER, 1L);
    x->guarded = true;
  }
  x->manner = wanted;
}

static void transfer_free(pc_transfer *x) {
  pc_list_remove(&x->handle.link);
  curl_easy_cleanup(x->handle.easy);
  free(x);
}

static pc_transfer *transfer_new(pc_session *session, pc_transport *transport) {
  pc_transfer *x = calloc(1, sizeof *x);
  if (!x) return NULL;
  pc_list_init(&x->handle.link);
  x->handle.easy = curl_easy_init();
  x->handle.member = &session->member;
  x->transport = transport;
  x->session = session;
  x->quirks = pc_curl_quirks_here();
  if (x->handle.easy) set_up(x);
  if (x->handle.easy && !x->handle.broken) return x;
  transfer_free(x);
  return NULL;
}

/* The request's own lines stand in front of the shared ones; libcurl only reads the list. */
static void set_lines(pc_transfer *x) {
  _Static_assert(sizeof(pc_line) == sizeof(struct curl_slist) &&
                     offsetof(pc_line, text) == offsetof(struct curl_slist, data) &&
                     offsetof(pc_line, next) == offsetof(struct curl_slist, next),
                 "libcurl takes these for its own");
  const pc_http_request *request = x->exchange.request;
  pc_line *nodes = request->links, *next = x->shared ? pc_headers_first(x->shared) : NULL;
  for (size_t i = request->line_count; i-- > 0; next = &nodes[i])
    nodes[i] = (pc_line){request->lines[i], next};
  if (x->first_line != next) SET(CURLOPT_HTTPHEADER, (struct curl_slist *)(void *)next);
  x->first_line = next;
}

static void set_method(pc_transfer *x) {
  const pc_http_request *request = x->exchange.request;
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

static void unset_method(pc_transfer *x) {
  if (x->exchange.request->is_get) return;
  SET(CURLOPT_POSTFIELDS, NULL);
  SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)-1);
  SET(CURLOPT_CUSTOMREQUEST, NULL);
  SET(CURLOPT_NOBODY, 0L);
  SET(CURLOPT_HTTPGET, 1L);
}

/* Puts it where it gets a connection; false: out of memory. */
static bool aim(pc_transfer *x) {
  pc_handle *handle = &x->handle;
  handle->ready = handle->misled = handle->opened = handle->connected = false;
  handle->socket = 0;
  choose_version(x);
  set_manner(x);
  pc_answer_begin(x->exchange.answer, handle->wants_h2);
  pc_header_guard_begin(&x->guard, x->guarded);
  return !handle->broken && pc_transport_add(x->transport, handle);
}

static pc_transfer *of(pc_handle *handle) {
  return PC_OWNER(handle, pc_transfer, handle);
}

pc_transfer *pc_transfer_start(pc_transport *transport, pc_session *session,
                               const pc_exchange *exchange, pc_header_list *shared) {
  pc_node *node = pc_list_first(&session->idle);
  pc_transfer *x = node ? of(PC_OWNER(node, pc_handle, link)) : transfer_new(session, transport);
  if (!x) return NULL;
  pc_list_remove(&x->handle.link);
  if (session->local_tokens)
    SET(CURLOPT_NOPROXY, exchange->host == PC_HOST_TOKEN ? "*" : session->network.no_proxy);
  x->exchange = *exchange;
  x->shared = shared;
  x->error[0] = '\0';
  x->handle.peer = session->member.peers[exchange->host];
  x->handle.alone = exchange->once;
  set_method(x);
  set_lines(x);
  SET(CURLOPT_URL, exchange->request->url);
  if (aim(x)) return x;
  transfer_free(x);
  return NULL;
}

/* The guard of used handles works for HTTP/1.1, and HTTP/2 has no folded lines. Only TLS tells in
   time which of them an answer will have. */
static bool is_reusable(const pc_transfer *x) {
  if (x->handle.broken) return false;
  return !x->quirks.corrupts_used_handles ||
         (!x->session->network.proxy && pc_transport_knows_versions(x->transport));
}

void pc_transfer_end(pc_transfer *x) {
  unset_method(x);
  pc_headers_release(x->shared);
  x->shared = NULL;
  if (is_reusable(x))
    pc_list_prepend(&x->session->idle, &x->handle.link);
  else
    transfer_free(x);
}

void pc_transfer_cancel(pc_transfer *x, bool waited) {
  pc_transport_remove(x->transport, &x->handle, waited);
  pc_transfer_end(x);
}

pc_transfer *pc_transfer_take(pc_transport *transport, int *curl_code) {
  pc_handle *handle = pc_transport_take(transport, curl_code);
  if (handle) return of(handle);
  while ((handle = pc_transport_take_displaced(transport))) {
    if (aim(of(handle))) continue;
    *curl_code = CURLE_OUT_OF_MEMORY;
    return of(handle);
  }
  return NULL;
}

pc_call *pc_transfer_call(const pc_transfer *x) {
  return x->exchange.call;
}

void pc_transfers_drop(pc_session *session, bool forked) {
  for (pc_node *node = session->idle.next, *next; node != &session->idle; node = next) {
    next = node->next;
    pc_transfer *x = of(PC_OWNER(node, pc_handle, link));
    if (!forked) curl_easy_cleanup(x->handle.easy);
    free(x);
  }
  pc_list_init(&session->idle);
}

/* ---- how it went ---- */

bool pc_transfer_nothing_sent(const pc_transfer *x) {
  return !x->handle.ready || bytes_sent(x) <= x->before;
}

pc_phase pc_transfer_phase(const pc_transfer *x) {
  const pc_http_request *request = x->exchange.request;
  curl_off_t number = 0;
  if (!pc_transfer_nothing_sent(x)) {
    curl_easy_getinfo(x->handle.easy, CURLINFO_SIZE_UPLOAD_T, &number);
    return (size_t)number < request->body_len ? PC_PHASE_SEND : PC_PHASE_ANSWER;
  }
  if (x->handle.ready) return PC_PHASE_SEND;
  bool asked_proxy = x->session->network.proxy && bytes_sent(x) > 0;
  if (asked_proxy && ask(x, CURLINFO_HTTP_CONNECTCODE) / 100 != 2) return PC_PHASE_CONNECT;
  if (pc_url_is_https((pc_span){request->url, 8}) &&
      pc_transport_is_connected(x->transport, &x->handle))
    return PC_PHASE_TLS;
  curl_easy_getinfo(x->handle.easy, CURLINFO_NAMELOOKUP_TIME_T, &number);
  return x->handle.opened || number > 0 ? PC_PHASE_CONNECT : PC_PHASE_RESOLVE;
}

#define SAME_RESULT(number, name, kind, phase, transient)                                          \
  _Static_assert(CURLE_##name == (number), "libcurl's " #name);
#define SAME_REFUSAL(number, name) _Static_assert(CURLPX_##name == (number), "libcurl's " #name);
PC_RESULTS(SAME_RESULT)
PC_SOCKS_REFUSALS(SAME_REFUSAL)

static void classify(pc_attempt *attempt, const pc_transfer *x, CURLcode code) {
  pc_answer *answer = x->exchange.answer;
  pc_failure failure = {.code = (int)code,
                        .text = x->error,
                        .phase = pc_transfer_phase(x),
                        .tunnel = (int)ask(x, CURLINFO_HTTP_CONNECTCODE),
                        .socks = (int)ask(x, CURLINFO_PROXY_ERROR)};
  pc_failure_classify(attempt, &failure);
  bool in_head = failure.phase == PC_PHASE_ANSWER && !answer->seen.head_ended;
  if (attempt->kind == PC_TOO_LARGE || pc_quirk_is_too_large(&x->quirks, failure.code, in_head))
    answer->seen.overflow = true;
}

static void describe(pc_attempt *attempt, const pc_transfer *x, CURLcode code) {
  pc_kind kind;
  char *out = attempt->message;
  size_t size = sizeof attempt->message;
  const char *text = pc_answer_refusal(out, size, &kind, x->exchange.answer);
  if (text)
    attempt->kind = kind;
  else if (code == CURLE_ABORTED_BY_CALLBACK)
    text = "the host does not speak HTTP/2, which http_version = \"2\" demands";
  else
    text = x->error[0] ? x->error : curl_easy_strerror(code);
  if (text != out) (void)snprintf(out, size, "%s", text);
}

/* The value of a header's line, counted from 0; NULL: there is none. */
static const char *header(const pc_transfer *x, const char *name, size_t n) {
  struct curl_header *found = NULL;
  CURL *easy = x->handle.easy;
  return curl_easy_header(easy, name, n, CURLH_HEADER, -1, &found) == CURLHE_OK ? found->value
                                                                                : NULL;
}

static const char *last_header(const pc_transfer *x, const char *name) {
  const char *value = NULL, *next;
  for (size_t n = 0; (next = header(x, name, n)); n++)
    value = next;
  return value;
}

static bool gives_two_lengths(const pc_transfer *x) {
  if (x->exchange.answer->seen.lengths < 2) return false;
  const char *first = header(x, "Content-Length", 0), *next;
  for (size_t n = 1; (next = header(x, "Content-Length", n)); n++)
    if (strcmp(first, next) != 0) return true;
  return false;
}

/* What libcurl takes for an answer although it is none; NULL: nothing. */
static const char *fault(pc_kind *kind, const pc_transfer *x, long status) {
  *kind = PC_NETWORK;
  if (!x->exchange.answer->seen.head_ended) return "the connection ended inside the headers";
  *kind = PC_PROTOCOL;
  if (gives_two_lengths(x)) return "the answer gives two lengths";
  if (status < 100 || status > 999) return "the answer has no status";
  return NULL;
}

static bool is_coded(const pc_transfer *x) {
  const char *coding = last_header(x, "Content-Encoding");
  return coding && strcmp(coding, "identity") != 0;
}

static pc_span text_span(const char *text) {
  return text ? (pc_span){text, strlen(text)} : (pc_span){"", 0};
}

static void read_retry_after(pc_attempt *attempt, const pc_transfer *x) {
  const char *value = last_header(x, "Retry-After");
  if (!value) return;
  pc_span date = text_span(last_header(x, "Date"));
  attempt->retry_after_ms = pc_retry_after_ms(text_span(value), date, (int64_t)time(NULL));
}

void pc_transfer_result(pc_attempt *attempt, const pc_transfer *x, int curl_code) {
  const pc_answer *answer = x->exchange.answer;
  pc_attempt_reset(attempt);
  if (curl_code != CURLE_OK) {
    attempt->nothing_sent = pc_transfer_nothing_sent(x);
    classify(attempt, x, (CURLcode)curl_code);
    describe(attempt, x, (CURLcode)curl_code);
    return;
  }
  pc_kind kind;
  long status = ask(x, CURLINFO_RESPONSE_CODE);
  const char *wrong = fault(&kind, x, status);
  if (wrong) {
    attempt->kind = kind;
    attempt->transient = kind == PC_NETWORK;
    (void)snprintf(attempt->message, sizeof attempt->message, "%s", wrong);
    return;
  }
  attempt->status = (int)status;
  if (status != 200) read_retry_after(attempt, x);
  attempt->undelimited = pc_answer_is_undelimited(answer, answer->plain && is_coded(x));
}
