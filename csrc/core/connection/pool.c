#include "connection/pool.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { STREAMS_PER_CONNECTION = 100 };

pc_pool *pc_pool_new(const pc_client *client) {
  pc_pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  memcpy(pool->network, client->network, sizeof pool->network);
  pc_list_init(&pool->link);
  pc_list_init(&pool->clients);
  pc_list_init(&pool->peers);
  return pool;
}

void pc_pool_free(pc_pool *pool) {
  for (pc_node *node = pool->peers.next, *next; node != &pool->peers; node = next) {
    next = node->next;
    free(PC_OWNER(node, pc_peer, link));
  }
  pc_list_remove(&pool->link);
  free(pool);
}

static pc_peer *peer_of(pc_pool *pool, const char *base) {
  const char *authority = strstr(base, "://");
  size_t len = authority ? (size_t)(authority - base) + 3 : 0;
  len += strcspn(base + len, "/");
  for (pc_node *node = pool->peers.next; node != &pool->peers; node = node->next) {
    pc_peer *peer = PC_OWNER(node, pc_peer, link);
    if (strlen(peer->origin) == len && !strncasecmp(peer->origin, base, len)) return peer;
  }
  pc_peer *peer = calloc(1, sizeof *peer + len + 1);
  if (!peer) return NULL;
  memcpy(peer->origin, base, len);
  pc_list_init(&peer->link);
  pc_list_append(&pool->peers, &peer->link);
  return peer;
}

bool pc_pool_add(pc_pool *pool, pc_client *client) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    if (!(client->peers[i] = peer_of(pool, client->base[i]))) return false;
  client->pool = pool;
  pc_list_append(&pool->clients, &client->pool_link);
  return true;
}

/* Its part of the connections goes when the next client comes: until then they may be of use. */
void pc_pool_remove(pc_client *client) {
  pc_pool *pool = client->pool;
  pc_list_remove(&client->pool_link);
  client->pool = NULL;
  if (!pool || !pc_list_empty(&pool->clients)) return;
  /* a host may have changed when the next client comes, and an address may be another's by then */
  for (pc_node *node = pool->peers.next; node != &pool->peers; node = node->next)
    PC_OWNER(node, pc_peer, link)->h1 = false;
}

/* As many as its clients may have calls in flight, and token requests beside them: none of them can
   take all. HTTP/2 needs one for a hundred, and one more for when the first was told to take no
   more. */
long pc_pool_connections(const pc_pool *pool, pc_sort sort) {
  long most = 0;
  for (const pc_node *node = pool->clients.next; node != &pool->clients; node = node->next)
    most += PC_OWNER(node, pc_client, pool_link)->max_in_flight + PC_SLOT_COUNT;
  if (sort != PC_SORT_HTTP_2) return most;
  return (most + STREAMS_PER_CONNECTION - 1) / STREAMS_PER_CONNECTION + 1;
}
