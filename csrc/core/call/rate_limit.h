/* Spaces calls so that no minute has more of them than a known limit allows. */
#ifndef PC_RATE_LIMIT_H
#define PC_RATE_LIMIT_H

#include <stdint.h>

typedef struct {
  double spacing_ms, next_at_ms; /* spacing 0: no limit is known */
} pc_rate_limit;

void pc_rate_limit_init(pc_rate_limit *limit, double per_minute);
/* When the next call may be sent. */
int64_t pc_rate_limit_opens_at(const pc_rate_limit *limit);
void pc_rate_limit_take(pc_rate_limit *limit, int64_t now_ms);

#endif
