/* Notices to the engine's owner: tokens that are needed, attempts, retries and throttling. */
#ifndef PC_NOTICES_H
#define PC_NOTICES_H

#include "pc.h"

typedef struct {
  pc_notice *ring;
  size_t cap, first, count;
} pc_notices;

/* False: out of memory, or the owner has not read notices for long. */
bool pc_engine_tell(pc_engine *engine, const pc_notice *notice);

#endif
