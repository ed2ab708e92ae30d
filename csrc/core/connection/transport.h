/* libcurl itself and its multi handles: connections, their sockets, and which transfers are over.
 */
#ifndef PC_TRANSPORT_H
#define PC_TRANSPORT_H

#include "http/transfer.h"

pc_transport *pc_transport_open(pc_reactor *reactor);
/* In a forked child the connections belong to the parent: only descriptors are closed. */
void pc_transport_close(pc_transport *transport, bool forked);
/* Clients with the same TLS and proxy settings form a pool. They share its connections, and each of
   them adds to the number of these. False: out of memory. */
bool pc_transport_join(pc_transport *transport, pc_client *client);
void pc_transport_leave(pc_client *client);
/* Call it before transfers are added. */
void pc_transport_drop_unasked(pc_transport *transport);
bool pc_transport_add(pc_transport *transport, pc_transfer *transfer);
/* Ends a transfer without an answer. If it was waited for, a shared connection that has read
   nothing since it began is given up: those who use it stay, nobody joins them. */
void pc_transport_remove(pc_transport *transport, pc_transfer *transfer, bool waited);
void pc_transport_socket(pc_transport *transport, int fd, int mask);
/* Lets libcurl do what its own timers ask for. */
void pc_transport_timeout(pc_transport *transport);
/* When libcurl wants that; PC_NEVER: not at all. */
int64_t pc_transport_due(const pc_transport *transport);
/* A transfer that is over and its libcurl code, or NULL. */
pc_transfer *pc_transport_take(pc_transport *transport, int *curl_code);
/* libcurl before 8.1.1 keeps a handle's last header, freed, and writes to it when the next answer
   begins with a folded line: a used handle of it takes no such answer. */
bool pc_transport_wears_out(const pc_transport *transport);

/* From libcurl 8.17 on, no CA file is the one that it was built with, and the same of directories.
 */
bool pc_transport_trusts_its_own(void);

/* ---- what the callbacks of a transfer record ---- */

int pc_transport_open_socket(pc_transport *transport, pc_transfer *transfer, int family, int type,
                             int protocol);
void pc_transport_close_socket(pc_transport *transport, int fd);
/* The transfer goes out on the connection from that local port to that address. Returns where the
   connection's version of HTTP is kept, or NULL. */
pc_version *pc_transport_use(pc_transport *transport, pc_transfer *transfer, int port,
                             const char *peer, int peer_port);
/* TLS can be asked what version was agreed on, before anything is sent. */
bool pc_transport_knows_versions(const pc_transport *transport);
pc_version pc_transport_agreed(const pc_transport *transport, const pc_transfer *transfer);
/* The transfer's peer speaks HTTP/1.1 only. */
void pc_transport_note_h1(pc_transport *transport, const pc_transfer *transfer);
/* One of the connections that were begun for this transfer stands. */
bool pc_transport_is_connected(const pc_transport *transport, const pc_transfer *transfer);

#endif
