/* Delivers the outcomes of calls that are done. */
#include "engine/engine.h"
#include "redis/connections.h"

#include <string.h>

static pc_span without_byte_order_mark(pc_span body) {
  static const char mark[] = "\xEF\xBB\xBF";
  size_t len = sizeof mark - 1;
  bool marked = body.len >= len && !memcmp(body.at, mark, len);
  return marked ? (pc_span){body.at + len, body.len - len} : body;
}

pc_call *pc_engine_take(pc_outcome *out, pc_engine *engine) {
  pc_node *node = pc_list_first(&engine->done);
  if (!node) return NULL;
  pc_call *call = PC_OWNER(node, pc_call, place.link);
  pc_list_remove(node);
  const pc_attempt *last = &call->attempt;
  *out = (pc_outcome){.id = call->id,
                      .client = call->client,
                      .token_answer = call->host == PC_HOST_TOKEN,
                      .audience = call->audience,
                      .kind = last->kind,
                      .phase = last->phase,
                      .status = last->status,
                      .attempts = call->tally.attempts,
                      .retry_after_ms = last->retry_after_ms,
                      .transient = last->kind != PC_OK && last->transient,
                      .late = last->late,
                      .unclear = call->tally.unclear,
                      .undelimited = last->undelimited,
                      .token_failed = call->token_failed,
                      .body = without_byte_order_mark(pc_buf_view(&call->answer.body)),
                      .head = pc_buf_view(&call->answer.head),
                      .message = {last->message, strlen(last->message)},
                      .request_id = call->request_id,
                      .correlation_id = call->correlation_id};
  return call;
}

size_t pc_engine_in_flight(const pc_engine *engine) {
  return engine->calls.count + pc_connections_in_flight(&engine->redis) +
         (engine->alarm.place ? 1 : 0);
}

void pc_call_release(pc_call *call) {
  pc_engine *engine = call->engine;
  pc_list_remove(&call->place.link);
  pc_list_remove(&call->client_link);
  pc_timer_clear(&engine->timers, &call->timer);
  pc_call_table_remove(&engine->calls, call->id);
  pc_client_release(call->client);
  pc_call_free(call, &engine->spares);
}
