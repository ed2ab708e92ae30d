#include "redis/connections.h"

static pc_redis *of(const pc_node *node) {
  return PC_OWNER(node, pc_redis, link);
}

bool pc_connections_ready(const pc_node *list, int fd, int mask, int64_t now) {
  for (const pc_node *node = list->next; node != list; node = node->next) {
    if (of(node)->stage < PC_STAGE_GREETING || of(node)->fd != fd) continue;
    pc_connection_ready(of(node), mask, now);
    return true;
  }
  return false;
}

void pc_connections_run(const pc_node *list, int64_t now) {
  for (const pc_node *node = list->next; node != list; node = node->next)
    pc_connection_run(of(node), now);
}

int64_t pc_connections_due(const pc_node *list) {
  int64_t due = PC_NEVER;
  for (const pc_node *node = list->next; node != list; node = node->next) {
    int64_t its = pc_connection_due(of(node));
    if (its < due) due = its;
  }
  return due;
}

bool pc_connections_changed(const pc_node *list) {
  bool changed = false;
  for (const pc_node *node = list->next; node != list; node = node->next) {
    pc_redis_state state = pc_connection_state(of(node));
    changed = changed || state != of(node)->told;
    of(node)->told = state;
  }
  return changed;
}

size_t pc_connections_in_flight(const pc_node *list) {
  size_t count = 0;
  for (const pc_node *node = list->next; node != list; node = node->next)
    count += of(node)->in_flight;
  return count;
}

pc_redis_command *pc_connections_ended(const pc_node *list) {
  for (const pc_node *node = list->next; node != list; node = node->next) {
    pc_node *first = pc_list_first(&of(node)->finished);
    if (first) return PC_OWNER(first, pc_redis_command, link);
  }
  return NULL;
}

void pc_connections_detach(pc_redis *redis, bool forked) {
  pc_connection_shut(redis, forked);
  pc_list_remove(&redis->link);
  redis->engine = NULL;
}

void pc_connections_detach_all(pc_node *list, bool forked) {
  for (pc_node *node; (node = pc_list_first(list));)
    pc_connections_detach(of(node), forked);
}
