#include "call/request_spacing.h"

/* A minute, and a second for calls that arrive late. */
#define MINUTE_MS        61000.0
#define LEAST_PER_MINUTE 0.001

void pc_request_spacing_init(pc_request_spacing *limit, double per_minute) {
  *limit = (pc_request_spacing){0};
  if (!(per_minute > 0)) return;
  limit->spacing_ms = MINUTE_MS / (per_minute < LEAST_PER_MINUTE ? LEAST_PER_MINUTE : per_minute);
}

int64_t pc_request_spacing_opens_at(const pc_request_spacing *limit) {
  int64_t whole = (int64_t)limit->next_at_ms;
  return (double)whole < limit->next_at_ms ? whole + 1 : whole;
}

/* An engine that wakes up late does not catch up. A delay below a millisecond is only the clock's
   resolution. */
void pc_request_spacing_take(pc_request_spacing *limit, int64_t now_ms) {
  double now = (double)now_ms;
  if (limit->spacing_ms <= 0) return;
  double from = now - limit->next_at_ms < 1 ? limit->next_at_ms : now;
  limit->next_at_ms = from + limit->spacing_ms;
}
