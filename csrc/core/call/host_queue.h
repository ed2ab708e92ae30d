/* The calls of one client to one host that wait to be sent, in order, and the limiter that says
   when the next of them may leave. */
#ifndef PC_HOST_QUEUE_H
#define PC_HOST_QUEUE_H

#include "call/call.h"
#include "call/granted_slots.h"
#include "call/request_spacing.h"

struct pc_host_queue {
  pc_client *client; /* for the engine alone */
  pc_host host;
  pc_node calls;
  pc_timer timer; /* when the limiter opens */

  /* The limiter. The quota estimate is the number of calls that the service accepted between two
     refusals: so many leave freely, then one at a time, then one more for each that passes. */
  int64_t not_before_ms;
  bool closed_for_long;          /* until then it is longer than any call waits */
  pc_request_spacing rate_limit; /* a known limit on requests per minute */
  pc_granted_slots *slots;       /* NULL: the quota is this client's alone */
  int in_flight;
  int passed;         /* since the last refusal */
  int quota_estimate; /* 0: the service has refused nothing */
};

/* Slots are kept this long while no call comes. */
enum { PC_SLOTS_KEPT_MS = 100 };

void pc_host_queue_init(pc_host_queue *queue, pc_client *client, pc_host host);
/* The call would end before its turn comes. */
bool pc_host_queue_outlasts(const pc_host_queue *queue, const pc_call *call, int64_t now_ms);
void pc_host_queue_add(pc_host_queue *queue, pc_call *call, bool in_front, int64_t now_ms);
/* Takes the first call out. */
pc_call *pc_host_queue_take(pc_host_queue *queue, int64_t now_ms);

bool pc_host_queue_may_send(pc_host_queue *queue, int64_t now_ms);
/* When the next call may leave at the earliest; PC_NEVER: nobody knows yet. */
int64_t pc_host_queue_opens_at(const pc_host_queue *queue);
/* How many slots to ask the owner for now; 0: none. */
int pc_host_queue_ask(pc_host_queue *queue, int64_t now_ms);
/* Slots were left for so long, and no call waits for one, that others should have them. */
bool pc_host_queue_leaves_slots(const pc_host_queue *queue, int64_t now_ms);
/* The service refused a call: nothing leaves before `until_ms`. False: it was closed for as long
   already. */
bool pc_host_queue_close(pc_host_queue *queue, int64_t until_ms, int64_t now_ms);
/* An attempt is sent, and it has ended. */
void pc_host_queue_sent(pc_host_queue *queue, int64_t now_ms);
void pc_host_queue_ended(pc_host_queue *queue, bool passed);

#endif
