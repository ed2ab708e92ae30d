#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MADV_WIPEONFORK */
#endif

#include "os/process.h"

#include "base/guid.h"

#include <openssl/rand.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* In a forked child the kernel shows nothing but zeros here, and `pid` is 0; or it does not, and
   the child's own has to be compared. */
struct pc_origin {
  long pid, drawer; /* drawer: whose random bytes these are */
  bool here;
  size_t left;
  unsigned char bytes[4096 - 64];
};

long pc_pid(void) {
  return (long)getpid();
}

static bool is_wiped_by_fork(pc_origin *origin) {
#ifdef MADV_WIPEONFORK
  return madvise(origin, sizeof *origin, MADV_WIPEONFORK) == 0;
#else
  (void)origin;
  return false;
#endif
}

pc_origin *pc_origin_new(void) {
  void *page =
      mmap(NULL, sizeof(pc_origin), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return NULL;
  pc_origin *origin = page;
  origin->here = true;
  origin->pid = is_wiped_by_fork(origin) ? 0 : pc_pid();
  return origin;
}

void pc_origin_free(pc_origin *origin) {
  if (origin) munmap(origin, sizeof *origin);
}

bool pc_origin_is_here(const pc_origin *origin) {
  return origin->here && (!origin->pid || origin->pid == pc_pid());
}

/* Bytes that nobody has seen, or NULL; whoever takes them wipes them. */
static unsigned char *draw(size_t len, pc_origin *origin) {
  long drawer = origin->pid ? pc_pid() : 0;
  if (origin->left < len || origin->drawer != drawer) {
    /* OpenSSL takes much the same time for sixteen bytes as for many */
    if (RAND_bytes(origin->bytes, sizeof origin->bytes) != 1) return NULL;
    origin->left = sizeof origin->bytes;
    origin->drawer = drawer;
  }
  return origin->bytes + (origin->left -= len);
}

bool pc_random_take(void *out, size_t len, pc_origin *origin) {
  unsigned char *bytes = draw(len, origin);
  if (!bytes) return false;
  memcpy(out, bytes, len);
  memset(bytes, 0, len);
  return true;
}

bool pc_guid(char out[PC_GUID_LEN + 1], pc_origin *origin) {
  unsigned char *bytes = draw(PC_GUID_RANDOM, origin);
  if (!bytes) return false;
  pc_guid_write(out, bytes);
  memset(bytes, 0, PC_GUID_RANDOM);
  return true;
}
