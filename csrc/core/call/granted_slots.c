#include "call/granted_slots.h"

#include "base/clock.h"

#include <string.h>

void pc_granted_slots_init(pc_granted_slots *slots) {
  *slots = (pc_granted_slots){.batch = 1};
}

static void insert(pc_granted_slots *slots, double at_ms) {
  int place = slots->count++;
  for (; place > 0 && slots->at_ms[place - 1] > at_ms; place--)
    slots->at_ms[place] = slots->at_ms[place - 1];
  slots->at_ms[place] = at_ms;
}

void pc_granted_slots_add(pc_granted_slots *slots, double first_ms, double interval_ms, int count,
                          double life_ms) {
  memmove(slots->at_ms, slots->at_ms + slots->first, (size_t)slots->count * sizeof slots->at_ms[0]);
  slots->first = 0;
  for (int i = 0; i < count && slots->count < PC_SLOTS_MAX; i++)
    insert(slots, first_ms + interval_ms * i);
  slots->granted = count;
  slots->life_ms = life_ms;
}

static void drop_first(pc_granted_slots *slots) {
  slots->first++;
  slots->count--;
}

void pc_granted_slots_drop_lapsed(pc_granted_slots *slots, int64_t now_ms) {
  while (slots->count > 0 && slots->at_ms[slots->first] + slots->life_ms < (double)now_ms) {
    drop_first(slots);
    slots->has_lapsed = true;
  }
}

int64_t pc_granted_slots_opens_at(const pc_granted_slots *slots) {
  if (!slots->count) return PC_NEVER;
  double at = slots->at_ms[slots->first];
  int64_t whole = (int64_t)at;
  return (double)whole < at ? whole + 1 : whole;
}

void pc_granted_slots_use(pc_granted_slots *slots, int64_t now_ms) {
  slots->used_ms = now_ms;
  if (slots->count > 0) drop_first(slots);
}

bool pc_granted_slots_run_out(const pc_granted_slots *slots, bool calls_wait, int64_t now_ms) {
  if (slots->is_asked || now_ms < slots->ask_at_ms) return false;
  if (slots->is_local || !slots->count) return calls_wait;
  return slots->count <= slots->granted / 2 && !slots->has_lapsed;
}

int pc_granted_slots_ask(pc_granted_slots *slots, int waiting) {
  slots->batch = slots->has_lapsed ? slots->batch / 2 : slots->batch * 2;
  if (slots->batch < 1) slots->batch = 1;
  if (slots->batch > PC_SLOTS_MAX) slots->batch = PC_SLOTS_MAX;
  slots->has_lapsed = false;
  int wanted = waiting > slots->batch ? waiting : slots->batch, room = PC_SLOTS_MAX - slots->count;
  return wanted < room ? wanted : room;
}
