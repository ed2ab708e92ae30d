#include "engine/queues.h"

#include "engine/descriptor.h"
#include "engine/states.h"

/* ---- slots of a shared quota ---- */

enum { RETRY_QUESTION_MS = 1000 };

static bool tell(pc_host_queue *queue, pc_notice_type type, int count, int64_t wait_ms,
                 int64_t elapsed_ms) {
  return pc_engine_tell(queue->client->engine, &(pc_notice){.type = type,
                                                            .client_id = queue->client->id,
                                                            .host = queue->host,
                                                            .count = count,
                                                            .wait_ms = wait_ms,
                                                            .elapsed_ms = elapsed_ms});
}

/* How long the first call can wait for a slot. */
static int64_t patience(const pc_host_queue *queue, int64_t now_ms) {
  if (pc_list_empty(&queue->calls)) return PC_NEVER;
  int64_t end = pc_limits_queue_end(&PC_OWNER(queue->calls.next, pc_call, place.link)->limits);
  return end == PC_NEVER ? PC_NEVER : end - now_ms;
}

static void ask_for_slots(pc_engine *engine, pc_host_queue *queue) {
  int wanted = pc_host_queue_ask(queue, engine->now);
  if (!wanted) return;
  pc_granted_slots *slots = queue->slots;
  slots->is_asked = tell(queue, PC_NOTICE_SLOTS_WANTED, wanted, patience(queue, engine->now), 0);
  if (slots->is_asked) return;
  slots->is_local = true;
  slots->ask_at_ms = engine->now + RETRY_QUESTION_MS;
}

static void return_slots(pc_engine *engine, pc_host_queue *queue) {
  if (!queue->slots->count || !pc_list_empty(&queue->calls)) return;
  int64_t due = queue->slots->used_ms + PC_SLOTS_KEPT_MS;
  if (pc_host_queue_leaves_slots(queue, engine->now))
    (void)tell(queue, PC_NOTICE_SLOTS_LEFT, queue->slots->count, 0, 0);
  else if (due > engine->now && (!queue->timer.place || queue->timer.at > due))
    pc_timer_set(&engine->timers, &queue->timer, due);
}

/* ---- turns ---- */

static void set_timer(pc_engine *engine, pc_host_queue *queue) {
  bool calls_wait = !pc_list_empty(&queue->calls);
  if (queue->slots && (calls_wait || queue->slots->count)) {
    ask_for_slots(engine, queue);
    return_slots(engine, queue);
  }
  if (!calls_wait) return;
  int64_t opens_at = pc_host_queue_opens_at(queue);
  if (opens_at == PC_NEVER) opens_at = queue->not_before_ms; /* then it asks for slots */
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

void pc_queues_refused(const pc_call *call, int64_t wait_ms, int64_t until_ms) {
  if (call->queue->slots)
    (void)tell(call->queue, PC_NOTICE_REFUSED, 1, wait_ms,
               call->engine->now - call->flight.started_ms);
  pc_queues_hold(call->queue, until_ms);
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
  if (call->queue->slots) ask_for_slots(call->engine, call->queue);
}

void pc_queues_ended(const pc_call *call, bool passed) {
  pc_client_ended(call->queue, passed);
  pc_queues_update(call->client);
}

void pc_queues_left(pc_call *call) {
  if (call->place.state != PC_QUEUED || !call->queue->slots) return;
  pc_list_remove(&call->place.link);
  pc_queues_update(call->client);
}

/* ---- slots from the owner ---- */

static pc_granted_slots *slots_of(pc_client *client, pc_host host) {
  if (client->closed || !client->engine || host >= PC_HOST_COUNT) return NULL;
  return client->queues[host].slots;
}

void pc_slots_grant(pc_client *client, pc_host host, const pc_slots_grant_of *grant) {
  pc_granted_slots *slots = slots_of(client, host);
  if (!slots) return;
  pc_engine *engine = client->engine;
  pc_engine_enter(engine);
  slots->is_asked = slots->is_local = false;
  slots->ask_at_ms = 0;
  slots->used_ms = engine->now;
  double now = (double)engine->now;
  for (int i = 0; i < grant->more_count; i++)
    pc_granted_slots_add(slots, now + grant->more_ms[i], 0, 1, grant->life_ms);
  pc_granted_slots_add(slots, now + grant->first_ms, grant->interval_ms, grant->count,
                       grant->life_ms);
  if (grant->hold_ms > 0)
    pc_queues_hold(&client->queues[host], pc_time_add(engine->now, grant->hold_ms));
  pc_queues_update(client);
  pc_engine_arm(engine);
}

void pc_slots_local(pc_client *client, pc_host host, double per_minute, int64_t for_ms) {
  pc_granted_slots *slots = slots_of(client, host);
  if (!slots) return;
  pc_engine *engine = client->engine;
  pc_engine_enter(engine);
  pc_host_queue *queue = &client->queues[host];
  if (!slots->is_local) {
    pc_request_spacing_init(&queue->rate_limit, per_minute);
    pc_request_spacing_take(&queue->rate_limit, slots->used_ms);
  }
  slots->is_asked = false;
  slots->is_local = true;
  slots->ask_at_ms = pc_time_add(engine->now, for_ms);
  pc_queues_update(client);
  pc_engine_arm(engine);
}

void pc_slots_refuse(pc_client *client, pc_host host, const char *why) {
  pc_granted_slots *slots = slots_of(client, host);
  if (!slots) return;
  pc_engine *engine = client->engine;
  pc_engine_enter(engine);
  slots->is_asked = false;
  for (pc_node *node; (node = pc_list_first(&client->queues[host].calls));)
    pc_move_to_failed(PC_OWNER(node, pc_call, place.link), PC_CONFIG, PC_PHASE_QUEUE, why);
  pc_engine_arm(engine);
}

int pc_slots_take_back(double in_ms[PC_SLOTS_MAX], pc_client *client, pc_host host) {
  pc_granted_slots *slots = slots_of(client, host);
  if (!slots) return 0;
  int64_t now = pc_now_ms();
  int count = 0;
  for (; slots->count > 0; slots->first++, slots->count--) {
    double ahead = slots->at_ms[slots->first] - (double)now;
    if (ahead > 0) in_ms[count++] = ahead;
  }
  return count;
}
