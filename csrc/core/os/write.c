#include "os/write.h"

#include <errno.h>
#include <unistd.h>

static const char *reason(int problem) {
  switch (problem) {
  case ENOSPC:
  case EDQUOT:
    return "the disk is full";
  case EFBIG:
    return "it is too large";
  case EIO:
    return "the disk fails";
  default:
    return "the system refuses it";
  }
}

const char *pc_write_all(int fd, pc_span bytes) {
  while (bytes.len) {
    ssize_t wrote = write(fd, bytes.at, bytes.len);
    if (wrote < 0 && errno != EINTR) return reason(errno);
    if (wrote <= 0) continue;
    bytes.at += wrote;
    bytes.len -= (size_t)wrote;
  }
  return NULL;
}
