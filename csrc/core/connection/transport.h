/* libcurl itself and its multi handles: connections, their sockets, and which transfers are over.
 */
#ifndef PC_TRANSPORT_H
#define PC_TRANSPORT_H

#include "connection/pool.h"
#include "connection/sockets.h"
#include "curl_quirks.h"
#include "os/reactor.h"

typedef struct pc_transport pc_transport;

/* A transfer as its connection sees it. */
struct pc_handle {
  pc_node link; /* its owner's idle ones, or those at work on a multi handle */
  void *easy;
  pc_member *member;
  pc_peer *peer;
  pc_multi *multi; /* while it is at work */
  uint64_t socket; /* number of the connection that it uses; 0: none yet */
  unsigned heard;  /* on that connection, before it began */
  bool wants_h2;
  bool demands_h2; /* takes nothing older */
  bool alone;      /* on a connection of its own: on one used before, libcurl might send it twice */
  bool ready;      /* a connection stands, and the request goes out */
  bool misled;     /* to a connection on which bytes arrived that nobody asked for */
  bool opened, connected; /* a connection was begun for it, and one that is closed now stood */
  bool broken;            /* libcurl is not as it should be: it serves no more */
};

pc_transport *pc_transport_open(pc_reactor *reactor);
/* In a forked child the connections belong to the parent: only descriptors are closed. */
void pc_transport_close(pc_transport *transport, bool forked);
/* Puts the member into the pool for its network settings. False: out of memory. */
bool pc_transport_join(pc_transport *transport, pc_member *member, const char *network,
                       char *const base[PC_HOST_COUNT]);
void pc_transport_leave(pc_member *member);
bool pc_transport_add(pc_transport *transport, pc_handle *handle);
/* Ends a transfer without an answer. If it was waited for, a shared connection that has read
   nothing since it began is given up: those who use it stay, nobody joins them. */
void pc_transport_remove(pc_transport *transport, pc_handle *handle, bool waited);
void pc_transport_socket(pc_transport *transport, int fd, int mask);
/* Lets libcurl do what its own timers ask for. */
void pc_transport_timeout(pc_transport *transport);
/* When the transport has something to do; PC_NEVER: not at all. */
int64_t pc_transport_due(const pc_transport *transport);
/* A transfer that is over and its libcurl code, or NULL. */
pc_handle *pc_transport_take(pc_transport *transport, int *curl_code);
/* A transfer that got no connection where it was, or NULL: begin it again and add it. */
pc_handle *pc_transport_take_displaced(pc_transport *transport);
/* What this libcurl does wrong or otherwise. */
pc_curl_quirks pc_curl_quirks_here(void);

/* ---- what the callbacks of a transfer record ---- */

int pc_transport_open_socket(pc_transport *transport, pc_handle *handle, int family, int type,
                             int protocol, int64_t connect_timeout_ms);
void pc_transport_close_socket(pc_transport *transport, int fd);
/* The transfer goes out on the connection from that local port to that address, unless it is misled
   there. Returns where the connection's version of HTTP is kept, or NULL. */
pc_version *pc_transport_use(pc_transport *transport, pc_handle *handle, int port, const char *peer,
                             int peer_port);
/* TLS can be asked what version was agreed on, before anything is sent. */
bool pc_transport_knows_versions(const pc_transport *transport);
pc_version pc_transport_agreed(const pc_transport *transport, const pc_handle *handle);
/* The transfer's peer speaks HTTP/1.1 only. */
void pc_transport_note_h1(pc_transport *transport, const pc_handle *handle);
/* One of the connections that were begun for this transfer stands. */
bool pc_transport_is_connected(const pc_transport *transport, const pc_handle *handle);

#endif
