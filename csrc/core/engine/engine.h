/* The engine: moves calls from state to state, for all clients of one process. */
#ifndef PC_ENGINE_H
#define PC_ENGINE_H

#include "call/call_table.h"
#include "client/client.h"
#include "engine/notices.h"
#include "os/reactor.h"

#define PC_EVENTS_PER_STEP 16

struct pc_engine {
  pc_origin *origin;
  pc_transport *transport;
  pc_timers timers;
  int64_t now; /* read when the engine is entered, and again after whatever may take long */

  pc_reactor reactor;
  int64_t armed_at; /* when the reactor's timer fires; PC_NEVER: it does not */
  bool work_due;    /* the next step has something to do, whatever the descriptor shows */
  bool is_watched;  /* others may watch the descriptor, so it shows that too */
  bool timer_fired;
  int ready_count; /* what a wait has collected for the next step; < 0: nothing */
  pc_ready ready[PC_EVENTS_PER_STEP];
  int steps_since_poll;

  pc_call_table calls; /* those that nobody has taken yet */
  pc_spare_calls spares;
  pc_node clients;
  size_t client_count;
  pc_node turns; /* of clients with a call that may leave */
  pc_node done;
  pc_notices notices;
};

#endif
