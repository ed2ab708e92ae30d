/* Spaces calls so that no minute has more of them than a known limit allows. */
#ifndef PC_REQUEST_SPACING_H
#define PC_REQUEST_SPACING_H

#include <stdint.h>

typedef struct {
  double spacing_ms, next_at_ms; /* spacing 0: no limit is known */
} pc_request_spacing;

void pc_request_spacing_init(pc_request_spacing *limit, double per_minute);
/* When the next call may be sent. */
int64_t pc_request_spacing_opens_at(const pc_request_spacing *limit);
void pc_request_spacing_take(pc_request_spacing *limit, int64_t now_ms);

#endif
