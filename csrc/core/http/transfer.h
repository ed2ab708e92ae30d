/* One HTTP exchange on a libcurl easy handle, reused from call to call of its client. */
#ifndef PC_TRANSFER_H
#define PC_TRANSFER_H

#include "client/client.h"
#include "connection/sockets.h"

struct pc_transfer {
  pc_node link; /* the client's idle ones, or those at work on a multi handle */
  void *easy;
  pc_call *call;
  pc_multi *multi; /* while it is at work */
  char *error;     /* libcurl's text for the last failure */
  uint64_t socket; /* number of the connection that it uses; 0: none yet */
  unsigned heard;  /* on that connection, before it began */
  bool wants_h2;
  bool alone; /* on a connection of its own: on one used before, libcurl might send it twice */
  bool opened, connected; /* a connection was begun for it, and one that is closed now stood */
  bool broken;            /* libcurl is not as it should be: it serves no more */
};

/* An idle exchange of the client, or a new one, made ready for the call; NULL: out of memory. */
pc_transfer *pc_transfer_start(pc_call *call, pc_transport *transport, pc_header_list *shared);
/* It has to ask for another version of HTTP than it does; nothing was sent. */
bool pc_transfer_should_move(const pc_transfer *transfer);
/* Makes it ask for what its host speaks; false: out of memory. */
bool pc_transfer_aim(pc_transfer *transfer);
/* Reads how it went. */
void pc_transfer_result(pc_attempt *attempt, const pc_transfer *transfer, int curl_code);
/* How far it has come. */
pc_phase pc_transfer_phase(const pc_transfer *transfer);
bool pc_transfer_nothing_sent(const pc_transfer *transfer);
/* Back to the client's idle ones. */
void pc_transfer_park(pc_transfer *transfer, pc_client *client);
void pc_transfer_free(pc_transfer *transfer);
/* Frees the idle ones; in a forked child libcurl's part is left alone. */
void pc_transfers_drop(pc_client *client, bool forked);

#endif
