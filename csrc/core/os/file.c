/* Reads, replaces and locks files that hold secrets. */
#include "base/buf.h"
#include "os/file_check.h"
#include "os/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { READ_MAX = 16 << 20 };

/* Checks before it opens, since opening may wait or act, and again afterwards. */
static int open_own(int *out, const char *path, int flags) {
  struct stat found;
  if (lstat(path, &found)) {
    if (errno != ENOENT || !(flags & O_CREAT)) return errno;
  } else {
    int problem = pc_file_judge(&found);
    if (problem) return problem;
  }
  int fd = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
  if (fd < 0) return errno == ELOOP ? PC_FILE_LINK : errno;
  int problem = fstat(fd, &found) ? errno : pc_file_judge(&found);
  if (problem)
    close(fd);
  else
    *out = fd;
  return problem;
}

static int read_all(pc_buf *text, int fd) {
  struct stat found;
  if (fstat(fd, &found)) return errno;
  if (found.st_size > READ_MAX) return PC_FILE_LARGE;
  if (!pc_buf_reserve(text, (size_t)found.st_size + 1)) return ENOMEM;
  for (;;) {
    char chunk[4096];
    ssize_t got = read(fd, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    int problem = got < 0 ? errno : 0;
    if (got > 0 && !pc_buf_append(text, chunk, (size_t)got)) problem = ENOMEM;
    pc_wipe(chunk, sizeof chunk);
    if (problem || got == 0) return problem;
  }
}

int pc_file_read(char **text, size_t *len, const char *path) {
  int fd = -1, problem = open_own(&fd, path, O_RDONLY);
  if (problem) return problem;
  pc_buf content;
  pc_buf_init(&content, READ_MAX + 4096);
  problem = read_all(&content, fd);
  close(fd);
  if (!problem) {
    *len = content.len;
    *text = pc_copy(pc_buf_view(&content));
    if (!*text) problem = ENOMEM;
  }
  pc_buf_drop(&content);
  return problem;
}

void pc_file_read_free(char *text, size_t len) {
  if (text) pc_wipe(text, len);
  free(text);
}

static int write_all(int fd, pc_span content) {
  while (content.len) {
    ssize_t wrote = write(fd, content.at, content.len);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    content.at += wrote;
    content.len -= (size_t)wrote;
  }
  return fsync(fd) ? errno : 0;
}

/* Makes the rename reach the disk. */
static void sync_directory(const char *directory) {
  int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  (void)fsync(fd);
  close(fd);
}

static int replace(const char *path, char *temporary, size_t room, pc_span content) {
  int fd = -1, problem = pc_temporary_open(&fd, temporary, room, path, 0600);
  if (problem) return problem;
  problem = fchmod(fd, 0600) ? errno : write_all(fd, content); /* the umask may have removed bits */
  if (!problem && rename(temporary, path)) problem = errno;
  if (problem) unlink(temporary);
  if (close(fd) && !problem) problem = errno;
  return problem;
}

int pc_file_replace(const char *path, pc_span content) {
  const char *name;
  char *directory = pc_directory_of(path, &name);
  size_t room = strlen(path) + PC_TEMPORARY_ROOM;
  char *temporary = malloc(room);
  int problem = directory && temporary ? 0 : ENOMEM;
  if (!problem) {
    pc_temporary_sweep(directory, name);
    problem = replace(path, temporary, room, content);
  }
  if (!problem) sync_directory(directory);
  free(temporary);
  free(directory);
  return problem;
}

/* The holder may have removed the file before it let go. */
static bool is_removed(int fd) {
  struct stat found;
  return !fstat(fd, &found) && !found.st_nlink;
}

int pc_file_lock(pc_file_guard *lock, const char *path) {
  lock->pid = pc_pid();
  lock->fd = -1;
  for (int tries = 0; tries < PC_TEMPORARY_TRIES; tries++) {
    int fd = -1, problem = open_own(&fd, path, O_RDWR | O_CREAT);
    if (problem) return problem;
    /* every process that can open the file could hold the lock */
    if (fchmod(fd, 0600) || flock(fd, LOCK_EX | LOCK_NB)) {
      problem = errno;
      close(fd);
      return problem;
    }
    if (!is_removed(fd)) {
      lock->fd = fd;
      return 0;
    }
    close(fd);
  }
  return EWOULDBLOCK;
}

void pc_file_unlock(pc_file_guard *lock) {
  if (lock->fd < 0) return;
  /* closing does not unlock while a child has the descriptor too */
  if (lock->pid == pc_pid()) (void)flock(lock->fd, LOCK_UN);
  close(lock->fd);
  lock->fd = -1;
}
