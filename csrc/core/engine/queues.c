#include "engine/queues.h"

#include "engine/states.h"

static void set_timer(pc_engine *engine, pc_host_queue *queue) {
  if (pc_list_empty(&queue->calls)) return;
  int64_t opens_at = pc_host_queue_opens_at(queue);
  if (opens_at > engine->now) pc_timer_set(&engine->timers, &queue->timer, opens_at);
}

void pc_queues_update(pc_client *client) {
  pc_engine *engine = client->engine;
  for (int i = 0; i < PC_HOST_COUNT; i++)
    set_timer(engine, &client->queues[i]);
  for (pc_host_queue *queue = NULL;
       (queue = pc_foreign_hosts_after(&client->foreign_hosts, queue));)
    set_timer(engine, queue);
  if (!pc_client_next_queue(client, engine->now))
    pc_list_remove(&client->turn);
  else if (pc_list_empty(&client->turn))
    pc_list_append(&engine->turns, &client->turn);
}

static void end_throttled(pc_call *call, const pc_host_queue *queue) {
  pc_move_to_failed(call, PC_THROTTLED, PC_PHASE_QUEUE,
                    "the service throttles this client for longer than the call's timeout");
  call->attempt.retry_after_ms = queue->not_before_ms - call->engine->now;
}

void pc_queues_add(pc_call *call, bool in_front) {
  pc_host_queue *queue = call->queue;
  if (pc_host_queue_outlasts(queue, call, call->engine->now)) {
    end_throttled(call, queue);
    return;
  }
  pc_move_to_queue(call, queue, in_front);
  pc_queues_update(call->client);
}

void pc_queues_hold(pc_host_queue *queue, int64_t until_ms) {
  int64_t now = queue->client->engine->now;
  if (!pc_host_queue_close(queue, until_ms, now)) return;
  for (pc_node *node = queue->calls.next, *next; node != &queue->calls; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, place.link);
    if (pc_host_queue_outlasts(queue, call, now)) end_throttled(call, queue);
  }
  pc_queues_update(queue->client);
}

pc_call *pc_queues_take(pc_engine *engine) {
  for (pc_node *node; (node = pc_list_first(&engine->turns));) {
    pc_client *client = PC_OWNER(node, pc_client, turn);
    pc_host_queue *queue = pc_client_next_queue(client, engine->now);
    if (!queue) {
      pc_queues_update(client);
      continue;
    }
    client->last_served = (int)queue->host;
    pc_list_append(&engine->turns, node); /* it is looked at again when its turn comes */
    return pc_host_queue_take(queue, engine->now);
  }
  return NULL;
}

void pc_queues_sent(const pc_call *call) {
  pc_client_sent(call->queue, call->engine->now);
}

void pc_queues_ended(const pc_call *call, bool passed) {
  pc_client_ended(call->queue, passed);
  pc_queues_update(call->client);
}
