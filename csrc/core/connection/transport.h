/* Runs libcurl and its multi handles: connections, their sockets, and finished transfers. */
#ifndef PC_TRANSPORT_H
#define PC_TRANSPORT_H

#include "connection/pool.h"
#include "connection/sockets.h"
#include "curl_quirks.h"
#include "os/reactor.h"

typedef struct pc_transport pc_transport;

/* A transfer as its connection sees it. */
struct pc_handle {
  pc_node link; /* among the idle ones of its session, or on a multi handle */
  void *easy;
  pc_member *member;
  pc_peer *peer;
  pc_multi *multi; /* NULL: not at work */
  uint64_t socket; /* serial of the socket that it uses; 0: none yet */
  unsigned reads;  /* of that socket, before the transfer began */
  bool asks_h2;
  bool demands_h2; /* fails on a host that speaks only HTTP/1.1 */
  bool exclusive;  /* needs a new connection: on a reused one libcurl might send it twice */
  bool stream;     /* a connection for its owner, who reads and writes it: it carries no request */
  bool ready;      /* a connection is up, and the request goes out */
  bool unclean;    /* unasked bytes had arrived on its connection: it must move */
  bool opened;     /* a socket was opened for it */
  bool connected;  /* one of these sockets was connected, and is closed */
  bool broken;     /* an option was refused: the handle must not be reused */
};

pc_transport *pc_transport_open(pc_reactor *reactor);
/* In a forked child the connections belong to the parent: only descriptors are closed. */
void pc_transport_close(pc_transport *transport, bool forked);
/* Puts the member into the pool for its network settings. False: out of memory. */
bool pc_transport_join(pc_transport *transport, pc_member *member, const char *network,
                       char *const base[PC_HOST_COUNT]);
void pc_transport_leave(pc_member *member);
bool pc_transport_add(pc_transport *transport, pc_handle *handle);
/* Ends a transfer without an answer. waited: it had time to be answered. Then a shared connection
   that read nothing since the transfer began is drained: it gets no more transfers. */
void pc_transport_remove(pc_transport *transport, pc_handle *handle, bool waited);
void pc_transport_socket(pc_transport *transport, int fd, int mask);
/* Runs libcurl's timers. */
void pc_transport_timeout(pc_transport *transport);
/* When pc_transport_timeout or _take has work; PC_NEVER: none. */
int64_t pc_transport_due(const pc_transport *transport);
/* A finished transfer and its libcurl code, or NULL. */
pc_handle *pc_transport_take(pc_transport *transport, int *curl_code);
/* A transfer that must move to another multi handle, or NULL: begin it again and add it. */
pc_handle *pc_transport_take_displaced(pc_transport *transport);
/* The quirks of the loaded libcurl. */
pc_curl_quirks pc_curl_quirks_here(void);

/* ---- streams: once taken, such a transfer stays where it is until it is removed ---- */

typedef enum { PC_IO_DONE, PC_IO_AGAIN, PC_IO_ENDED } pc_io;

/* The descriptor of a stream's connection; < 0: it has none. */
int pc_transport_stream_fd(const pc_handle *handle);
/* Lets the reactor watch it for PC_READ, and PC_WRITE. */
bool pc_transport_stream_watch(pc_transport *transport, const pc_handle *handle, int mask);
/* After PC_IO_AGAIN, TLS needs the same bytes at the same place again. */
pc_io pc_transport_stream_send(size_t *sent, const pc_handle *handle, pc_span bytes);
/* Read until PC_IO_AGAIN: what TLS has already read does not make the descriptor readable. */
pc_io pc_transport_stream_receive(size_t *received, const pc_handle *handle, char *into,
                                  size_t room);

/* ---- what the callbacks of a transfer record ---- */

int pc_transport_open_socket(pc_transport *transport, pc_handle *handle, int family, int type,
                             int protocol, int64_t connect_timeout_ms);
void pc_transport_close_socket(pc_transport *transport, int fd);
/* The transfer uses the connection from that local port to that address, unless it is unclean.
   Returns where the connection's version of HTTP is kept, or NULL. */
pc_version *pc_transport_use(pc_transport *transport, pc_handle *handle, int port, const char *peer,
                             int peer_port);
/* TLS tells the agreed version of HTTP before anything is sent. */
bool pc_transport_can_ask_tls(const pc_transport *transport);
pc_version pc_transport_agreed_version(const pc_transport *transport, const pc_handle *handle);
/* The transfer's peer speaks only HTTP/1.1. */
void pc_transport_note_h1(pc_transport *transport, const pc_handle *handle);
/* One of the sockets opened for this transfer is or was connected. */
bool pc_transport_is_connected(const pc_transport *transport, const pc_handle *handle);

#endif
