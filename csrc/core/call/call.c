#include "call/call.h"

#include "base/text.h"
#include "base/url.h"
#include "os/process.h"

#include <stdlib.h>
#include <string.h>

enum {
  HEAD_MAX = 128 << 10,
  TOKEN_ANSWER_MAX = 1 << 20,
  OWN_LINES = 7, /* accept, its coding, locale, content type, two ids, expect */
  LINES_MAX = 64,
  LINE_SIZE = sizeof(char *) + sizeof(pc_line),
  SPARE_SIZE = 2048,
  SHORT_BODY = 128,
#ifdef PC_SANITIZED
  SPARES_MAX = 0 /* lets the sanitizer see a use after free */
#else
  SPARES_MAX = 256
#endif
};

/* Recycled for speed: a call takes 200 instructions to clear, and 3,300 to allocate, wipe and free.
 */
static pc_call *take_memory(pc_spare_calls *spares, size_t size) {
  if (size > SPARE_SIZE) return calloc(1, size);
  pc_call *call = spares->first;
  if (!call) return calloc(1, SPARE_SIZE);
  spares->first = call->next_spare;
  spares->count--;
  call->next_spare = NULL;
  return call;
}

static void give_memory_back(pc_spare_calls *spares, pc_call *call) {
  size_t size = call->size;
  if (size > SPARE_SIZE || spares->count >= SPARES_MAX) {
    pc_wipe(call, size);
    free(call);
    return;
  }
  memset(call, 0, size); /* cheaper than a wipe; kept, since the memory stays in use */
  call->next_spare = spares->first;
  spares->first = call;
  spares->count++;
}

void pc_spare_calls_drop(pc_spare_calls *spares) {
  while (spares->first) {
    pc_call *call = spares->first;
    spares->first = call->next_spare;
    free(call);
  }
}

/* Hands out the storage behind a call. Past its end it only counts, so that a second try fits. */
typedef struct {
  char *at;
  size_t used, size;
} pc_arena;

static char *put(pc_arena *arena, pc_span first, pc_span second) {
  char *start = arena->at + arena->used;
  arena->used += first.len + second.len + 1;
  if (arena->used > arena->size) return NULL;
  if (first.len) memcpy(start, first.at, first.len);
  if (second.len) memcpy(start + first.len, second.at, second.len);
  start[first.len + second.len] = '\0';
  return start;
}

static inline void put_line(pc_arena *arena, pc_call *call, const char *name, pc_span value) {
  call->request.lines[call->request.line_count++] = put(arena, pc_text_span(name), value);
}

static void put_ids(pc_arena *arena, pc_call *call) {
  pc_span request = {call->request_id, PC_GUID_LEN}, trace = {call->correlation_id, PC_GUID_LEN};
  if (call->host == PC_HOST_API) {
    put_line(arena, call, "MS-RequestId: ", request);
    put_line(arena, call, "MS-CorrelationId: ", trace);
  } else {
    put_line(arena, call, "client-request-id: ", request);
  }
}

static void put_texts(pc_arena *arena, pc_call *call, const char *base, const pc_request *request) {
  bool posts = request->has_body || pc_text_equal(request->method, "POST");
  call->request.url = put(arena, pc_text_span(base), request->path);
  call->request.method = put(arena, request->method, pc_text_span(""));
  call->request.body = put(arena, request->body, pc_text_span(""));
  put_ids(arena, call);
  put_line(arena, call,
           "Accept: ", request->accept.len ? request->accept : pc_text_span("application/json"));
  if (call->answer.plain) put_line(arena, call, "Accept-Encoding: ", pc_text_span("identity"));
  if (request->locale.len) put_line(arena, call, "X-Locale: ", request->locale);
  /* an empty value keeps libcurl from adding a Content-Type or Expect of its own */
  if (request->content_type.len)
    put_line(arena, call, "Content-Type: ", request->content_type);
  else if (posts)
    put_line(arena, call, "Content-Type:", pc_text_span(""));
  if (posts) put_line(arena, call, "Expect:", pc_text_span(""));
  for (size_t i = 0; i < request->header_count; i++)
    put_line(arena, call, "", request->headers[i]);
}

static const char *problem_of(const pc_request *request) {
  if (!pc_url_is_path(request->path)) return "the path is malformed";
  if (!pc_text_is_line(request->accept) || !pc_text_is_line(request->locale) ||
      !pc_text_is_line(request->content_type) || !pc_text_is_line(request->method))
    return "a header holds a control character";
  for (size_t i = 0; i < request->header_count; i++)
    if (!pc_text_is_line(request->headers[i])) return "a header holds a control character";
  if (request->header_count > LINES_MAX) return "there are too many headers";
  if (request->request_id.len && request->request_id.len != PC_GUID_LEN)
    return "request_id is not a GUID";
  if (request->correlation_id.len && request->correlation_id.len != PC_GUID_LEN)
    return "correlation_id is not a GUID";
  if (!pc_text_is_line(request->request_id) || !pc_text_is_line(request->correlation_id))
    return "an id holds a control character";
  return NULL;
}

static bool set_id(char out[PC_GUID_LEN + 1], pc_span given, pc_origin *origin) {
  if (!given.len) return pc_guid(out, origin);
  memcpy(out, given.at, PC_GUID_LEN);
  out[PC_GUID_LEN] = '\0';
  return true;
}

/* A call with the texts of its request behind it, as far as the arena has room for them; NULL: out
   of memory. */
static pc_call *try_to_fit(pc_arena *arena, pc_spare_calls *spares, pc_origin *origin,
                           const char *base, const pc_request *request) {
  size_t most = OWN_LINES + request->header_count;
  size_t fixed = sizeof(pc_call) + most * LINE_SIZE;
  pc_call *call = take_memory(spares, fixed + arena->size);
  if (!call) return NULL;
  call->host = request->host;
  call->answer.plain = request->accept.len && !pc_text_contains(request->accept, "json");
  call->request.links = (pc_line *)(void *)(call + 1);
  call->request.lines = (char **)(void *)(call->request.links + most);
  arena->at = (char *)call + fixed;
  arena->used = 0;
  call->size = fixed + arena->size; /* for give_memory_back */
  if (!set_id(call->request_id, request->request_id, origin) ||
      !set_id(call->correlation_id, request->correlation_id, origin)) {
    give_memory_back(spares, call);
    return NULL;
  }
  pc_sink_init(&call->answer.sink, request->file);
  put_texts(arena, call, base, request);
  if (arena->used <= arena->size) call->size = fixed + arena->used;
  return call;
}

static void set_rest(pc_call *call, const pc_request *request) {
  call->request.is_get = pc_text_equal(request->method, "GET");
  call->request.is_head = pc_text_equal(request->method, "HEAD");
  call->request.has_body = request->has_body;
  call->request.body_len = request->body.len;
  call->token_only = request->token_only;
  pc_attempt_reset(&call->attempt);
  call->timer.owner = PC_TIMER_CALL;
  pc_list_init(&call->place.link);
  pc_list_init(&call->client_link);
}

pc_kind pc_call_new(pc_call **out, const char **why, pc_spare_calls *spares, pc_origin *origin,
                    const char *base, const pc_request *request) {
  *why = problem_of(request);
  if (*why) return PC_CONFIG;
  *why = "not enough memory";
  size_t fixed = sizeof(pc_call) + (OWN_LINES + request->header_count) * LINE_SIZE;
  pc_arena arena = {.size = fixed < SPARE_SIZE ? SPARE_SIZE - fixed : 0};
  pc_call *call = try_to_fit(&arena, spares, origin, base, request);
  if (call && arena.used > arena.size) {
    pc_call_free(call, spares);
    arena.size = arena.used;
    call = try_to_fit(&arena, spares, origin, base, request);
  }
  if (!call) return PC_MEMORY;
  set_rest(call, request);
  *out = call;
  return PC_OK;
}

/* The rest of the call's memory is enough for most answers to a lookup. */
static void lend_the_rest(pc_call *call) {
  size_t used = call->size;
  if (used + 2 * (size_t)SHORT_BODY > SPARE_SIZE) return;
  char *rest = (char *)call + used;
  pc_buf_use_storage(&call->answer.body, rest, SHORT_BODY);
  pc_buf_use_storage(&call->answer.head, rest + SHORT_BODY, SPARE_SIZE - SHORT_BODY - used);
}

void pc_call_limit(pc_call *call, const pc_request *request, const pc_call_defaults *defaults,
                   int64_t now_ms) {
  pc_limits_init(&call->limits, request, defaults, now_ms);
  bool is_token_request = call->host == PC_HOST_TOKEN;
  pc_buf_init(&call->answer.head, HEAD_MAX);
  pc_buf_init(&call->answer.body,
              is_token_request ? TOKEN_ANSWER_MAX : defaults->max_response_bytes);
  lend_the_rest(call);
}

void pc_call_free(pc_call *call, pc_spare_calls *spares) {
  pc_answer_drop(&call->answer);
  give_memory_back(spares, call);
}
