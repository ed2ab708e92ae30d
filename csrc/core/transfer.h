/* One HTTP exchange on a libcurl easy handle, reused from call to call of its client. */
#ifndef PC_TRANSFER_H
#define PC_TRANSFER_H

#include "client.h"

struct pc_transfer {
  pc_node link; /* the client's idle ones */
  void *easy;
  pc_call *call;
  char *error; /* libcurl's text for the last failure */
  bool h1, h2; /* what the answer's status line says; neither: there was none */
};

/* Header lines shared by many requests; counted references. */
pc_header_list *pc_headers_new(char *const *lines, size_t count, pc_span bearer);
pc_header_list *pc_headers_hold(pc_header_list *headers);
void pc_headers_release(pc_header_list *headers);
pc_span pc_headers_bearer(const pc_header_list *headers);

/* An idle exchange of the client, or a new one, made ready for the call; NULL: out of memory. */
pc_transfer *pc_transfer_start(pc_call *call, pc_transport *transport, pc_header_list *shared);
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
