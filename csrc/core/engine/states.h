/* Moves calls from state to state; each move sets the state, its list and its timer. */
#ifndef PC_STATES_H
#define PC_STATES_H

#include "engine/engine.h"

void pc_move_to_queue(pc_call *call, pc_host_queue *queue, bool in_front);
/* Until the token arrives, or until then. */
void pc_move_to_parked(pc_call *call, pc_token_entry *entry, int64_t until_ms);
void pc_move_to_active(pc_call *call);
void pc_move_to_sleep(pc_call *call, int64_t until_ms);
/* The call ends as its last attempt ended. */
void pc_move_to_done(pc_call *call);
/* The call ends for another reason. */
void pc_move_to_failed(pc_call *call, pc_kind kind, pc_phase phase, const char *message);

#endif
