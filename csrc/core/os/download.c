/* Downloads to a file that gets its name once it is whole. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "base/buf.h"
#include "os/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PROC     "/proc/self/fd/"
#define NAMELESS "/tmp/partnercenter"

enum { PROC_ROOM = sizeof PROC + 12 };

/* The kernel removes such a file when the process ends. */
static int open_unnamed(const char *directory) {
#ifdef O_TMPFILE
  char name[PROC_ROOM];
  int fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) return -1;
  (void)snprintf(name, sizeof name, PROC "%d", fd);
  if (!access(name, F_OK)) return fd; /* else it could not get a name later */
  close(fd);
#else
  (void)directory;
#endif
  return -1;
}

static int open_for(pc_download *download, const char *to) {
  const char *name;
  size_t room = strlen(to) + PC_TEMPORARY_ROOM;
  char *directory = pc_directory_of(to, &name);
  download->to = pc_copy((pc_span){to, strlen(to)});
  download->temporary = malloc(room);
  int problem = directory && download->to && download->temporary ? 0 : ENOMEM;
  if (!problem) {
    pc_temporary_sweep(directory, name);
    download->fd = open_unnamed(directory);
    download->named = download->fd < 0;
    if (download->named)
      problem = pc_temporary_open(&download->fd, download->temporary, room, to, 0666);
  }
  free(directory);
  return problem;
}

static int open_nameless(pc_download *download) {
  char path[sizeof NAMELESS + PC_TEMPORARY_ROOM];
  download->fd = open_unnamed("/tmp");
  if (download->fd >= 0) return 0;
  int problem = pc_temporary_open(&download->fd, path, sizeof path, NAMELESS, 0600);
  if (!problem) (void)unlink(path);
  return problem;
}

int pc_download_open(pc_download *download, const char *to) {
  *download = (pc_download){.fd = -1, .pid = pc_pid()};
  int problem = to ? pc_file_target(to) : 0;
  if (!problem) problem = to ? open_for(download, to) : open_nameless(download);
  if (problem) {
    download->named = false;
    pc_download_drop(download);
  }
  return problem;
}

uint64_t pc_download_size(const pc_download *download) {
  struct stat found;
  return fstat(download->fd, &found) ? 0 : (uint64_t)found.st_size;
}

int pc_download_read(const pc_download *download, char *out, size_t *len, uint64_t from) {
  ssize_t got;
  do
    got = pread(download->fd, out, *len, (off_t)from);
  while (got < 0 && errno == EINTR);
  *len = got < 0 ? 0 : (size_t)got;
  return got < 0 ? errno : 0;
}

/* A link cannot replace another file; the rename after it can. */
static int link_temporary(pc_download *download) {
  char source[PROC_ROOM];
  (void)snprintf(source, sizeof source, PROC "%d", download->fd);
  for (int tries = 0; tries < PC_TEMPORARY_TRIES; tries++) {
    if (!pc_temporary_name(download->temporary, strlen(download->to) + PC_TEMPORARY_ROOM,
                           download->to))
      return EIO;
    if (!linkat(AT_FDCWD, source, AT_FDCWD, download->temporary, AT_SYMLINK_FOLLOW)) {
      download->named = true;
      return 0;
    }
    if (errno != EEXIST) return errno;
  }
  return EBUSY;
}

int pc_download_keep(pc_download *download) {
  int problem = download->fd < 0 || !download->to ? EBADF : pc_file_target(download->to);
  if (!problem && !download->named) problem = link_temporary(download);
  if (!problem && rename(download->temporary, download->to)) problem = errno;
  if (!problem) download->named = false;
  pc_download_drop(download);
  return problem;
}

void pc_download_drop(pc_download *download) {
  if (download->named && download->pid == pc_pid()) (void)unlink(download->temporary);
  if (download->fd >= 0) close(download->fd);
  free(download->to);
  free(download->temporary);
  *download = (pc_download){.fd = -1};
}
