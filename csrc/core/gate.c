#include "engine.h"

void pc_gate_init(pc_gate *gate, pc_client *client, pc_host host) {
  *gate = (pc_gate){.client = client, .host = host, .timer = {.owner = PC_TIMER_GATE}};
  pc_list_init(&gate->queue);
  pc_list_init(&gate->ready_link);
}

static bool has_room(const pc_gate *gate) {
  if (gate->host == PC_HOST_TOKEN) return true;
  if (gate->client->in_flight >= gate->client->max_in_flight) return false;
  if (!gate->learned || gate->passed + gate->in_flight < gate->learned) return true;
  int beyond = gate->passed - gate->learned;
  return gate->in_flight < 1 + (beyond > 0 ? beyond : 0);
}

/* When the next call may leave at the earliest. */
static int64_t opens_at(const pc_gate *gate) {
  int64_t paced = (int64_t)gate->next_at_ms;
  return gate->not_before_ms > paced ? gate->not_before_ms : paced;
}

void pc_gate_update(pc_gate *gate) {
  pc_engine *engine = gate->client->engine;
  bool waiting = !pc_list_empty(&gate->queue);
  if (waiting && opens_at(gate) > engine->now)
    pc_timer_set(&engine->timers, &gate->timer, opens_at(gate));
  else if (waiting && has_room(gate)) {
    if (pc_list_empty(&gate->ready_link)) pc_list_append(&engine->ready_gates, &gate->ready_link);
    return;
  }
  pc_list_remove(&gate->ready_link);
}

/* The call would have to wait past its own end, or beyond all patience. */
static bool ends_first(const pc_gate *gate, const pc_call *call) {
  int64_t wait = gate->not_before_ms - gate->client->engine->now;
  if (wait <= 0) return false;
  return call->patient ? wait > PC_PATIENCE_MS : gate->not_before_ms >= call->deadline_ms;
}

static void end_throttled(pc_gate *gate, pc_call *call) {
  int64_t left = gate->not_before_ms - gate->client->engine->now;
  pc_call_finish(call, PC_THROTTLED, PC_PHASE_QUEUE,
                 "the service asked this client to slow down for longer than the call may take");
  call->last.retry_after_ms = left;
}

int64_t pc_gate_waits_until(const pc_call *call) {
  return call->patient ? call->latest_ms : call->deadline_ms;
}

void pc_gate_excuse(pc_call *call, int64_t ms) {
  call->deadline_ms = pc_time_add(call->deadline_ms, ms);
  if (call->deadline_ms > call->latest_ms) call->deadline_ms = call->latest_ms;
}

void pc_gate_enqueue(pc_gate *gate, pc_call *call, bool in_front) {
  if (ends_first(gate, call)) {
    end_throttled(gate, call);
    return;
  }
  pc_engine *engine = call->engine;
  call->state = PC_QUEUED;
  call->queued_ms = engine->now;
  if (in_front)
    pc_list_prepend(&gate->queue, &call->link);
  else
    pc_list_append(&gate->queue, &call->link);
  pc_timer_set(&engine->timers, &call->timer, pc_gate_waits_until(call));
  pc_gate_update(gate);
}

void pc_gate_hold(pc_gate *gate, int64_t until_ms) {
  if (gate->not_before_ms <= gate->client->engine->now) { /* the first refusal of its window */
    gate->learned = gate->passed > 0 ? gate->passed : 1;
    gate->passed = 0;
  }
  if (until_ms <= gate->not_before_ms) return;
  gate->not_before_ms = until_ms;
  for (pc_node *node = gate->queue.next, *next; node != &gate->queue; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, link);
    if (ends_first(gate, call)) end_throttled(gate, call);
  }
  pc_gate_update(gate);
}

pc_call *pc_gate_next(pc_engine *engine) {
  for (pc_node *node; (node = pc_list_first(&engine->ready_gates));) {
    pc_gate *gate = PC_OWNER(node, pc_gate, ready_link);
    pc_list_remove(node);
    if (opens_at(gate) > engine->now || !has_room(gate) || pc_list_empty(&gate->queue)) {
      pc_gate_update(gate);
      continue;
    }
    pc_call *call = PC_OWNER(gate->queue.next, pc_call, link);
    pc_list_remove(&call->link);
    if (call->patient) pc_gate_excuse(call, engine->now - call->queued_ms);
    if (!pc_list_empty(&gate->queue)) pc_list_append(&engine->ready_gates, node); /* in turn */
    return call;
  }
  return NULL;
}

void pc_gate_left(pc_call *call) {
  pc_gate *gate = &call->client->gates[call->host];
  call->client->in_flight++;
  gate->in_flight++;
  if (gate->spacing_ms <= 0) return;
  double now = (double)call->engine->now;
  gate->next_at_ms = (gate->next_at_ms > now ? gate->next_at_ms : now) + gate->spacing_ms;
}

void pc_gate_returned(pc_call *call, bool passed) {
  pc_gate *gate = &call->client->gates[call->host];
  call->client->in_flight--;
  gate->in_flight--;
  if (passed) gate->passed++;
  for (int i = 0; i < PC_HOST_COUNT; i++)
    pc_gate_update(&call->client->gates[i]);
}
