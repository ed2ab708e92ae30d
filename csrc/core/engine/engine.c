#include "engine/engine.h"

#include "base/text.h"
#include "connection/transport.h"
#include "os/process.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define NO_PLACE UINT32_MAX

enum { NOTICES_MAX = 4096, PLACES_MAX = 1 << 20 };

pc_kind pc_engine_new(pc_engine **out) {
  *out = NULL;
  pc_engine *engine = calloc(1, sizeof *engine);
  if (!engine) return PC_CONFIG;
  engine->first_free = NO_PLACE;
  engine->armed_at = PC_NEVER;
  engine->ready_count = -1;
  engine->now = pc_now_ms();
  pc_list_init(&engine->clients);
  pc_list_init(&engine->turns);
  pc_list_init(&engine->active);
  pc_list_init(&engine->done);
  engine->origin = pc_origin_new();
  if (!engine->origin) {
    free(engine);
    return PC_CONFIG;
  }
  if (!pc_reactor_open(&engine->reactor)) {
    pc_origin_free(engine->origin);
    free(engine);
    return PC_CONFIG;
  }
  engine->transport = pc_transport_open(&engine->reactor);
  if (!engine->transport) {
    pc_reactor_close(&engine->reactor, false);
    pc_origin_free(engine->origin);
    free(engine);
    return PC_CONFIG;
  }
  *out = engine;
  return PC_OK;
}

bool pc_engine_stale(const pc_engine *engine) {
  return !pc_origin_is_here(engine->origin);
}

/* The calls are the engine's; clients stay with their owners and may outlive it. */
void pc_engine_free(pc_engine *engine) {
  if (!engine) return;
  bool forked = pc_engine_stale(engine);
  for (uint32_t i = 0; i < engine->place_count; i++) {
    pc_call *call = engine->places[i].call;
    if (!call) continue;
    if (!forked) pc_call_detach(call);
    pc_call_free(call);
  }
  for (pc_node *node; (node = pc_list_first(&engine->clients));) {
    pc_client *client = PC_OWNER(node, pc_client, link);
    pc_transfers_drop(&client->session, forked);
    pc_engine_detach(engine, client);
  }
  pc_calls_drop_spare(engine);
  pc_transport_close(engine->transport, forked);
  pc_reactor_close(&engine->reactor, forked);
  pc_timers_drop(&engine->timers);
  pc_origin_free(engine->origin);
  free(engine->places);
  free(engine->notices.ring);
  free(engine);
}

int pc_engine_fd(pc_engine *engine) {
  engine->shown = true;
  if (engine->kicked) pc_reactor_kick(&engine->reactor);
  return engine->reactor.fd;
}

void pc_engine_kick(pc_engine *engine) {
  engine->kicked = true;
  if (engine->shown) pc_reactor_kick(&engine->reactor);
}

size_t pc_engine_in_flight(const pc_engine *engine) {
  return engine->in_flight;
}

/* ---- calls by id ---- */

static bool grow_places(pc_engine *engine) {
  uint32_t count = engine->place_count ? engine->place_count * 2 : 64;
  if (count > PLACES_MAX) return false;
  pc_place *places = realloc(engine->places, count * sizeof *places);
  if (!places) return false;
  engine->places = places;
  for (uint32_t i = count; i-- > engine->place_count;) {
    places[i] = (pc_place){.generation = 1, .next_free = engine->first_free};
    engine->first_free = i;
  }
  engine->place_count = count;
  return true;
}

bool pc_engine_register(pc_engine *engine, pc_call *call) {
  if (engine->first_free == NO_PLACE && !grow_places(engine)) return false;
  /* a timer for each call that is not done, and for each gate and slot of each client */
  size_t timers = engine->in_flight + 1 + 2 * (size_t)PC_HOST_COUNT * engine->client_count;
  if (!pc_timers_reserve(&engine->timers, timers)) return false;
  uint32_t index = engine->first_free;
  pc_place *place = &engine->places[index];
  engine->first_free = place->next_free;
  place->call = call;
  call->id = ((uint64_t)place->generation << 20) | index; /* 52 bits: exact in a Lua number */
  engine->in_flight++;
  return true;
}

void pc_engine_forget(pc_engine *engine, pc_call *call) {
  uint32_t index = (uint32_t)(call->id & (PLACES_MAX - 1));
  pc_place *place = &engine->places[index];
  place->call = NULL;
  engine->in_flight--;
  if (++place->generation == 0) return; /* no id is given twice */
  place->next_free = engine->first_free;
  engine->first_free = index;
}

static pc_call *find(const pc_engine *engine, uint64_t id) {
  uint32_t index = (uint32_t)(id & (PLACES_MAX - 1));
  if (index >= engine->place_count) return NULL;
  pc_call *call = engine->places[index].call;
  return call && call->id == id ? call : NULL;
}

/* ---- in and out ---- */

bool pc_engine_attach(pc_engine *engine, pc_client *client) {
  if (client->engine) return true;
  if (!pc_transport_join(engine->transport, &client->session.member, client->session.network.digest,
                         client->base))
    return false;
  client->engine = engine;
  engine->client_count++;
  pc_list_append(&engine->clients, &client->link);
  return true;
}

void pc_engine_detach(pc_engine *engine, pc_client *client) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    pc_timer_clear(&engine->timers, &client->gates[i].timer);
  for (int i = 0; i < PC_SLOT_COUNT; i++) {
    pc_timer_clear(&engine->timers, &client->slots[i].timer);
    client->slots[i].fetching = false;
  }
  for (int i = 0; i < PC_HOST_COUNT; i++)
    client->gates[i].in_flight = 0;
  client->in_flight = 0;
  pc_transport_leave(&client->session.member);
  client->engine = NULL;
  engine->client_count--;
  pc_list_remove(&client->link);
  pc_list_remove(&client->turn);
}

pc_kind pc_engine_submit(uint64_t *id, const char **why, pc_engine *engine, pc_client *client,
                         const pc_request *request) {
  *why = "the engine belongs to another process or was closed";
  if (pc_engine_stale(engine)) return PC_FORKED;
  *why = "the client was closed";
  if (client->closed || client->retired) return PC_CLOSED;
  *why = "the client belongs to another engine";
  if (client->engine && client->engine != engine) return PC_FORKED;
  *why = "not enough memory";
  if (!pc_engine_attach(engine, client)) return PC_CONFIG;
  pc_call *call;
  pc_kind kind = pc_call_new(&call, why, engine, client, request);
  if (kind != PC_OK) return kind;
  *id = call->id;
  if (request->delay_ms > 0) {
    call->deadline_ms = pc_time_add(call->deadline_ms, request->delay_ms);
    pc_call_sleep(call, pc_time_add(engine->now, request->delay_ms));
  } else {
    pc_gate_enqueue(&client->gates[request->host], call, false);
  }
  pc_engine_arm(engine);
  return PC_OK;
}

void pc_engine_cancel(pc_engine *engine, uint64_t id) {
  pc_call *call = pc_engine_stale(engine) ? NULL : find(engine, id);
  if (!call) return;
  pc_engine_enter(engine);
  pc_call_detach(call);
  pc_call_free(call);
  pc_engine_arm(engine);
}

pc_call *pc_engine_take(pc_outcome *out, pc_engine *engine) {
  pc_node *node = pc_list_first(&engine->done);
  if (!node) return NULL;
  pc_call *call = PC_OWNER(node, pc_call, link);
  pc_list_remove(node);
  const pc_attempt *last = &call->last;
  pc_span body = pc_buf_view(&call->answer.body);
  if (body.len >= 3 && !memcmp(body.at, "\xEF\xBB\xBF", 3))
    body = (pc_span){body.at + 3, body.len - 3};
  *out = (pc_outcome){.id = call->id,
                      .client = call->client,
                      .wants_word = call->wants_word,
                      .token_answer = call->host == PC_HOST_TOKEN,
                      .slot = call->slot,
                      .kind = last->kind,
                      .phase = last->phase,
                      .status = last->status,
                      .attempts = call->attempts,
                      .retry_after_ms = last->retry_after_ms,
                      .transient = last->kind != PC_OK && last->transient,
                      .late = last->late,
                      .unclear = call->unclear,
                      .undelimited = last->undelimited,
                      .token_failed = call->token_failed,
                      .body = body,
                      .head = pc_buf_view(&call->answer.head),
                      .message = {last->message, strlen(last->message)},
                      .request_id = call->request_id,
                      .correlation_id = call->correlation_id};
  return call;
}

void pc_call_release(pc_call *call) {
  pc_call_free(call);
}

bool pc_engine_tell(pc_engine *engine, const pc_notice *notice) {
  pc_notices *notices = &engine->notices;
  if (notices->count == notices->cap) {
    size_t cap = notices->cap ? notices->cap * 2 : 32;
    pc_notice *ring = cap <= NOTICES_MAX ? malloc(cap * sizeof *ring) : NULL;
    if (!ring) return false;
    for (size_t i = 0; i < notices->count; i++)
      ring[i] = notices->ring[(notices->first + i) % notices->cap];
    free(notices->ring);
    *notices = (pc_notices){ring, cap, 0, notices->count};
  }
  notices->ring[(notices->first + notices->count++) % notices->cap] = *notice;
  pc_engine_kick(engine);
  return true;
}

bool pc_engine_notice(pc_notice *out, pc_engine *engine) {
  pc_notices *notices = &engine->notices;
  if (!notices->count) return false;
  *out = notices->ring[notices->first];
  notices->first = (notices->first + 1) % notices->cap;
  notices->count--;
  return true;
}

/* ---- the step ---- */

static void start(pc_engine *engine, pc_call *call) {
  pc_attempt_reset(&call->last);
  pc_header_list *headers = NULL;
  if (call->host != PC_HOST_TOKEN) {
    headers = pc_token_for(call, engine->now);
    if (!headers) return;
  } else if (call->attempts > 0) {
    pc_token_sign_again(call);
  }
  if (call->token_only) {
    pc_headers_release(headers);
    pc_call_finish(call, PC_OK, PC_PHASE_TOKEN, NULL);
    return;
  }
  call->transfer = pc_transfer_start(engine->transport, &call->client->session,
                                     &(pc_exchange){.call = call,
                                                    .host = call->host,
                                                    .request = &call->request,
                                                    .answer = &call->answer,
                                                    .once = call->repeat != PC_REPEAT_ALWAYS},
                                     headers);
  if (!call->transfer) {
    pc_headers_release(headers);
    pc_call_finish(call, PC_CONFIG, PC_PHASE_QUEUE, "not enough memory to send the request");
    return;
  }
  call->state = PC_ACTIVE;
  call->attempts++;
  pc_gate_left(call);
  call->attempt_started_ms = engine->now;
  call->attempt_ends_ms = pc_time_add(engine->now, call->attempt_timeout_ms);
  if (call->attempt_ends_ms > call->deadline_ms) call->attempt_ends_ms = call->deadline_ms;
  pc_list_append(&engine->active, &call->link);
  /* the timer that stands is for the deadline; an earlier one only if the attempt ends first */
  pc_timer_set(&engine->timers, &call->timer, call->attempt_ends_ms);
}

static bool over_budget(pc_engine *engine, int64_t started) {
  pc_engine_enter(engine);
  return engine->now - started >= PC_STEP_MS;
}

static void fire_timers(pc_engine *engine, int64_t started) {
  pc_timer *timer;
  while ((timer = pc_timers_take(&engine->timers, engine->now))) {
    if (timer->owner == PC_TIMER_CALL)
      pc_call_timer_fired(PC_OWNER(timer, pc_call, timer), engine->now);
    else if (timer->owner == PC_TIMER_GATE)
      pc_gates_update(PC_OWNER(timer, pc_gate, timer)->client);
    else
      pc_slot_timer_fired(PC_OWNER(timer, pc_slot, timer));
    if (over_budget(engine, started)) return;
  }
}

static void reap(pc_engine *engine) {
  int code;
  pc_transfer *transfer;
  pc_engine_enter(engine); /* libcurl may have taken its time */
  while ((transfer = pc_transfer_take(engine->transport, &code))) {
    pc_call *call = pc_transfer_call(transfer);
    pc_transfer_result(&call->last, transfer, code);
    pc_transfer_end(transfer);
    call->transfer = NULL;
    pc_list_remove(&call->link);
    pc_gate_returned(call, call->last.kind == PC_OK && !pc_retry_throttles(&call->last));
    pc_call_attempted(call);
  }
}

static void run_curl_timer(pc_engine *engine) {
  if (pc_transport_due(engine->transport) <= engine->now) pc_transport_timeout(engine->transport);
}

/* All of them are handed over before libcurl runs: sent together, they are answered together. */
static void admit(pc_engine *engine) {
  for (int i = 0; i < PC_ADMIT_PER_STEP; i++) {
    pc_call *call = pc_gate_next(engine);
    if (!call) break;
    if (i == 0) pc_transport_drop_unasked(engine->transport);
    start(engine, call);
  }
  run_curl_timer(engine);
}

void pc_engine_enter(pc_engine *engine) {
  engine->now = pc_now_ms();
}

void pc_engine_arm(pc_engine *engine) {
  int64_t next = pc_timers_next(&engine->timers), curl = pc_transport_due(engine->transport);
  if (curl < next) next = curl;
  if (!pc_list_empty(&engine->turns) || !pc_list_empty(&engine->done) || engine->notices.count ||
      next <= engine->now) {
    pc_engine_kick(engine);
  } else if (next < engine->armed_at) { /* one that fires too early costs less than re-arming */
    pc_reactor_timer(&engine->reactor, next - engine->now);
    engine->armed_at = next;
  }
}

static bool collect(pc_engine *engine, int milliseconds) {
  engine->ready_count = pc_reactor_collect(&engine->reactor, engine->ready, PC_EVENTS_PER_STEP,
                                           &engine->timer_fired, milliseconds);
  return engine->ready_count >= 0;
}

void pc_engine_step(pc_engine *engine) {
  if (pc_engine_stale(engine)) return;
  /* What was admitted meanwhile leaves first: for each event of a connection of HTTP/2, libcurl
     looks at all the transfers on it, so the more answers there are the better. */
  bool listens = engine->ready_count >= 0 || !engine->kicked || engine->deaf >= PC_DEAF_STEPS;
  engine->deaf = listens ? 0 : engine->deaf + 1;
  if (listens && engine->ready_count < 0) collect(engine, 0);
  if (engine->timer_fired) engine->armed_at = PC_NEVER;
  engine->kicked = engine->timer_fired = false;
  pc_engine_enter(engine);
  int64_t started = engine->now;
  for (int i = 0; i < engine->ready_count; i++) {
    pc_transport_socket(engine->transport, engine->ready[i].fd, engine->ready[i].mask);
    if (over_budget(engine, started)) break; /* the others stay readable */
  }
  engine->ready_count = -1;
  reap(engine);
  fire_timers(engine, started);
  run_curl_timer(engine);
  admit(engine);
  reap(engine);
  pc_engine_arm(engine);
}

bool pc_engine_ready(const pc_engine *engine) {
  if (pc_engine_stale(engine)) return false;
  if (engine->kicked || engine->ready_count >= 0) return true;
  struct pollfd item = {.fd = engine->reactor.fd, .events = POLLIN};
  return poll(&item, 1, 0) == 1;
}

bool pc_engine_wait(pc_engine *engine, int64_t milliseconds) {
  if (pc_engine_stale(engine) || engine->kicked || engine->ready_count >= 0) return true;
  int most = milliseconds < 0 ? -1 : milliseconds > 86400000 ? 86400000 : (int)milliseconds;
  if (!collect(engine, most)) return false;
  if (engine->ready_count == 0 && !engine->timer_fired)
    engine->ready_count = -1; /* still to come */
  return true;
}
