#include "engine/states.h"

#include <stdio.h>

void pc_call_sleep(pc_call *call, int64_t until_ms) {
  call->state = PC_SLEEPING;
  call->wake_ms = until_ms;
  pc_list_remove(&call->link);
  pc_timer_set(&call->engine->timers, &call->timer, until_ms);
}

void pc_call_end(pc_call *call) {
  if (call->state == PC_DONE) return;
  call->state = PC_DONE;
  (void)pc_sink_close(&call->answer.sink);
  pc_timer_clear(&call->engine->timers, &call->timer);
  pc_list_append(&call->engine->done, &call->link);
}

void pc_call_fail(pc_call *call, pc_kind kind, pc_phase phase, const char *message) {
  if (call->state == PC_DONE) return;
  pc_attempt_reset(&call->last);
  call->last.kind = kind;
  call->last.phase = phase;
  if (message) (void)snprintf(call->last.message, sizeof call->last.message, "%s", message);
  pc_call_end(call);
}
