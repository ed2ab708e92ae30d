#include "http/body_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void pc_body_file_init(pc_body_file *file, const int *descriptor) {
  *file = (pc_body_file){.wanted = descriptor != NULL, .fd = -1};
  if (descriptor) file->fd = fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
  if (descriptor && file->fd < 0) file->problem = errno;
}

void pc_body_file_rewind(pc_body_file *file) {
  if (file->fd < 0) return;
  bool nothing = file->len == 0 && !file->problem;
  file->len = 0;
  file->problem = 0;
  if (!nothing && (ftruncate(file->fd, 0) || lseek(file->fd, 0, SEEK_SET) < 0))
    file->problem = errno;
}

bool pc_body_file_write(pc_body_file *file, const char *bytes, size_t len) {
  if (!file->problem && len > PC_BODY_FILE_MAX - file->len) file->problem = EFBIG;
  while (!file->problem && len) {
    ssize_t wrote = write(file->fd, bytes, len);
    if (wrote < 0 && errno != EINTR) file->problem = errno;
    if (wrote <= 0) continue;
    bytes += wrote;
    len -= (size_t)wrote;
    file->len += (uint64_t)wrote;
  }
  return !file->problem;
}

bool pc_body_file_close(pc_body_file *file) {
  /* after EINTR it is closed */
  if (file->fd >= 0 && close(file->fd) && errno != EINTR && !file->problem) file->problem = errno;
  file->fd = -1;
  return !file->problem;
}

const char *pc_body_file_trouble(const pc_body_file *file) {
  switch (file->problem) {
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
