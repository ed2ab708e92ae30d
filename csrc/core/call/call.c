#include "base/text.h"
#include "engine/engine.h"
#include "os/process.h"

#include <stdio.h>
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
  SILENCE_MS = 2000, /* of a connection: nobody who gave up before has learned anything about it */
#ifdef PC_SANITIZED
  SPARES_MAX = 0 /* it is to see whoever uses a call after its end */
#else
  SPARES_MAX = 256
#endif
};

/* The memory of the last call for the next: malloc takes long for as much. */
static pc_call *take_memory(pc_engine *engine, size_t size) {
  if (size > SPARE_SIZE) return calloc(1, size);
  pc_call *call = engine->spare;
  if (!call) return calloc(1, SPARE_SIZE);
  engine->spare = call->next_spare;
  engine->spare_count--;
  call->next_spare = NULL;
  return call;
}

static void give_memory_back(pc_engine *engine, pc_call *call) {
  size_t size = call->size;
  pc_wipe(call, size);
  if (size > SPARE_SIZE || engine->spare_count >= SPARES_MAX) {
    free(call);
    return;
  }
  call->next_spare = engine->spare;
  engine->spare = call;
  engine->spare_count++;
}

void pc_calls_drop_spare(pc_engine *engine) {
  while (engine->spare) {
    pc_call *call = engine->spare;
    engine->spare = call->next_spare;
    free(call);
  }
}

/* Hands out the storage behind a call; where that ends, it only counts. */
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

static inline pc_span span(const char *text) {
  return (pc_span){text, strlen(text)};
}

static inline void put_line(pc_arena *arena, pc_call *call, const char *name, pc_span value) {
  call->request.lines[call->request.line_count++] = put(arena, span(name), value);
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

static void fill(pc_arena *arena, pc_call *call, const pc_request *request) {
  pc_client *client = call->client;
  bool posts = request->has_body || pc_text_equal(request->method, "POST");
  call->request.url = put(arena, span(client->base[request->host]), request->path);
  call->request.method = put(arena, request->method, span(""));
  call->request.body = put(arena, request->body, span(""));
  put_ids(arena, call);
  put_line(arena, call,
           "Accept: ", request->accept.len ? request->accept : span("application/json"));
  if (call->answer.plain) put_line(arena, call, "Accept-Encoding: ", span("identity"));
  if (request->locale.len) put_line(arena, call, "X-Locale: ", request->locale);
  /* an empty value keeps libcurl from adding a Content-Type or Expect of its own */
  if (request->content_type.len)
    put_line(arena, call, "Content-Type: ", request->content_type);
  else if (posts)
    put_line(arena, call, "Content-Type:", span(""));
  if (posts) put_line(arena, call, "Expect:", span(""));
  for (size_t i = 0; i < request->header_count; i++)
    put_line(arena, call, "", request->headers[i]);
}

static const char *wrong_with(const pc_request *request) {
  if (!pc_text_is_path(request->path)) return "the path is malformed";
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

static void set_limits(pc_call *call, const pc_request *request) {
  pc_client *client = call->client;
  int64_t timeout = request->timeout_ms > 0 ? request->timeout_ms : client->timeout_ms;
  call->deadline_ms = pc_time_add(call->engine->now, timeout);
  call->attempt_timeout_ms =
      request->attempt_timeout_ms > 0 ? request->attempt_timeout_ms : client->attempt_timeout_ms;
  call->max_attempts = request->max_attempts > 0 ? request->max_attempts : client->max_attempts;
  call->repeat = pc_retry_rule(request->method, request->host, client->retry_writes);
  if (request->only_unsent && call->repeat == PC_REPEAT_ALWAYS) call->repeat = PC_REPEAT_UNSENT;
  call->request.is_get = pc_text_equal(request->method, "GET");
  call->request.is_head = pc_text_equal(request->method, "HEAD");
  call->request.has_body = request->has_body;
  call->request.body_len = request->body.len;
  call->token_only = request->token_only;
  call->wants_word = request->wants_word;
  call->patient = request->patient;
  call->latest_ms =
      request->latest_ms > 0 ? pc_time_add(call->engine->now, request->latest_ms) : PC_NEVER;
  pc_buf_init(&call->answer.head, HEAD_MAX);
  pc_buf_init(&call->answer.body,
              request->host == PC_HOST_TOKEN ? TOKEN_ANSWER_MAX : client->max_response_bytes);
}

/* A call with the texts of its request behind it; NULL: out of memory. */
static pc_call *begin(pc_arena *arena, pc_engine *engine, pc_client *client,
                      const pc_request *request) {
  size_t most = OWN_LINES + request->header_count;
  size_t fixed = sizeof(pc_call) + most * LINE_SIZE;
  pc_call *call = take_memory(engine, fixed + arena->size);
  if (!call) return NULL;
  call->engine = engine;
  call->client = client;
  call->host = request->host;
  call->answer.plain = request->accept.len && !pc_text_contains(request->accept, "json");
  call->request.links = (pc_line *)(void *)(call + 1);
  call->request.lines = (char **)(void *)(call->request.links + most);
  arena->at = (char *)call + fixed;
  arena->used = 0;
  call->size = fixed + arena->size; /* should it have to be given back */
  if (!set_id(call->request_id, request->request_id, engine->origin) ||
      !set_id(call->correlation_id, request->correlation_id, engine->origin)) {
    give_memory_back(engine, call);
    return NULL;
  }
  pc_sink_init(&call->answer.sink, request->file);
  pc_attempt_reset(&call->last);
  fill(arena, call, request);
  if (arena->used <= arena->size) call->size = fixed + arena->used;
  return call;
}

/* What is left of its memory is enough for most answers to a lookup. */
static void lend_the_rest(pc_call *call) {
  size_t used = call->size;
  if (used + 2 * (size_t)SHORT_BODY > SPARE_SIZE) return;
  char *rest = (char *)call + used;
  pc_buf_lend(&call->answer.body, rest, SHORT_BODY);
  pc_buf_lend(&call->answer.head, rest + SHORT_BODY, SPARE_SIZE - SHORT_BODY - used);
}

pc_kind pc_call_new(pc_call **out, const char **why, pc_engine *engine, pc_client *client,
                    const pc_request *request) {
  *why = wrong_with(request);
  if (*why) return PC_CONFIG;
  *why = "not enough memory";
  size_t fixed = sizeof(pc_call) + (OWN_LINES + request->header_count) * LINE_SIZE;
  pc_arena arena = {.size = fixed < SPARE_SIZE ? SPARE_SIZE - fixed : 0};
  pc_call *call = begin(&arena, engine, client, request);
  if (call && arena.used > arena.size) {
    give_memory_back(engine, call);
    arena.size = arena.used;
    call = begin(&arena, engine, client, request);
  }
  if (!call) return PC_CONFIG;
  pc_engine_enter(engine);
  set_limits(call, request);
  lend_the_rest(call);
  call->timer.owner = PC_TIMER_CALL;
  pc_list_init(&call->link);
  pc_list_init(&call->client_link);
  if (!pc_engine_register(engine, call)) {
    give_memory_back(engine, call);
    return PC_CONFIG;
  }
  client->refs++;
  pc_list_append(&client->calls, &call->client_link);
  *out = call;
  return PC_OK;
}

void pc_call_free(pc_call *call) {
  pc_list_remove(&call->link);
  pc_list_remove(&call->client_link);
  pc_timer_clear(&call->engine->timers, &call->timer);
  pc_engine_forget(call->engine, call);
  pc_answer_drop(&call->answer);
  pc_client_release(call->client);
  give_memory_back(call->engine, call);
}

void pc_call_detach(pc_call *call) {
  if (call->state != PC_ACTIVE) return;
  if (!pc_transfer_nothing_sent(call->transfer)) call->unclear = true;
  int64_t now = pc_now_ms();
  bool waited = now >= call->attempt_ends_ms || now - call->attempt_started_ms >= SILENCE_MS;
  pc_transfer_cancel(call->transfer, waited);
  call->transfer = NULL;
  pc_gate_returned(call, false);
}

/* It ends as its last attempt did. */
static void end(pc_call *call) {
  if (call->state == PC_DONE) return;
  call->state = PC_DONE;
  (void)pc_sink_close(&call->answer.sink);
  pc_timer_clear(&call->engine->timers, &call->timer);
  pc_list_append(&call->engine->done, &call->link);
}

void pc_call_finish(pc_call *call, pc_kind kind, pc_phase phase, const char *message) {
  if (call->state == PC_DONE) return;
  pc_attempt_reset(&call->last);
  call->last.kind = kind;
  call->last.phase = phase;
  if (message) (void)snprintf(call->last.message, sizeof call->last.message, "%s", message);
  end(call);
}

static void tell(pc_call *call, pc_notice_type type, int64_t wait_ms) {
  if (!call->client->observe || call->host == PC_HOST_TOKEN) return;
  (void)pc_engine_tell(call->engine,
                       &(pc_notice){.type = type,
                                    .client_id = pc_client_id(call->client),
                                    .call_id = call->id,
                                    .host = (int)call->host,
                                    .status = call->last.status,
                                    .kind = call->last.kind,
                                    .attempt = call->attempts,
                                    .wait_ms = wait_ms,
                                    .elapsed_ms = call->engine->now - call->attempt_started_ms});
}

static uint32_t random_number(pc_engine *engine) {
  uint32_t number;
  return pc_random_take(&number, sizeof number, engine->origin) ? number : UINT32_MAX;
}

void pc_call_sleep(pc_call *call, int64_t at) {
  call->state = PC_SLEEPING;
  call->wake_ms = at;
  pc_list_remove(&call->link);
  pc_timer_set(&call->engine->timers, &call->timer, at);
}

static pc_situation situation_of(const pc_call *call) {
  const pc_attempt *last = &call->last;
  return (pc_situation){.repeat = call->repeat,
                        .reads = call->request.is_get,
                        .may_renew =
                            last->kind == PC_OK && last->status == 401 && pc_token_may_renew(call),
                        .patient = call->patient,
                        .now_ms = call->engine->now,
                        .deadline_ms = call->deadline_ms,
                        .latest_ms = call->latest_ms,
                        .attempts = call->attempts,
                        .max_attempts = call->max_attempts,
                        .budget_used = call->client->budget_used,
                        .random = random_number(call->engine)};
}

/* What arrived is only there once its file took all of it. */
static void close_file(pc_call *call) {
  pc_attempt *last = &call->last;
  if (!call->answer.sink.wanted || last->kind != PC_OK || last->status < 200 || last->status > 299)
    return;
  if (pc_sink_close(&call->answer.sink)) return;
  pc_attempt_reset(last);
  last->kind = PC_CONFIG;
  (void)snprintf(last->message, sizeof last->message, "%s", pc_sink_trouble(&call->answer.sink));
}

void pc_call_attempted(pc_call *call) {
  close_file(call);
  const pc_attempt *last = &call->last;
  pc_situation situation = situation_of(call);
  pc_verdict verdict = pc_decide(last, &situation);
  call->late = last->late ? call->late + 1 : 0;
  if (pc_retry_unclear(last)) call->unclear = true;
  call->client->budget_used = verdict.budget_used;
  call->deadline_ms = verdict.deadline_ms;
  tell(call, PC_NOTICE_ATTEMPT, 0);
  if (last->kind == PC_OK && last->status != 401) pc_token_proven(call);
  if (!verdict.counts) call->attempts--;
  switch (verdict.next) {
  case PC_NEXT_END:
    end(call);
    break;
  case PC_NEXT_WAIT:
    pc_call_sleep(call, verdict.wake_ms);
    if (call->host == PC_HOST_TOKEN) pc_token_delayed(call, verdict.wake_ms);
    break;
  case PC_NEXT_RENEW:
    pc_token_renew(call);
    return;
  }
  if (verdict.hold_until_ms) {
    tell(call, PC_NOTICE_THROTTLED, verdict.wait_ms);
    pc_gate_hold(&call->client->gates[call->host], verdict.hold_until_ms);
  }
  if (verdict.next == PC_NEXT_WAIT) tell(call, PC_NOTICE_RETRY, verdict.wait_ms);
}

static void say_late(pc_call *call, int64_t limit) {
  char times[32] = "";
  if (call->late > 0) (void)snprintf(times, sizeof times, " in %d attempts", call->late + 1);
  char part[8] = "";
  if (limit % 1000) (void)snprintf(part, sizeof part, ".%03d", (int)(limit % 1000));
  (void)snprintf(call->last.message, sizeof call->last.message, "no answer within %lld%s s%s",
                 (long long)limit / 1000, part, times);
}

static void time_out(pc_call *call, int64_t now) {
  pc_attempt *last = &call->last;
  pc_attempt_reset(last);
  last->kind = PC_TIMEOUT;
  last->phase = pc_transfer_phase(call->transfer);
  last->nothing_sent = pc_transfer_nothing_sent(call->transfer);
  last->transient = true;
  last->late = now < call->deadline_ms;
  if (last->late)
    say_late(call, call->attempt_timeout_ms);
  else
    (void)snprintf(last->message, sizeof last->message, "the call's time is up");
  pc_call_detach(call);
  pc_call_attempted(call);
}

void pc_call_timer_fired(pc_call *call, int64_t now) {
  int64_t due = call->state == PC_ACTIVE     ? call->attempt_ends_ms
                : call->state == PC_SLEEPING ? call->wake_ms
                : call->state == PC_PARKED   ? pc_token_waits_until(call)
                                             : pc_gate_waits_until(call);
  if (now < due) { /* timers are only ever moved forward when they fire */
    pc_timer_set(&call->engine->timers, &call->timer, due);
    return;
  }
  switch (call->state) {
  case PC_ACTIVE:
    time_out(call, now);
    break;
  case PC_SLEEPING:
    pc_gate_enqueue(&call->client->gates[call->host], call, true);
    break;
  case PC_QUEUED:
    pc_call_finish(call, PC_TIMEOUT, PC_PHASE_QUEUE, "the call's time was up before its turn came");
    break;
  case PC_PARKED:
    pc_token_late(call);
    break;
  case PC_DONE:
    break;
  }
}
