/* For LD_PRELOAD: files with "failing-close" in their path are closed, but with an error, as
   where a full disk or a lost server shows only then. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

__attribute__((visibility("default"))) int close(int fd) {
  char link[64], path[512];
  (void)snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t len = readlink(link, path, sizeof path - 1);
  path[len > 0 ? len : 0] = '\0';
  int (*real)(int);
  *(void **)&real = dlsym(RTLD_NEXT, "close");
  int result = real(fd);
  if (!strstr(path, "failing-close")) return result;
  errno = ENOSPC;
  return -1;
}
