#include "connection/transport_state.h"

#include <sys/socket.h>
#include <unistd.h>

enum { UNACKNOWLEDGED_MS = 20000 /* then a peer counts as gone */ };

int pc_transport_open_socket(pc_transport *transport, pc_handle *handle, int family, int type,
                             int protocol, int64_t connect_timeout_ms) {
  int64_t unacknowledged_ms =
      connect_timeout_ms > UNACKNOWLEDGED_MS ? connect_timeout_ms : UNACKNOWLEDGED_MS;
  int fd = pc_socket_open(family, type, protocol, unacknowledged_ms);
  if (fd < 0) return -1;
  pc_socket *item = pc_sockets_add(&transport->sockets, fd);
  if (!item) {
    close(fd);
    return -1;
  }
  item->ours = item->watched = true;
  item->multi = handle->multi;
  item->version = handle->asks_h2 ? PC_VERSION_UNKNOWN : PC_VERSION_1;
  item->opener = handle;
  handle->opened = true;
  return fd;
}

void pc_transport_close_socket(pc_transport *transport, int fd) {
  pc_socket *found = pc_sockets_find(&transport->sockets, fd);
  if (found) {
    if (found->opener && pc_socket_is_connected(found)) found->opener->connected = true;
    pc_socket_unwatch(found, transport->reactor);
    pc_sockets_forget(&transport->sockets, found);
  }
  close(fd);
}

bool pc_transport_is_connected(const pc_transport *transport, const pc_handle *handle) {
  const pc_sockets *sockets = &transport->sockets;
  for (size_t i = 0; handle->opened && i < sockets->count; i++)
    if (sockets->items[i].opener == handle && pc_socket_is_connected(&sockets->items[i]))
      return true;
  return handle->connected;
}

/* A connection that was idle before. */
static bool has_unasked_bytes(const pc_transport *transport, const pc_handle *handle,
                              const pc_socket *item) {
  return transport->quirks.takes_unasked_bytes && item->version == PC_VERSION_1 &&
         item->opener != handle && pc_quirk_drop_unasked(item->fd);
}

pc_version *pc_transport_use(pc_transport *transport, pc_handle *handle, int port, const char *peer,
                             int peer_port) {
  pc_socket *item = pc_sockets_by_ends(&transport->sockets, handle->multi, port, peer, peer_port);
  handle->unclean = item && has_unasked_bytes(transport, handle, item);
  handle->socket = item ? item->serial : 0;
  handle->reads = item ? item->reads : 0;
  return item ? &item->version : NULL;
}
