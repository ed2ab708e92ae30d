/* A connection whose bytes its owner reads and writes. Name resolution, TLS and CAs are those of
   all transfers. */
#ifndef PC_STREAM_H
#define PC_STREAM_H

#include "http/transfer.h"

typedef struct pc_stream {
  pc_session session;
  pc_transport *transport;
  pc_http_request request;
  pc_answer answer;
  pc_transfer *transfer; /* NULL: closed */
} pc_stream;

/* `url` names only scheme, host and port. Returns NULL, or what is wrong; free it in either case.
 */
const char *pc_stream_init(pc_stream *stream, pc_transport *transport,
                           const pc_client_options *options, pc_span url);
void pc_stream_free(pc_stream *stream, bool forked);
/* Starts to connect; pc_transfer_take tells the end. False: out of memory. */
bool pc_stream_open(pc_stream *stream);
/* Says how that ended. A stream that failed is closed. */
void pc_stream_opened(pc_attempt *attempt, pc_stream *stream, int curl_code);
/* The phase that an opening stream has reached. */
pc_phase pc_stream_phase(const pc_stream *stream);
void pc_stream_close(pc_stream *stream);

/* ---- of an open stream: see pc_transport_stream_... ---- */

int pc_stream_fd(const pc_stream *stream);
bool pc_stream_watch(const pc_stream *stream, int mask);
pc_io pc_stream_send(size_t *sent, const pc_stream *stream, pc_span bytes);
pc_io pc_stream_receive(size_t *received, const pc_stream *stream, char *into, size_t room);

#endif
