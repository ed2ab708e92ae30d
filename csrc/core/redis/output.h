/* Bytes on their way to Redis, in chunks that stay where they are: libcurl wants the same bytes
   again at the same place after a send that could not go on. */
#ifndef PC_OUTPUT_H
#define PC_OUTPUT_H

#include "base/buf.h"
#include "base/list.h"

typedef struct {
  pc_node chunks;
  uint64_t appended, sent; /* bytes, since the last drop */
} pc_output;

void pc_output_init(pc_output *output);
/* False: out of memory; part of the bytes may be there, so the output must be dropped. */
bool pc_output_append(pc_output *output, pc_span bytes);
/* The bytes to send next, which from now on stay as they are until they were sent. Empty: none. */
pc_span pc_output_front(pc_output *output);
void pc_output_sent(pc_output *output, size_t len);
/* Wipes and frees all of it. */
void pc_output_drop(pc_output *output);
static inline uint64_t pc_output_waiting(const pc_output *output) {
  return output->appended - output->sent;
}

#endif
