#include "call/limits.h"

#include "base/clock.h"

void pc_limits_init(pc_limits *limits, const pc_request *request, const pc_call_defaults *defaults,
                    int64_t now_ms) {
  int64_t timeout = request->timeout_ms > 0 ? request->timeout_ms : defaults->timeout_ms;
  limits->timeout_ms = timeout;
  limits->deadline_ms = pc_time_add(now_ms, timeout);
  limits->attempt_timeout_ms =
      request->attempt_timeout_ms > 0 ? request->attempt_timeout_ms : defaults->attempt_timeout_ms;
  limits->latest_ms = request->latest_ms > 0 ? pc_time_add(now_ms, request->latest_ms) : PC_NEVER;
  limits->queue_time_free = request->queue_time_free;
  limits->max_attempts = request->max_attempts > 0 ? request->max_attempts : defaults->max_attempts;
  limits->repeat = pc_retry_rule(request->method, request->host, defaults->retry_writes);
  if (request->only_unsent && limits->repeat == PC_REPEAT_ALWAYS) limits->repeat = PC_REPEAT_UNSENT;
}

int64_t pc_limits_queue_end(const pc_limits *limits) {
  return limits->queue_time_free ? limits->latest_ms : limits->deadline_ms;
}

void pc_limits_extend(pc_limits *limits, int64_t ms) {
  limits->deadline_ms = pc_time_add(limits->deadline_ms, ms);
  if (limits->deadline_ms > limits->latest_ms) limits->deadline_ms = limits->latest_ms;
}
