/* The retry rules: which attempts may be repeated, and after how long. */
#ifndef PC_RETRY_H
#define PC_RETRY_H

#include "http/attempt.h"
#include "http/retry_after.h"

typedef enum {
  PC_REPEAT_ALWAYS, /* reads, idempotent writes, writes under an idempotency key */
  PC_REPEAT_UNSENT, /* only while the service cannot have acted on it */
  PC_REPEAT_NEVER
} pc_repeat;

pc_repeat pc_retry_rule(pc_span method, pc_host host, bool retry_writes);
bool pc_retry_allowed(const pc_attempt *attempt, pc_repeat repeat);
/* No sound answer arrived, but the service may have carried out the request. */
bool pc_retry_unclear(const pc_attempt *attempt);
/* Not ready yet: the service says when to ask again. */
bool pc_retry_pending(const pc_attempt *attempt);
/* The service throttles every call to its host. */
bool pc_retry_throttles(const pc_attempt *attempt);
/* The wait after the n-th attempt; random is uniform over its type. */
int64_t pc_retry_wait_ms(const pc_attempt *attempt, int n, uint32_t random);

#endif
