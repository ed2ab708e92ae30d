/* The connections to Redis of one engine, as a list. */
#ifndef PC_REDIS_CONNECTIONS_H
#define PC_REDIS_CONNECTIONS_H

#include "redis/connection.h"

/* False: the descriptor is none of theirs. */
bool pc_connections_ready(const pc_node *list, int fd, int mask, int64_t now);
void pc_connections_run(const pc_node *list, int64_t now);
/* When there is something to do; PC_NEVER: nothing. */
int64_t pc_connections_due(const pc_node *list);
/* One of them has another state than when this was called last. */
bool pc_connections_changed(const pc_node *list);
/* Commands whose owners have not heard of their ends. */
size_t pc_connections_in_flight(const pc_node *list);
/* The next command that ended, or NULL. */
pc_redis_command *pc_connections_ended(const pc_node *list);
/* Closes one and takes it off its list; its owner keeps it. */
void pc_connections_detach(pc_redis *redis, bool forked);
void pc_connections_detach_all(pc_node *list, bool forked);

#endif
