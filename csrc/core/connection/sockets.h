/* The sockets that libcurl uses: whose they are, and what was heard on them. */
#ifndef PC_SOCKETS_H
#define PC_SOCKETS_H

#include "connection/tls.h"

typedef struct pc_multi pc_multi;
typedef struct pc_handle pc_handle;

#define PC_ADDRESS_MAX 46 /* INET6_ADDRSTRLEN */

typedef struct {
  int fd;
  bool ours;    /* opened here; the others are libcurl's own, such as those of its resolver */
  bool watched; /* by libcurl: not idle */
  int port, peer_port; /* 0: not looked up, nor is the peer's address */
  char peer[PC_ADDRESS_MAX];
  pc_version version;
  uint64_t serial;
  unsigned heard; /* how often there was something to read */
  pc_multi *multi;
  pc_handle *opener; /* while that is at work */
} pc_socket;

typedef struct {
  pc_socket *items;
  size_t count, cap;
  uint64_t serial;
} pc_sockets;

pc_socket *pc_sockets_find(const pc_sockets *sockets, int fd);
pc_socket *pc_sockets_numbered(const pc_sockets *sockets, uint64_t serial);
/* The one of that multi handle between a local port and an address. */
pc_socket *pc_sockets_between(const pc_sockets *sockets, const pc_multi *multi, int port,
                              const char *peer, int peer_port);
/* NULL: out of memory. */
pc_socket *pc_sockets_add(pc_sockets *sockets, int fd);
void pc_sockets_forget(pc_sockets *sockets, pc_socket *item);
/* Closed on exec, and given up once its peer has acknowledged nothing for that long. */
int pc_socket_open(int family, int type, int protocol, int64_t unacknowledged_ms);
bool pc_socket_is_connected(const pc_socket *item);
/* Closes the copies that a forked child has. */
void pc_sockets_close(const pc_sockets *sockets);

#endif
