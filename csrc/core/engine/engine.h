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
  pc_timer alarm; /* of the owner */
  int64_t now;    /* read on entry, and again after anything that may take long */

  pc_reactor reactor;
  int64_t armed_at; /* when the reactor's timer fires; PC_NEVER: it does not */
  bool work_due;    /* the next step has something to do... */
  bool is_watched;  /* ...and the descriptor must show it: a host may be polling it */
  bool timer_fired;
  int ready_count; /* of the sockets that a wait collected for the next step; < 0: none did */
  pc_ready ready[PC_EVENTS_PER_STEP];
  int steps_since_poll;

  pc_call_table calls; /* until they are released */
  pc_spare_calls spares;
  pc_node clients;
  size_t client_count, foreign_host_count;
  pc_node redis; /* connections */
  pc_node turns; /* of clients with a call that may leave */
  pc_node done;
  pc_node readable_pipes, pipes_to_resume;
  pc_notices notices;
};

#endif
