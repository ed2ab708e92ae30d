#include "base/timers.h"

#include <stdlib.h>

bool pc_timers_reserve(pc_timers *timers, size_t count) {
  if (count <= timers->cap) return true;
  size_t cap = timers->cap ? timers->cap * 2 : 64;
  if (cap < count) cap = count;
  pc_timer **heap = realloc(timers->heap, cap * sizeof(pc_timer *));
  if (!heap) return false;
  timers->heap = heap;
  timers->cap = cap;
  return true;
}

void pc_timers_drop(pc_timers *timers) {
  free(timers->heap);
  *timers = (pc_timers){0};
}

static void put(pc_timers *timers, pc_timer *timer, size_t place) {
  timers->heap[place - 1] = timer;
  timer->place = place;
}

static void sift(pc_timers *timers, pc_timer *timer, size_t place) {
  while (place > 1 && timers->heap[place / 2 - 1]->at > timer->at) {
    put(timers, timers->heap[place / 2 - 1], place);
    place /= 2;
  }
  for (;;) {
    size_t child = place * 2;
    if (child > timers->count) break;
    if (child < timers->count && timers->heap[child]->at < timers->heap[child - 1]->at) child++;
    if (timers->heap[child - 1]->at >= timer->at) break;
    put(timers, timers->heap[child - 1], place);
    place = child;
  }
  put(timers, timer, place);
}

void pc_timer_set(pc_timers *timers, pc_timer *timer, int64_t at) {
  timer->at = at;
  sift(timers, timer, timer->place ? timer->place : ++timers->count);
}

void pc_timer_clear(pc_timers *timers, pc_timer *timer) {
  if (!timer->place) return;
  size_t place = timer->place;
  pc_timer *last = timers->heap[--timers->count];
  timer->place = 0;
  if (last != timer) sift(timers, last, place);
}

int64_t pc_timers_next(const pc_timers *timers) {
  return timers->count ? timers->heap[0]->at : PC_NEVER;
}

pc_timer *pc_timers_take(pc_timers *timers, int64_t now) {
  if (pc_timers_next(timers) > now) return NULL;
  pc_timer *timer = timers->heap[0];
  pc_timer_clear(timers, timer);
  return timer;
}
