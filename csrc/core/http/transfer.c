#include "http/transfer.h"

#include "base/text.h"
#include "connection/pool.h"
#include "connection/transport.h"
#include "http/answer.h"
#include "http/failure.h"

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

typedef struct {
  pc_transfer base;
  pc_transport *transport;
  pc_header_list *shared;
  pc_answer answer;
  bool wears_out;            /* what stands in transport.h; HTTP/2 has no folded lines */
  bool guarded;              /* libcurl shows each header line to on_body before it looks at it */
  bool ready;                /* a connection stands, and the request goes out */
  long before;               /* bytes that had been sent when it was ready, to a proxy */
  manner manner;             /* as libcurl was told it last */
  const pc_line *first_line; /* as libcurl was told it last, too */
  char error[CURL_ERROR_SIZE];
} exchange;

/* ---- callbacks: they only record ---- */

static long ask(const exchange *x, CURLINFO what) {
  long value = 0;
  curl_easy_getinfo(x->base.easy, what, &value);
  return value;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  exchange *x = user;
  pc_call *call = x->base.call;
  size_t len = size * count;
  if (pc_answer_in_head(&x->answer)) return pc_answer_peek(&x->answer, bytes[0]) ? len : 0;
  if (call->sink.wanted && ask(x, CURLINFO_RESPONSE_CODE) / 100 == 2)
    return pc_sink_write(&call->sink, bytes, len) ? len : 0;
  if (!call->body.len && len >= WORTH_ASKING) {
    curl_off_t told = -1;
    curl_easy_getinfo(x->base.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &told);
    if (told > 0 && (size_t)told <= call->body.max) pc_buf_reserve(&call->body, (size_t)told);
  }
  if (pc_buf_append(&call->body, bytes, len)) return len;
  *(call->body.len + len > call->body.max ? &call->overflow : &call->no_memory) = true;
  return 0;
}

/* HTTP/2 is demanded of the service; a token endpoint may be older. */
static bool demands_h2(const pc_call *call) {
  return call->client->http_version == 2 && call->host != PC_HOST_TOKEN;
}

/* libcurl says what its callbacks take */
// NOLINTNEXTLINE(readability-non-const-parameter)
static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  exchange *x = user;
  size_t len = size * count;
  if (!pc_answer_line(&x->answer, (pc_span){bytes, len})) return 0;
  /* where libcurl's TLS cannot be asked, this is the first to tell */
  if (x->answer.h1 && x->base.wants_h2) pc_transport_note_h1(x->transport, &x->base);
  return len;
}

static long bytes_sent(const exchange *x) {
  return ask(x, CURLINFO_REQUEST_SIZE);
}

/* A connection stands, and libcurl is about to send the request. */
// NOLINTNEXTLINE(readability-non-const-parameter)
static int on_ready(void *user, char *to, char *from, int port_to, int port_from) {
  exchange *x = user;
  (void)from;
  pc_version unknown = PC_VERSION_UNKNOWN;
  pc_version *version = pc_transport_use(x->transport, &x->base, port_from, to, port_to);
  if (!version) version = &unknown;
  if (!x->ready) x->before = bytes_sent(x);
  x->ready = true;
  if (!x->base.wants_h2) return CURL_PREREQFUNC_OK;
  if (*version == PC_VERSION_UNKNOWN) *version = pc_transport_agreed(x->transport, &x->base);
  if (*version != PC_VERSION_1) return CURL_PREREQFUNC_OK;
  x->ready = false;
  pc_transport_note_h1(x->transport, &x->base);
  return CURL_PREREQFUNC_ABORT;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *at) {
  exchange *x = user;
  (void)purpose;
  return pc_transport_open_socket(x->transport, &x->base, at->family, at->socktype, at->protocol);
}

static int on_close_socket(void *user, curl_socket_t fd) {
  pc_transport_close_socket(user, fd);
  return 0;
}

/* ---- one exchange ---- */

/* What libcurl does not take, for want of memory as a rule, must not be left at its default. */
static void need(exchange *x, CURLcode code) {
  if (code != CURLE_OK) x->base.broken = true;
}

#define SET(option, value) need(x, curl_easy_setopt(x->base.easy, option, value))

/* Where libcurl was built without an option, this is how it behaves. */
static void may_lack(exchange *x, CURLcode code) {
  if (code != CURLE_UNKNOWN_OPTION && code != CURLE_NOT_BUILT_IN) need(x, code);
}

#define UNSET(option, value) may_lack(x, curl_easy_setopt(x->base.easy, option, value))

typedef struct {
  CURLoption blob, file, path;
} trust_options;

/* What the client names stands in place of what libcurl was built with. */
static void set_trust(exchange *x, const pc_client *client, trust_options option) {
  static const char nowhere[] = "/dev/null/none";
  const char *file = client->ca_file, *path = client->ca_path;
  if (!file && !path) {
    file = pc_curl_ca_file();
    /* a directory beside a file would switch libcurl's cache of parsed CAs off */
    if (!file) path = pc_curl_ca_path();
  } else if (pc_transport_trusts_its_own()) {
    if (!file && pc_curl_ca_file()) file = nowhere;
    if (!path && pc_curl_ca_path()) path = nowhere;
  }
  if (client->ca_bundle.len) {
    struct curl_blob bundle = {client->ca_bundle.data, client->ca_bundle.len, CURL_BLOB_NOCOPY};
    SET(option.blob, &bundle);
    file = NULL; /* libcurl looks at none then */
  }
  SET(option.file, file);
  if (path)
    SET(option.path, path);
  else
    UNSET(option.path, NULL);
}

/* Everything that stays the same from call to call of one client. */
static void set_up(exchange *x, const pc_client *client) {
  SET(CURLOPT_PRIVATE, (char *)&x->base);
  SET(CURLOPT_ERRORBUFFER, x->error);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_QUICK_EXIT, 1L);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  SET(CURLOPT_PATH_AS_IS, 1L);
  SET(CURLOPT_PIPEWAIT, 1L);
  SET(CURLOPT_ACCEPT_ENCODING, "gzip");
  SET(CURLOPT_USERAGENT, client->user_agent);
  SET(CURLOPT_CONNECTTIMEOUT_MS, (long)client->connect_timeout_ms);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  if (client->proxy)
    SET(CURLOPT_PROXY, client->proxy);
  else
    UNSET(CURLOPT_PROXY, "");
  UNSET(CURLOPT_NOPROXY, client->no_proxy ? client->no_proxy : "");
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
  set_trust(x, client, (trust_options){CURLOPT_CAINFO_BLOB, CURLOPT_CAINFO, CURLOPT_CAPATH});
  if (client->proxy) /* one with TLS of its own */
    set_trust(
        x, client,
        (trust_options){CURLOPT_PROXY_CAINFO_BLOB, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH});
}

static bool asks_h2(const pc_call *call) {
  const pc_client *client = call->client;
  if (client->http_version == 11 || !pc_text_is_https((pc_span){call->url, 8})) return false;
  return demands_h2(call) || !client->peers[call->host]->h1;
}

/* What differs from call to call but seldom does. */
static void set_manner(exchange *x, const pc_call *call) {
  bool h2 = x->base.wants_h2;
  manner wanted = {.http_version = h2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1,
                   .fresh = x->base.alone,
                   .most = (curl_off_t)(call->sink.wanted ? PC_SINK_MAX : call->body.max)};
  if (x->manner.http_version != wanted.http_version) SET(CURLOPT_HTTP_VERSION, wanted.http_version);
  if (x->manner.fresh != wanted.fresh) {
    SET(CURLOPT_FRESH_CONNECT, wanted.fresh);
    SET(CURLOPT_FORBID_REUSE, wanted.fresh);
  }
  if (x->manner.most != wanted.most) SET(CURLOPT_MAXFILESIZE_LARGE, wanted.most);
  if (!h2 && x->wears_out && !x->guarded) {
    SET(CURLOPT_HEADER, 1L);
    x->guarded = true;
  }
  x->manner = wanted;
}

static exchange *exchange_new(const pc_client *client, pc_transport *transport) {
  exchange *x = calloc(1, sizeof *x);
  if (!x) return NULL;
  pc_list_init(&x->base.link);
  x->base.easy = curl_easy_init();
  x->base.error = x->error;
  x->transport = transport;
  x->wears_out = pc_transport_wears_out(transport);
  if (x->base.easy) set_up(x, client);
  if (x->base.easy && !x->base.broken) return x;
  pc_transfer_free(&x->base);
  return NULL;
}

/* The call's own lines stand in front of the shared ones; libcurl only reads the list. */
static void set_lines(exchange *x, const pc_call *call) {
  _Static_assert(sizeof(pc_line) == sizeof(struct curl_slist) &&
                     offsetof(pc_line, text) == offsetof(struct curl_slist, data) &&
                     offsetof(pc_line, next) == offsetof(struct curl_slist, next),
                 "libcurl takes these for its own");
  pc_line *nodes = call->links, *next = x->shared ? pc_headers_first(x->shared) : NULL;
  for (size_t i = call->line_count; i-- > 0; next = &nodes[i])
    nodes[i] = (pc_line){call->lines[i], next};
  if (x->first_line != next) SET(CURLOPT_HTTPHEADER, (struct curl_slist *)(void *)next);
  x->first_line = next;
}

static void set_method(exchange *x, const pc_call *call) {
  if (call->is_get) return;
  if (call->is_head) {
    SET(CURLOPT_NOBODY, 1L);
    return;
  }
  if (call->has_body || !strcmp(call->method, "POST")) {
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDS, call->body_text);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call->body_len);
  }
  SET(CURLOPT_CUSTOMREQUEST, call->method);
}

static void unset_method(exchange *x, const pc_call *call) {
  if (call->is_get) return;
  SET(CURLOPT_POSTFIELDS, NULL);
  SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)-1);
  SET(CURLOPT_CUSTOMREQUEST, NULL);
  SET(CURLOPT_NOBODY, 0L);
  SET(CURLOPT_HTTPGET, 1L);
}

pc_transfer *pc_transfer_start(pc_call *call, pc_transport *transport, pc_header_list *shared) {
  pc_node *node = pc_list_first(&call->client->idle);
  exchange *x = node ? (exchange *)PC_OWNER(node, pc_transfer, link) : NULL;
  if (!x) x = exchange_new(call->client, transport);
  if (!x) return NULL;
  pc_list_remove(&x->base.link);
  if (call->client->managed_identity) /* its endpoint is this machine's own */
    SET(CURLOPT_NOPROXY, call->host == PC_HOST_TOKEN ? "*" : call->client->no_proxy);
  x->base.call = call;
  x->shared = shared;
  x->error[0] = '\0';
  x->ready = x->base.opened = x->base.connected = false;
  x->base.socket = 0;
  x->base.wants_h2 = asks_h2(call);
  x->base.alone = call->repeat != PC_REPEAT_ALWAYS;
  set_method(x, call);
  set_manner(x, call);
  set_lines(x, call);
  SET(CURLOPT_URL, call->url);
  pc_answer_begin(&x->answer, call, x->base.wants_h2, x->guarded);
  if (!x->base.broken) return &x->base;
  pc_transfer_free(&x->base);
  return NULL;
}

bool pc_transfer_should_move(const pc_transfer *transfer) {
  const pc_call *call = transfer->call;
  return transfer->wants_h2 && !((const exchange *)transfer)->ready && !asks_h2(call);
}

bool pc_transfer_aim(pc_transfer *transfer) {
  exchange *x = (exchange *)transfer;
  transfer->wants_h2 = asks_h2(transfer->call);
  transfer->opened = transfer->connected = false;
  transfer->socket = 0;
  set_manner(x, transfer->call);
  pc_answer_begin(&x->answer, transfer->call, transfer->wants_h2, x->guarded);
  return !transfer->broken;
}

/* One that wears out reads HTTP/2, and HTTP/1.1 when it is guarded; which of them it will be, only
   TLS can tell in time. */
static bool may_serve_again(const exchange *x, const pc_client *client) {
  if (client->closed || x->base.broken) return false;
  return !x->wears_out || (!client->proxy && pc_transport_knows_versions(x->transport));
}

void pc_transfer_park(pc_transfer *transfer, pc_client *client) {
  exchange *x = (exchange *)transfer;
  unset_method(x, transfer->call);
  pc_headers_release(x->shared);
  x->shared = NULL;
  transfer->call = NULL;
  if (may_serve_again(x, client))
    pc_list_prepend(&client->idle, &transfer->link);
  else
    pc_transfer_free(transfer);
}

void pc_transfer_free(pc_transfer *transfer) {
  pc_list_remove(&transfer->link);
  curl_easy_cleanup(transfer->easy);
  free(transfer);
}

void pc_transfers_drop(pc_client *client, bool forked) {
  for (pc_node *node = client->idle.next, *next; node != &client->idle; node = next) {
    next = node->next;
    pc_transfer *transfer = PC_OWNER(node, pc_transfer, link);
    if (!forked) curl_easy_cleanup(transfer->easy);
    free(transfer);
  }
  pc_list_init(&client->idle);
}

/* ---- how it went ---- */

bool pc_transfer_nothing_sent(const pc_transfer *transfer) {
  const exchange *x = (const exchange *)transfer;
  return !x->ready || bytes_sent(x) <= x->before;
}

pc_phase pc_transfer_phase(const pc_transfer *transfer) {
  const exchange *x = (const exchange *)transfer;
  const pc_call *call = transfer->call;
  curl_off_t number = 0;
  if (!pc_transfer_nothing_sent(transfer)) {
    curl_easy_getinfo(transfer->easy, CURLINFO_SIZE_UPLOAD_T, &number);
    return (size_t)number < call->body_len ? PC_PHASE_SEND : PC_PHASE_ANSWER;
  }
  if (x->ready) return PC_PHASE_SEND;
  bool asked_proxy = call->client->proxy && bytes_sent(x) > 0;
  if (asked_proxy && ask(x, CURLINFO_HTTP_CONNECTCODE) / 100 != 2) return PC_PHASE_CONNECT;
  if (pc_text_is_https((pc_span){call->url, 8}) &&
      pc_transport_is_connected(x->transport, transfer))
    return PC_PHASE_TLS;
  curl_easy_getinfo(transfer->easy, CURLINFO_NAMELOOKUP_TIME_T, &number);
  return transfer->opened || number > 0 ? PC_PHASE_CONNECT : PC_PHASE_RESOLVE;
}

#define SAME_RESULT(number, name, kind, phase, transient)                                          \
  _Static_assert(CURLE_##name == (number), "libcurl's " #name);
#define SAME_REFUSAL(number, name) _Static_assert(CURLPX_##name == (number), "libcurl's " #name);
PC_RESULTS(SAME_RESULT)
PC_SOCKS_REFUSALS(SAME_REFUSAL)

static void classify(pc_attempt *attempt, const pc_transfer *transfer, CURLcode code) {
  const exchange *x = (const exchange *)transfer;
  pc_call *call = transfer->call;
  pc_failure failure = {.code = (int)code,
                        .text = x->error,
                        .phase = pc_transfer_phase(transfer),
                        .tunnel = (int)ask(x, CURLINFO_HTTP_CONNECTCODE),
                        .socks = (int)ask(x, CURLINFO_PROXY_ERROR)};
  pc_failure_classify(attempt, &failure);
  if (attempt->kind == PC_TOO_LARGE) call->overflow = true;
  /* also one header line longer than libcurl takes */
  if (code == CURLE_OUT_OF_MEMORY && failure.phase == PC_PHASE_ANSWER && !call->head_ended)
    call->overflow = true;
}

static void describe(pc_attempt *attempt, const pc_transfer *transfer, CURLcode code) {
  const exchange *x = (const exchange *)transfer;
  pc_kind kind;
  char *out = attempt->message;
  size_t size = sizeof attempt->message;
  const char *text = pc_answer_refusal(out, size, &kind, &x->answer);
  if (text)
    attempt->kind = kind;
  else if (code == CURLE_ABORTED_BY_CALLBACK)
    text = "the host does not speak HTTP/2, which http_version = \"2\" demands";
  else
    text = x->error[0] ? x->error : curl_easy_strerror(code);
  if (text != out) (void)snprintf(out, size, "%s", text);
}

void pc_transfer_result(pc_attempt *attempt, const pc_transfer *transfer, int curl_code) {
  const pc_call *call = transfer->call;
  pc_attempt_reset(attempt);
  if (curl_code != CURLE_OK) {
    attempt->nothing_sent = pc_transfer_nothing_sent(transfer);
    classify(attempt, transfer, (CURLcode)curl_code);
    describe(attempt, transfer, (CURLcode)curl_code);
    return;
  }
  pc_kind kind;
  long status = ask((const exchange *)transfer, CURLINFO_RESPONSE_CODE);
  const char *wrong = pc_answer_fault(&kind, call, status);
  if (wrong) {
    attempt->kind = kind;
    attempt->transient = kind == PC_NETWORK;
    (void)snprintf(attempt->message, sizeof attempt->message, "%s", wrong);
    return;
  }
  attempt->status = (int)status;
  pc_span head = pc_buf_view(&call->head), value, date = {"", 0};
  if (status != 200 && pc_header_find(&value, head, "Retry-After")) {
    (void)pc_header_find(&date, head, "Date");
    attempt->retry_after_ms = pc_retry_after_ms(value, date, (int64_t)time(NULL));
  }
  attempt->undelimited = pc_answer_is_undelimited(&((const exchange *)transfer)->answer);
}
