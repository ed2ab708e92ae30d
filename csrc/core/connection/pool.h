/* Clients with the same network settings form a pool: they share connections and what is known of
   each host. */
#ifndef PC_POOL_H
#define PC_POOL_H

#include "base/list.h"
#include "connection/ca_and_proxy.h"

typedef struct pc_multi pc_multi;

/* A pool keeps these transfers apart. libcurl 7.88 would let HTTP/2 requests share a connection of
   HTTP/1.1. Also, a host may have few connections of HTTP/2 but many of HTTP/1.1. */
typedef enum {
  PC_SORT_HTTP_1,
  PC_SORT_HTTP_2,
  PC_SORT_EXCLUSIVE,
  PC_SORT_STREAM, /* libcurl would count and evict them as idle connections */
  PC_SORTS
} pc_sort;

/* What is known of one origin. */
typedef struct {
  pc_node link;
  bool h1; /* it did not agree to HTTP/2, and is asked for HTTP/1.1 from then on */
  char origin[];
} pc_peer;

typedef struct {
  pc_node link, members, peers;
  pc_multi *multis[PC_SORTS]; /* NULL until the first transfer */
  char network[PC_CA_AND_PROXY_LEN + 1];
} pc_pool;

/* A client's place in a pool. */
typedef struct {
  pc_node link;
  pc_pool *pool;                 /* NULL: none */
  pc_peer *peers[PC_HOST_COUNT]; /* of its base URLs */
  int connections;               /* adds to the pool's limit of connections to a host */
} pc_member;

/* An empty pool for members with that network digest, or NULL. */
pc_pool *pc_pool_new(const char *network);
/* Free its multi handles first. */
void pc_pool_free(pc_pool *pool);
/* False: out of memory. */
bool pc_pool_add(pc_pool *pool, pc_member *member, char *const base[PC_HOST_COUNT]);
void pc_pool_remove(pc_member *member);
/* The limit of connections to one host. */
long pc_pool_connections(const pc_pool *pool, pc_sort sort);

#endif
