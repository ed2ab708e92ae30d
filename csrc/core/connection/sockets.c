#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* SOCK_CLOEXEC */
#endif

#include "connection/sockets.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

pc_socket *pc_sockets_find(const pc_sockets *sockets, int fd) {
  for (size_t i = 0; i < sockets->count; i++)
    if (sockets->items[i].fd == fd) return &sockets->items[i];
  return NULL;
}

pc_socket *pc_sockets_by_serial(const pc_sockets *sockets, uint64_t serial) {
  for (size_t i = 0; serial && i < sockets->count; i++)
    if (sockets->items[i].serial == serial) return &sockets->items[i];
  return NULL;
}

static int write_address(char out[PC_ADDRESS_MAX], const struct sockaddr_storage *at) {
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
  const void *address = &v4.sin_addr;
  in_port_t port;
  if (at->ss_family == AF_INET6) {
    memcpy(&v6, at, sizeof v6);
    address = &v6.sin6_addr;
    port = v6.sin6_port;
  } else {
    memcpy(&v4, at, sizeof v4);
    port = v4.sin_port;
  }
  if (!inet_ntop(at->ss_family, address, out, PC_ADDRESS_MAX)) out[0] = '\0';
  return ntohs(port);
}

static void look_up_ends(pc_socket *item) {
  struct sockaddr_storage at = {0};
  socklen_t size = sizeof at;
  if (getsockname(item->fd, (struct sockaddr *)&at, &size) != 0) return;
  int port = write_address(item->peer, &at);
  size = sizeof at;
  if (getpeername(item->fd, (struct sockaddr *)&at, &size) != 0) return; /* not connected yet */
  item->peer_port = write_address(item->peer, &at);
  item->port = port;
}

/* The local port is not enough: the system uses it for connections to several hosts. */
pc_socket *pc_sockets_by_ends(const pc_sockets *sockets, const pc_multi *multi, int port,
                              const char *peer, int peer_port) {
  for (size_t i = 0; i < sockets->count; i++) {
    pc_socket *item = &sockets->items[i];
    if (item->multi != multi || !item->ours) continue;
    if (!item->port) look_up_ends(item);
    if (item->port == port && item->peer_port == peer_port && !strcmp(item->peer, peer))
      return item;
  }
  return NULL;
}

pc_socket *pc_sockets_add(pc_sockets *sockets, int fd) {
  pc_socket *closed = pc_sockets_find(sockets, fd); /* libcurl does not report each of its own */
  if (closed) pc_sockets_forget(sockets, closed);
  if (sockets->count == sockets->cap) {
    size_t cap = sockets->cap ? sockets->cap * 2 : 16;
    pc_socket *items = realloc(sockets->items, cap * sizeof *items);
    if (!items) return NULL;
    sockets->items = items;
    sockets->cap = cap;
  }
  pc_socket *item = &sockets->items[sockets->count++];
  *item = (pc_socket){.fd = fd, .serial = ++sockets->serial};
  return item;
}

void pc_sockets_forget(pc_sockets *sockets, pc_socket *item) {
  *item = sockets->items[--sockets->count];
}

static int open_closed_on_exec(int family, int type, int protocol) {
#ifdef SOCK_CLOEXEC
  return socket(family, type | SOCK_CLOEXEC, protocol);
#else
  int fd = socket(family, type, protocol);
  if (fd < 0 || fcntl(fd, F_SETFD, FD_CLOEXEC) == 0) return fd;
  close(fd);
  return -1;
#endif
}

int pc_socket_open(int family, int type, int protocol, int64_t unacknowledged_ms) {
  int fd = open_closed_on_exec(family, type, protocol);
#ifdef TCP_USER_TIMEOUT
  unsigned most = unacknowledged_ms > INT32_MAX ? INT32_MAX : (unsigned)unacknowledged_ms;
  /* where it is refused, the attempt timeout remains */
  if (fd >= 0) (void)setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &most, sizeof most);
#else
  (void)unacknowledged_ms;
#endif
  return fd;
}

bool pc_socket_watch(pc_socket *item, pc_reactor *reactor, int mask) {
  if (mask == item->mask || (!mask && item->mask == PC_READ)) return true;
  if (!pc_reactor_set(reactor, item->fd, mask)) return false;
  item->mask = mask;
  return true;
}

void pc_socket_unwatch(pc_socket *item, pc_reactor *reactor) {
  if (item->mask) pc_reactor_set(reactor, item->fd, 0);
  item->mask = 0;
}

bool pc_socket_is_connected(const pc_socket *item) {
  struct sockaddr_storage at;
  socklen_t size = sizeof at;
  return getpeername(item->fd, (struct sockaddr *)&at, &size) == 0;
}

void pc_sockets_close(const pc_sockets *sockets) {
  for (size_t i = 0; i < sockets->count; i++)
    if (sockets->items[i].ours) close(sockets->items[i].fd);
}
