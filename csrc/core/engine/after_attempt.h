/* The next step after an attempt: pc_decide, a pure function that a table tests, chooses it, and
   pc_after_attempt does it. */
#ifndef PC_AFTER_ATTEMPT_H
#define PC_AFTER_ATTEMPT_H

#include "call/retry.h"

/* The rest that the decision depends on. */
typedef struct {
  pc_repeat repeat;
  bool reads;                             /* a GET */
  bool may_renew;                         /* another token may mend a 401 */
  bool queue_time_free;                   /* throttling does not count against the deadline... */
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

/* Each retry uses some of a client's budget; successes pay a little back. */
enum { PC_BUDGET = 500, PC_BUDGET_PER_RETRY = 5 };

pc_verdict pc_decide(const pc_attempt *attempt, const pc_situation *situation);
/* The call's last attempt has ended, and its transfer is gone. */
void pc_after_attempt(pc_call *call);

#endif
