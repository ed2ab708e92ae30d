/* Clients with the same TLS and proxy settings: they share connections, and what is known of hosts.
 */
#ifndef PC_POOL_H
#define PC_POOL_H

#include "client/client.h"
#include "connection/sockets.h"

/* What a pool's transfers are kept apart by. libcurl 7.88 would let requests for HTTP/2 share a
   connection of HTTP/1.1; and a host may have few connections of HTTP/2, but many of the others. */
typedef enum { PC_SORT_HTTP_1, PC_SORT_HTTP_2, PC_SORT_ALONE, PC_SORTS } pc_sort;

/* What is known of one origin. */
struct pc_peer {
  pc_node link;
  bool h1; /* it did not agree to HTTP/2: from then on it is asked for HTTP/1.1 */
  char origin[];
};

struct pc_pool {
  pc_node link, clients, peers;
  pc_multi *multis[PC_SORTS]; /* NULL until the first transfer */
  char network[PC_NETWORK_LEN + 1];
};

/* An empty one for clients like this, or NULL. */
pc_pool *pc_pool_new(const pc_client *client);
/* Its multi handles are gone already. */
void pc_pool_free(pc_pool *pool);
/* False: out of memory. */
bool pc_pool_add(pc_pool *pool, pc_client *client);
void pc_pool_remove(pc_client *client);
/* How many connections it may have to a host. */
long pc_pool_connections(const pc_pool *pool, pc_sort sort);

#endif
