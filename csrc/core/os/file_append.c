#include "os/file_append.h"

#include <stdio.h>

bool pc_file_append(pc_buf *buf, const char *path) {
  FILE *file = fopen(path, "rbe");
  if (!file) return false;
  char chunk[4096];
  size_t got;
  bool ok = true;
  while (ok && (got = fread(chunk, 1, sizeof chunk, file)) > 0)
    ok = pc_buf_append(buf, chunk, got);
  pc_wipe(chunk, sizeof chunk); /* it may hold a key */
  ok = ok && !ferror(file);
  return fclose(file) == 0 && ok;
}
