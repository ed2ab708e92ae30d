/* The core's public face: the only header that bind/ includes. The core knows no Lua. */
#ifndef PC_H
#define PC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PC_ABI      12
#define PC_GUID_LEN 36

/* Why a call ended without an answer. PC_OK: an HTTP answer arrived, whatever its status. Lua sees
   PC_MEMORY (out of memory) as "config". */
#define PC_KINDS(X)                                                                                \
  X(OK, "ok")                                                                                      \
  X(CONFIG, "config")                                                                              \
  X(MEMORY, "config")                                                                              \
  X(AUTH, "auth")                                                                                  \
  X(THROTTLED, "throttled")                                                                        \
  X(TIMEOUT, "timeout")                                                                            \
  X(NETWORK, "network")                                                                            \
  X(TLS, "tls")                                                                                    \
  X(PROTOCOL, "protocol")                                                                          \
  X(TOO_LARGE, "too_large")                                                                        \
  X(SERVICE, "service")                                                                            \
  X(CANCELLED, "cancelled")                                                                        \
  X(CLOSED, "closed")                                                                              \
  X(FORKED, "forked")

#define PC_PHASES(X)                                                                               \
  X(QUEUE, "queue")                                                                                \
  X(TOKEN, "token")                                                                                \
  X(RESOLVE, "resolve")                                                                            \
  X(CONNECT, "connect")                                                                            \
  X(TLS, "tls")                                                                                    \
  X(SEND, "send")                                                                                  \
  X(ANSWER, "answer")                                                                              \
  X(RETRY, "retry")

#define PC_ENUM_KIND(id, name)  PC_##id,
#define PC_ENUM_PHASE(id, name) PC_PHASE_##id,
typedef enum { PC_KINDS(PC_ENUM_KIND) PC_KIND_COUNT } pc_kind;
typedef enum { PC_PHASES(PC_ENUM_PHASE) PC_PHASE_COUNT } pc_phase;

const char *pc_kind_name(pc_kind kind);
const char *pc_phase_name(pc_phase phase);
/* The first kind of that name, or PC_KIND_COUNT. */
pc_kind pc_kind_named(const char *name);

/* The hosts that a client talks to. A foreign one, such as a blob store, is named by each request
   and gets no token. */
typedef enum {
  PC_HOST_API,
  PC_HOST_PARTNER,
  PC_HOST_GRAPH,
  PC_HOST_TOKEN,
  PC_HOST_COUNT, /* of those with a base URL */
  PC_HOST_FOREIGN = PC_HOST_COUNT
} pc_host;

/* The audiences of tokens: one for each host that carries one, in the same order. */
typedef enum {
  PC_AUDIENCE_API,
  PC_AUDIENCE_PARTNER,
  PC_AUDIENCE_GRAPH,
  PC_AUDIENCE_COUNT
} pc_audience;

typedef struct pc_engine pc_engine;
typedef struct pc_client pc_client;
typedef struct pc_call pc_call;

/* Bytes that belong to someone else. */
typedef struct {
  const char *at;
  size_t len;
} pc_span;

typedef struct {
  pc_span name, value;
} pc_pair;

/* ---- process ---- */

/* Starts libcurl once per process and keeps this library loaded. Returns NULL, or the problem. */
const char *pc_process_start(const void *symbol_of_the_library);
#define PC_CURL_VERSION_MAX 256
void pc_curl_version(char out[PC_CURL_VERSION_MAX]);
/* The CA file and directory that libcurl was built with, or NULL. */
const char *pc_curl_ca_file(void);
const char *pc_curl_ca_path(void);
int64_t pc_now_ms(void);  /* CLOCK_MONOTONIC */
int64_t pc_boot_ms(void); /* CLOCK_BOOTTIME where there is one */
long pc_pid(void);
/* Tells a process from its forked children, and holds random bytes that no child draws too. */
typedef struct pc_origin pc_origin;
pc_origin *pc_origin_new(void);
void pc_origin_free(pc_origin *origin);
bool pc_guid(char out[PC_GUID_LEN + 1], pc_origin *origin);
bool pc_is_guid(pc_span text);
/* How many bytes from the start are valid UTF-8. */
size_t pc_utf8_prefix(pc_span text);
/* "https://host[:port][/prefix]"; http is for loopback only. */
bool pc_url_is_base(pc_span text);
/* A request without a token may go to this origin: it matches one of the patterns, which are
   "*.suffix", "host[:port]" (both https) and "https://host[:port]"; http is for loopback only. A
   port that is not named is the default one. */
bool pc_origin_is_allowed(pc_span origin, const pc_span *patterns, size_t count);
/* Requests to this base URL stay on this machine, in every spelling that libcurl knows. */
bool pc_url_is_loopback(pc_span text);
/* A read that ends with this status is sent again. */
bool pc_status_is_retried(int status);
/* A write that ends with this status may have been carried out. */
bool pc_status_is_unclear(int status);
/* Percent-encodes: writes at most 3 * len bytes and returns how many. */
size_t pc_escape(char *out, pc_span text);
/* The SHA-256 of a text in base64url, 43 characters: a PKCE code challenge. */
#define PC_SHA256_TEXT 43
bool pc_sha256_text(char out[PC_SHA256_TEXT + 1], pc_span text);

/* ---- sealed texts (AES-256-GCM) ---- */

#define PC_SEALED_PREFIX    "pcgcm1:"
#define PC_SEAL_MAX         ((size_t)1 << 24) /* bytes of a text */
#define PC_SEALED_SIZE(len) (sizeof PC_SEALED_PREFIX + 4 * (((size_t)(len) + 34) / 3) + 1)
/* 32 bytes as 64 hex digits or as base64. */
bool pc_is_seal_key(pc_span text);
/* Writes at most PC_SEALED_SIZE(text.len) bytes, which only this context unseals. False: memory,
   the key or the system's random source. */
bool pc_seal(char *out, size_t *len, pc_span key, pc_span text, pc_span context, pc_origin *origin);
typedef enum {
  PC_SEAL_OPEN,
  PC_SEAL_ABSENT, /* the text is not sealed */
  PC_SEAL_OTHER_KEY,
  PC_SEAL_DAMAGED, /* or moved to another context */
  PC_SEAL_MEMORY
} pc_seal_verdict;
/* Writes at most text.len bytes. */
pc_seal_verdict pc_unseal(char *out, size_t *len, pc_span key, pc_span text, pc_span context);

/* ---- files ---- */

/* 0: a new file may replace what the path names, which is a regular file or nothing. */
int pc_file_target(const char *path);
/* The same, and no link stands there. */
int pc_file_plain(const char *path);

/* A file that gets its name once it is whole. Until then it has no name. File systems that cannot
   do that give it a temporary name; after a kill the next download to the path removes that file.
 */
typedef struct {
  int fd; /* < 0: closed */
  bool named;
  char *to, *temporary;
  long pid; /* a forked child removes nothing */
} pc_download;

/* Opens a file for a path, or one that is never kept (to: NULL). 0, a PC_FILE_... or an errno. */
int pc_download_open(pc_download *download, const char *to);
uint64_t pc_download_size(const pc_download *download);
/* Reads up to *len bytes and sets *len to their number. */
int pc_download_read(const pc_download *download, char *out, size_t *len, uint64_t from);
/* Moves it to its path, where it replaces an older file, and closes it. */
int pc_download_keep(pc_download *download);
void pc_download_drop(pc_download *download);

/* Sets the size of a file to `at` and appends another file; `from`: NULL appends nothing and syncs.
   0, a PC_FILE_... or an errno. */
int pc_file_join(uint64_t *size, const char *into, uint64_t at, const char *from);

/* ---- files that hold secrets ---- */

/* Why a file is refused, in addition to errno. */
enum {
  PC_FILE_LINK = -1,
  PC_FILE_DIRECTORY = -2,
  PC_FILE_IRREGULAR = -3,
  PC_FILE_FOREIGN = -4,
  PC_FILE_SHARED = -5,
  PC_FILE_READ_ONLY = -6,
  PC_FILE_LARGE = -7
};
const char *pc_file_reason(int problem); /* NULL: it is an errno */
/* 0: the path names nothing, or a regular file that only this user may write to. */
int pc_file_check(const char *path);
/* Reads such a file; ENOENT: there is none. Free the text with pc_file_read_free. */
int pc_file_read(char **text, size_t *len, const char *path);
void pc_file_read_free(char *text, size_t len);
/* Writes a temporary file (0600), syncs it and renames it to the path. The next write removes the
   temporary files of killed processes. */
int pc_file_replace(const char *path, pc_span content);
typedef struct {
  int fd; /* < 0: not held */
  long pid;
} pc_file_guard;
/* Takes a lock, which is a file of its own, without waiting. EWOULDBLOCK: another process has it. A
   forked child releases nothing. */
int pc_file_lock(pc_file_guard *lock, const char *path);
void pc_file_unlock(pc_file_guard *lock);

/* ---- engine ---- */

pc_kind pc_engine_new(pc_engine **out);
void pc_engine_free(pc_engine *engine);
bool pc_engine_stale(const pc_engine *engine); /* another process made it */
/* The descriptor, the same for life: readable while the next step has something to do. */
int pc_engine_fd(pc_engine *engine);
/* Nobody polls the descriptor until the next pc_engine_fd, so a call need not make it readable. */
void pc_engine_unwatch(pc_engine *engine);
/* Does what is due without blocking: at most 16 admissions, 16 events and about 2 ms. */
void pc_engine_step(pc_engine *engine);
/* Blocks until the descriptor is readable, at most that many milliseconds (< 0: no limit).
   False: a signal ended the wait. */
bool pc_engine_wait(pc_engine *engine, int64_t milliseconds);
bool pc_engine_ready(const pc_engine *engine); /* the descriptor is readable */
/* Makes the descriptor readable until the next step. */
void pc_engine_kick(pc_engine *engine);
/* Calls and commands to Redis that were not taken yet, and an alarm that is set. */
size_t pc_engine_in_flight(const pc_engine *engine);
/* Sets the engine's one alarm, which ends with PC_NOTICE_ALARM; < 0: clears it. False: out of
 * memory. */
bool pc_engine_alarm(pc_engine *engine, int64_t milliseconds);
/* Ends the call; its outcome is not delivered. */
void pc_engine_cancel(pc_engine *engine, uint64_t id);

typedef struct {
  pc_host host;
  /* Of a foreign host: "https://host[:port]", and the patterns of which it must match one. See
     pc_origin_is_allowed. */
  pc_span origin;
  const pc_span *allowed;
  size_t allowed_count;
  pc_span method, path, body, content_type, accept, locale, request_id, correlation_id;
  bool has_body;
  const pc_span *headers; /* "Name: value" lines */
  size_t header_count;
  int64_t timeout_ms, attempt_timeout_ms; /* 0: the client's */
  int max_attempts;                       /* 0: the client's */
  int64_t delay_ms;                       /* before the first attempt */
  bool queue_time_free;      /* queue time and throttling do not count against the timeout... */
  int64_t latest_ms;         /* ...until this long from now; 0: for ever */
  bool only_unsent;          /* no retry once the service may have acted: the caller looks first */
  bool token_only;           /* sends nothing: done once the host's token is there */
  const int *file;           /* descriptor of a file that takes the body of a success; NULL: none */
  size_t max_bytes;          /* of the body; 0: the client's */
  struct pc_body_pipe *pipe; /* takes the body of a success; NULL: none */
} pc_request;

/* Queues a call. PC_OK and its id, or the kind of the problem and, in *why, the problem. */
pc_kind pc_engine_submit(uint64_t *id, const char **why, pc_engine *engine, pc_client *client,
                         const pc_request *request);

/* How one call ended. Spans live until the call is released. */
typedef struct {
  uint64_t id;
  pc_client *client;
  bool token_answer; /* the answer to a token request for that audience */
  pc_audience audience;
  pc_kind kind;
  pc_phase phase;
  int status;
  int attempts;
  int64_t retry_after_ms; /* < 0: none */
  bool transient;         /* no answer, but another attempt may succeed */
  bool late;              /* the attempt timed out, not the call */
  bool unclear;           /* an attempt without a sound answer may have been done */
  bool undelimited;       /* nothing tells whether the body is whole */
  bool token_failed;      /* no token could be had; the client's owner knows the cause */
  pc_span body, head, message;
  const char *request_id, *correlation_id;
} pc_outcome;

/* Takes the next call that is done, or NULL. Release it after reading. */
pc_call *pc_engine_take(pc_outcome *out, pc_engine *engine);
void pc_call_release(pc_call *call);

typedef enum {
  PC_NOTICE_ASK,       /* a token is needed, and the client's owner must provide it */
  PC_NOTICE_ATTEMPT,   /* one attempt ended */
  PC_NOTICE_RETRY,     /* the next attempt begins after `wait_ms` */
  PC_NOTICE_THROTTLED, /* no call of the client to that host is sent for `wait_ms` */
  PC_NOTICE_ALARM,     /* the alarm of the engine went off; it is of no client */
  /* of clients that share their quota: */
  PC_NOTICE_SLOTS_WANTED, /* `count` slots; the first call waits no longer than `wait_ms` */
  PC_NOTICE_SLOTS_LEFT,   /* granted, and nobody uses them: see pc_slots_take_back */
  PC_NOTICE_REFUSED       /* the service throttles: it refused a request sent `elapsed_ms` ago */
} pc_notice_type;

typedef struct {
  pc_notice_type type;
  uint64_t client_id, call_id;
  pc_host host; /* ASK: whose token is needed */
  int status, attempt, count;
  pc_kind kind;
  int64_t wait_ms, elapsed_ms;
  bool forced; /* ASK: the service refused the last token */
} pc_notice;

/* Takes the next notice; false: there is none. */
bool pc_engine_notice(pc_notice *out, pc_engine *engine);

/* ---- webhooks ---- */

/* What follows for the answer to a delivery: 200, 400, 401 or 503. */
typedef enum {
  PC_WEBHOOK_VERIFIED,
  PC_WEBHOOK_MALFORMED,
  PC_WEBHOOK_NOT_VERIFIED,
  PC_WEBHOOK_CANNOT_TELL, /* the service should send it again */
  PC_WEBHOOK_OUTCOMES
} pc_webhook_outcome;

const char *pc_webhook_outcome_name(pc_webhook_outcome outcome);

enum {
  PC_WEBHOOK_SIGNATURE_MAX = 1024, /* bytes: of an RSA key with 8192 bits */
  PC_WEBHOOK_URL_MAX = 512,
  PC_WEBHOOK_NAME_MAX = 255,
  PC_WEBHOOK_CERTIFICATE_MAX = 64 << 10, /* bytes of the file that a delivery names */
  PC_WEBHOOK_INTERMEDIATES_MAX = 1 << 20 /* bytes of one file of intermediates */
};

typedef struct {
  pc_webhook_outcome outcome;
  const char *reason;        /* one word, for programs; "verified" where nothing is wrong */
  const char *text, *detail; /* for people; detail: OpenSSL's text on the chain, or NULL */
  int64_t expires_s; /* VERIFIED: seconds since 1970 when the first certificate of the chain ends */
  /* "needs_issuer": where the missing certificate is; also of "no_issuer": whose it is */
  char issuer_url[PC_WEBHOOK_URL_MAX + 1], issuer[PC_WEBHOOK_NAME_MAX + 1];
} pc_webhook_verdict;

/* The values of a delivery's headers; at: NULL where one is absent. */
typedef struct {
  pc_span authorization, signature, algorithm, certificate_url;
} pc_webhook_headers;

typedef struct {
  unsigned char signature[PC_WEBHOOK_SIGNATURE_MAX];
  size_t signature_len;
  char certificate_url[PC_WEBHOOK_URL_MAX + 1]; /* canonical: fit to be the key of a cache */
} pc_webhook_claim;

/* Hosts are whole names, or "name:port" where the port is not the default. */
typedef struct {
  const pc_span *at;
  size_t count;
} pc_spans;

/* Reads the headers alone, so a false URL is refused before anything is sent to it. */
bool pc_webhook_read_headers(pc_webhook_verdict *verdict, pc_webhook_claim *claim,
                             const pc_webhook_headers *headers, pc_spans certificate_hosts);

/* The CAs that verify deliveries: those of a client with these options. */
typedef struct {
  pc_span ca_file, ca_path, extra_ca_file;
  pc_spans intermediates; /* PEM or DER: may complete a chain, but are not trusted */
} pc_webhook_trust_options;

typedef struct pc_webhook_trust pc_webhook_trust;
/* Reads the files, once for many deliveries. NULL, or what is wrong. */
const char *pc_webhook_trust_new(pc_webhook_trust **out, const pc_webhook_trust_options *options);
void pc_webhook_trust_free(pc_webhook_trust *trust);

typedef struct {
  pc_span body, signature;
  pc_span certificate;   /* the file that the delivery names, in DER or PEM */
  pc_spans issuers;      /* fetched from issuer URLs of earlier verdicts */
  pc_spans issuer_hosts; /* where issuers may be fetched from */
  int64_t now_s;         /* 0: the system's time */
} pc_webhook_delivery;

bool pc_webhook_verify(pc_webhook_verdict *verdict, pc_webhook_trust *trust,
                       const pc_webhook_delivery *delivery);

/* ---- waker ---- */

/* Wakes a host such as nginx, whose loop cannot poll the engine's descriptor but reads sockets: a
   thread polls it and sends one byte. The host opens a waker, connects a socket to its path, and
   starts it. The thread ends when the host closes that socket. Signals are blocked in it. */
typedef struct pc_waker pc_waker;
/* Listens at a socket file in a new folder (0700). NULL: not possible here, so the host has to
   poll. */
pc_waker *pc_waker_open(void);
const char *pc_waker_path(const pc_waker *waker);
/* Accepts the connection of this process, removes the file and starts the thread. */
bool pc_waker_start(pc_waker *waker, int engine_fd);
/* The host's socket is still open, so the thread still runs. */
bool pc_waker_is_connected(const pc_waker *waker);
/* The thread sends one byte as soon as the engine's descriptor is readable. */
bool pc_waker_arm(pc_waker *waker);
/* Stops the thread and waits for its end. */
void pc_waker_close(pc_waker *waker);

/* ---- client ---- */

typedef struct {
  uint64_t id;                 /* the owner's; notices and token answers carry it */
  pc_span base[PC_HOST_COUNT]; /* origin and optional path prefix, no trailing slash */
  pc_span token_path;          /* path of the token endpoint below the authority */
  pc_pair audience[PC_AUDIENCE_COUNT];
  const pc_pair *fields; /* of the form of a token request */
  size_t field_count;
  pc_span static_token; /* a given access token */
  /* The certificate credential: PEM text or paths; each token request then carries an assertion. */
  pc_span certificate, private_key, private_key_password;
  bool assertion_rs256, assertion_sha1, send_certificate_chain;
  bool ask;               /* the owner is asked before each token request */
  bool managed_identity;  /* the token endpoint may be link-local http, and uses no proxy */
  bool token_once;        /* no retry of a token request that the endpoint may have seen */
  const pc_span *headers; /* sent to the API host */
  size_t header_count;
  pc_span user_agent, ca_file, ca_path, extra_ca_file, proxy, no_proxy;
  int http_version; /* 0: what each host speaks; 11; 2: demanded of the service */
  int64_t timeout_ms, attempt_timeout_ms, connect_timeout_ms;
  int max_attempts;
  bool retry_writes;
  int max_in_flight;
  double max_requests_per_minute; /* 0: no limit known */
  bool shares_quota; /* the owner grants slots to send at, see pc_slots_grant; the limit is its */
  size_t max_response_bytes;
  bool observe;
} pc_client_options;

/* Copies all options. *why names the cause of a failure. */
pc_kind pc_client_new(pc_client **out, const char **why, const pc_client_options *options);
uint64_t pc_client_id(const pc_client *client);
/* Takes no more calls and ends those at work with PC_CLOSED, but for token requests that were sent.
   True: the answer to one is to come within that time; close the client after that. */
bool pc_client_drain(pc_client *client, int64_t within_ms);
/* Ends the client's calls with PC_CLOSED and drops the owner's reference. */
void pc_client_close(pc_client *client);

typedef struct {
  pc_span path;          /* empty: the token endpoint's */
  const pc_pair *fields; /* added to the client's own; one of the same name replaces it */
  size_t field_count;
  const pc_span *headers;
  size_t header_count;
  bool only_fields;   /* without the client's own fields and the audience */
  bool query;         /* a GET with the fields in its query */
  int64_t delay_ms;   /* before the first attempt */
  int64_t timeout_ms; /* 0: the client's */
} pc_token_request;

/* Starts a token request for that audience; NULL: as the client's options say. */
pc_kind pc_token_fetch(pc_client *client, pc_audience audience, const pc_token_request *how);
/* Asks the owner for the token again after a while. */
void pc_token_ask_again(pc_client *client, pc_audience audience, int64_t delay_ms);
/* Calls may wait so long beyond their deadlines for this token: a person signs in. */
void pc_token_extend_wait(pc_client *client, pc_audience audience, int64_t extra_ms);
/* Caches a token and requeues the calls that waited for it. life_ms < 0: no known end; shared:
   another process had fetched it, maybe long ago. */
pc_kind pc_token_set(pc_client *client, pc_audience audience, pc_span token, int64_t life_ms,
                     bool shared);
/* Ends the calls that wait for this token, and those that come within hold_ms. */
void pc_token_fail(pc_client *client, pc_audience audience, pc_kind kind, int64_t hold_ms);
/* Replaces, or adds, one field of the token form, such as a rotated refresh token; a value that
   is NULL removes it. */
pc_kind pc_client_set_field(pc_client *client, pc_span name, pc_span value);
/* at: NULL where there is none. */
pc_span pc_client_field(const pc_client *client, pc_span name);
/* The cached token, or an empty span; life_ms: how long it is still valid, < 0 when unknown. */
pc_span pc_token_peek(int64_t *life_ms, const pc_client *client, pc_audience audience);

/* ---- a quota that is shared ---- */

enum { PC_SLOTS_MAX = 128 }; /* that one client holds for one host */

/* The answer to PC_NOTICE_SLOTS_WANTED: from now on, `count` slots to send at. */
typedef struct {
  double first_ms, interval_ms;
  int count;
  const double *more_ms; /* other slots, */
  int more_count;
  double life_ms;  /* a slot lapses this long after its time */
  int64_t hold_ms; /* the service throttles: nothing leaves for so long; 0: it does not */
} pc_slots_grant_of;

void pc_slots_grant(pc_client *client, pc_host host, const pc_slots_grant_of *grant);
/* The other answer: the quota cannot be reached. The client sends at that rate of its own (0: no
   limit) and asks again after a while. */
void pc_slots_local(pc_client *client, pc_host host, double per_minute, int64_t for_ms);
/* The last answer: ends the waiting calls with PC_CONFIG. */
void pc_slots_refuse(pc_client *client, pc_host host, const char *why);
/* Takes the slots from the client and writes in how many milliseconds those to come are. */
int pc_slots_take_back(double in_ms[PC_SLOTS_MAX], pc_client *client, pc_host host);

#include "blob/blob.h"
#include "redis/redis.h"

#endif
