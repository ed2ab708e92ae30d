#include "os/temporary.h"

#include "base/buf.h"
#include "os/file_check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

char *pc_directory_of(const char *path, const char **name) {
  const char *slash = strrchr(path, '/');
  *name = slash ? slash + 1 : path;
  if (!slash) return pc_copy((pc_span){".", 1});
  return pc_copy((pc_span){path, slash == path ? 1 : (size_t)(slash - path)});
}

/* Skips files of other users, and those that a living process keeps locked. */
static void remove_abandoned(int directory, const char *name) {
  int fd = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat held, there;
  if (!fstat(fd, &held) && !pc_file_judge(&held) && !flock(fd, LOCK_EX | LOCK_NB) &&
      !fstatat(directory, name, &there, AT_SYMLINK_NOFOLLOW) && held.st_dev == there.st_dev &&
      held.st_ino == there.st_ino)
    (void)unlinkat(directory, name, 0);
  close(fd);
}

static bool is_temporary(const char *entry, const char *name) {
  size_t len = strlen(name);
  if (strncmp(entry, name, len) != 0 ||
      strncmp(entry + len, PC_TEMPORARY_SUFFIX, sizeof PC_TEMPORARY_SUFFIX - 1) != 0)
    return false;
  entry += len + sizeof PC_TEMPORARY_SUFFIX - 1;
  return strlen(entry) == (size_t)2 * PC_TEMPORARY_RANDOM &&
         strspn(entry, "0123456789abcdef") == (size_t)2 * PC_TEMPORARY_RANDOM;
}

void pc_temporary_sweep(const char *directory, const char *name) {
  DIR *listing = opendir(directory);
  if (!listing) return;
  for (const struct dirent *entry; (entry = readdir(listing));)
    if (is_temporary(entry->d_name, name)) remove_abandoned(dirfd(listing), entry->d_name);
  closedir(listing);
}

bool pc_temporary_name(char *out, size_t room, const char *path) {
  unsigned char random[PC_TEMPORARY_RANDOM];
  if (RAND_bytes(random, sizeof random) != 1) return false;
  int len = snprintf(out, room, "%s" PC_TEMPORARY_SUFFIX, path);
  for (size_t i = 0; i < sizeof random; i++)
    (void)snprintf(out + len + 2 * i, 3, "%02x", random[i]);
  return true;
}

/* The lock says that the writer lives. A sweep between creation and lock removes the file: then
   there is another try. */
int pc_temporary_open(int *out, char *temporary, size_t room, const char *path, mode_t mode) {
  for (int tries = 0; tries < PC_TEMPORARY_TRIES; tries++) {
    if (!pc_temporary_name(temporary, room, path)) return EIO;
    int fd = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0 && errno != EEXIST) return errno;
    struct stat found = {0};
    if (fd >= 0 && !flock(fd, LOCK_EX | LOCK_NB) && !fstat(fd, &found) && found.st_nlink) {
      *out = fd;
      return 0;
    }
    if (fd >= 0) close(fd);
  }
  return EBUSY;
}
