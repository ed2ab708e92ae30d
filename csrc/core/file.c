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

int pc_file_replace(const char *path, pc_span content) {
  char id[PC_GUID_LEN + 1];
  size_t room = strlen(path) + sizeof id + 6;
  char *aside = malloc(room);
  if (!aside || !pc_guid(id)) {
    free(aside);
    return ENOMEM;
  }
  (void)snprintf(aside, room, "%s.%s.new", path, id);
  int fd = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  int problem = fd < 0 ? errno : write_all(fd, content);
  if (fd >= 0 && close(fd) && !problem) problem = errno;
  if (!problem && rename(aside, path)) problem = errno;
  if (problem && fd >= 0) unlink(aside);
  if (!problem) sync_directory(path);
  free(aside);
  return problem;
}

int pc_file_lock(int *fd, const char *path) {
  *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (*fd < 0) return errno;
  if (!flock(*fd, LOCK_EX | LOCK_NB)) return 0;
  int problem = errno;
  close(*fd);
  *fd = -1;
  return problem;
}

void pc_file_unlock(int fd) {
  if (fd >= 0) close(fd);
}
