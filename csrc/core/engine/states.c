#include "engine/states.h"

#include <stdio.h>

static void set_timer(pc_call *call, int64_t at_ms) {
  pc_timer_set(&call->engine->timers, &call->timer, at_ms);
}

void pc_move_to_queue(pc_call *call, pc_host_queue *queue, bool in_front) {
  call->place.state = PC_QUEUED;
  pc_host_queue_add(queue, call, in_front, call->engine->now);
  set_timer(call, pc_limits_queue_end(&call->limits));
}

void pc_move_to_parked(pc_call *call, pc_token_entry *entry, int64_t until_ms) {
  call->place.state = PC_PARKED;
  call->place.since_ms = call->engine->now;
  pc_list_append(&entry->parked, &call->place.link);
  set_timer(call, until_ms);
}

void pc_move_to_active(pc_call *call) {
  int64_t now = call->engine->now, ends = pc_time_add(now, call->limits.attempt_timeout_ms);
  call->place.state = PC_ACTIVE;
  call->flight.started_ms = now;
  call->flight.ends_ms = ends < call->limits.deadline_ms ? ends : call->limits.deadline_ms;
  set_timer(call, call->flight.ends_ms);
}

void pc_move_to_sleep(pc_call *call, int64_t until_ms) {
  call->place.state = PC_SLEEPING;
  call->place.until_ms = until_ms;
  set_timer(call, until_ms);
}

void pc_move_to_done(pc_call *call) {
  if (call->place.state == PC_DONE) return;
  call->place.state = PC_DONE;
  (void)pc_body_file_close(&call->answer.body_file);
  if (call->answer.pipe)
    pc_body_pipe_end(call->answer.pipe,
                     call->attempt.kind == PC_OK && call->attempt.status / 100 == 2);
  pc_timer_clear(&call->engine->timers, &call->timer);
  pc_list_append(&call->engine->done, &call->place.link);
}

void pc_move_to_failed(pc_call *call, pc_kind kind, pc_phase phase, const char *message) {
  if (call->place.state == PC_DONE) return;
  pc_attempt_reset(&call->attempt);
  call->attempt.kind = kind;
  call->attempt.phase = phase;
  if (message) (void)snprintf(call->attempt.message, sizeof call->attempt.message, "%s", message);
  pc_move_to_done(call);
}
