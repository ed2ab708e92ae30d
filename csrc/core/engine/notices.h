/* What the engine tells its owner, beside the outcomes of calls. */
#ifndef PC_NOTICES_H
#define PC_NOTICES_H

#include "pc.h"

typedef struct {
  pc_notice *ring;
  size_t cap, first, count;
} pc_notices;

/* False: out of memory, or nobody has read notices for long. */
bool pc_engine_tell(pc_engine *engine, const pc_notice *notice);

#endif
