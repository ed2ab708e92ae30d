/* Takes calls in: gives each its id and its place in a host queue. */
#ifndef PC_SUBMIT_H
#define PC_SUBMIT_H

#include "engine/engine.h"

/* A call that is in no queue yet; the client is attached to the engine. */
pc_kind pc_submit_new(pc_call **out, const char **why, pc_engine *engine, pc_client *client,
                      const pc_request *request);
/* Queues it, now or after a delay. */
void pc_submit_queue(pc_call *call, int64_t delay_ms);

#endif
