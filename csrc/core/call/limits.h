/* How long a call may take and how often it may be sent. */
#ifndef PC_LIMITS_H
#define PC_LIMITS_H

#include "call/retry.h"

/* The client's values, for requests that name none. */
typedef struct {
  int64_t timeout_ms, attempt_timeout_ms;
  int max_attempts;
  bool retry_writes;
  size_t max_response_bytes;
} pc_call_defaults;

typedef struct {
  int64_t deadline_ms, timeout_ms, attempt_timeout_ms;
  int64_t latest_ms;    /* the deadline never moves beyond this */
  bool queue_time_free; /* queue time and throttling do not count: they move the deadline */
  int max_attempts;
  pc_repeat repeat;
} pc_limits;

void pc_limits_init(pc_limits *limits, const pc_request *request, const pc_call_defaults *defaults,
                    int64_t now_ms);
/* When the call gives up its place in a host queue. */
int64_t pc_limits_queue_end(const pc_limits *limits);
/* Moves the deadline by time that does not count. */
void pc_limits_extend(pc_limits *limits, int64_t ms);

#endif
