/* The hosts outside Partner Center that a client has called. Each has a queue of its own: one that
   throttles holds back no other. */
#ifndef PC_FOREIGN_HOSTS_H
#define PC_FOREIGN_HOSTS_H

#include "call/host_queue.h"

/* So many are kept without calls, for what they know of their limits. */
enum { PC_FOREIGN_HOSTS_KEPT = 8 };

typedef struct {
  pc_node list;
  size_t count;
} pc_foreign_hosts;

void pc_foreign_hosts_init(pc_foreign_hosts *hosts);
void pc_foreign_hosts_drop(pc_foreign_hosts *hosts);
/* The queue for calls to that origin; NULL: out of memory. `calls` are all calls of the client. */
pc_host_queue *pc_foreign_hosts_queue(pc_foreign_hosts *hosts, pc_client *client,
                                      const pc_node *calls, pc_span origin);
/* The next queue in turn with a call that may leave, or NULL. */
pc_host_queue *pc_foreign_hosts_next(const pc_foreign_hosts *hosts, int64_t now_ms);
/* A call of the queue was sent: the others are in turn. */
void pc_foreign_hosts_sent(pc_foreign_hosts *hosts, pc_host_queue *queue);
/* Walks over the queues: the one after that, or NULL. NULL: the first. */
pc_host_queue *pc_foreign_hosts_after(const pc_foreign_hosts *hosts, pc_host_queue *queue);

#endif
