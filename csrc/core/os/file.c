#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "pc.h"

#include "base/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASIDE    ".new."
#define PROC     "/proc/self/fd/"
#define NAMELESS "/tmp/partnercenter"

enum { PROC_ROOM = sizeof PROC + 12 };

enum { RANDOM_BYTES = 8, ASIDE_ROOM = sizeof ASIDE + (size_t)2 * RANDOM_BYTES, TRIES = 16 };
enum { READ_MAX = 16 << 20 };

const char *pc_file_reason(int problem) {
  switch (problem) {
  case PC_FILE_LINK:
    return "it is a symbolic link: name the file itself";
  case PC_FILE_DIRECTORY:
    return "it is a directory";
  case PC_FILE_IRREGULAR:
    return "it is not a regular file";
  case PC_FILE_FOREIGN:
    return "it belongs to another user";
  case PC_FILE_SHARED:
    return "others may write to it: take that from them (chmod 600)";
  case PC_FILE_READ_ONLY:
    return "it is read-only";
  case PC_FILE_LARGE:
    return "it is too large";
  default:
    return NULL;
  }
}

static int judge(const struct stat *found) {
  if (S_ISLNK(found->st_mode)) return PC_FILE_LINK;
  if (S_ISDIR(found->st_mode)) return PC_FILE_DIRECTORY;
  if (!S_ISREG(found->st_mode)) return PC_FILE_IRREGULAR;
  if (found->st_uid != geteuid()) return PC_FILE_FOREIGN;
  return found->st_mode & (S_IWGRP | S_IWOTH) ? PC_FILE_SHARED : 0;
}

/* Looks before it opens, as opening may already wait or do something, and again at what it got. */
static int open_own(int *out, const char *path, int flags) {
  struct stat found;
  if (lstat(path, &found)) {
    if (errno != ENOENT || !(flags & O_CREAT)) return errno;
  } else {
    int problem = judge(&found);
    if (problem) return problem;
  }
  int fd = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
  if (fd < 0) return errno == ELOOP ? PC_FILE_LINK : errno;
  int problem = fstat(fd, &found) ? errno : judge(&found);
  if (problem)
    close(fd);
  else
    *out = fd;
  return problem;
}

int pc_file_check(const char *path) {
  struct stat found;
  if (lstat(path, &found)) return errno == ENOENT ? 0 : errno;
  int problem = judge(&found);
  if (problem) return problem;
  return found.st_mode & S_IWUSR ? 0 : PC_FILE_READ_ONLY;
}

int pc_file_target(const char *path) {
  struct stat found;
  if (stat(path, &found)) return errno == ENOENT ? 0 : errno;
  if (S_ISDIR(found.st_mode)) return PC_FILE_DIRECTORY;
  return S_ISREG(found.st_mode) ? 0 : PC_FILE_IRREGULAR;
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

/* Splits a path; the directory is a copy. */
static char *directory_of(const char *path, const char **name) {
  const char *slash = strrchr(path, '/');
  *name = slash ? slash + 1 : path;
  if (!slash) return pc_copy((pc_span){".", 1});
  return pc_copy((pc_span){path, slash == path ? 1 : (size_t)(slash - path)});
}

/* Another's is left alone, and so is one that a living process still holds its lock on. */
static void remove_abandoned(int directory, const char *name) {
  int fd = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat held, there;
  if (!fstat(fd, &held) && !judge(&held) && !flock(fd, LOCK_EX | LOCK_NB) &&
      !fstatat(directory, name, &there, AT_SYMLINK_NOFOLLOW) && held.st_dev == there.st_dev &&
      held.st_ino == there.st_ino)
    (void)unlinkat(directory, name, 0);
  close(fd);
}

static bool is_aside(const char *entry, const char *name) {
  size_t len = strlen(name);
  if (strncmp(entry, name, len) != 0 || strncmp(entry + len, ASIDE, sizeof ASIDE - 1) != 0)
    return false;
  entry += len + sizeof ASIDE - 1;
  return strlen(entry) == (size_t)2 * RANDOM_BYTES &&
         strspn(entry, "0123456789abcdef") == (size_t)2 * RANDOM_BYTES;
}

/* Removes the temporary files of processes that were killed. */
static void sweep(const char *directory, const char *name) {
  DIR *listing = opendir(directory);
  if (!listing) return;
  for (const struct dirent *entry; (entry = readdir(listing));)
    if (is_aside(entry->d_name, name)) remove_abandoned(dirfd(listing), entry->d_name);
  closedir(listing);
}

/* The rename itself must reach the disk too. */
static void sync_directory(const char *directory) {
  int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  (void)fsync(fd);
  close(fd);
}

static bool name_aside(char *out, size_t room, const char *path) {
  unsigned char random[RANDOM_BYTES];
  if (RAND_bytes(random, sizeof random) != 1) return false;
  int len = snprintf(out, room, "%s" ASIDE, path);
  for (size_t i = 0; i < sizeof random; i++)
    (void)snprintf(out + len + 2 * i, 3, "%02x", random[i]);
  return true;
}

/* The lock on a temporary file says that its writer lives. A sweep may come between its creation
   and the lock, and takes it away. */
static int open_aside(int *out, char *aside, size_t room, const char *path, mode_t mode) {
  for (int tries = 0; tries < TRIES; tries++) {
    if (!name_aside(aside, room, path)) return EIO;
    int fd = open(aside, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
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

static int replace(const char *path, char *aside, size_t room, pc_span content) {
  int fd = -1, problem = open_aside(&fd, aside, room, path, 0600);
  if (problem) return problem;
  problem = fchmod(fd, 0600) ? errno : write_all(fd, content); /* whatever the umask takes away */
  if (!problem && rename(aside, path)) problem = errno;
  if (problem) unlink(aside);
  if (close(fd) && !problem) problem = errno;
  return problem;
}

int pc_file_replace(const char *path, pc_span content) {
  const char *name;
  char *directory = directory_of(path, &name);
  size_t room = strlen(path) + ASIDE_ROOM;
  char *aside = malloc(room);
  int problem = directory && aside ? 0 : ENOMEM;
  if (!problem) {
    sweep(directory, name);
    problem = replace(path, aside, room, content);
  }
  if (!problem) sync_directory(directory);
  free(aside);
  free(directory);
  return problem;
}

int pc_file_lock(pc_file_guard *lock, const char *path) {
  lock->pid = pc_pid();
  lock->fd = -1;
  int fd = -1, problem = open_own(&fd, path, O_RDWR | O_CREAT);
  if (problem) return problem;
  /* whoever may open it may hold the lock */
  if (fchmod(fd, 0600) || flock(fd, LOCK_EX | LOCK_NB)) {
    problem = errno;
    close(fd);
    return problem;
  }
  lock->fd = fd;
  return 0;
}

void pc_file_unlock(pc_file_guard *lock) {
  if (lock->fd < 0) return;
  /* closing is not enough where a child has inherited the descriptor */
  if (lock->pid == pc_pid()) (void)flock(lock->fd, LOCK_UN);
  close(lock->fd);
  lock->fd = -1;
}

/* Nothing is left of it whatever ends this process. */
static int open_unnamed(const char *directory) {
#ifdef O_TMPFILE
  char name[PROC_ROOM];
  int fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) return -1;
  (void)snprintf(name, sizeof name, PROC "%d", fd);
  if (!access(name, F_OK)) return fd; /* else it could never get a name */
  close(fd);
#else
  (void)directory;
#endif
  return -1;
}

static int open_for(pc_scratch *scratch, const char *to) {
  const char *name;
  size_t room = strlen(to) + ASIDE_ROOM;
  char *directory = directory_of(to, &name);
  scratch->to = pc_copy((pc_span){to, strlen(to)});
  scratch->aside = malloc(room);
  int problem = directory && scratch->to && scratch->aside ? 0 : ENOMEM;
  if (!problem) {
    sweep(directory, name);
    scratch->fd = open_unnamed(directory);
    scratch->named = scratch->fd < 0;
    if (scratch->named) problem = open_aside(&scratch->fd, scratch->aside, room, to, 0666);
  }
  free(directory);
  return problem;
}

static int open_nameless(pc_scratch *scratch) {
  char path[sizeof NAMELESS + ASIDE_ROOM];
  scratch->fd = open_unnamed("/tmp");
  if (scratch->fd >= 0) return 0;
  int problem = open_aside(&scratch->fd, path, sizeof path, NAMELESS, 0600);
  if (!problem) (void)unlink(path);
  return problem;
}

int pc_scratch_open(pc_scratch *scratch, const char *to) {
  *scratch = (pc_scratch){.fd = -1, .pid = pc_pid()};
  int problem = to ? pc_file_target(to) : 0;
  if (!problem) problem = to ? open_for(scratch, to) : open_nameless(scratch);
  if (problem) {
    scratch->named = false;
    pc_scratch_drop(scratch);
  }
  return problem;
}

uint64_t pc_scratch_size(const pc_scratch *scratch) {
  struct stat found;
  return fstat(scratch->fd, &found) ? 0 : (uint64_t)found.st_size;
}

int pc_scratch_read(const pc_scratch *scratch, char *out, size_t *len, uint64_t from) {
  ssize_t got;
  do
    got = pread(scratch->fd, out, *len, (off_t)from);
  while (got < 0 && errno == EINTR);
  *len = got < 0 ? 0 : (size_t)got;
  return got < 0 ? errno : 0;
}

/* A link cannot take the place of another file, a rename can. */
static int link_aside(pc_scratch *scratch) {
  char source[PROC_ROOM];
  (void)snprintf(source, sizeof source, PROC "%d", scratch->fd);
  for (int tries = 0; tries < TRIES; tries++) {
    if (!name_aside(scratch->aside, strlen(scratch->to) + ASIDE_ROOM, scratch->to)) return EIO;
    if (!linkat(AT_FDCWD, source, AT_FDCWD, scratch->aside, AT_SYMLINK_FOLLOW)) {
      scratch->named = true;
      return 0;
    }
    if (errno != EEXIST) return errno;
  }
  return EBUSY;
}

int pc_scratch_keep(pc_scratch *scratch) {
  int problem = scratch->fd < 0 || !scratch->to ? EBADF : pc_file_target(scratch->to);
  if (!problem && !scratch->named) problem = link_aside(scratch);
  if (!problem && rename(scratch->aside, scratch->to)) problem = errno;
  if (!problem) scratch->named = false;
  pc_scratch_drop(scratch);
  return problem;
}

void pc_scratch_drop(pc_scratch *scratch) {
  if (scratch->named && scratch->pid == pc_pid()) (void)unlink(scratch->aside);
  if (scratch->fd >= 0) close(scratch->fd);
  free(scratch->to);
  free(scratch->aside);
  *scratch = (pc_scratch){.fd = -1};
}
