/* How one attempt of a call ended. */
#ifndef PC_ATTEMPT_H
#define PC_ATTEMPT_H

#include "pc.h"

/* Reset whole when the next attempt begins. */
typedef struct {
  pc_kind kind;
  pc_phase phase;
  int status;             /* with PC_OK */
  bool nothing_sent;      /* no byte of the request left */
  bool transient;         /* with anything but PC_OK: another attempt may succeed */
  bool late;              /* the attempt timed out, not the call */
  bool undelimited;       /* nothing tells whether the body is whole */
  int64_t retry_after_ms; /* < 0: none given; at most PC_RETRY_AFTER_MAX_MS */
  char message[256];
} pc_attempt;

void pc_attempt_reset(pc_attempt *attempt);

#endif
