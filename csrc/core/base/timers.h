/* A heap of timers. Each timer is part of its owner and is in the heap at most once. */
#ifndef PC_TIMERS_H
#define PC_TIMERS_H

#include "base/clock.h"

typedef enum { PC_TIMER_CALL, PC_TIMER_QUEUE, PC_TIMER_TOKEN, PC_TIMER_ALARM } pc_timer_owner;

typedef struct {
  int64_t at;
  size_t place; /* 1-based place in the heap; 0: not in it */
  pc_timer_owner owner;
} pc_timer;

typedef struct {
  pc_timer **heap;
  size_t count, cap;
} pc_timers;

/* Lets `count` timers be set without allocation. False: out of memory. */
bool pc_timers_reserve(pc_timers *timers, size_t count);
void pc_timers_drop(pc_timers *timers);
void pc_timer_set(pc_timers *timers, pc_timer *timer, int64_t at);
void pc_timer_clear(pc_timers *timers, pc_timer *timer);
/* PC_NEVER: none is set. */
int64_t pc_timers_next(const pc_timers *timers);
/* Takes out a timer that is due, or returns NULL. */
pc_timer *pc_timers_take(pc_timers *timers, int64_t now);

#endif
