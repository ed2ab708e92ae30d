#include "base/buf.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 256 };

void pc_wipe(void *bytes, size_t len) {
  if (bytes && len) OPENSSL_cleanse(bytes, len);
}

char *pc_copy(pc_span span) {
  char *copy = malloc(span.len + 1);
  if (!copy) return NULL;
  if (span.len) memcpy(copy, span.at, span.len);
  copy[span.len] = '\0';
  return copy;
}

bool pc_copy_given(char **out, pc_span span) {
  if (span.at) *out = pc_copy(span);
  return !span.at || *out;
}

void pc_copy_free(char *text) {
  if (!text) return;
  pc_wipe(text, strlen(text));
  free(text);
}

void pc_buf_init(pc_buf *buf, size_t max) {
  *buf = (pc_buf){.max = max};
}

void pc_buf_use_storage(pc_buf *buf, char *memory, size_t size) {
  buf->data = memory;
  buf->cap = size;
  buf->external = true;
}

static void release(pc_buf *buf) {
  pc_wipe(buf->data, buf->len);
  if (!buf->external) free(buf->data);
  buf->external = false;
}

bool pc_buf_reserve(pc_buf *buf, size_t more) {
  if (more > buf->max || buf->len > buf->max - more) return false;
  size_t need = buf->len + more + 1;
  if (need <= buf->cap) return true;
  size_t cap = buf->cap > SMALLEST ? buf->cap : SMALLEST;
  while (cap < need)
    cap = cap > buf->max / 2 ? buf->max + 1 : cap * 2;
  char *data = malloc(cap);
  if (!data) return false;
  if (buf->len) memcpy(data, buf->data, buf->len);
  data[buf->len] = '\0';
  release(buf);
  buf->data = data;
  buf->cap = cap;
  return true;
}

bool pc_buf_append(pc_buf *buf, const void *bytes, size_t len) {
  size_t limit = buf->cap <= buf->max ? buf->cap : buf->max;
  bool fits = buf->len < limit && len < limit - buf->len;
  if (!fits && !pc_buf_reserve(buf, len)) return false;
  if (len) memcpy(buf->data + buf->len, bytes, len);
  buf->len += len;
  buf->data[buf->len] = '\0';
  return true;
}

bool pc_buf_text(pc_buf *buf, const char *text) {
  return pc_buf_append(buf, text, strlen(text));
}

bool pc_buf_span(pc_buf *buf, pc_span span) {
  return pc_buf_append(buf, span.at, span.len);
}

bool pc_buf_escaped(pc_buf *buf, pc_span span) {
  if (span.len > buf->max / 3 || !pc_buf_reserve(buf, 3 * span.len)) return false;
  buf->len += pc_escape(buf->data + buf->len, span);
  buf->data[buf->len] = '\0';
  return true;
}

void pc_buf_clear(pc_buf *buf) {
  pc_wipe(buf->data, buf->len);
  buf->len = 0;
}

void pc_buf_drop(pc_buf *buf) {
  release(buf);
  buf->data = NULL;
  buf->len = buf->cap = 0;
}

pc_span pc_buf_view(const pc_buf *buf) {
  return (pc_span){buf->len ? buf->data : "", buf->len};
}
