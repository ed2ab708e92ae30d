/* Moves calls into the states that need nothing of a host: sleeping and done. */
#ifndef PC_STATES_H
#define PC_STATES_H

#include "engine/engine.h"

/* Until then; a host queue is next. */
void pc_call_sleep(pc_call *call, int64_t until_ms);
/* The call is done, as its last attempt ended. */
void pc_call_end(pc_call *call);
/* It is done for another reason. */
void pc_call_fail(pc_call *call, pc_kind kind, pc_phase phase, const char *message);

#endif
