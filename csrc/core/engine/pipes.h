/* Lets the consumers of bodies and their transfers wait for each other. */
#ifndef PC_PIPES_H
#define PC_PIPES_H

#include "engine/engine.h"

/* Lets transfers go on whose pipes have room again. Returns a call whose transfer cannot; NULL: all
   of them went on. */
pc_call *pc_pipes_resume(pc_engine *engine);
/* A call's limits begin anew with each byte, and while its consumer lets it wait. */
void pc_pipes_note_progress(pc_call *call);
/* An attempt begins: it asks for the rest of what came before. */
void pc_pipes_begin(pc_call *call);
/* An attempt has ended: whether another may go on from there. */
bool pc_pipes_may_resume(const pc_call *call);

#endif
