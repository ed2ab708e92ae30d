/* What follows from how an attempt ended; pure, so that it can be tested as a table. */
#ifndef PC_RETRY_H
#define PC_RETRY_H

#include "http/attempt.h"
#include "http/retry_after.h"

typedef enum {
  PC_REPEAT_ALWAYS, /* reads, idempotent writes, writes under an idempotency key */
  PC_REPEAT_UNSENT, /* only while the service cannot have acted on it */
  PC_REPEAT_NEVER
} pc_repeat;

/* What decides beside the attempt. */
typedef struct {
  pc_repeat repeat;
  bool reads;                             /* a GET */
  bool may_renew;                         /* another token may mend a 401 */
  bool patient;                           /* throttling does not count against the deadline... */
  int64_t now_ms, deadline_ms, latest_ms; /* ...up to the latest */
  int attempts, max_attempts;             /* attempts: with this one */
  int budget_used;
  uint32_t random; /* uniform over its type */
} pc_situation;

typedef enum {
  PC_NEXT_END,  /* the call is over */
  PC_NEXT_WAIT, /* another attempt at `wake_ms` */
  PC_NEXT_RENEW /* another attempt with another token */
} pc_next;

typedef struct {
  pc_next next;
  bool counts; /* the attempt counts against max_attempts */
  int64_t wait_ms, wake_ms, deadline_ms;
  int64_t hold_until_ms; /* no call of this client goes to the host before; 0: calls may */
  int budget_used;
} pc_verdict;

/* All that repeating may cost a client before successes pay some of it back. */
enum { PC_BUDGET = 500, PC_BUDGET_PER_RETRY = 5 };

pc_verdict pc_decide(const pc_attempt *attempt, const pc_situation *situation);

pc_repeat pc_retry_rule(pc_span method, pc_host host, bool retry_writes);
bool pc_retry_allowed(const pc_attempt *attempt, pc_repeat repeat);
/* No sound answer came, and still the service may have done what was asked. */
bool pc_retry_unclear(const pc_attempt *attempt);
/* Not ready yet: the service says when to ask again. */
bool pc_retry_pending(const pc_attempt *attempt);
/* The answer says to slow down, whoever asks. */
bool pc_retry_throttles(const pc_attempt *attempt);
/* After the n-th attempt; random is uniform over its type. */
int64_t pc_retry_wait_ms(const pc_attempt *attempt, int n, uint32_t random);

#endif
