#include "engine/engine.h"

void pc_gate_init(pc_gate *gate, pc_client *client, pc_host host) {
  *gate = (pc_gate){.client = client, .host = host, .timer = {.owner = PC_TIMER_GATE}};
  pc_list_init(&gate->queue);
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
  int64_t paced = pc_pace_opens_at(&gate->pace);
  return gate->not_before_ms > paced ? gate->not_before_ms : paced;
}

/* The gate whose turn it is among those that may let a call leave, or NULL. */
static pc_gate *next_gate(pc_client *client) {
  for (int i = 1; i <= PC_HOST_COUNT; i++) {
    pc_gate *gate = &client->gates[(client->last_served + i) % PC_HOST_COUNT];
    if (!pc_list_empty(&gate->queue) && has_room(gate) && opens_at(gate) <= client->engine->now)
      return gate;
  }
  return NULL;
}

void pc_gates_update(pc_client *client) {
  pc_engine *engine = client->engine;
  for (int i = 0; i < PC_HOST_COUNT; i++) {
    pc_gate *gate = &client->gates[i];
    if (!pc_list_empty(&gate->queue) && opens_at(gate) > engine->now)
      pc_timer_set(&engine->timers, &gate->timer, opens_at(gate));
  }
  if (!next_gate(client))
    pc_list_remove(&client->turn);
  else if (pc_list_empty(&client->turn))
    pc_list_append(&engine->turns, &client->turn);
}

/* The call would have to wait past its own end, or beyond all patience. */
static bool ends_first(const pc_gate *gate, const pc_call *call) {
  if (gate->not_before_ms <= gate->client->engine->now) return false;
  return call->patient ? gate->too_long : gate->not_before_ms >= call->deadline_ms;
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
  pc_gates_update(gate->client);
}

void pc_gate_hold(pc_gate *gate, int64_t until_ms) {
  int64_t now = gate->client->engine->now;
  if (gate->not_before_ms <= now) { /* the first refusal of its window */
    gate->learned = gate->passed > 0 ? gate->passed : 1;
    gate->passed = 0;
  }
  if (until_ms <= gate->not_before_ms) return;
  gate->not_before_ms = until_ms;
  gate->too_long = until_ms - now >= PC_RETRY_AFTER_MAX_MS;
  for (pc_node *node = gate->queue.next, *next; node != &gate->queue; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, link);
    if (ends_first(gate, call)) end_throttled(gate, call);
  }
  pc_gates_update(gate->client);
}

pc_call *pc_gate_next(pc_engine *engine) {
  for (pc_node *node; (node = pc_list_first(&engine->turns));) {
    pc_client *client = PC_OWNER(node, pc_client, turn);
    pc_gate *gate = next_gate(client);
    if (!gate) {
      pc_gates_update(client);
      continue;
    }
    pc_call *call = PC_OWNER(gate->queue.next, pc_call, link);
    pc_list_remove(&call->link);
    if (call->patient) pc_gate_excuse(call, engine->now - call->queued_ms);
    client->last_served = (int)gate->host;
    pc_list_append(&engine->turns, node); /* it is looked at again when its turn comes */
    return call;
  }
  return NULL;
}

/* What calls wait for counts against no limit of theirs. */
static int weight(const pc_call *call) {
  return call->host == PC_HOST_TOKEN ? 0 : 1;
}

void pc_gate_left(pc_call *call) {
  pc_gate *gate = &call->client->gates[call->host];
  call->client->in_flight += weight(call);
  gate->in_flight++;
  pc_pace_take(&gate->pace, call->engine->now);
}

void pc_gate_returned(pc_call *call, bool passed) {
  pc_gate *gate = &call->client->gates[call->host];
  call->client->in_flight -= weight(call);
  gate->in_flight--;
  if (passed) gate->passed++;
  pc_gates_update(call->client);
}
