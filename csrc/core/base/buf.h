/* A byte buffer that grows up to a maximum and wipes what it frees. */
#ifndef PC_BUF_H
#define PC_BUF_H

#include "pc.h"

typedef struct {
  char *data; /* NUL-terminated once anything was appended */
  size_t len, cap, max;
  bool external; /* the storage belongs to someone else */
} pc_buf;

void pc_buf_init(pc_buf *buf, size_t max);
/* Lets a new buffer begin in external storage, which must outlive it. */
void pc_buf_use_storage(pc_buf *buf, char *memory, size_t size);
/* False: it would exceed the maximum, or memory is short; the buffer is unchanged. */
bool pc_buf_reserve(pc_buf *buf, size_t more);
bool pc_buf_append(pc_buf *buf, const void *bytes, size_t len);
bool pc_buf_text(pc_buf *buf, const char *text);
bool pc_buf_span(pc_buf *buf, pc_span span);
bool pc_buf_escaped(pc_buf *buf, pc_span span);
void pc_buf_clear(pc_buf *buf);
/* Wipes, frees and leaves an empty buffer with the same maximum. */
void pc_buf_drop(pc_buf *buf);
pc_span pc_buf_view(const pc_buf *buf);

void pc_wipe(void *bytes, size_t len);
/* A NUL-terminated copy, or NULL. */
char *pc_copy(pc_span span);
/* Copies a span unless it is absent (at: NULL). False: out of memory. */
bool pc_copy_given(char **out, pc_span span);
/* Wipes and frees what pc_copy made; NULL is fine. */
void pc_copy_free(char *text);

#endif
