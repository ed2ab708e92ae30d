/* The descriptor that tells when the next step has something to do. */
#ifndef PC_DESCRIPTOR_H
#define PC_DESCRIPTOR_H

#include "engine/engine.h"

/* A function that is called outside of a step begins with enter, which reads the clock. It ends
   with arm: the descriptor then becomes readable when the next thing is due. */
void pc_engine_enter(pc_engine *engine);
void pc_engine_arm(pc_engine *engine);
/* Collects ready sockets for the next step; false: a signal ended the wait. */
bool pc_engine_collect(pc_engine *engine, int milliseconds);

#endif
