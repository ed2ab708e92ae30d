#ifndef PC_SINK_H
#define PC_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PC_SINK_MAX ((uint64_t)4 << 30)

/* Where the body of a success goes when it is a file: to disk as it arrives, so that memory stays
   bounded. */
typedef struct {
  bool wanted;
  int fd;      /* < 0: closed */
  int problem; /* errno of what went wrong */
  uint64_t len;
} pc_sink;

/* The descriptor is duplicated: the file lives until both are closed. NULL: there is no file. */
void pc_sink_init(pc_sink *sink, const int *file);
/* Begins anew, as each attempt does. */
void pc_sink_rewind(pc_sink *sink);
bool pc_sink_write(pc_sink *sink, const char *bytes, size_t len);
/* False: what was written may not all be there. */
bool pc_sink_close(pc_sink *sink);
/* What is wrong with its file, as a message. */
const char *pc_sink_trouble(const pc_sink *sink);

#endif
