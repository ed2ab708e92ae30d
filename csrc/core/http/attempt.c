#include "http/attempt.h"

#include <stddef.h>
#include <string.h>

void pc_attempt_reset(pc_attempt *attempt) {
  memset(attempt, 0, offsetof(pc_attempt, message) + 1);
  attempt->phase = PC_PHASE_ANSWER;
  attempt->retry_after_ms = -1;
}
