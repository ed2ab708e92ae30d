#include "connection/pool.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { STREAMS_PER_CONNECTION = 100 };

pc_pool *pc_pool_new(const char *network) {
  pc_pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  memcpy(pool->network, network, sizeof pool->network);
  pc_list_init(&pool->link);
  pc_list_init(&pool->members);
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

bool pc_pool_add(pc_pool *pool, pc_member *member, char *const base[PC_HOST_COUNT]) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    if (!(member->peers[i] = peer_of(pool, base[i]))) return false;
  member->pool = pool;
  pc_list_append(&pool->members, &member->link);
  return true;
}

/* The limit of connections shrinks only when the next member joins: until then they stay useful. */
void pc_pool_remove(pc_member *member) {
  pc_pool *pool = member->pool;
  pc_list_remove(&member->link);
  member->pool = NULL;
  if (!pool || !pc_list_empty(&pool->members)) return;
  /* when the next member comes, a host may have changed, or its address may be another's */
  for (pc_node *node = pool->peers.next; node != &pool->peers; node = node->next)
    PC_OWNER(node, pc_peer, link)->h1 = false;
}

/* No member can use up the connections of another. HTTP/2 needs one for a hundred requests, and one
   more for when the server closes the first to new ones. */
long pc_pool_connections(const pc_pool *pool, pc_sort sort) {
  long most = 0;
  for (const pc_node *node = pool->members.next; node != &pool->members; node = node->next)
    most += PC_OWNER(node, pc_member, link)->connections;
  if (sort != PC_SORT_HTTP_2) return most;
  return (most + STREAMS_PER_CONNECTION - 1) / STREAMS_PER_CONNECTION + 1;
}
