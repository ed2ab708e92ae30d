#include "client/foreign_hosts.h"

#include "base/text.h"

#include <stdlib.h>

typedef struct {
  pc_node link;
  pc_host_queue queue;
  char origin[];
} foreign_host;

static foreign_host *of_link(pc_node *node) {
  return PC_OWNER(node, foreign_host, link);
}

void pc_foreign_hosts_init(pc_foreign_hosts *hosts) {
  hosts->count = 0;
  pc_list_init(&hosts->list);
}

static void host_free(pc_foreign_hosts *hosts, foreign_host *host) {
  pc_list_remove(&host->link);
  hosts->count--;
  free(host);
}

void pc_foreign_hosts_drop(pc_foreign_hosts *hosts) {
  for (pc_node *node = hosts->list.next, *next; node != &hosts->list; node = next) {
    next = node->next;
    host_free(hosts, of_link(node));
  }
}

static bool is_used(const foreign_host *host, const pc_node *calls) {
  if (host->queue.timer.place) return true;
  for (const pc_node *node = calls->next; node != calls; node = node->next)
    if (PC_OWNER(node, const pc_call, client_link)->queue == &host->queue) return true;
  return false;
}

static void drop_unused(pc_foreign_hosts *hosts, const pc_node *calls) {
  for (pc_node *node = hosts->list.next, *next;
       node != &hosts->list && hosts->count >= PC_FOREIGN_HOSTS_KEPT; node = next) {
    next = node->next;
    if (!is_used(of_link(node), calls)) host_free(hosts, of_link(node));
  }
}

static foreign_host *find(pc_foreign_hosts *hosts, pc_span origin) {
  for (pc_node *node = hosts->list.next; node != &hosts->list; node = node->next) {
    const char *known = of_link(node)->origin;
    if (strlen(known) == origin.len && pc_text_alike(known, origin.at, origin.len))
      return of_link(node);
  }
  return NULL;
}

pc_host_queue *pc_foreign_hosts_queue(pc_foreign_hosts *hosts, pc_client *client,
                                      const pc_node *calls, pc_span origin) {
  foreign_host *host = find(hosts, origin);
  if (host) return &host->queue;
  drop_unused(hosts, calls);
  host = calloc(1, sizeof *host + origin.len + 1);
  if (!host) return NULL;
  memcpy(host->origin, origin.at, origin.len);
  pc_host_queue_init(&host->queue, client, PC_HOST_FOREIGN);
  pc_list_init(&host->link);
  pc_list_append(&hosts->list, &host->link);
  hosts->count++;
  return &host->queue;
}

pc_host_queue *pc_foreign_hosts_next(const pc_foreign_hosts *hosts, int64_t now_ms) {
  for (pc_node *node = hosts->list.next; node != &hosts->list; node = node->next) {
    pc_host_queue *queue = &of_link(node)->queue;
    if (pc_host_queue_may_send(queue, now_ms)) return queue;
  }
  return NULL;
}

void pc_foreign_hosts_sent(pc_foreign_hosts *hosts, pc_host_queue *queue) {
  pc_list_append(&hosts->list, &PC_OWNER(queue, foreign_host, queue)->link);
}

pc_host_queue *pc_foreign_hosts_after(const pc_foreign_hosts *hosts, pc_host_queue *queue) {
  pc_node *next = queue ? PC_OWNER(queue, foreign_host, queue)->link.next : hosts->list.next;
  return next == &hosts->list ? NULL : &of_link(next)->queue;
}
