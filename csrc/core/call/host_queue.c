#include "call/host_queue.h"

void pc_host_queue_init(pc_host_queue *queue, pc_client *client, pc_host host) {
  *queue = (pc_host_queue){.client = client, .host = host, .timer = {.owner = PC_TIMER_QUEUE}};
  pc_list_init(&queue->calls);
}

bool pc_host_queue_outlasts(const pc_host_queue *queue, const pc_call *call, int64_t now_ms) {
  if (queue->not_before_ms <= now_ms) return false;
  if (call->limits.queue_time_free) return queue->closed_for_long;
  return queue->not_before_ms >= call->limits.deadline_ms;
}

static bool uses_slots(const pc_host_queue *queue) {
  return queue->slots && !queue->slots->is_local;
}

bool pc_host_queue_leaves_slots(const pc_host_queue *queue, int64_t now_ms) {
  return uses_slots(queue) && queue->slots->count > 0 && pc_list_empty(&queue->calls) &&
         now_ms - queue->slots->used_ms >= PC_SLOTS_KEPT_MS;
}

/* The service may have refused another process meanwhile: the answer to a question tells. */
static void drop_old_slots(pc_host_queue *queue, int64_t now_ms) {
  if (pc_host_queue_leaves_slots(queue, now_ms)) queue->slots->count = 0;
}

void pc_host_queue_add(pc_host_queue *queue, pc_call *call, bool in_front, int64_t now_ms) {
  call->place.since_ms = now_ms;
  drop_old_slots(queue, now_ms);
  if (in_front)
    pc_list_prepend(&queue->calls, &call->place.link);
  else
    pc_list_append(&queue->calls, &call->place.link);
}

pc_call *pc_host_queue_take(pc_host_queue *queue, int64_t now_ms) {
  pc_call *call = PC_OWNER(queue->calls.next, pc_call, place.link);
  pc_list_remove(&call->place.link);
  pc_limits *limits = &call->limits;
  if (limits->queue_time_free) pc_limits_extend(limits, now_ms - call->place.since_ms);
  return call;
}

/* Requests for tokens, which other calls wait for, have no quota. Slots are the whole quota. */
static bool has_room(const pc_host_queue *queue) {
  if (queue->host == PC_HOST_TOKEN || !queue->quota_estimate || uses_slots(queue)) return true;
  if (queue->passed + queue->in_flight < queue->quota_estimate) return true;
  int beyond = queue->passed - queue->quota_estimate;
  return queue->in_flight < 1 + (beyond > 0 ? beyond : 0);
}

int64_t pc_host_queue_opens_at(const pc_host_queue *queue) {
  int64_t paced = uses_slots(queue) ? pc_granted_slots_opens_at(queue->slots)
                                    : pc_request_spacing_opens_at(&queue->rate_limit);
  return queue->not_before_ms > paced ? queue->not_before_ms : paced;
}

bool pc_host_queue_may_send(pc_host_queue *queue, int64_t now_ms) {
  if (pc_list_empty(&queue->calls)) return false;
  if (uses_slots(queue)) pc_granted_slots_drop_lapsed(queue->slots, now_ms);
  return has_room(queue) && pc_host_queue_opens_at(queue) <= now_ms;
}

static int waiting(const pc_host_queue *queue) {
  int count = 0;
  for (const pc_node *node = queue->calls.next; node != &queue->calls && count < PC_SLOTS_MAX;
       node = node->next)
    count++;
  return count;
}

int pc_host_queue_ask(pc_host_queue *queue, int64_t now_ms) {
  pc_granted_slots *slots = queue->slots;
  if (!slots || queue->not_before_ms > now_ms) return 0;
  pc_granted_slots_drop_lapsed(slots, now_ms);
  if (!pc_granted_slots_run_out(slots, !pc_list_empty(&queue->calls), now_ms)) return 0;
  return pc_granted_slots_ask(slots, waiting(queue));
}

bool pc_host_queue_close(pc_host_queue *queue, int64_t until_ms, int64_t now_ms) {
  if (queue->not_before_ms <= now_ms) { /* the first refusal of its window */
    queue->quota_estimate = queue->passed > 0 ? queue->passed : 1;
    queue->passed = 0;
  }
  if (until_ms <= queue->not_before_ms) return false;
  queue->not_before_ms = until_ms;
  queue->closed_for_long = until_ms - now_ms >= PC_RETRY_AFTER_MAX_MS;
  return true;
}

void pc_host_queue_sent(pc_host_queue *queue, int64_t now_ms) {
  queue->in_flight++;
  if (uses_slots(queue))
    pc_granted_slots_use(queue->slots, now_ms);
  else
    pc_request_spacing_take(&queue->rate_limit, now_ms);
}

void pc_host_queue_ended(pc_host_queue *queue, bool passed) {
  queue->in_flight--;
  if (passed) queue->passed++;
}
