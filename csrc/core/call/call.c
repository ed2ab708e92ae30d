#include "call/call.h"

#include "base/text.h"
#include "call/request_headers.h"
#include "os/process.h"

#include <stdlib.h>
#include <string.h>

enum {
  HEAD_MAX = 128 << 10,
  TOKEN_ANSWER_MAX = 1 << 20,
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

static bool set_id(char out[PC_GUID_LEN + 1], pc_span given, pc_origin *origin) {
  if (!given.len) return pc_guid(out, origin);
  memcpy(out, given.at, PC_GUID_LEN);
  out[PC_GUID_LEN] = '\0';
  return true;
}

/* A call with the texts of its request behind it, as far as the arena has room for them; NULL: out
   of memory. */
static pc_call *try_to_fit(pc_arena *arena, pc_spare_calls *spares, pc_origin *origin, pc_span base,
                           const pc_request *request) {
  size_t most = PC_OWN_LINES + request->header_count;
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
  pc_body_file_init(&call->answer.body_file, request->file);
  pc_request_headers_put(arena, call, base, request);
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
                    pc_span base, const pc_request *request) {
  *why = pc_request_headers_problem(request);
  if (*why) return PC_CONFIG;
  *why = "not enough memory";
  size_t fixed = sizeof(pc_call) + (PC_OWN_LINES + request->header_count) * LINE_SIZE;
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
  size_t most = request->max_bytes ? request->max_bytes : defaults->max_response_bytes;
  pc_buf_init(&call->answer.head, HEAD_MAX);
  pc_buf_init(&call->answer.body, call->host == PC_HOST_TOKEN ? TOKEN_ANSWER_MAX : most);
  lend_the_rest(call);
}

void pc_call_free(pc_call *call, pc_spare_calls *spares) {
  pc_answer_drop(&call->answer);
  give_memory_back(spares, call);
}
