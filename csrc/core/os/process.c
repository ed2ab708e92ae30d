#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MADV_WIPEONFORK */
#endif

#include "os/process.h"

#include "base/guid.h"

#include <openssl/rand.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Where the kernel can, it replaces this by zeros in a forked child, and `pid` is 0. Elsewhere
   `pid` is compared with the child's. */
struct pc_origin {
  long pid;
  bool here;
  /* Random bytes are drawn in stock for speed: RAND_bytes takes 6,700 instructions for the 16 of a
     GUID, much like for a page. A lookup makes two GUIDs. */
  long stock_pid; /* the process that drew the stock; 0: the kernel wipes it in a child */
  size_t left;
  unsigned char stock[4096 - 64];
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

/* Bytes that were never used, or NULL; the caller wipes them. */
static unsigned char *draw(size_t len, pc_origin *origin) {
  long pid = origin->pid ? pc_pid() : 0;
  if (origin->left < len || origin->stock_pid != pid) {
    if (RAND_bytes(origin->stock, sizeof origin->stock) != 1) return NULL;
    origin->left = sizeof origin->stock;
    origin->stock_pid = pid;
  }
  return origin->stock + (origin->left -= len);
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
