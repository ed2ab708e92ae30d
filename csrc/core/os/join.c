/* Joins files that were written side by side: one grows by the content of others. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* copy_file_range */
#endif
#include "os/file_check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 1 << 20 };

static int open_plain(int *out, const char *path, int flags) {
  struct stat found;
  *out = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
  if (*out < 0) return errno == ELOOP ? PC_FILE_LINK : errno;
  int problem = fstat(*out, &found) ? errno : S_ISREG(found.st_mode) ? 0 : PC_FILE_IRREGULAR;
  if (problem) {
    close(*out);
    *out = -1;
  }
  return problem;
}

static int write_all(int fd, const char *bytes, size_t len) {
  while (len) {
    ssize_t wrote = write(fd, bytes, len);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    bytes += wrote;
    len -= (size_t)wrote;
  }
  return 0;
}

static int copy_by_hand(int to, int from) {
  char *piece = malloc(PIECE);
  int problem = piece ? 0 : ENOMEM;
  while (!problem) {
    ssize_t got = read(from, piece, PIECE);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      problem = got < 0 ? errno : 0;
      break;
    }
    problem = write_all(to, piece, (size_t)got);
  }
  free(piece);
  return problem;
}

/* The kernel copies, or shares the blocks, where it can. */
static int copy(int to, int from) {
#ifdef __linux__
  for (;;) {
    ssize_t copied = copy_file_range(from, NULL, to, NULL, (size_t)PIECE << 10, 0);
    if (copied < 0 && errno == EINTR) continue;
    if (copied < 0 && (errno == ENOSPC || errno == EIO || errno == EDQUOT)) return errno;
    if (copied <= 0) break; /* 0 may be the end, or a file that it cannot read */
  }
#endif
  return copy_by_hand(to, from);
}

int pc_file_join(uint64_t *size, const char *into, uint64_t at, const char *from) {
  int to = -1, source = -1;
  int problem = open_plain(&to, into, O_WRONLY | O_CREAT);
  if (!problem && from) problem = open_plain(&source, from, O_RDONLY);
  if (!problem && (ftruncate(to, (off_t)at) || lseek(to, (off_t)at, SEEK_SET) < 0)) problem = errno;
  if (!problem && source >= 0) problem = copy(to, source);
  if (!problem && !from && fsync(to)) problem = errno;
  off_t end = problem ? -1 : lseek(to, 0, SEEK_END);
  if (!problem && end < 0) problem = errno;
  if (source >= 0) close(source);
  if (to >= 0 && close(to) && !problem) problem = errno;
  if (!problem) *size = (uint64_t)end;
  return problem;
}
