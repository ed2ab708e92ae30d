#include "redis/output.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 16 << 10 };

typedef struct {
  pc_node link;
  size_t len, sent;
  bool offered; /* to libcurl: it must not change */
  char bytes[CHUNK];
} chunk;

void pc_output_init(pc_output *output) {
  pc_list_init(&output->chunks);
  output->appended = output->sent = 0;
}

/* The chunk that takes more bytes, or NULL: out of memory. */
static chunk *open_chunk(pc_output *output) {
  if (!pc_list_empty(&output->chunks)) {
    chunk *last = PC_OWNER(output->chunks.prev, chunk, link);
    if (!last->offered && last->len < CHUNK) return last;
  }
  chunk *made = malloc(sizeof *made);
  if (!made) return NULL;
  made->len = made->sent = 0;
  made->offered = false;
  pc_list_init(&made->link);
  pc_list_append(&output->chunks, &made->link);
  return made;
}

bool pc_output_append(pc_output *output, pc_span bytes) {
  while (bytes.len) {
    chunk *into = open_chunk(output);
    if (!into) return false;
    size_t part = CHUNK - into->len;
    if (part > bytes.len) part = bytes.len;
    memcpy(into->bytes + into->len, bytes.at, part);
    into->len += part;
    output->appended += part;
    bytes.at += part;
    bytes.len -= part;
  }
  return true;
}

pc_span pc_output_front(pc_output *output) {
  pc_node *node = pc_list_first(&output->chunks);
  if (!node) return (pc_span){NULL, 0};
  chunk *front = PC_OWNER(node, chunk, link);
  front->offered = front->len > 0;
  return (pc_span){front->bytes + front->sent, front->len - front->sent};
}

/* It may have held a password or a token. */
static void chunk_wipe(chunk *old) {
  pc_wipe(old->bytes, old->len);
  old->len = old->sent = 0;
  old->offered = false;
}

static void chunk_free(chunk *old) {
  pc_list_remove(&old->link);
  chunk_wipe(old);
  free(old);
}

void pc_output_sent(pc_output *output, size_t len) {
  chunk *front = PC_OWNER(output->chunks.next, chunk, link);
  front->sent += len;
  output->sent += len;
  if (front->sent < front->len) return;
  if (output->chunks.next == output->chunks.prev)
    chunk_wipe(front); /* kept: malloc of this size is slow */
  else
    chunk_free(front);
}

void pc_output_drop(pc_output *output) {
  for (pc_node *node = output->chunks.next, *next; node != &output->chunks; node = next) {
    next = node->next;
    chunk_free(PC_OWNER(node, chunk, link));
  }
  pc_output_init(output);
}
