/* libcurl itself, and its multi handle: connections, their sockets, and which transfers are over.
 */
#ifndef PC_TRANSPORT_H
#define PC_TRANSPORT_H

#include "transfer.h"

pc_transport *pc_transport_open(pc_reactor *reactor);
/* In a forked child the connections belong to the parent: only descriptors are closed. */
void pc_transport_close(pc_transport *transport, bool forked);
/* To be called before transfers are added. */
void pc_transport_drop_unasked(pc_transport *transport);
bool pc_transport_add(pc_transport *transport, pc_transfer *transfer);
void pc_transport_remove(pc_transport *transport, pc_transfer *transfer);
void pc_transport_socket(pc_transport *transport, int fd, int mask);
/* Lets libcurl do what its own timer asks for. */
void pc_transport_timeout(pc_transport *transport);
/* When libcurl wants that; PC_NEVER: not at all. */
int64_t pc_transport_due(const pc_transport *transport);
/* A transfer that is over and its libcurl code, or NULL. */
pc_transfer *pc_transport_take(pc_transport *transport, int *curl_code);
/* libcurl before 8.1.1 keeps a handle's last header, freed, and writes to it when the next answer
   begins with a folded line: a used handle of it takes no such answer. */
bool pc_transport_wears_out(const pc_transport *transport);
/* At most that many connections to a host; it is only ever raised. */
void pc_transport_allow(pc_transport *transport, int connections);

/* Sockets are counted so that a forked child can close its copies. */
int pc_transport_open_socket(pc_transport *transport, int family, int type, int protocol);
void pc_transport_close_socket(pc_transport *transport, int fd);

#endif
