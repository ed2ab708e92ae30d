#include "engine/engine.h"

#include "connection/transport.h"
#include "engine/attempts.h"
#include "engine/closing.h"
#include "os/process.h"
#include "redis/connections.h"

#include <stdlib.h>

static bool open_parts(pc_engine *engine) {
  engine->origin = pc_origin_new();
  if (!engine->origin) return false;
  if (!pc_reactor_open(&engine->reactor)) {
    pc_origin_free(engine->origin);
    return false;
  }
  engine->transport = pc_transport_open(&engine->reactor);
  if (engine->transport) return true;
  pc_reactor_close(&engine->reactor, false);
  pc_origin_free(engine->origin);
  return false;
}

pc_kind pc_engine_new(pc_engine **out) {
  *out = NULL;
  pc_engine *engine = calloc(1, sizeof *engine);
  if (!engine) return PC_MEMORY;
  if (!open_parts(engine)) {
    free(engine);
    return PC_CONFIG;
  }
  engine->armed_at = PC_NEVER;
  engine->alarm.owner = PC_TIMER_ALARM;
  engine->ready_count = -1;
  engine->now = pc_now_ms();
  pc_call_table_init(&engine->calls);
  pc_list_init(&engine->clients);
  pc_list_init(&engine->redis);
  pc_list_init(&engine->turns);
  pc_list_init(&engine->done);
  pc_list_init(&engine->readable_pipes);
  pc_list_init(&engine->pipes_to_resume);
  *out = engine;
  return PC_OK;
}

/* The calls are the engine's; clients stay with their owners and may outlive it. */
void pc_engine_free(pc_engine *engine) {
  if (!engine) return;
  bool forked = pc_engine_stale(engine);
  for (uint32_t i = 0; i < engine->calls.size; i++) {
    pc_call *call = engine->calls.entries[i].call;
    if (!call) continue;
    if (!forked) pc_attempts_abandon(call);
    pc_call_release(call);
  }
  for (pc_node *node; (node = pc_list_first(&engine->clients));)
    pc_closing_detach(PC_OWNER(node, pc_client, link), forked);
  pc_connections_detach_all(&engine->redis, forked);
  pc_call_table_drop(&engine->calls);
  pc_spare_calls_drop(&engine->spares);
  pc_transport_close(engine->transport, forked);
  pc_reactor_close(&engine->reactor, forked);
  pc_timers_drop(&engine->timers);
  pc_origin_free(engine->origin);
  free(engine->notices.ring);
  free(engine);
}
