#include "pc.h"

#include "buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* The rename itself must reach the disk too. */
static void sync_directory(const char *path) {
  char *directory = pc_copy((pc_span){path, strlen(path)});
  if (!directory) return;
  char *slash = strrchr(directory, '/');
  if (slash) slash[slash == directory] = '\0';
  int fd = open(slash ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    (void)fsync(fd);
    close(fd);
  }
  free(directory);
}

/* Opens the temporary file for this process alone: one that a killed process left is taken over,
   one that another process is about to rename is not. */
static int open_aside(int *out, const char *path) {
  for (;;) {
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return errno;
    struct stat ours = {0}, there = {0};
    int problem = 0;
    while (flock(fd, LOCK_EX))
      if (errno != EINTR) {
        problem = errno;
        break;
      }
    if (!problem && (fchmod(fd, 0600) || fstat(fd, &ours))) problem = errno;
    if (!problem && !lstat(path, &there) && ours.st_dev == there.st_dev &&
        ours.st_ino == there.st_ino) {
      *out = fd;
      return 0;
    }
    close(fd);
    if (problem) return problem;
  }
}

int pc_file_replace(const char *path, pc_span content) {
  size_t room = strlen(path) + sizeof ".new";
  char *aside = malloc(room);
  if (!aside) return ENOMEM;
  (void)snprintf(aside, room, "%s.new", path);
  int fd = -1;
  int problem = open_aside(&fd, aside);
  if (!problem && ftruncate(fd, 0)) problem = errno;
  if (!problem) problem = write_all(fd, content);
  if (!problem && rename(aside, path)) problem = errno;
  if (problem && fd >= 0) unlink(aside);
  if (fd >= 0 && close(fd) && !problem) problem = errno; /* last: it ends the claim on the name */
  if (!problem) sync_directory(path);
  free(aside);
  return problem;
}

int pc_file_lock(pc_file_guard *lock, const char *path) {
  lock->pid = pc_pid();
  lock->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock->fd < 0) return errno;
  if (!flock(lock->fd, LOCK_EX | LOCK_NB)) return 0;
  int problem = errno;
  close(lock->fd);
  lock->fd = -1;
  return problem;
}

void pc_file_unlock(pc_file_guard *lock) {
  if (lock->fd < 0) return;
  /* closing is not enough where a child has inherited the descriptor */
  if (lock->pid == pc_pid()) (void)flock(lock->fd, LOCK_UN);
  close(lock->fd);
  lock->fd = -1;
}
