/* Sends one request and receives its answer on a libcurl easy handle that is used again. */
#ifndef PC_TRANSFER_H
#define PC_TRANSFER_H

#include "base/list.h"
#include "connection/transport.h"
#include "http/answer.h"
#include "http/attempt.h"
#include "http/headers.h"
#include "http/session.h"

typedef struct pc_transfer pc_transfer;

/* A request as it goes out; its texts are NUL-terminated. */
typedef struct {
  char *url, *method, *body;
  size_t body_len;
  char **lines;   /* header lines beside the shared ones */
  pc_line *links; /* room to chain them */
  size_t line_count;
  bool has_body, is_get, is_head;
} pc_http_request;

/* What a transfer works on; all of it outlives the transfer. */
typedef struct {
  pc_call *call; /* the owner's: a transfer only gives it back */
  pc_host host;
  const pc_http_request *request;
  pc_answer *answer;
  bool once; /* libcurl must not send it a second time */
} pc_exchange;

/* Starts a transfer on an idle handle or a new one. It takes the reference to the shared headers;
   NULL: out of memory, and the reference stays the caller's. */
pc_transfer *pc_transfer_start(pc_transport *transport, pc_session *session,
                               const pc_exchange *exchange, pc_header_list *shared);
/* A transfer that is over, and its libcurl code; NULL: there is none. */
pc_transfer *pc_transfer_take(pc_transport *transport, int *curl_code);
pc_call *pc_transfer_call(const pc_transfer *transfer);
/* Reads how it went. */
void pc_transfer_result(pc_attempt *attempt, const pc_transfer *transfer, int curl_code);
/* How far it has come. */
pc_phase pc_transfer_phase(const pc_transfer *transfer);
bool pc_transfer_nothing_sent(const pc_transfer *transfer);
/* Gives its handle back to the session; it is over or was cancelled. */
void pc_transfer_end(pc_transfer *transfer);
/* Ends it without an answer; waited: see pc_transport_remove. */
void pc_transfer_cancel(pc_transfer *transfer, bool waited);
/* Frees the idle handles; in a forked child libcurl's part is left alone. */
void pc_transfers_drop(pc_session *session, bool forked);

#endif
