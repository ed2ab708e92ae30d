/* Slots to send at: times that this process got ahead from a quota that several processes share. */
#ifndef PC_GRANTED_SLOTS_H
#define PC_GRANTED_SLOTS_H

#include "pc.h"

typedef struct {
  double at_ms[PC_SLOTS_MAX]; /* in order, from `first` on */
  int first, count;
  double life_ms;  /* a slot that is used later than this after its time would crowd the others */
  int64_t used_ms; /* when the last one was used or granted */

  bool is_local;     /* the quota cannot be reached: the queue spaces its calls by a share of it */
  bool is_asked;     /* the owner was asked for slots and has not answered */
  int64_t ask_at_ms; /* not before */
  int batch;         /* to ask for, even when fewer calls wait */
  int granted;       /* at once, last time */
  bool has_lapsed;   /* a slot did, since the last question */
} pc_granted_slots;

void pc_granted_slots_init(pc_granted_slots *slots);
/* Adds `count` slots, one each `interval_ms`. */
void pc_granted_slots_add(pc_granted_slots *slots, double first_ms, double interval_ms, int count,
                          double life_ms);
void pc_granted_slots_drop_lapsed(pc_granted_slots *slots, int64_t now_ms);
/* When the first slot is; PC_NEVER: there is none. */
int64_t pc_granted_slots_opens_at(const pc_granted_slots *slots);
/* Uses the first slot. */
void pc_granted_slots_use(pc_granted_slots *slots, int64_t now_ms);
/* It is time for a question: they run out, although calls wait or used them quickly. */
bool pc_granted_slots_run_out(const pc_granted_slots *slots, bool calls_wait, int64_t now_ms);
/* How many to ask for. The batch grows while all of them are used, and shrinks when some lapse. */
int pc_granted_slots_ask(pc_granted_slots *slots, int waiting);

#endif
