/* Whether an attempt may be repeated and how long to wait first; pure, so that it can be tested as
   a table. */
#ifndef PC_RETRY_H
#define PC_RETRY_H

#include "pc.h"

typedef enum {
  PC_REPEAT_ALWAYS, /* reads, idempotent writes, writes under an idempotency key */
  PC_REPEAT_UNSENT, /* only while the service cannot have acted on it */
  PC_REPEAT_NEVER
} pc_repeat;

typedef struct {
  pc_kind kind;
  pc_phase phase;
  int status;             /* with PC_OK */
  bool nothing_sent;      /* no byte of the request left */
  bool transient;         /* with anything but PC_OK: another attempt may fare better */
  bool undelimited, h1;   /* about the answer */
  bool misfit;            /* the answer was left unread; see pc_transport_wears_out */
  int64_t retry_after_ms; /* < 0: none given */
  char message[256];
} pc_attempt;

pc_repeat pc_retry_rule(pc_span method, pc_host host, bool retry_writes);
bool pc_retry_allowed(const pc_attempt *attempt, pc_repeat repeat);
/* Not ready yet: the service says when to ask again. */
bool pc_retry_pending(const pc_attempt *attempt);
/* The answer says to slow down, whoever asks. */
bool pc_retry_throttles(const pc_attempt *attempt);
/* After the n-th attempt; random is uniform over its type. */
int64_t pc_retry_wait_ms(const pc_attempt *attempt, int n, uint32_t random);

#endif
