/* Inflates a gzip file of any number of members as its bytes arrive. */
#ifndef PC_GUNZIP_H
#define PC_GUNZIP_H

#include "pc.h"

#define ZLIB_CONST /* it only reads its input */
#include <zlib.h>

typedef enum {
  PC_GUNZIP_FIRST,   /* before the first member */
  PC_GUNZIP_INSIDE,  /* a member */
  PC_GUNZIP_BETWEEN, /* members, or at the end */
  PC_GUNZIP_PADDING, /* zero bytes after the last member */
  PC_GUNZIP_BROKEN
} pc_gunzip_state;

typedef struct {
  z_stream stream;
  bool started;
  pc_gunzip_state state;
  uint64_t inflated; /* bytes, of all members */
  uint64_t padding;  /* zero bytes after the last member */
  char problem[96];  /* what is wrong, in PC_GUNZIP_BROKEN */
} pc_gunzip;

/* False: out of memory. Drop it in either case. */
bool pc_gunzip_init(pc_gunzip *gunzip);
void pc_gunzip_drop(pc_gunzip *gunzip);
/* Inflates into `out` until that is full or `in` is used up, and moves `in` on. Returns the number
   of bytes. zlib checks the checksum and the length of each member. */
size_t pc_gunzip_run(pc_gunzip *gunzip, char *out, size_t room, pc_span *in);
/* Nothing is missing at the end. */
bool pc_gunzip_is_whole(const pc_gunzip *gunzip);

#endif
