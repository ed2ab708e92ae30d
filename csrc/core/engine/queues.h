/* Queues calls for their hosts and picks the next that may leave. */
#ifndef PC_QUEUES_H
#define PC_QUEUES_H

#include "engine/engine.h"

/* A call that would end before its turn ends now, as throttled. */
void pc_queues_add(pc_call *call, bool in_front);
/* Takes the next call that may leave, or NULL: clients take turns, and the hosts of each. */
pc_call *pc_queues_take(pc_engine *engine);
/* The service throttled a call: none of the client leaves for its host before. */
void pc_queues_hold(pc_host_queue *queue, int64_t until_ms);
/* The same, for an attempt that was refused with a wait of that long. */
void pc_queues_refused(const pc_call *call, int64_t wait_ms, int64_t until_ms);
/* A call that may still be queued is about to end. */
void pc_queues_left(pc_call *call);
/* A queue of the client has opened or closed. */
void pc_queues_update(pc_client *client);
/* An attempt was sent, and it has ended. */
void pc_queues_sent(const pc_call *call);
void pc_queues_ended(const pc_call *call, bool passed);

#endif
