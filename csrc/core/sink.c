#include "sink.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void pc_sink_init(pc_sink *sink, const char *path) {
  *sink = (pc_sink){.path = path, .fd = -1};
}

void pc_sink_rewind(pc_sink *sink) {
  sink->len = 0;
  sink->problem = 0;
  if (sink->fd >= 0 && (ftruncate(sink->fd, 0) || lseek(sink->fd, 0, SEEK_SET)))
    sink->problem = errno;
}

bool pc_sink_write(pc_sink *sink, const char *bytes, size_t len) {
  if (!sink->problem && sink->fd < 0) {
    sink->fd = open(sink->path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW);
    if (sink->fd < 0) sink->problem = errno;
  }
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
