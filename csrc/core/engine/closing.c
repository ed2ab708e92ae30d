#include "engine/closing.h"

#include "engine/attempts.h"
#include "engine/descriptor.h"
#include "engine/queues.h"
#include "engine/states.h"

void pc_engine_cancel(pc_engine *engine, uint64_t id) {
  pc_call *call = pc_engine_stale(engine) ? NULL : pc_call_table_find(&engine->calls, id);
  if (!call) return;
  pc_engine_enter(engine);
  pc_attempts_abandon(call);
  pc_queues_left(call);
  pc_call_release(call);
  pc_engine_arm(engine);
}

static void end_closed(pc_call *call) {
  if (call->place.state == PC_DONE) return;
  pc_attempts_abandon(call);
  pc_move_to_failed(call, PC_CLOSED, PC_PHASE_QUEUE, "the client was closed");
}

/* Lets a token request that was sent finish by then, without a retry. False: the call is none. */
static bool hurry(pc_call *call, int64_t latest_ms) {
  if (call->host != PC_HOST_TOKEN) return false;
  if (call->place.state == PC_DONE) return true;
  if (call->place.state != PC_ACTIVE) return false;
  pc_limits *limits = &call->limits;
  limits->max_attempts = call->tally.attempts;
  if (limits->deadline_ms > latest_ms) limits->deadline_ms = latest_ms;
  if (call->flight.ends_ms > latest_ms) call->flight.ends_ms = latest_ms;
  pc_timer_set(&call->engine->timers, &call->timer, call->flight.ends_ms);
  return true;
}

bool pc_client_drain(pc_client *client, int64_t within_ms) {
  pc_engine *engine = client->engine;
  if (client->closed || !engine || pc_engine_stale(engine)) return false;
  client->draining = true;
  pc_engine_enter(engine);
  int64_t latest = pc_time_add(engine->now, within_ms);
  bool awaited = false;
  for (pc_node *node = client->calls.next, *next; node != &client->calls; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, client_link);
    if (hurry(call, latest))
      awaited = true;
    else
      end_closed(call);
  }
  pc_engine_arm(engine);
  return awaited;
}

static void reset_queue(pc_engine *engine, pc_host_queue *queue) {
  pc_timer_clear(&engine->timers, &queue->timer);
  queue->in_flight = 0;
  if (queue->slots) pc_granted_slots_init(queue->slots);
}

void pc_closing_detach(pc_client *client, bool forked) {
  pc_engine *engine = client->engine;
  pc_transfers_drop(&client->session, forked);
  for (int i = 0; i < PC_HOST_COUNT; i++)
    reset_queue(engine, &client->queues[i]);
  for (pc_host_queue *queue = NULL;
       (queue = pc_foreign_hosts_after(&client->foreign_hosts, queue));)
    reset_queue(engine, queue);
  engine->foreign_host_count -= client->foreign_hosts.count;
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++) {
    pc_timer_clear(&engine->timers, &client->tokens[i].timer);
    client->tokens[i].fetching = false;
  }
  client->in_flight = 0;
  pc_transport_leave(&client->session.member);
  client->engine = NULL;
  engine->client_count--;
  pc_list_remove(&client->link);
  pc_list_remove(&client->turn);
}

static void close_engine_part(pc_client *client, pc_engine *engine) {
  bool forked = pc_engine_stale(engine);
  pc_engine_enter(engine);
  for (pc_node *node = client->calls.next, *next; node != &client->calls; node = next) {
    next = node->next;
    if (!forked) end_closed(PC_OWNER(node, pc_call, client_link));
  }
  pc_closing_detach(client, forked);
  if (!forked) pc_engine_arm(engine);
}

void pc_client_close(pc_client *client) {
  if (!client || client->closed) return;
  client->closed = true;
  if (client->engine) close_engine_part(client, client->engine);
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++)
    pc_token_entry_drop(&client->tokens[i]);
  pc_client_release(client);
}
