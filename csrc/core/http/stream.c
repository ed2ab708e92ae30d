#include "http/stream.h"

const char *pc_stream_init(pc_stream *stream, pc_transport *transport,
                           const pc_client_options *options, pc_span url) {
  static const char no_memory[] = "not enough memory";
  *stream = (pc_stream){.transport = transport, .request = {.is_get = true}};
  pc_buf_init(&stream->answer.head, 0); /* nothing is read before the owner reads */
  pc_buf_init(&stream->answer.body, 0);
  pc_body_file_init(&stream->answer.body_file, NULL);
  const char *wrong = pc_session_init(&stream->session, options);
  if (wrong) return wrong;
  stream->request.url = pc_copy(url);
  char *base[PC_HOST_COUNT];
  for (int i = 0; i < PC_HOST_COUNT; i++)
    base[i] = stream->request.url;
  return base[0] && pc_transport_join(transport, &stream->session.member,
                                      stream->session.network.digest, base)
             ? NULL
             : no_memory;
}

void pc_stream_free(pc_stream *stream, bool forked) {
  if (!forked) pc_stream_close(stream);
  pc_transport_leave(&stream->session.member);
  pc_session_free(&stream->session);
  pc_answer_drop(&stream->answer);
  pc_copy_free(stream->request.url);
}

bool pc_stream_open(pc_stream *stream) {
  pc_exchange exchange = {.host = PC_HOST_FOREIGN,
                          .request = &stream->request,
                          .answer = &stream->answer,
                          .stream = stream};
  pc_header_list *none = NULL;
  stream->transfer = pc_transfer_start(stream->transport, &stream->session, &exchange, none);
  return stream->transfer != NULL;
}

void pc_stream_opened(pc_attempt *attempt, pc_stream *stream, int curl_code) {
  pc_attempt_reset(attempt);
  if (!curl_code) return;
  pc_transfer_result(attempt, stream->transfer, curl_code);
  pc_transfer_end(stream->transfer);
  stream->transfer = NULL;
}

pc_phase pc_stream_phase(const pc_stream *stream) {
  return pc_transfer_phase(stream->transfer);
}

void pc_stream_close(pc_stream *stream) {
  if (stream->transfer) pc_transfer_cancel(stream->transfer, false);
  stream->transfer = NULL;
}

int pc_stream_fd(const pc_stream *stream) {
  return pc_transport_stream_fd(pc_transfer_handle(stream->transfer));
}

bool pc_stream_watch(const pc_stream *stream, int mask) {
  return pc_transport_stream_watch(stream->transport, pc_transfer_handle(stream->transfer), mask);
}

pc_io pc_stream_send(size_t *sent, const pc_stream *stream, pc_span bytes) {
  return pc_transport_stream_send(sent, pc_transfer_handle(stream->transfer), bytes);
}

pc_io pc_stream_receive(size_t *received, const pc_stream *stream, char *into, size_t room) {
  return pc_transport_stream_receive(received, pc_transfer_handle(stream->transfer), into, room);
}
