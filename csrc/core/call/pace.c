#include "call/pace.h"

/* A minute and what a call may arrive later than the one a minute after it. */
#define MINUTE_MS        61000.0
#define LEAST_PER_MINUTE 0.001

void pc_pace_init(pc_pace *pace, double per_minute) {
  *pace = (pc_pace){0};
  if (!(per_minute > 0)) return;
  pace->spacing_ms = MINUTE_MS / (per_minute < LEAST_PER_MINUTE ? LEAST_PER_MINUTE : per_minute);
}

int64_t pc_pace_opens_at(const pc_pace *pace) {
  int64_t whole = (int64_t)pace->next_at_ms;
  return (double)whole < pace->next_at_ms ? whole + 1 : whole;
}

/* An engine that wakes up late does not make up for it. Less than a millisecond is no delay but the
   clock's own step. */
void pc_pace_take(pc_pace *pace, int64_t now_ms) {
  double now = (double)now_ms;
  if (pace->spacing_ms <= 0) return;
  double from = now - pace->next_at_ms < 1 ? pace->next_at_ms : now;
  pace->next_at_ms = from + pace->spacing_ms;
}
