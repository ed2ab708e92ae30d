/* Keeps the sockets that libcurl uses: who opened them, where they lead, and how often they were
   readable. */
#ifndef PC_SOCKETS_H
#define PC_SOCKETS_H

#include "connection/alpn.h"
#include "os/reactor.h"

typedef struct pc_multi pc_multi;
typedef struct pc_handle pc_handle;

#define PC_ADDRESS_MAX 46 /* INET6_ADDRSTRLEN */

typedef struct {
  int fd;
  bool ours;           /* opened here; libcurl opens others itself, such as its resolver's */
  bool watched;        /* by libcurl: not idle */
  int mask;            /* that the reactor watches */
  int port, peer_port; /* 0: not looked up yet, as `peer` */
  char peer[PC_ADDRESS_MAX];
  pc_version version;
  uint64_t serial;
  unsigned reads; /* how often it was readable */
  pc_multi *multi;
  pc_handle *opener; /* NULL once that transfer is over */
} pc_socket;

typedef struct {
  pc_socket *items;
  size_t count, cap;
  uint64_t serial;
} pc_sockets;

pc_socket *pc_sockets_find(const pc_sockets *sockets, int fd);
pc_socket *pc_sockets_by_serial(const pc_sockets *sockets, uint64_t serial);
/* The socket of that multi handle between a local port and an address. */
pc_socket *pc_sockets_by_ends(const pc_sockets *sockets, const pc_multi *multi, int port,
                              const char *peer, int peer_port);
/* NULL: out of memory. */
pc_socket *pc_sockets_add(pc_sockets *sockets, int fd);
void pc_sockets_forget(pc_sockets *sockets, pc_socket *item);
/* Opens a socket that closes on exec and fails once its peer acknowledged nothing for that long. */
int pc_socket_open(int family, int type, int protocol, int64_t unacknowledged_ms);
/* Watches a socket that was opened here. With 0 it is idle, but the reactor watches on for the next
   request, until it finds the idle socket readable. */
bool pc_socket_watch(pc_socket *item, pc_reactor *reactor, int mask);
/* Before it is closed, too: a forked child's copy would keep it in the reactor. */
void pc_socket_unwatch(pc_socket *item, pc_reactor *reactor);
bool pc_socket_is_connected(const pc_socket *item);
/* Closes a forked child's copies. */
void pc_sockets_close(const pc_sockets *sockets);

#endif
