/* Sends one request and receives its answer on a reused libcurl handle. */
#ifndef PC_TRANSFER_H
#define PC_TRANSFER_H

#include "base/list.h"
#include "connection/transport.h"
#include "http/answer.h"
#include "http/attempt.h"
#include "http/header_list.h"
#include "http/session.h"

typedef struct pc_transfer pc_transfer;

/* A request as it goes out; its texts are NUL-terminated. */
typedef struct {
  char *url, *method, *body;
  size_t body_len;
  char **lines;   /* its own header lines, in front of the shared ones */
  pc_line *links; /* room to chain them */
  size_t line_count;
  bool has_body, is_get, is_head;
} pc_http_request;

/* The parts of a transfer that its owner keeps alive. */
typedef struct {
  pc_call *call; /* of the owner; the transfer only returns it */
  pc_host host;
  const pc_http_request *request;
  pc_answer *answer;
  bool once;                /* libcurl must not send it twice */
  struct pc_stream *stream; /* in place of a call: it only makes this connection */
} pc_exchange;

/* Starts a transfer on an idle handle or a new one, and takes the reference to the shared headers.
   NULL: out of memory, and the caller keeps the reference. */
pc_transfer *pc_transfer_start(pc_transport *transport, pc_session *session,
                               const pc_exchange *exchange, pc_header_list *shared);
/* A finished transfer and its libcurl code, or NULL. */
pc_transfer *pc_transfer_take(pc_transport *transport, int *curl_code);
pc_call *pc_transfer_call(const pc_transfer *transfer);
/* NULL: it is the transfer of a call. */
struct pc_stream *pc_transfer_stream(const pc_transfer *transfer);
/* Says how a finished transfer ended. */
void pc_transfer_result(pc_attempt *attempt, const pc_transfer *transfer, int curl_code);
/* Its consumer has room again. False: it cannot go on, and has to be cancelled. */
bool pc_transfer_go_on(pc_transfer *transfer);
/* The phase that it has reached. */
pc_phase pc_transfer_phase(const pc_transfer *transfer);
bool pc_transfer_nothing_sent(const pc_transfer *transfer);
pc_handle *pc_transfer_handle(pc_transfer *transfer);
/* Gives the handle of a finished transfer back to its session. */
void pc_transfer_end(pc_transfer *transfer);
/* Ends it without an answer and gives its handle back; waited: see pc_transport_remove. */
void pc_transfer_cancel(pc_transfer *transfer, bool waited);
/* Frees the idle handles; in a forked child libcurl's part stays. */
void pc_transfers_drop(pc_session *session, bool forked);

#endif
