#ifndef PC_SINK_H
#define PC_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PC_SINK_MAX ((uint64_t)4 << 30)

/* Writes the body of a success to a file as it arrives. */
typedef struct {
  bool wanted;
  int fd;      /* < 0: closed */
  int problem; /* an errno; 0: none */
  uint64_t len;
} pc_sink;

/* Duplicates the descriptor; NULL: there is no file. */
void pc_sink_init(pc_sink *sink, const int *file);
/* Empties the file for the next attempt. */
void pc_sink_rewind(pc_sink *sink);
bool pc_sink_write(pc_sink *sink, const char *bytes, size_t len);
/* False: some of what was written may be lost. */
bool pc_sink_close(pc_sink *sink);
/* A message that says what is wrong with the file. */
const char *pc_sink_trouble(const pc_sink *sink);

#endif
