#include "http/body_pipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

pc_body_pipe *pc_body_pipe_new(void) {
  pc_body_pipe *pipe = malloc(sizeof *pipe);
  if (!pipe) return NULL;
  memset(pipe, 0, offsetof(pc_body_pipe, bytes)); /* its pages are used only as bytes arrive */
  pipe->has_consumer = true;
  pc_list_init(&pipe->read_link);
  pc_list_init(&pipe->resume_link);
  return pipe;
}

static void free_unused(pc_body_pipe *pipe) {
  if (!pipe->call && !pipe->has_consumer) free(pipe);
}

void pc_body_pipe_free(pc_body_pipe *pipe) {
  if (!pipe) return;
  pipe->has_consumer = false;
  pipe->from = pipe->len = 0;
  free_unused(pipe);
}

void pc_body_pipe_join(pc_body_pipe *pipe, pc_call *call, pc_node *readable) {
  pipe->call = call;
  pipe->readable = readable;
}

void pc_body_pipe_leave(pc_body_pipe *pipe) {
  pc_list_remove(&pipe->read_link);
  pc_list_remove(&pipe->resume_link);
  pipe->call = NULL;
  if (pipe->end == PC_PIPE_OPEN) pipe->end = PC_PIPE_CUT;
  free_unused(pipe);
}

bool pc_body_pipe_may_resume(const pc_body_pipe *pipe) {
  return !pipe->received || pipe->etag[0];
}

void pc_body_pipe_ask_rest(pc_body_pipe *pipe) {
  (void)snprintf(pipe->range, sizeof pipe->range, "Range: bytes=%llu-",
                 (unsigned long long)pipe->received);
  (void)snprintf(pipe->if_match, sizeof pipe->if_match, "If-Match: %s", pipe->etag);
}

static void keep_etag(pc_body_pipe *pipe, const char *etag) {
  size_t len = etag ? strlen(etag) : 0;
  if (len < sizeof pipe->etag && len > 1 && etag[0] == '"') memcpy(pipe->etag, etag, len + 1);
}

/* Reads a number and the mark behind it. */
static bool read_number(uint64_t *out, const char **at, char mark) {
  char *end;
  if (**at < '0' || **at > '9') return false;
  *out = strtoull(*at, &end, 10);
  if (*end != mark) return false;
  *at = end + 1;
  return true;
}

/* Whether a Content-Range is the whole rest from there on. */
static bool is_rest(const char *range, uint64_t at) {
  static const char unit[] = "bytes ";
  if (!range || strncmp(range, unit, sizeof unit - 1) != 0) return false;
  uint64_t from, last, total;
  range += sizeof unit - 1;
  return read_number(&from, &range, '-') && read_number(&last, &range, '/') &&
         read_number(&total, &range, '\0') && from == at && last < total && total - last == 1;
}

bool pc_body_pipe_begin(pc_body_pipe *pipe, int status, const char *etag, const char *range) {
  pipe->skip = 0;
  if (!pipe->received) {
    keep_etag(pipe, etag);
    return status != 206;
  }
  if (!etag || strcmp(etag, pipe->etag) != 0) return false;
  if (status == 206) return is_rest(range, pipe->received);
  pipe->skip = pipe->received; /* the host knows no ranges */
  return true;
}

bool pc_body_pipe_has_room(pc_body_pipe *pipe, size_t len) {
  pipe->full = len > PC_PIPE_SIZE - pipe->len;
  return !pipe->full;
}

void pc_body_pipe_put(pc_body_pipe *pipe, const char *bytes, size_t len) {
  pipe->moved_ms = pc_now_ms();
  size_t known = pipe->skip < len ? (size_t)pipe->skip : len;
  pipe->skip -= known;
  bytes += known;
  len -= known;
  if (!len || !pipe->has_consumer) return;
  if (len > PC_PIPE_SIZE - pipe->from - pipe->len) {
    memmove(pipe->bytes, pipe->bytes + pipe->from, pipe->len);
    pipe->from = 0;
  }
  memcpy(pipe->bytes + pipe->from + pipe->len, bytes, len);
  pipe->len += len;
  pipe->received += len;
  if (pipe->awaited) pc_list_append(pipe->readable, &pipe->read_link);
}

const char *pc_body_pipe_etag(const pc_body_pipe *pipe) {
  return pipe->etag;
}

void pc_body_pipe_end(pc_body_pipe *pipe, bool is_whole) {
  pipe->end = is_whole ? PC_PIPE_WHOLE : PC_PIPE_CUT;
}

pc_span pc_body_pipe_view(const pc_body_pipe *pipe) {
  return (pc_span){pipe->bytes + pipe->from, pipe->len};
}

void pc_body_pipe_take(pc_body_pipe *pipe, size_t len) {
  pipe->from += len;
  pipe->len -= len;
  if (!pipe->len) pipe->from = 0;
}
