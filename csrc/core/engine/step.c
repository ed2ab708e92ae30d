/* One step of the engine: sockets, finished attempts, timers, calls that may leave, then Redis. */
#include "connection/transport.h"
#include "engine/attempts.h"
#include "engine/descriptor.h"
#include "engine/pipes.h"
#include "engine/queues.h"
#include "engine/states.h"
#include "engine/tokens.h"
#include "redis/connections.h"

enum {
  ADMIT_PER_STEP = 16,
  STEP_MS = 2,
  RING_AGAIN_MS = 100,   /* where memory ran out */
  STEPS_WITHOUT_POLL = 4 /* at most */
};

static bool over_budget(pc_engine *engine, int64_t started) {
  pc_engine_enter(engine);
  return engine->now - started >= STEP_MS;
}

/* ---- timers ---- */

/* While a call is in one state, its timer is only moved when it fires. */
static int64_t due_at(const pc_call *call) {
  switch (call->place.state) {
  case PC_ACTIVE:
    return call->flight.ends_ms;
  case PC_SLEEPING:
    return call->place.until_ms;
  case PC_PARKED:
    return pc_tokens_waits_until(call);
  default:
    return pc_limits_queue_end(&call->limits);
  }
}

static void call_timer_fired(pc_call *call) {
  if (call->place.state == PC_ACTIVE) pc_pipes_note_progress(call);
  int64_t due = due_at(call);
  if (call->engine->now < due) {
    pc_timer_set(&call->engine->timers, &call->timer, due);
    return;
  }
  switch (call->place.state) {
  case PC_ACTIVE:
    pc_attempts_time_out(call);
    break;
  case PC_SLEEPING:
    pc_queues_add(call, true);
    break;
  case PC_QUEUED:
    pc_queues_left(call);
    pc_move_to_failed(call, PC_TIMEOUT, PC_PHASE_QUEUE,
                      "the call timed out before it could be sent");
    break;
  case PC_PARKED:
    pc_tokens_time_out(call);
    break;
  case PC_DONE:
    break;
  }
}

static void ring(pc_engine *engine) {
  if (pc_engine_tell(engine, &(pc_notice){.type = PC_NOTICE_ALARM})) return;
  pc_timer_set(&engine->timers, &engine->alarm, pc_time_add(engine->now, RING_AGAIN_MS));
}

static void fire_timers(pc_engine *engine, int64_t started) {
  pc_timer *timer;
  while ((timer = pc_timers_take(&engine->timers, engine->now))) {
    if (timer->owner == PC_TIMER_CALL)
      call_timer_fired(PC_OWNER(timer, pc_call, timer));
    else if (timer->owner == PC_TIMER_QUEUE)
      pc_queues_update(PC_OWNER(timer, pc_host_queue, timer)->client);
    else if (timer->owner == PC_TIMER_ALARM)
      ring(engine);
    else
      pc_tokens_timer_fired(PC_OWNER(timer, pc_token_entry, timer));
    if (over_budget(engine, started)) return;
  }
}

/* ---- the step ---- */

/* Answers to calls that were admitted meanwhile come later: for each event of an HTTP/2 connection,
   libcurl looks at all the transfers on it, so the more answers are ready the better. */
static void poll_sockets(pc_engine *engine) {
  bool collected = engine->ready_count >= 0;
  bool due = collected || !engine->work_due || engine->steps_since_poll >= STEPS_WITHOUT_POLL;
  engine->steps_since_poll = due ? 0 : engine->steps_since_poll + 1;
  if (due && !collected) (void)pc_engine_collect(engine, 0);
  if (!due) pc_reactor_unsignal(&engine->reactor); /* or the host steps again in vain */
  if (engine->timer_fired) engine->armed_at = PC_NEVER;
  engine->work_due = engine->timer_fired = false;
}

static void handle_sockets(pc_engine *engine, int64_t started) {
  for (int i = 0; i < engine->ready_count; i++) {
    int fd = engine->ready[i].fd, mask = engine->ready[i].mask;
    if (!pc_connections_ready(&engine->redis, fd, mask, engine->now))
      pc_transport_socket(engine->transport, fd, mask);
    if (over_budget(engine, started)) break; /* the others stay readable */
  }
  engine->ready_count = -1;
}

static void run_curl_timer(pc_engine *engine) {
  if (pc_transport_due(engine->transport) <= engine->now) pc_transport_timeout(engine->transport);
}

/* All of them are handed over before libcurl runs: sent together, they are answered together. */
static void admit(pc_engine *engine) {
  for (int i = 0; i < ADMIT_PER_STEP; i++) {
    pc_call *call = pc_queues_take(engine);
    if (!call) break;
    pc_attempts_start(call);
  }
  run_curl_timer(engine);
}

/* libcurl would never report a transfer that cannot go on. */
static void resume_pipes(pc_engine *engine) {
  for (pc_call *call; (call = pc_pipes_resume(engine));) {
    pc_attempts_abandon(call);
    pc_move_to_failed(call, PC_PROTOCOL, PC_PHASE_ANSWER, "the body could not be handed on");
  }
}

void pc_engine_step(pc_engine *engine) {
  if (pc_engine_stale(engine)) return;
  poll_sockets(engine);
  pc_engine_enter(engine);
  int64_t started = engine->now;
  resume_pipes(engine);
  handle_sockets(engine, started);
  pc_attempts_reap(engine);
  fire_timers(engine, started);
  run_curl_timer(engine);
  admit(engine);
  pc_attempts_reap(engine);
  pc_connections_run(&engine->redis, engine->now);
  pc_engine_arm(engine);
}
