/* One attempt of a call, from leaving its queue to its result. */
#ifndef PC_ATTEMPTS_H
#define PC_ATTEMPTS_H

#include "engine/engine.h"

/* Sends the call, or parks it until there is a token. */
void pc_attempts_start(pc_call *call);
/* Ends the attempts that libcurl has finished. */
void pc_attempts_reap(pc_engine *engine);
/* The attempt, or the whole call, timed out. */
void pc_attempts_time_out(pc_call *call);
/* Ends an attempt that is in flight, if there is one, without an answer. */
void pc_attempts_abandon(pc_call *call);

#endif
