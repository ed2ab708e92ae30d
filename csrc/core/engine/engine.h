/* The engine: who may leave, who waits for what, who is done. */
#ifndef PC_ENGINE_H
#define PC_ENGINE_H

#include "client/client.h"

#define PC_ADMIT_PER_STEP  16
#define PC_EVENTS_PER_STEP 16
#define PC_STEP_MS         2
#define PC_DEAF_STEPS      4

typedef struct {
  pc_call *call; /* NULL: free */
  uint32_t generation, next_free;
} pc_place;

typedef struct {
  pc_notice *ring;
  size_t cap, first, count;
} pc_notices;

struct pc_engine {
  pc_origin *origin;
  pc_reactor reactor;
  pc_transport *transport;
  pc_timers timers;
  int64_t armed_at; /* when the reactor's timer fires; PC_NEVER: it does not */
  bool kicked;      /* the next step has something to do... */
  bool shown;       /* ...which the descriptor has to tell, as others may watch it */
  bool timer_fired;
  int deaf;        /* steps since the last that has looked at the sockets */
  int ready_count; /* what a wait has collected for the next step; < 0: nothing */
  pc_ready ready[PC_EVENTS_PER_STEP];
  pc_place *places; /* calls by id */
  uint32_t place_count, first_free;
  size_t in_flight; /* calls that nobody has taken yet */
  pc_call *spare;   /* memory for calls to come, all zeros */
  int spare_count;
  size_t client_count;
  pc_node clients, turns, active, done; /* turns: of clients with a call that may leave */
  pc_notices notices;
  int64_t now;
};

/* Gives the call its id; false when out of memory. */
bool pc_engine_register(pc_engine *engine, pc_call *call);
void pc_engine_forget(pc_engine *engine, pc_call *call);
/* Whoever comes from outside of a step begins by reading the clock and ends by arming: the
   descriptor becomes readable when the next thing is due. */
void pc_engine_enter(pc_engine *engine);
void pc_engine_arm(pc_engine *engine);
/* False: out of memory, or nobody has read notices for long. */
bool pc_engine_tell(pc_engine *engine, const pc_notice *notice);
/* False: out of memory. */
bool pc_engine_attach(pc_engine *engine, pc_client *client);
/* The client's calls are over already. */
void pc_engine_detach(pc_engine *engine, pc_client *client);

#endif
