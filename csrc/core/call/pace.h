/* Spaces calls so that no minute has more of them than a known limit lets pass. */
#ifndef PC_PACE_H
#define PC_PACE_H

#include <stdint.h>

typedef struct {
  double spacing_ms, next_at_ms; /* spacing 0: no limit is known */
} pc_pace;

void pc_pace_init(pc_pace *pace, double per_minute);
/* When the next call may leave. */
int64_t pc_pace_opens_at(const pc_pace *pace);
void pc_pace_take(pc_pace *pace, int64_t now_ms);

#endif
