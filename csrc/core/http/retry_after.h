/* Reads Retry-After headers. */
#ifndef PC_RETRY_AFTER_H
#define PC_RETRY_AFTER_H

#include "pc.h"

/* No wait is longer, whatever the service asks for. */
enum { PC_RETRY_AFTER_MAX_MS = 10 * 60 * 1000 };

/* Takes seconds, or a date that counts from the answer's own `date`, or from `now` (seconds since
   1970) where `date` is no date. Returns 0 for a value that is neither. */
int64_t pc_retry_after_ms(pc_span value, pc_span date, int64_t now);

#endif
