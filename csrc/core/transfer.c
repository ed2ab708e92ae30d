#include "transfer.h"

#include "text.h"
#include "transport.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WORTH_ASKING = 256 /* bytes: how many there will be */ };

struct pc_header_list {
  size_t refs, size, count, bearer_at, bearer_len;
  struct curl_slist nodes[]; /* the lines stand behind the nodes, in the same allocation */
};

typedef struct {
  long http_version, tls_version, fresh;
  curl_off_t most; /* bytes of an answer */
} manner;

typedef struct {
  pc_transfer base;
  pc_header_list *shared;
  bool wears_out;    /* what stands in transport.h; HTTP/2 has no folded lines */
  bool once;         /* there are idle ones enough */
  bool worn, misfit; /* used before; met an answer that only an unused one may read */
  bool guarded;      /* libcurl shows each header line to on_body before it looks at it */
  bool in_head, in_line, named, interim; /* where it is; named: it has had a header */
  bool boast;                            /* the answer claims a version that was not agreed on */
  manner manner;                         /* as libcurl was told it last */
  const struct curl_slist *first_line;   /* as libcurl was told it last, too */
  char error[CURL_ERROR_SIZE];
} exchange;

/* ---- shared headers ---- */

pc_header_list *pc_headers_new(char *const *lines, size_t count, pc_span bearer) {
  static const char prefix[] = "Authorization: Bearer ";
  size_t text = sizeof prefix + bearer.len;
  for (size_t i = 0; i < count; i++)
    text += strlen(lines[i]) + 1;
  size_t size = sizeof(pc_header_list) + (count + 1) * sizeof(struct curl_slist) + text;
  pc_header_list *list = calloc(1, size);
  if (!list) return NULL;
  list->refs = 1;
  list->size = size;
  list->count = count + 1;
  char *at = (char *)&list->nodes[list->count];
  list->nodes[0].data = at;
  memcpy(at, prefix, sizeof prefix - 1);
  list->bearer_at = (size_t)(at - (char *)list) + sizeof prefix - 1;
  list->bearer_len = bearer.len;
  if (bearer.len) memcpy(at + sizeof prefix - 1, bearer.at, bearer.len);
  at += sizeof prefix + bearer.len;
  for (size_t i = 0; i < count; i++) {
    size_t len = strlen(lines[i]) + 1;
    memcpy(at, lines[i], len);
    list->nodes[i].next = &list->nodes[i + 1];
    list->nodes[i + 1].data = at;
    at += len;
  }
  return list;
}

pc_header_list *pc_headers_hold(pc_header_list *headers) {
  headers->refs++;
  return headers;
}

void pc_headers_release(pc_header_list *headers) {
  if (!headers || --headers->refs) return;
  pc_wipe(headers, headers->size);
  free(headers);
}

pc_span pc_headers_bearer(const pc_header_list *headers) {
  return (pc_span){(const char *)headers + headers->bearer_at, headers->bearer_len};
}

/* ---- callbacks: they only record ---- */

static bool is_success(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status >= 200 && status < 300;
}

/* A line that continues the one before, where there is none before in this answer. */
static bool is_stray(exchange *x, const char *bytes) {
  bool begins = !x->in_line;
  x->in_line = true;
  x->misfit = begins && !x->named && (bytes[0] == ' ' || bytes[0] == '\t');
  return x->misfit;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  exchange *x = user;
  pc_call *call = x->base.call;
  size_t len = size * count;
  if (x->guarded && x->in_head) return is_stray(x, bytes) ? 0 : len;
  if (call->sink.wanted && is_success(x->base.easy))
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

static bool speaks_h2(const exchange *x) {
  return x->manner.http_version == CURL_HTTP_VERSION_2TLS;
}

/* From HTTP/2 on it is libcurl that writes the status line, in one way. libcurl believes any other
   one too, and then sends two requests at once on connections that take one. */
static bool is_boast(const exchange *x, const char *line, size_t len) {
  if (len < 6 || line[5] < '2') return false;
  return !speaks_h2(x) || len != sizeof "HTTP/2 200 \r\n" - 1 || line[6] != ' ' ||
         memcmp(line + 10, " \r\n", 3) != 0;
}

/* What tells where the answer ends. */
static void note_framing(pc_call *call, pc_span line) {
  if (pc_header_is(line, "Content-Length")) call->lengths++;
  if (pc_header_is(line, "Transfer-Encoding")) call->is_chunked = true;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  exchange *x = user;
  pc_call *call = x->base.call;
  size_t len = size * count;
  bool status_line = len >= 5 && !memcmp(bytes, "HTTP/", 5);
  call->head_seen += len;
  x->in_line = false;
  x->named = x->named || !status_line;
  if (status_line) {
    x->misfit = x->worn && !x->guarded && len > 5 && bytes[5] == '1';
    x->boast = is_boast(x, bytes, len);
    const char *blank = memchr(bytes, ' ', len - 1);
    x->interim = blank && blank[1] == '1';
    x->base.h1 = len > 5 && bytes[5] < '2';
    x->base.h2 = !x->base.h1;
    if (x->misfit || x->boast) return 0; /* another handle is to read what comes next */
    pc_buf_clear(&call->head);           /* an interim answer is not the answer */
    call->head_ended = call->is_chunked = false;
    call->lengths = 0;
    return len;
  }
  if (len <= 2) {
    call->head_ended = true;
    x->in_head = x->interim; /* then another head follows */
  }
  if (call->head_seen > call->head.max) {
    call->overflow = true;
    return 0;
  }
  /* trailers are not looked at */
  if (call->head_ended) return len;
  note_framing(call, (pc_span){bytes, len});
  if (pc_buf_append(&call->head, bytes, len)) return len;
  call->no_memory = true;
  return 0;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *at) {
  (void)purpose;
  return pc_transport_open_socket(user, at->family, at->socktype, at->protocol);
}

static int on_close_socket(void *user, curl_socket_t fd) {
  pc_transport_close_socket(user, fd);
  return 0;
}

/* ---- one exchange ---- */

typedef struct {
  CURLoption blob, file, path;
} trust_options;

static void set_trust(CURL *easy, const pc_client *client, trust_options option) {
  const char *file = client->ca_file;
  if (!file && !client->ca_path) file = pc_curl_ca_file();
  if (client->ca_bundle.len) {
    struct curl_blob bundle = {client->ca_bundle.data, client->ca_bundle.len, CURL_BLOB_NOCOPY};
    curl_easy_setopt(easy, option.blob, &bundle);
    curl_easy_setopt(easy, option.file, NULL);
  } else {
    curl_easy_setopt(easy, option.file, file);
  }
  /* a built-in directory beside a file would switch libcurl's cache of parsed CAs off */
  if (client->ca_path || file || client->ca_bundle.len)
    curl_easy_setopt(easy, option.path, client->ca_path);
}

/* Everything that stays the same from call to call of one client. */
static void set_up(exchange *x, pc_client *client, pc_transport *transport) {
  CURL *easy = x->base.easy;
  curl_easy_setopt(easy, CURLOPT_PRIVATE, (char *)&x->base);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, x->error);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, client->user_agent);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)client->connect_timeout_ms);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy, CURLOPT_PROXY, client->proxy ? client->proxy : "");
  curl_easy_setopt(easy, CURLOPT_NOPROXY, client->no_proxy ? client->no_proxy : "");
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, x);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, x);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transport);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close_socket);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, transport);
  set_trust(easy, client, (trust_options){CURLOPT_CAINFO_BLOB, CURLOPT_CAINFO, CURLOPT_CAPATH});
  if (client->proxy) /* one with TLS of its own */
    set_trust(
        easy, client,
        (trust_options){CURLOPT_PROXY_CAINFO_BLOB, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH});
}

static void guard(exchange *x) {
  if (!x->guarded) x->guarded = curl_easy_setopt(x->base.easy, CURLOPT_HEADER, 1L) == CURLE_OK;
}

/* What differs from call to call but seldom does. */
static void set_manner(exchange *x, const pc_call *call) {
  const pc_client *client = call->client;
  bool only_h1 = client->http_version == 11;
  bool h2 = !only_h1 && !client->met_h1 && pc_text_is_https((pc_span){call->url, 8});
  manner wanted = {.http_version = h2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1,
                   /* libcurl lets requests for HTTP/2 share a connection of HTTP/1.1 with others
                      once it has met HTTP/2 there. It keeps connections of different TLS settings
                      apart, and these two mean the same. */
                   .tls_version = only_h1 ? CURL_SSLVERSION_TLSv1_2 | CURL_SSLVERSION_MAX_TLSv1_3
                                          : CURL_SSLVERSION_TLSv1_2,
                   /* what is lost on a used connection, libcurl itself sends again */
                   .fresh = call->repeat == PC_REPEAT_ALWAYS ? 0 : 1,
                   .most = (curl_off_t)(call->sink.wanted ? PC_SINK_MAX : call->body.max)};
  if (x->manner.http_version != wanted.http_version)
    curl_easy_setopt(x->base.easy, CURLOPT_HTTP_VERSION, wanted.http_version);
  if (x->manner.tls_version != wanted.tls_version)
    curl_easy_setopt(x->base.easy, CURLOPT_SSLVERSION, wanted.tls_version);
  if (x->worn && !h2) guard(x);
  if (x->manner.fresh != wanted.fresh)
    curl_easy_setopt(x->base.easy, CURLOPT_FRESH_CONNECT, wanted.fresh);
  if (x->manner.most != wanted.most)
    curl_easy_setopt(x->base.easy, CURLOPT_MAXFILESIZE_LARGE, wanted.most);
  x->manner = wanted;
}

static exchange *exchange_new(pc_client *client, pc_transport *transport) {
  exchange *x = calloc(1, sizeof *x);
  if (!x) return NULL;
  x->base.easy = curl_easy_init();
  if (!x->base.easy) {
    free(x);
    return NULL;
  }
  x->base.error = x->error;
  x->wears_out = pc_transport_wears_out(transport);
  pc_list_init(&x->base.link);
  set_up(x, client, transport);
  return x;
}

/* The call's own lines stand in front of the shared ones; libcurl only reads the list. */
static void set_lines(exchange *x, const pc_call *call) {
  _Static_assert(sizeof(struct curl_slist) <= PC_LINK_SIZE, "calls keep room for these");
  struct curl_slist *nodes = call->links, *next = x->shared ? x->shared->nodes : NULL;
  for (size_t i = call->line_count; i-- > 0; next = &nodes[i])
    nodes[i] = (struct curl_slist){call->lines[i], next};
  if (x->first_line != next) curl_easy_setopt(x->base.easy, CURLOPT_HTTPHEADER, next);
  x->first_line = next;
}

static void set_method(CURL *easy, const pc_call *call) {
  if (call->is_get) return;
  if (call->is_head) {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    return;
  }
  if (call->has_body || !strcmp(call->method, "POST")) {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, call->body_text);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call->body_len);
  }
  curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, call->method);
}

static void unset_method(CURL *easy, const pc_call *call) {
  if (call->is_get) return;
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, NULL);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)-1);
  curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, NULL);
  curl_easy_setopt(easy, CURLOPT_NOBODY, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
}

pc_transfer *pc_transfer_start(pc_call *call, pc_transport *transport, pc_header_list *shared) {
  pc_node *node = pc_list_first(&call->client->idle);
  exchange *x = node ? (exchange *)PC_OWNER(node, pc_transfer, link) : NULL;
  /* a misfit is met once the request is out: only a read may be sent again then */
  bool once = x && x->worn && !call->is_get;
  if (!x || once) x = exchange_new(call->client, transport);
  if (!x) return NULL;
  x->once = once;
  pc_list_remove(&x->base.link);
  if (call->client->managed_identity) /* its endpoint is this machine's own */
    curl_easy_setopt(x->base.easy, CURLOPT_NOPROXY,
                     call->host == PC_HOST_TOKEN ? "*" : call->client->no_proxy);
  x->base.call = call;
  x->shared = shared;
  x->error[0] = '\0';
  pc_buf_clear(&call->head);
  pc_buf_clear(&call->body);
  pc_sink_rewind(&call->sink);
  call->overflow = call->no_memory = call->head_ended = call->is_chunked = false;
  call->lengths = 0;
  call->head_seen = 0;
  x->misfit = x->boast = x->base.h1 = x->base.h2 = x->in_line = x->named = false;
  x->in_head = true;
  set_method(x->base.easy, call);
  set_manner(x, call);
  set_lines(x, call);
  if (curl_easy_setopt(x->base.easy, CURLOPT_URL, call->url) != CURLE_OK) {
    x->shared = NULL; /* the caller's still */
    pc_transfer_park(&x->base, call->client);
    return NULL;
  }
  return &x->base;
}

static bool may_serve_again(exchange *x, const pc_client *client) {
  if (client->closed || x->once) return false;
  if (!x->wears_out) return true;
  if (client->handles_misfit || client->proxy) return false;
  if (x->base.h1) guard(x);
  x->worn = true;
  return x->base.h2 || x->guarded;
}

void pc_transfer_park(pc_transfer *transfer, pc_client *client) {
  exchange *x = (exchange *)transfer;
  unset_method(transfer->easy, transfer->call);
  pc_headers_release(x->shared);
  x->shared = NULL;
  transfer->call = NULL;
  if (x->boast) client->http_version = 11;
  if (transfer->h1 && speaks_h2(x)) client->met_h1 = true;
  if (x->misfit && !client->handles_misfit) {
    client->handles_misfit = true;
    pc_transfers_drop(client, false);
  }
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

static bool has_passed(CURL *easy, CURLINFO point) {
  curl_off_t at = 0;
  return curl_easy_getinfo(easy, point, &at) == CURLE_OK && at > 0;
}

static long bytes_sent(const pc_transfer *transfer) {
  long sent = 0;
  curl_easy_getinfo(transfer->easy, CURLINFO_REQUEST_SIZE, &sent);
  return sent;
}

/* What a proxy was asked counts as sent, too. */
static bool is_asking_proxy(const pc_transfer *transfer) {
  return transfer->call->client->proxy && bytes_sent(transfer) > 0 &&
         !has_passed(transfer->easy, CURLINFO_PRETRANSFER_TIME_T);
}

bool pc_transfer_nothing_sent(const pc_transfer *transfer) {
  return bytes_sent(transfer) == 0 || is_asking_proxy(transfer);
}

pc_phase pc_transfer_phase(const pc_transfer *transfer) {
  CURL *easy = transfer->easy;
  if (!pc_transfer_nothing_sent(transfer)) {
    curl_off_t up = 0;
    curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &up);
    return (size_t)up < transfer->call->body_len ? PC_PHASE_SEND : PC_PHASE_ANSWER;
  }
  if (has_passed(easy, CURLINFO_PRETRANSFER_TIME_T)) return PC_PHASE_SEND;
  long tunnel = 0;
  curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &tunnel);
  if (is_asking_proxy(transfer) && tunnel / 100 != 2) return PC_PHASE_CONNECT;
  long port = 0; /* known once connected; libcurl's time of it counts the handshake in */
  curl_easy_getinfo(easy, CURLINFO_LOCAL_PORT, &port);
  if (port > 0 && pc_text_is_https((pc_span){transfer->call->url, 8})) return PC_PHASE_TLS;
  if (has_passed(easy, CURLINFO_NAMELOOKUP_TIME_T)) return PC_PHASE_CONNECT;
  return PC_PHASE_RESOLVE;
}

static void fail(pc_attempt *attempt, pc_kind kind, pc_phase phase, bool transient) {
  attempt->kind = kind;
  attempt->phase = phase;
  attempt->transient = transient;
}

/* Both sides were there and did not agree. */
static bool is_disagreement(const char *error) {
  static const char *const words[] = {"alert", "wrong version", "unsupported protocol"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strstr(error, words[i])) return true;
  return false;
}

static void classify(pc_attempt *attempt, const pc_transfer *transfer, CURLcode code) {
  pc_phase phase = pc_transfer_phase(transfer);
  const pc_call *call = transfer->call;
  switch (code) {
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
    fail(attempt, PC_NETWORK, PC_PHASE_RESOLVE, true);
    break;
  case CURLE_COULDNT_CONNECT:
  case CURLE_PROXY:
    fail(attempt, PC_NETWORK, PC_PHASE_CONNECT, true);
    break;
  case CURLE_OPERATION_TIMEDOUT:
    fail(attempt, PC_TIMEOUT, phase, true);
    break;
  case CURLE_SSL_CONNECT_ERROR: /* also a connection lost in the handshake */
    fail(attempt, PC_TLS, PC_PHASE_TLS, !is_disagreement(transfer->error));
    break;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ENGINE_NOTFOUND:
  case CURLE_SSL_ENGINE_SETFAILED:
  case CURLE_SSL_ENGINE_INITFAILED:
  case CURLE_SSL_CRL_BADFILE:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_INVALIDCERTSTATUS:
  case CURLE_USE_SSL_FAILED:
    fail(attempt, PC_TLS, PC_PHASE_TLS, false);
    break;
  case CURLE_FILESIZE_EXCEEDED:
    fail(attempt, PC_TOO_LARGE, PC_PHASE_ANSWER, false);
    break;
  case CURLE_WRITE_ERROR:
    attempt->misfit = ((const exchange *)transfer)->misfit;
    if (attempt->misfit) {
      fail(attempt, PC_NETWORK, PC_PHASE_ANSWER, true);
      break;
    }
    if (((const exchange *)transfer)->boast) {
      attempt->h1 = true;
      fail(attempt, PC_PROTOCOL, PC_PHASE_ANSWER, false);
      break;
    }
    if (call->sink.problem) {
      fail(attempt, PC_CONFIG, PC_PHASE_ANSWER, false);
      break;
    }
    fail(attempt, call->overflow ? PC_TOO_LARGE : PC_NETWORK, PC_PHASE_ANSWER, false);
    break;
  case CURLE_BAD_CONTENT_ENCODING:
  case CURLE_WEIRD_SERVER_REPLY:
  case CURLE_UNSUPPORTED_PROTOCOL:
    fail(attempt, PC_PROTOCOL, PC_PHASE_ANSWER, false);
    break;
  case CURLE_OUT_OF_MEMORY: /* also one header line longer than libcurl takes */
    fail(attempt, phase == PC_PHASE_ANSWER && !call->head_ended ? PC_TOO_LARGE : PC_CONFIG, phase,
         false);
    break;
  case CURLE_URL_MALFORMAT:
    fail(attempt, PC_CONFIG, phase, false);
    break;
  default: /* lost on the way: send, receive, cut off, stream reset */
    fail(attempt, PC_NETWORK, phase, true);
  }
}

static void describe(pc_attempt *attempt, const pc_transfer *transfer, CURLcode code) {
  const pc_call *call = transfer->call;
  size_t room = sizeof attempt->message;
  if (attempt->kind == PC_TOO_LARGE)
    (void)snprintf(attempt->message, room, "the answer is larger than the limit of %zu bytes%s",
                   call->head_ended ? call->body.max : call->head.max,
                   call->head_ended ? "" : " for its headers");
  else if (call->sink.problem)
    (void)snprintf(attempt->message, room, "%s", pc_sink_trouble(&call->sink));
  else if (((const exchange *)transfer)->boast)
    (void)snprintf(attempt->message, room,
                   "the answer claims a version of HTTP that was not agreed on");
  else if (call->no_memory)
    (void)snprintf(attempt->message, room, "not enough memory for the answer");
  else
    (void)snprintf(attempt->message, room, "%s",
                   transfer->error[0] ? transfer->error : curl_easy_strerror(code));
}

/* Nothing in the answer tells whether this is all of it. */
static bool is_undelimited(const pc_attempt *attempt, const pc_call *call) {
  pc_span head = pc_buf_view(&call->head), value;
  if (!call->body.len && !call->sink.len) return false;
  /* a coding may be cut off too, which libcurl does not notice; plain text does not show it */
  if (call->plain && pc_header_find(&value, head, "Content-Encoding") &&
      !pc_text_equal(value, "identity"))
    return true;
  return attempt->h1 && !call->lengths && !call->is_chunked;
}

/* What libcurl takes for an answer although it is none; NULL when there is nothing to object to. */
static const char *wrong_with(pc_kind *kind, const pc_call *call, long status) {
  *kind = PC_NETWORK;
  if (!call->head_ended) return "the connection ended inside the headers";
  *kind = PC_PROTOCOL;
  if (call->lengths > 1 && pc_header_differs(pc_buf_view(&call->head), "Content-Length"))
    return "the answer gives two lengths";
  if (status < 100 || status > 999) return "the answer has no status";
  return NULL;
}

void pc_transfer_result(pc_attempt *attempt, const pc_transfer *transfer, int curl_code) {
  CURL *easy = transfer->easy;
  const pc_call *call = transfer->call;
  pc_attempt_reset(attempt);
  attempt->h1 = transfer->h1;
  if (curl_code != CURLE_OK) {
    attempt->nothing_sent = pc_transfer_nothing_sent(transfer);
    classify(attempt, transfer, (CURLcode)curl_code);
    describe(attempt, transfer, (CURLcode)curl_code);
    return;
  }
  pc_kind kind;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  const char *wrong = wrong_with(&kind, call, status);
  if (wrong) {
    fail(attempt, kind, PC_PHASE_ANSWER, kind == PC_NETWORK);
    (void)snprintf(attempt->message, sizeof attempt->message, "%s", wrong);
    return;
  }
  attempt->status = (int)status;
  pc_span head = pc_buf_view(&call->head), value, date = {"", 0};
  if (status != 200 && pc_header_find(&value, head, "Retry-After")) {
    (void)pc_header_find(&date, head, "Date");
    attempt->retry_after_ms = pc_retry_after_ms(value, date, (int64_t)time(NULL));
  }
  attempt->undelimited = is_undelimited(attempt, call);
}
