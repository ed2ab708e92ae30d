#include "http/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void pc_sink_init(pc_sink *sink, const int *file) {
  *sink = (pc_sink){.wanted = file != NULL, .fd = -1};
  if (file) sink->fd = fcntl(*file, F_DUPFD_CLOEXEC, 0);
  if (file && sink->fd < 0) sink->problem = errno;
}

void pc_sink_rewind(pc_sink *sink) {
  if (sink->fd < 0) return;
  bool nothing = sink->len == 0 && !sink->problem;
  sink->len = 0;
  sink->problem = 0;
  if (!nothing && (ftruncate(sink->fd, 0) || lseek(sink->fd, 0, SEEK_SET) < 0))
    sink->problem = errno;
}

bool pc_sink_write(pc_sink *sink, const char *bytes, size_t len) {
  if (!sink->problem && len > PC_SINK_MAX - sink->len) sink->problem = EFBIG;
  while (!sink->problem && len) {
    ssize_t wrote = write(sink->fd, bytes, len);
    if (wrote < 0 && errno != EINTR) sink->problem = errno;
    if (wrote <= 0) continue;
    bytes += wrote;
    len -= (size_t)wrote;
    sink->len += (uint64_t)wrote;
  }
  return !sink->problem;
}

bool pc_sink_close(pc_sink *sink) {
  /* after EINTR it is closed */
  if (sink->fd >= 0 && close(sink->fd) && errno != EINTR && !sink->problem) sink->problem = errno;
  sink->fd = -1;
  return !sink->problem;
}

const char *pc_sink_trouble(const pc_sink *sink) {
  switch (sink->problem) {
  case ENOSPC:
  case EDQUOT:
    return "the file for the answer cannot be written: the disk is full";
  case EFBIG:
    return "the file for the answer cannot be written: it is too large";
  case EIO:
    return "the file for the answer cannot be written: the disk fails";
  default:
    return "the file for the answer cannot be written: the system refuses it";
  }
}
